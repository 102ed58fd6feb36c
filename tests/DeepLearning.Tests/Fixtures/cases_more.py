import torch
import torch.nn.functional as F
from torch import nn

from generate import away, given, layer, normal, operation, positive, seed, series


def op(name, function, *specs):
    operation("operations", name, function, *specs)


# Reuse of a tensor, so that its gradients must add up; and combinations that go through views.
op("combined, reuse", lambda a: a * a + a.exp() * a, normal(3, 5))
op("combined, view", lambda a: a.reshape(5, 3).T @ a.transpose(0, 1).reshape(5, 3), normal(3, 5))
op("combined, standardise", lambda a: (a - a.mean(1, keepdim=True)) / (a.var(1, unbiased=False, keepdim=True) + 1e-5).sqrt(), normal(3, 7))
op("combined, distances", lambda a, b: (a[:, None] - b[None]).square().sum(-1).sqrt(), normal(3, 4), normal(5, 4))
op("combined, attention", lambda q, k: (q @ k.transpose(-2, -1)).softmax(-1) @ k, normal(2, 3, 5), normal(2, 4, 5))
op("combined, slices", lambda a: a[:, 1:] * a[:, :-1] + a[:, 2:3], normal(3, 6))
op("combined, batch 1", lambda a: (a @ a.T).tanh().sum(0), normal(1, 5))
op("combined, empty", lambda a: (a * 2).sum(0), normal(0, 3))
op("combined, log-likelihood", lambda m, s, x: (-0.5 * ((x - m) / s) ** 2 - s.log()).mean(), normal(7), positive(7), normal(7))
op("combined, polynomial", lambda a: 1 - 2 * a + 3 * a**2 - 0.5 * a**3, normal(9))

for name, inputs in (("relu", nn.ReLU), ("gelu", nn.GELU), ("elu", nn.ELU), ("silu", nn.SiLU), ("softplus", nn.Softplus)):
    layer("layers", f"mlp, {name}", lambda: nn.Sequential(nn.Linear(5, 17), inputs(), nn.Linear(17, 3)), away(1, 5))


def initialiser(name, function, *shape):
    """Statistics of many draws: mean, deviation, largest size, and excess kurtosis, which tells uniform from normal."""
    seed(name)
    values = function(torch.empty(*shape)).double()
    z = (values - values.mean()) / values.std()
    series("initialisers", name, mean=values.mean(), std=values.std(), largest=values.abs().max(), kurtosis=(z**4).mean())


initialiser("xavier uniform", nn.init.xavier_uniform_, 300, 200)
initialiser("xavier normal", nn.init.xavier_normal_, 300, 200)
initialiser("xavier uniform, gain", lambda t: nn.init.xavier_uniform_(t, nn.init.calculate_gain("tanh")), 200, 300)
initialiser("xavier uniform, convolution", nn.init.xavier_uniform_, 60, 50, 5, 4)
initialiser("he uniform", lambda t: nn.init.kaiming_uniform_(t, nonlinearity="relu"), 300, 200)
initialiser("he normal", lambda t: nn.init.kaiming_normal_(t, nonlinearity="relu"), 300, 200)
initialiser("he normal, leaky", lambda t: nn.init.kaiming_normal_(t, a=0.2), 300, 200)
initialiser("he normal, convolution", lambda t: nn.init.kaiming_normal_(t, nonlinearity="relu"), 60, 50, 5, 4)
initialiser("orthogonal", nn.init.orthogonal_, 250, 200)
initialiser("linear", lambda t: nn.Linear(200, 300).weight.detach(), 1)
initialiser("convolution", lambda t: nn.Conv2d(50, 60, (5, 4)).weight.detach(), 1)
initialiser("transposed convolution", lambda t: nn.ConvTranspose2d(50, 60, (5, 4)).weight.detach(), 1)
initialiser("embedding", lambda t: nn.Embedding(300, 200).weight.detach(), 1)
initialiser("lstm", lambda t: nn.LSTM(100, 120).weight_ih_l0.detach(), 1)
initialiser("attention", lambda t: nn.MultiheadAttention(120, 4).in_proj_weight.detach(), 1)
