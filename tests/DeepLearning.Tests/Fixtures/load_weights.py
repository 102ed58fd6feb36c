#!/usr/bin/python3
"""Loads weights that the C# library wrote into PyTorch's own modules and compares the outputs.

    /usr/bin/python3 load_weights.py "residual stack" weights.safetensors call.safetensors

The second file holds the inputs (input0, input1, …) and the output that the C# module computed. Prints the largest
difference, relative to the largest output; a key that is missing, unknown or of another shape is an error.
"""
import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from cases_attention import Block  # noqa: E402

MODULES = {
    "lenet": lambda: nn.Sequential(nn.Conv2d(1, 4, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(4, 6, 5), nn.Tanh(), nn.AvgPool2d(2),
                                   nn.Flatten(), nn.Linear(24, 10), nn.Tanh(), nn.Linear(10, 5)),
    "residual stack": lambda: nn.Sequential(Block(2, 3), Block(3, 4, 2), Block(4, 4)),
    "lstm, two layers, bidirectional": lambda: nn.LSTM(3, 4, 2, bidirectional=True),
    "gru, two layers, bidirectional": lambda: nn.GRU(3, 4, 2, bidirectional=True),
    "transformer": lambda: nn.Transformer(6, 2, 2, 2, dim_feedforward=9, dropout=0.0, batch_first=True),
}


def read(path):
    """A safetensors file: the length of a JSON header, the header, the numbers."""
    data = pathlib.Path(path).read_bytes()
    size = int.from_bytes(data[:8], "little")
    tensors = {}
    for key, entry in json.loads(data[8:8 + size]).items():
        if key != "__metadata__":
            start, end = (8 + size + offset for offset in entry["data_offsets"])
            kind = {"F32": np.float32, "I64": np.int64}[entry["dtype"]]
            tensors[key] = torch.from_numpy(np.frombuffer(data[start:end], kind).reshape(entry["shape"]).copy())
    return tensors


name, weights, call = sys.argv[1:]
module = MODULES[name]().eval()
module.load_state_dict(read(weights), strict=True)
tensors = read(call)
inputs = [tensors[key] for key in sorted(tensors) if key.startswith("input")]
with torch.no_grad():
    # The C# transformer hides the future unless told otherwise; PyTorch's has to be told.
    options = {"tgt_mask": nn.Transformer.generate_square_subsequent_mask(inputs[1].shape[1])} if name == "transformer" else {}
    output = module(*inputs, **options)
output = output[0] if isinstance(output, tuple) else output
expected = tensors["output"]
assert output.shape == expected.shape, f"{tuple(output.shape)} and {tuple(expected.shape)}"
print(f"{((output - expected).abs().max() / expected.abs().max()).item():.9f}")
