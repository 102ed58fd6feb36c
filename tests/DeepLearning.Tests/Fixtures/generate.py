#!/usr/bin/python3
"""Writes what PyTorch computes, for the C# tests to compare with.

    apt-get install python3-torch        # Debian 12: PyTorch 1.13.1
    /usr/bin/python3 generate.py         # writes <family>.json.gz beside this file

A case is one line in the file of its family; its name is the key under which the C# table replays it.
Inputs are random, seeded by the case's name, and rounded so that the files stay small. The gradients are
those of sum(output * weight), where the weights are a fixed pattern that both sides compute.
"""
import gzip
import importlib
import json
import pathlib
import platform
import sys
import zlib

import numpy as np
import torch

HERE = pathlib.Path(__file__).parent
families = {}


class Spec:
    """How to draw one input: called after the case has seeded the generator."""

    def __init__(self, draw, differentiable=True):
        self.draw, self.differentiable = draw, differentiable


def rounded(tensor):
    return (tensor * 1000).round() / 1000


def normal(*shape):
    return Spec(lambda: rounded(torch.randn(*shape)))


def positive(*shape):
    return Spec(lambda: rounded(torch.rand(*shape) + 0.2))


def away(*shape):
    """Normal numbers that keep a distance from the kink at 0."""
    return Spec(lambda: rounded(torch.randn(*shape)).apply_(lambda x: x + 0.05 if x >= 0 else x - 0.05))


def whole(below, *shape):
    return Spec(lambda: torch.randint(0, below, shape), differentiable=False)


def mask(*shape):
    return Spec(lambda: torch.randint(0, 2, shape), differentiable=False)


def given(values, differentiable=False):
    return Spec(lambda: torch.tensor(values), differentiable)


def pack(tensor):
    array = tensor.detach().numpy().astype(np.float32)
    return {"shape": list(array.shape), "data": [float(str(value)) for value in array.ravel()]}


def weights(tensor):
    count = torch.arange(tensor.numel())
    return (((count * 7) % 11 - 5) / 5.0).reshape(tensor.shape)


def flat(output):
    """The tensors of an output, however they are nested."""
    if isinstance(output, torch.Tensor):
        return [output]
    return [tensor for part in output if part is not None for tensor in flat(part)]


def add(family, name, case):
    cases = families.setdefault(family, {})
    assert name not in cases, f"{family}: {name} twice"
    cases[name] = case


def seed(name):
    torch.manual_seed(zlib.crc32(name.encode()))


def run(function, specs):
    inputs = [spec.draw() for spec in specs]
    for tensor, spec in zip(inputs, specs):
        tensor.requires_grad_(spec.differentiable and tensor.is_floating_point())
    outputs = flat(function(*inputs))
    loss = sum((output * weights(output)).sum() for output in outputs if output.requires_grad)
    if isinstance(loss, torch.Tensor):
        loss.backward()
    return {
        "inputs": [pack(tensor) for tensor in inputs],
        "outputs": [pack(output) for output in outputs],
        "inputGradients": [None if tensor.grad is None else pack(tensor.grad) for tensor in inputs],
    }


def operation(family, name, function, *specs):
    """A function of tensors: values and input gradients."""
    seed(name)
    add(family, name, run(function, specs))


def save(name, module):
    """Writes a module's weights as safetensors: the length of a JSON header, the header, the numbers."""
    header, data = {}, b""
    for key, tensor in module.state_dict().items():
        array = tensor.numpy()
        kind = {"float32": "F32", "int64": "I64"}[str(array.dtype)]
        header[key] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    (HERE / f"{name.replace(', ', '-').replace(' ', '-')}.safetensors").write_bytes(len(text).to_bytes(8, "little") + text + data)


def layer(family, name, make, *specs, call=None, train=True, weights=False):
    """A module: values, input and parameter gradients, and its buffers after the call. With weights, also a safetensors file."""
    seed(name)
    module = make().train(train)
    with torch.no_grad():
        for tensor in module.state_dict().values():
            if tensor.is_floating_point():
                tensor.copy_(rounded(tensor))
    if weights:
        save(name, module)
    # Packed before the call, because a batch normalisation changes its buffers as it runs.
    state = {key: pack(tensor) for key, tensor in module.state_dict().items()}
    case = run((lambda *inputs: call(module, *inputs)) if call else module, specs)
    case["state"] = state
    case["parameterGradients"] = {key: pack(parameter.grad) for key, parameter in module.named_parameters() if parameter.grad is not None}
    case["buffers"] = {key: pack(buffer) for key, buffer in module.named_buffers()}
    add(family, name, case)


def series(family, name, **tensors):
    """Numbers without gradients, such as the steps of an optimiser or a schedule."""
    add(family, name, {"series": {key: pack(torch.as_tensor(tensor)) for key, tensor in tensors.items()}})


def write():
    provenance = {
        "program": f"PyTorch {torch.__version__}, NumPy {np.__version__}, Python {platform.python_version()}",
        "script": "tests/DeepLearning.Tests/Fixtures/generate.py",
    }
    for family, cases in families.items():
        text = json.dumps({"provenance": provenance | {"cases": len(cases)}, "cases": cases}, separators=(",", ":"))
        with open(HERE / f"{family}.json.gz", "wb") as file:
            file.write(gzip.compress(text.encode(), mtime=0))
        print(f"{family}: {len(cases)} cases")
    print(f"{sum(map(len, families.values()))} in all")


if __name__ == "__main__":
    sys.modules["generate"] = sys.modules["__main__"]
    torch.set_num_threads(1)
    for path in sorted(HERE.glob("cases_*.py")):
        importlib.import_module(path.stem)
    write()
