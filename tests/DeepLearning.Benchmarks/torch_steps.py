"""Training steps in PyTorch, for `compare`. Reads one JSON command a line from standard input and answers each with one line.

Models, weights and data come from the C# side, so that both do the same work; see CompareSteps.cs.
"""
import json
import statistics
import sys
import time

import numpy
import torch
from torch import nn


class LastStep(nn.Module):
    """An LSTM whose last output is classified."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(64, 128, batch_first=True)
        self.output = nn.Linear(128, 10)

    def forward(self, x):
        return self.output(self.lstm(x)[0][:, -1])


class TokenModel(nn.Module):
    """A Transformer encoder that predicts a class for every token."""

    def __init__(self):
        super().__init__()
        layer = nn.TransformerEncoderLayer(64, 4, dim_feedforward=256, dropout=0.0, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.output = nn.Linear(64, 64)

    def forward(self, x):
        return self.output(self.encoder(x)).flatten(0, 1)


MODELS = {
    "mlp": lambda: nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)),
    "cnn": lambda: nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 7 * 7, 10)),
    "lstm": LastStep,
    "transformer": TokenModel,
}


def read(folder, entry):
    values = numpy.fromfile(f"{folder}/{entry['file']}", dtype="<f4")
    return torch.from_numpy(values.reshape(entry["shape"]).copy())


class Workload:
    def __init__(self, name, folder):
        with open(f"{folder}/manifest.json", encoding="utf-8") as file:
            manifest = json.load(file)
        self.model = MODELS[name]()
        self.weights = {entry["name"]: read(folder, entry) for entry in manifest["weights"]}
        self.input = read(folder, manifest["input"])
        self.target = read(folder, manifest["target"]).long().flatten()
        self.loss = nn.CrossEntropyLoss()
        self.reset()

    def reset(self):
        self.model.load_state_dict(self.weights)
        self.optimizer = torch.optim.Adam(self.model.parameters())

    def step(self):
        self.optimizer.zero_grad()
        loss = self.loss(self.model(self.input), self.target)
        loss.backward()
        self.optimizer.step()
        return loss

    def time(self, threads, seconds):
        torch.set_num_threads(threads)
        times = []
        end = time.perf_counter() + seconds
        while time.perf_counter() < end or len(times) < 3:
            start = time.perf_counter()
            self.step()
            times.append(time.perf_counter() - start)
        return statistics.median(times) * 1000


def product_speed():
    """GFLOP/s of a 512 x 512 matrix product: tells an optimised BLAS from the reference one."""
    a = torch.rand(512, 512)
    times = []
    for _ in range(12):
        start = time.perf_counter()
        a @ a
        times.append(time.perf_counter() - start)
    return 2 * 512**3 / statistics.median(times) / 1e9


workload = None
for line in sys.stdin:
    command = json.loads(line)
    if command["do"] == "load":
        workload = Workload(command["name"], command["folder"])
        answer = torch.__version__
    elif command["do"] == "product":
        answer = product_speed()
    elif command["do"] == "losses":
        torch.set_num_threads(2)
        answer = [workload.step().item() for _ in range(command["steps"])]
        workload.reset()
    else:
        answer = workload.time(command["threads"], command["seconds"])
    print(json.dumps(answer), flush=True)
