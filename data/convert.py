"""Conversions that data/rebuild.sh calls: package files in, the files that the loaders read out.

Usage: convert.py mnist|fashion|iris|wine|breast-cancer|tiny-digits|cars|photograph IN OUT, convert.py checksums FOLDER
"""
import csv
import gzip
import hashlib
import json
import pathlib
import re
import struct
import sys


def write_idx(path, data, *sizes):
    """idx: two zero bytes, the type (8 = unsigned byte), the number of sizes, the sizes big-endian, the bytes."""
    header = struct.pack(">HBB", 0, 8, len(sizes)) + struct.pack(f">{len(sizes)}I", *sizes)
    pathlib.Path(path).write_bytes(header + bytes(data))


def write_images(folder, stem, images, labels):
    write_idx(folder / f"{stem}-images-idx3-ubyte", b"".join(images), len(images), 28, 28)
    write_idx(folder / f"{stem}-labels-idx1-ubyte", labels, len(labels))


def mnist(source, out):
    """Values are bytes/255 rounded to three decimals, so the byte comes back exactly.
    The order is that of SHA-256("mnist:<digit>:<index>"): a shuffle that any language can repeat."""
    samples = []
    for digit in range(10):
        values = json.loads((pathlib.Path(source) / f"{digit}.json").read_text())["data"]
        for index in range(len(values) // 784):
            pixels = bytes(round(v * 255) for v in values[index * 784:(index + 1) * 784])
            samples.append((hashlib.sha256(f"mnist:{digit}:{index}".encode()).digest(), pixels, digit))
    samples.sort(key=lambda sample: sample[0])
    assert len(samples) == 10000, len(samples)
    for stem, part in (("train", samples[:8000]), ("t10k", samples[8000:])):
        write_images(pathlib.Path(out), stem, [s[1] for s in part], [s[2] for s in part])


def fashion(source, out):
    """The first 10,000 training and the first 2,000 test pictures."""
    for stem, count in (("train", 10000), ("t10k", 2000)):
        images = gzip.decompress((pathlib.Path(source) / f"{stem}-images-idx3-ubyte.gz").read_bytes())[16:]
        labels = gzip.decompress((pathlib.Path(source) / f"{stem}-labels-idx1-ubyte.gz").read_bytes())[8:]
        write_images(pathlib.Path(out), stem, [images[i * 784:(i + 1) * 784] for i in range(count)], labels[:count])


def write_csv(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def named_classes(columns, label):
    """scikit-learn's files begin with a line `rows,columns,class 0,class 1,…` and end each row with the class number."""
    def convert(source, out):
        with open(source, newline="", encoding="utf-8") as file:
            first, *rows = csv.reader(file)
        assert len(rows) == int(first[0]) and len(columns) == int(first[1])
        write_csv(out, [*columns, label], [[*row[:-1], first[2 + int(row[-1])]] for row in rows])
    return convert


def tiny_digits(source, out):
    rows = [line.split(",") for line in gzip.decompress(pathlib.Path(source).read_bytes()).decode().split()]
    header = [f"pixel_{row}_{column}" for row in range(8) for column in range(8)] + ["digit"]
    write_csv(out, header, [[str(int(float(value))) for value in row] for row in rows])


def cars(source, out):
    header = {"Name": "name", "Miles_per_Gallon": "miles_per_gallon", "Cylinders": "cylinders",
              "Displacement": "displacement_cubic_inches", "Horsepower": "horsepower", "Weight_in_lbs": "weight_lb",
              "Acceleration": "acceleration_s", "Year": "year", "Origin": "origin"}
    rows = json.loads(pathlib.Path(source).read_text())
    write_csv(out, header.values(), [["" if (v := row[key]) is None else str(v)[:4] if key == "Year" else v
                                      for key in header] for row in rows])


def photograph(source, out):
    from PIL import Image
    Image.open(source).save(out, optimize=True)


def checksums(folder):
    """Rewrites the fenced block of SOURCE.md that lists the SHA-256 of every data file; the loaders read it."""
    folder = pathlib.Path(folder)
    page = folder / "SOURCE.md"
    files = sorted(p for p in folder.iterdir() if p.name not in ("LICENSE", "SOURCE.md"))
    block = "\n".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}" for p in files)
    text = page.read_text(encoding="utf-8") if page.exists() else f"# {folder.name}\n\n```sha256\n```\n"
    page.write_text(re.sub(r"```sha256\n.*?```", f"```sha256\n{block}\n```", text, flags=re.S), encoding="utf-8")


MEASURES = ["radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave_points",
            "symmetry", "fractal_dimension"]
COMMANDS = {
    "mnist": mnist, "fashion": fashion, "tiny-digits": tiny_digits, "cars": cars, "photograph": photograph,
    "checksums": checksums,
    "iris": named_classes(["sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm"], "species"),
    "wine": named_classes(["alcohol", "malic_acid", "ash", "alcalinity_of_ash", "magnesium", "total_phenols",
                           "flavanoids", "nonflavanoid_phenols", "proanthocyanins", "color_intensity", "hue",
                           "od280_od315", "proline"], "cultivar"),
    "breast-cancer": named_classes([f"{kind}_{measure}" for kind in ("mean", "error", "worst")
                                    for measure in MEASURES], "diagnosis"),
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*sys.argv[2:])
