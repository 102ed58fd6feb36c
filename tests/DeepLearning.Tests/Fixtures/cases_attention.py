import math

import torch
from torch import nn

from generate import given, layer, normal, operation


def case(name, make, *specs, **options):
    layer("attention", name, make, *specs, **options)


def attend(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    weights = (scores if mask is None else scores.masked_fill(mask.bool(), float("-inf"))).softmax(-1)
    return weights @ v, weights


causal = given([[0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1], [0, 0, 0, 0]])
padding = given([[0, 0, 0, 1, 1], [0, 0, 0, 0, 0]])
operation("attention", "scaled dot product", attend, normal(2, 3, 4), normal(2, 5, 4), normal(2, 5, 6))
operation("attention", "scaled dot product, causal", attend, normal(2, 3, 4, 5), normal(2, 3, 4, 5), normal(2, 3, 4, 5), causal)

heads = lambda module, q, k, v, **masks: module(q, k, v, average_attn_weights=False, **masks)
case("multi-head, self", lambda: nn.MultiheadAttention(6, 2, batch_first=True), normal(2, 4, 6), call=lambda m, x: heads(m, x, x, x))
case("multi-head, one head", lambda: nn.MultiheadAttention(5, 1, batch_first=True), normal(1, 3, 5), call=lambda m, x: heads(m, x, x, x))
case("multi-head, no bias", lambda: nn.MultiheadAttention(6, 3, bias=False, batch_first=True), normal(2, 4, 6), call=lambda m, x: heads(m, x, x, x))
case("multi-head, time first", lambda: nn.MultiheadAttention(6, 2), normal(4, 2, 6), call=lambda m, x: heads(m, x, x, x))
case("multi-head, cross", lambda: nn.MultiheadAttention(6, 2, batch_first=True), normal(2, 4, 6), normal(2, 5, 6), normal(2, 5, 6), call=heads)
case("multi-head, causal", lambda: nn.MultiheadAttention(6, 2, batch_first=True), normal(2, 4, 6), causal,
     call=lambda m, x, mask: heads(m, x, x, x, attn_mask=mask.bool()))
case("multi-head, padding", lambda: nn.MultiheadAttention(6, 2, batch_first=True), normal(2, 4, 6), normal(2, 5, 6), padding,
     call=lambda m, q, k, mask: heads(m, q, k, k, key_padding_mask=mask.bool()))
case("multi-head, causal and padding", lambda: nn.MultiheadAttention(6, 2, batch_first=True), normal(2, 4, 6), causal, given([[0, 0, 1, 1], [0, 0, 0, 0]]),
     call=lambda m, x, mask, pad: heads(m, x, x, x, attn_mask=mask.bool(), key_padding_mask=pad.bool()))

options = dict(dim_feedforward=9, dropout=0.0, batch_first=True)
case("encoder layer", lambda: nn.TransformerEncoderLayer(6, 2, **options), normal(2, 4, 6))
case("encoder layer, gelu", lambda: nn.TransformerEncoderLayer(6, 3, activation="gelu", **options), normal(2, 4, 6))
case("encoder layer, norm first", lambda: nn.TransformerEncoderLayer(6, 2, norm_first=True, **options), normal(2, 4, 6))
case("encoder layer, causal", lambda: nn.TransformerEncoderLayer(6, 2, **options), normal(2, 4, 6), causal, call=lambda m, x, mask: m(x, mask.bool()))
case("encoder layer, padding", lambda: nn.TransformerEncoderLayer(6, 2, **options), normal(2, 5, 6), padding, call=lambda m, x, mask: m(x, src_key_padding_mask=mask.bool()))
case("decoder layer", lambda: nn.TransformerDecoderLayer(6, 2, **options), normal(2, 4, 6), normal(2, 5, 6))
case("decoder layer, norm first", lambda: nn.TransformerDecoderLayer(6, 2, norm_first=True, **options), normal(2, 4, 6), normal(2, 5, 6))
case("decoder layer, masks", lambda: nn.TransformerDecoderLayer(6, 2, **options), normal(2, 4, 6), normal(2, 5, 6), causal, padding,
     call=lambda m, x, memory, mask, pad: m(x, memory, tgt_mask=mask.bool(), memory_key_padding_mask=pad.bool()))
case("encoder", lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 2, **options), 2), normal(2, 4, 6))
case("encoder, final norm", lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 2, **options), 2, nn.LayerNorm(6)), normal(2, 4, 6))
case("decoder", lambda: nn.TransformerDecoder(nn.TransformerDecoderLayer(6, 2, **options), 2), normal(2, 4, 6), normal(2, 5, 6))
case("transformer", lambda: nn.Transformer(6, 2, 2, 2, **options), normal(2, 5, 6), normal(2, 4, 6), causal,
     call=lambda m, s, t, mask: m(s, t, tgt_mask=mask.bool()), weights=True)
case("transformer, padding", lambda: nn.Transformer(6, 2, 1, 2, **options), normal(2, 5, 6), normal(2, 4, 6), causal, padding,
     call=lambda m, s, t, mask, pad: m(s, t, tgt_mask=mask.bool(), src_key_padding_mask=pad.bool(), memory_key_padding_mask=pad.bool()))


def sinusoidal(x):
    """Equation by equation from the paper."""
    time, size = x.shape[1:]
    table = torch.zeros(time, size, dtype=torch.float64)
    for t in range(time):
        for i in range(0, size, 2):
            table[t, i] = math.sin(t / 10000 ** (i / size))
            if i + 1 < size:
                table[t, i + 1] = math.cos(t / 10000 ** (i / size))
    return x + table.float()


def rotary(x):
    """Pairs (i, i + size / 2) as complex numbers, turned by t * 10000^(-2i / size)."""
    time, half = x.shape[-2], x.shape[-1] // 2
    angles = torch.arange(time)[:, None] * 10000 ** (-torch.arange(half) / half)
    turned = torch.complex(x[..., :half], x[..., half:]) * torch.polar(torch.ones_like(angles), angles)
    return torch.cat((turned.real, turned.imag), -1)


operation("attention", "positions, sinusoidal", sinusoidal, normal(2, 5, 7))
operation("attention", "positions, rotary", rotary, normal(2, 2, 5, 8))


class Block(nn.Module):
    """torchvision's BasicBlock, whose package is not needed for these lines."""

    def __init__(self, inputs, outputs, stride=1):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs)
        self.conv2, self.bn2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs)
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = self.bn2(self.conv2(self.bn1(self.conv1(x)).relu()))
        return (y + (self.downsample(x) if hasattr(self, "downsample") else x)).relu()


def model(name, make, *specs, **options):
    layer("models", name, make, *specs, **options)


model("residual block", lambda: Block(3, 3), normal(2, 3, 5, 4))
model("residual block, stride", lambda: Block(3, 4, 2), normal(2, 3, 6, 5))
model("residual stack", lambda: nn.Sequential(Block(2, 3), Block(3, 4, 2), Block(4, 4)), normal(2, 2, 6, 5), weights=True)
model("lenet", lambda: nn.Sequential(nn.Conv2d(1, 4, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(4, 6, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
                                     nn.Linear(24, 10), nn.Tanh(), nn.Linear(10, 5)), normal(2, 1, 16, 16), weights=True)


class Inception(nn.Module):
    def __init__(self, inputs, ones, threes, fives, pooled):
        super().__init__()
        self.one = nn.Conv2d(inputs, ones, 1)
        self.three_reduced = nn.Sequential(nn.Conv2d(inputs, threes // 2, 1), nn.ReLU())
        self.three = nn.Conv2d(threes // 2, threes, 3, padding=1)
        self.five_reduced = nn.Sequential(nn.Conv2d(inputs, fives // 2, 1), nn.ReLU())
        self.five = nn.Conv2d(fives // 2, fives, 5, padding=2)
        self.pooled = nn.Conv2d(inputs, pooled, 1)

    def forward(self, x):
        pooled = self.pooled(nn.functional.max_pool2d(x, 3, 1, 1))
        return torch.cat((self.one(x), self.three(self.three_reduced(x)), self.five(self.five_reduced(x)), pooled), 1).relu()


def twice(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(), nn.Conv2d(outputs, outputs, 3, padding=1), nn.ReLU())


class UNet(nn.Module):
    def __init__(self, inputs, channels, inner, inner_out):
        super().__init__()
        self.down, self.inner = twice(inputs, channels), inner
        self.up, self.join = nn.ConvTranspose2d(inner_out, channels, 2, 2), twice(2 * channels, channels)

    def forward(self, x):
        here = self.down(x)
        return self.join(torch.cat((here, self.up(self.inner(nn.functional.max_pool2d(here, 2)))), 1))


model("inception block", lambda: Inception(3, 2, 4, 2, 3), normal(2, 3, 5, 6))
model("u-net block", lambda: UNet(1, 3, nn.Conv2d(3, 5, 1), 5), normal(2, 1, 6, 4))
model("u-net, two levels", lambda: UNet(1, 2, UNet(2, 3, nn.Conv2d(3, 3, 3, padding=1), 3), 3), normal(1, 1, 8, 4))
model("autoencoder", lambda: nn.Sequential(nn.Linear(7, 3), nn.ReLU(), nn.Linear(3, 7), nn.Sigmoid()), normal(5, 7))
model("depthwise separable", lambda: nn.Sequential(nn.Conv2d(3, 3, 3, padding=1, groups=3, bias=False), nn.BatchNorm2d(3), nn.ReLU(), nn.Conv2d(3, 5, 1, bias=False), nn.BatchNorm2d(5)), normal(2, 3, 5, 4))
