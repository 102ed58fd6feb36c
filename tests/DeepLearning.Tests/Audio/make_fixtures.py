"""Makes audio.json: spectrum, mel bands and MFCC of a short sound by NumPy 1.24 and SciPy 1.10 (Debian 12), with the
definitions of librosa's documentation (centred frames, mirrored ends, periodic Hann window, Slaney mel scale and norm,
orthonormal DCT-II).

Usage: /usr/bin/python3 make_fixtures.py > audio.json
"""
import json

import numpy as np
from scipy.fft import dct
from scipy.signal import get_window

RATE, WINDOW, HOP, BANDS, COEFFICIENTS = 8000, 64, 24, 10, 6
time = np.arange(301) / RATE
samples = np.float32(0.5 * np.sin(2 * np.pi * (300 + 20000 * time) * time) + 0.1 * np.random.RandomState(3).randn(301)).astype(float)

padded = np.pad(samples, WINDOW // 2, mode="reflect")
frames = np.stack([padded[i * HOP:i * HOP + WINDOW] for i in range(len(samples) // HOP + 1)])
power = np.abs(np.fft.rfft(frames * get_window("hann", WINDOW, fftbins=True))) ** 2


def to_hertz(mel):
    return np.where(mel < 15, mel * 200 / 3, 1000 * 6.4 ** ((np.maximum(mel, 15) - 15) / 27))


def to_mel(hertz):
    return hertz * 3 / 200 if hertz < 1000 else 15 + 27 * np.log(hertz / 1000) / np.log(6.4)


edges = to_hertz(np.linspace(0, to_mel(RATE / 2), BANDS + 2))
bins = np.fft.rfftfreq(WINDOW, 1 / RATE)
filters = np.stack([np.interp(bins, edges[b:b + 3], [0, 1, 0], left=0, right=0) * 2 / (edges[b + 2] - edges[b]) for b in range(BANDS)])
mel = power @ filters.T
decibels = 10 * np.log10(np.maximum(mel, 1e-10))
decibels = np.maximum(decibels, decibels.max() - 80)
mfcc = dct(decibels, type=2, norm="ortho", axis=1)[:, :COEFFICIENTS]

print(json.dumps({"rate": RATE, "window": WINDOW, "hop": HOP, "bands": BANDS, "coefficients": COEFFICIENTS, "samples": samples.tolist(),
                  "frames": len(frames), "power": power.ravel().tolist(), "mel": mel.ravel().tolist(), "mfcc": mfcc.ravel().tolist()},
                 separators=(",", ":")))
