import torch
from torch import nn

from generate import away, layer, normal, whole


def case(name, make, *specs, **options):
    layer("layers", name, make, *specs, **options)


case("linear", lambda: nn.Linear(5, 3), normal(7, 5))
case("linear, batch 1", lambda: nn.Linear(5, 3), normal(1, 5))
case("linear, no bias", lambda: nn.Linear(5, 3, bias=False), normal(2, 4, 5))
case("linear, empty batch", lambda: nn.Linear(5, 3), normal(0, 5))
case("linear, tails", lambda: nn.Linear(33, 19), normal(17, 33))
case("bilinear", lambda: nn.Bilinear(5, 4, 3), normal(7, 5), normal(7, 4))
case("embedding", lambda: nn.Embedding(7, 3), whole(7, 2, 5))
case("embedding, padding", lambda: nn.Embedding(7, 3, padding_idx=2), whole(7, 3, 5))
case("mlp", lambda: nn.Sequential(nn.Linear(5, 7), nn.Tanh(), nn.Linear(7, 3)), normal(4, 5))
case("dropout, eval", lambda: nn.Sequential(nn.Linear(5, 3), nn.Dropout(0.9)), normal(4, 5), train=False)
for name, activation in (("relu", nn.ReLU), ("leaky relu", nn.LeakyReLU), ("elu", nn.ELU), ("gelu", nn.GELU), ("silu", nn.SiLU), ("softplus", nn.Softplus),
                         ("sigmoid", nn.Sigmoid), ("tanh", nn.Tanh), ("softmax", lambda: nn.Softmax(-1)), ("log-softmax", lambda: nn.LogSoftmax(-1))):
    case(f"activation, {name}", activation, away(3, 7))

case("conv2d", lambda: nn.Conv2d(3, 4, 3), normal(2, 3, 7, 6))
case("conv2d, batch 1", lambda: nn.Conv2d(1, 1, 3), normal(1, 1, 5, 5))
case("conv2d, padding", lambda: nn.Conv2d(3, 5, 3, padding=1), normal(2, 3, 7, 6))
case("conv2d, stride", lambda: nn.Conv2d(3, 4, 3, stride=2), normal(2, 3, 8, 7))
case("conv2d, stride and padding", lambda: nn.Conv2d(2, 3, 5, stride=2, padding=2), normal(2, 2, 9, 8))
case("conv2d, stride 3", lambda: nn.Conv2d(2, 3, 2, stride=3), normal(2, 2, 8, 9))
case("conv2d, dilation", lambda: nn.Conv2d(2, 3, 3, dilation=2), normal(2, 2, 9, 8))
case("conv2d, groups", lambda: nn.Conv2d(4, 6, 3, groups=2, padding=1), normal(2, 4, 5, 6))
case("conv2d, depthwise", lambda: nn.Conv2d(3, 3, 3, groups=3, padding=1), normal(2, 3, 5, 6))
case("conv2d, pointwise", lambda: nn.Conv2d(5, 7, 1), normal(2, 5, 4, 3))
case("conv2d, pointwise, stride", lambda: nn.Conv2d(3, 4, 1, stride=2), normal(2, 3, 5, 6))
case("conv2d, not square", lambda: nn.Conv2d(2, 3, (1, 3), stride=(2, 1), padding=(0, 1), dilation=(1, 2)), normal(2, 2, 6, 7))
case("conv2d, no bias", lambda: nn.Conv2d(3, 4, 3, bias=False), normal(2, 3, 5, 5))
case("conv2d, kernel as image", lambda: nn.Conv2d(3, 2, 4), normal(3, 3, 4, 4))
case("conv2d, many channels", lambda: nn.Conv2d(17, 13, 3, padding=1), normal(2, 17, 6, 5))
case("conv1d", lambda: nn.Conv1d(3, 4, 3), normal(2, 3, 9))
case("conv1d, all", lambda: nn.Conv1d(4, 6, 3, stride=2, padding=2, dilation=2, groups=2), normal(2, 4, 11))
case("conv transpose", lambda: nn.ConvTranspose2d(3, 4, 3), normal(2, 3, 4, 5))
case("conv transpose, stride", lambda: nn.ConvTranspose2d(3, 2, 2, stride=2), normal(2, 3, 4, 5))
case("conv transpose, output padding", lambda: nn.ConvTranspose2d(3, 4, 3, stride=2, padding=1, output_padding=1), normal(2, 3, 4, 5))
case("conv transpose, groups", lambda: nn.ConvTranspose2d(4, 6, 3, groups=2, padding=1), normal(2, 4, 4, 5))
case("conv transpose, no bias", lambda: nn.ConvTranspose2d(2, 3, (2, 3), stride=(1, 2), bias=False), normal(2, 2, 4, 3))
case("conv transpose, dilation", lambda: nn.ConvTranspose2d(2, 3, 3, dilation=2), normal(1, 2, 4, 3))

case("max pool", lambda: nn.MaxPool2d(2), normal(2, 3, 6, 7))
case("max pool, overlap", lambda: nn.MaxPool2d(3, stride=2, padding=1), normal(2, 3, 7, 6))
case("max pool, not square", lambda: nn.MaxPool2d((1, 3), stride=(2, 1)), normal(2, 2, 5, 6))
case("max pool, 1d", lambda: nn.MaxPool1d(3, 2, 1), normal(2, 3, 9))
case("average pool", lambda: nn.AvgPool2d(2), normal(2, 3, 6, 7))
case("average pool, padding", lambda: nn.AvgPool2d(3, stride=2, padding=1), normal(2, 3, 7, 6))
case("average pool, padding not counted", lambda: nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False), normal(2, 3, 7, 6))
case("average pool, 1d", lambda: nn.AvgPool1d(3, 2), normal(2, 3, 9))
case("adaptive average pool", lambda: nn.AdaptiveAvgPool2d((3, 2)), normal(2, 3, 7, 5))
case("adaptive average pool, 1", lambda: nn.AdaptiveAvgPool2d(1), normal(2, 3, 7, 5))
case("adaptive average pool, larger", lambda: nn.AdaptiveAvgPool2d(5), normal(1, 2, 3, 3))
case("adaptive max pool", lambda: nn.AdaptiveMaxPool2d((3, 2)), normal(2, 3, 7, 5))
case("pixel shuffle", lambda: nn.PixelShuffle(2), normal(2, 8, 3, 4))
case("pixel shuffle, 3", lambda: nn.PixelShuffle(3), normal(1, 9, 2, 3))
case("upsample, nearest", lambda: nn.Upsample(scale_factor=2), normal(2, 3, 4, 3))
case("upsample, bilinear", lambda: nn.Upsample(scale_factor=2, mode="bilinear"), normal(2, 3, 4, 3))
case("upsample, bilinear, 3", lambda: nn.Upsample(scale_factor=3, mode="bilinear"), normal(1, 2, 3, 5))
case("flatten", nn.Flatten, normal(2, 3, 4))


def warm(module):
    """Running statistics that differ from their start."""
    with torch.no_grad():
        module.weight.copy_(torch.rand_like(module.weight) + 0.5)
        module.bias.copy_(torch.randn_like(module.bias))
        module.running_mean.copy_(torch.randn_like(module.running_mean))
        module.running_var.copy_(torch.rand_like(module.running_var) + 0.5)
    return module


def scaled(module):
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(torch.randn_like(parameter))
    return module


case("batch norm, 1d", lambda: warm(nn.BatchNorm1d(5)), normal(7, 5))
case("batch norm, sequence", lambda: warm(nn.BatchNorm1d(3)), normal(2, 3, 9))
case("batch norm, 2d", lambda: warm(nn.BatchNorm2d(3)), normal(2, 3, 5, 4))
case("batch norm, eval", lambda: warm(nn.BatchNorm2d(3)), normal(2, 3, 5, 4), train=False)
case("batch norm, 1d, eval", lambda: warm(nn.BatchNorm1d(5)), normal(1, 5), train=False)
case("batch norm, momentum", lambda: warm(nn.BatchNorm2d(3, eps=1e-3, momentum=0.3)), normal(1, 3, 5, 4))
case("batch norm, not affine", lambda: nn.BatchNorm2d(3, affine=False), normal(2, 3, 5, 4))
case("batch norm, twice", lambda: warm(nn.BatchNorm1d(4)), normal(5, 4), call=lambda module, x: module(module(x)))
case("layer norm", lambda: scaled(nn.LayerNorm(5)), normal(3, 4, 5))
case("layer norm, two axes", lambda: scaled(nn.LayerNorm((4, 5))), normal(3, 4, 5))
case("layer norm, not affine", lambda: nn.LayerNorm(17, elementwise_affine=False), normal(2, 17))
case("layer norm, epsilon", lambda: scaled(nn.LayerNorm(5, eps=0.1)), normal(1, 5))
case("group norm", lambda: scaled(nn.GroupNorm(2, 6)), normal(2, 6, 4, 3))
case("group norm, one group", lambda: scaled(nn.GroupNorm(1, 3)), normal(2, 3, 5))
case("group norm, by channel", lambda: scaled(nn.GroupNorm(3, 3)), normal(2, 3, 5))


class RMSNorm(nn.Module):
    """PyTorch 1.13 has none; the formula of the paper."""

    def __init__(self, features, eps=1e-6):
        super().__init__()
        self.weight, self.eps = nn.Parameter(torch.ones(features)), eps

    def forward(self, x):
        return x / (x.pow(2).mean(-1, keepdim=True) + self.eps).sqrt() * self.weight


case("rms norm", lambda: scaled(RMSNorm(5)), normal(3, 4, 5))
