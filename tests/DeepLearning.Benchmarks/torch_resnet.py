"""Writes a network of ResNet-18's shape as ONNX, for `resnet`: torch_resnet.py FOLDER reads manifest.json and writes resnet18.onnx.

Weights and input come from the C# side, so that both do the same work; see ResNet.cs.
"""
import json
import sys
import warnings

import numpy
import torch
from torch import nn


class Block(nn.Module):
    """Two 3 x 3 convolutions and a way around them."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        around = self.downsample(x) if hasattr(self, "downsample") else x
        return torch.relu(self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x))))) + around)


blocks = [(64, 64, 1), (64, 64, 1), (64, 128, 2), (128, 128, 1), (128, 256, 2), (256, 256, 1), (256, 512, 2), (512, 512, 1)]
model = nn.Sequential(
    nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1),
    *[Block(*sizes) for sizes in blocks], nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000))

folder = sys.argv[1]
with open(f"{folder}/manifest.json", encoding="utf-8") as file:
    manifest = json.load(file)


def read(entry):
    return torch.from_numpy(numpy.fromfile(f"{folder}/{entry['file']}", dtype="<f4").reshape(entry["shape"]))


model.load_state_dict({entry["name"]: read(entry) for entry in manifest["weights"]}, strict=False)
model.eval()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    torch.onnx.export(model, read(manifest["input"]), f"{folder}/resnet18.onnx", input_names=["x"], output_names=["y"], opset_version=13)
