"""Makes gaussian_process.json: predictions of scikit-learn 1.2.1 (Debian 12: python3-sklearn) with a fixed Matern 5/2 kernel.

Usage: /usr/bin/python3 make_fixtures.py > gaussian_process.json
"""
import json

import numpy as np
from scipy.stats import norm
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import Matern

random = np.random.RandomState(5)
points, targets, queries = random.rand(9, 2), random.randn(9) * 3 + 10, random.rand(7, 2)
model = GaussianProcessRegressor(Matern(0.4, nu=2.5), alpha=1e-3, optimizer=None, normalize_y=True).fit(points, targets)
mean, deviation = model.predict(queries, return_std=True)
z = (targets.min() - mean) / deviation
print(json.dumps({"points": points.tolist(), "targets": targets.tolist(), "queries": queries.tolist(), "mean": mean.tolist(),
                  "deviation": deviation.tolist(), "improvement": ((targets.min() - mean) * norm.cdf(z) + deviation * norm.pdf(z)).tolist(),
                  "logLikelihood": model.log_marginal_likelihood_value_}, separators=(",", ":")))
