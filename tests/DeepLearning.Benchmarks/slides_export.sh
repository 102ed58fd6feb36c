#!/usr/bin/env bash
# How long `dln slides` takes with kept outputs and without the overflow check, beside nbconvert on the same executed
# notebook. The two take turns, so that a busy machine slows both; the medians are printed, and their ratio.
#   tests/DeepLearning.Benchmarks/slides_export.sh [RUNS=7] [LESSON.md]
# Needs a Release build of src/DeepLearning.Cli, the web assets (npm ci --ignore-scripts) and jupyter nbconvert.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-7} lesson=${2:-notebooks/01-introduction/03-forward-propagation.md}
dln=${DLN_DLL:-src/DeepLearning.Cli/bin/Release/net10.0/dln.dll}
[ -f "$dln" ] || { echo "build first: dotnet build -c Release src/DeepLearning.Cli" >&2; exit 2; }
command -v jupyter >/dev/null || { echo "needs nbconvert: apt-get install jupyter-nbconvert" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
name=$(basename "$lesson" .md)

ours() { dotnet "$dln" slides "$lesson" --no-check --out "$work/ours"; }
theirs() { jupyter nbconvert --to slides --output-dir "$work/theirs" "$work/$name.ipynb"; }
seconds() { local start=$EPOCHREALTIME; "$@" >"$work/log" 2>&1; awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f\n", b - a }'; }
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

# Both get the same outputs: the first export runs the lesson and keeps it, `dln run` makes nbconvert's copy.
ours >"$work/log"
dotnet "$dln" run "${lesson%.md}.ipynb" --out "$work" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
theirs >"$work/log" 2>&1
for _ in $(seq "$runs"); do
  seconds ours >>"$work/ours.txt"
  seconds theirs >>"$work/theirs.txt"
done
a=$(median "$work/ours.txt") b=$(median "$work/theirs.txt")
printf '%s: dln slides %.2f s (%.1f MB, needs no network), nbconvert %.2f s (%.1f MB, needs one), ratio %.2f; medians of %d\n' \
  "$name" "$a" "$(stat -c %s "$work/ours/$name.html" | awk '{ print $1 / 1e6 }')" "$b" "$(stat -c %s "$work/theirs/$name.slides.html" | awk '{ print $1 / 1e6 }')" "$(awk -v a="$a" -v b="$b" 'BEGIN { print a / b }')" "$runs"
