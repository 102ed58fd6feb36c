"""Makes metrics.json: values of the metrics by scikit-learn 1.2.1 and SciPy 1.10.1 (Debian 12: python3-sklearn).

Usage: /usr/bin/python3 make_fixtures.py > metrics.json
"""
import json

import numpy as np
from scipy.ndimage import gaussian_filter
from sklearn import metrics

random = np.random.RandomState(7)


def numbers(array):
    return np.asarray(array, dtype=np.float32).astype(float).round(7).ravel().tolist()


targets = random.randint(0, 4, 97)
predictions = np.where(random.rand(97) < 0.6, targets, random.randint(0, 5, 97))
precision, recall, f1, support = metrics.precision_recall_fscore_support(targets, predictions, labels=range(5), zero_division=0)
classification = {
    "targets": targets.tolist(), "predictions": predictions.tolist(),
    "accuracy": metrics.accuracy_score(targets, predictions),
    "confusion": metrics.confusion_matrix(targets, predictions, labels=range(5)).tolist(),
    "precision": precision.tolist(), "recall": recall.tolist(), "f1": f1.tolist(), "support": support.tolist(),
    "macroF1": float(np.mean(f1)),
    "weightedF1": metrics.f1_score(targets, predictions, average="weighted", zero_division=0),
}

labels = random.randint(0, 2, 83)
scores = np.round(np.float32(labels * 0.4 + random.rand(83)), 1).astype(np.float32)  # rounded: many ties
fpr, tpr, thresholds = metrics.roc_curve(labels, scores, drop_intermediate=False)
ranking = {
    "targets": labels.tolist(), "scores": scores.astype(float).tolist(),
    "auc": metrics.roc_auc_score(labels, scores), "averagePrecision": metrics.average_precision_score(labels, scores),
    "falsePositiveRate": fpr.tolist(), "truePositiveRate": tpr.tolist(),
}

truth = random.randn(41).astype(np.float32)
guess = (truth + 0.5 * random.randn(41)).astype(np.float32)
regression = {
    "targets": truth.astype(float).tolist(), "predictions": guess.astype(float).tolist(), "r2": metrics.r2_score(truth, guess),
    "meanSquaredError": float(metrics.mean_squared_error(truth.astype(float), guess.astype(float))),
    "meanAbsoluteError": float(metrics.mean_absolute_error(truth.astype(float), guess.astype(float))),
}


def ssim(x, y):
    """Wang and others 2004 with a Gaussian window of radius 5, over the pixels that have a whole window."""
    def blur(image):
        return gaussian_filter(image, 1.5, truncate=5 / 1.5)[5:-5, 5:-5]
    ux, uy = blur(x), blur(y)
    vx, vy, vxy = blur(x * x) - ux * ux, blur(y * y) - uy * uy, blur(x * y) - ux * uy
    c1, c2 = 0.01 ** 2, 0.03 ** 2
    return float(np.mean((2 * ux * uy + c1) * (2 * vxy + c2) / ((ux ** 2 + uy ** 2 + c1) * (vx + vy + c2))))


clean = np.float32(np.add.outer(np.sin(np.arange(17) / 3), np.cos(np.arange(23) / 4)) / 4 + 0.5).astype(float)
noisy = np.float32(np.clip(clean + 0.1 * random.randn(17, 23), 0, 1)).astype(float)
images = {
    "shape": [17, 23], "reference": clean.ravel().tolist(), "image": noisy.ravel().tolist(),
    "psnr": float(10 * np.log10(1 / np.mean((clean - noisy) ** 2))), "ssim": ssim(noisy, clean),
}

print(json.dumps({"classification": classification, "ranking": ranking, "regression": regression, "images": images}, separators=(",", ":")).replace("},", "},\n"))
