"""Makes png.json: small PNG files of every kind written by Pillow 9.4.0 (Debian 12: python3-pil) with their pixels, and the
SHA-256 of the pixels that Pillow reads from the course's photographs.

Usage: /usr/bin/python3 make_fixtures.py ../../../data/photographs > png.json
"""
import base64
import hashlib
import io
import json
import pathlib
import sys

import numpy as np
from PIL import Image

random = np.random.RandomState(1)


def encode(image, **options):
    file = io.BytesIO()
    image.save(file, "PNG", **options)
    return base64.b64encode(file.getvalue()).decode()


def entry(name, image, expected, **options):
    pixels = np.asarray(expected)
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    return {"name": name, "file": encode(image, **options), "width": image.width, "height": image.height, "channels": channels,
            "pixels": base64.b64encode(pixels.astype(np.uint8).tobytes()).decode()}


def colour(channels):
    shape = (7, 5, channels) if channels > 1 else (7, 5)
    ramp = np.add.outer(np.arange(7) * 9, np.arange(5) * 5)
    return np.uint8((random.randint(0, 40, shape) + (ramp if channels == 1 else ramp[..., None])) % 256)


palette = Image.fromarray(colour(3)).quantize(6)
clear = palette.copy()
wide = np.uint16(random.randint(0, 65536, (4, 3)))
bits = random.randint(0, 2, (5, 11)).astype(bool)
files = [entry(kind, Image.fromarray(p, kind), p) for kind, p in (("L", colour(1)), ("LA", colour(2)), ("RGB", colour(3)), ("RGBA", colour(4)))]
files += [
    entry("palette", palette, np.asarray(palette.convert("RGB"))),
    entry("palette of 4 bits", palette, np.asarray(palette.convert("RGB")), bits=4),
    entry("palette with a clear colour", clear, np.dstack([np.asarray(palette.convert("RGB")), np.where(np.asarray(palette) == 2, 0, 255)]), transparency=2),
    entry("1 bit", Image.fromarray(bits), bits * 255),
    entry("16 bits", Image.fromarray(wide), wide >> 8),
]
photographs = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.png")):
    photographs[path.stem] = hashlib.sha256(np.asarray(Image.open(path)).tobytes()).hexdigest()
print(json.dumps({"files": files, "photographs": photographs}, indent=1))
