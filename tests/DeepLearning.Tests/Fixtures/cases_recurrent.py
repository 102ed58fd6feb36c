import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from generate import layer, normal


def case(name, make, *specs, **options):
    layer("recurrent", name, make, *specs, **options)


def packed(*lengths):
    def call(module, x):
        packed_input = pack_padded_sequence(x, torch.tensor(lengths), module.batch_first, enforce_sorted=False)
        output, state = module(packed_input)
        return pad_packed_sequence(output, module.batch_first, total_length=x.shape[1 if module.batch_first else 0])[0], state

    return call


def started(module, x, *state):
    return module(x, state if len(state) > 1 else state[0])


for name, kind in (("rnn", nn.RNN), ("lstm", nn.LSTM), ("gru", nn.GRU)):
    states = 2 if name == "lstm" else 1
    case(f"{name}", lambda: kind(3, 4), normal(5, 2, 3))
    case(f"{name}, batch 1, one step", lambda: kind(3, 5), normal(1, 1, 3))
    case(f"{name}, no bias", lambda: kind(3, 4, bias=False), normal(3, 2, 3))
    case(f"{name}, state", lambda: kind(3, 4), normal(4, 2, 3), *[normal(1, 2, 4)] * states, call=started)
    case(f"{name}, batch first", lambda: kind(3, 4, batch_first=True), normal(2, 5, 3))
    case(f"{name}, two layers", lambda: kind(3, 4, 2), normal(5, 2, 3))
    case(f"{name}, bidirectional", lambda: kind(3, 4, bidirectional=True), normal(5, 2, 3))
    case(f"{name}, two layers, bidirectional", lambda: kind(3, 4, 2, bidirectional=True), normal(5, 2, 3), weights=name != "rnn")
    case(f"{name}, two layers, bidirectional, state", lambda: kind(3, 4, 2, bidirectional=True), normal(4, 2, 3), *[normal(4, 2, 4)] * states, call=started)
    case(f"{name}, lengths", lambda: kind(3, 4), normal(6, 3, 3), call=packed(4, 6, 1))
    case(f"{name}, lengths, all", lambda: kind(3, 4, 2, bidirectional=True, batch_first=True), normal(3, 6, 3), call=packed(2, 6, 5))
    case(f"{name}, tails", lambda: kind(7, 19), normal(3, 5, 7))
case("rnn, relu", lambda: nn.RNN(3, 4, nonlinearity="relu"), normal(5, 2, 3))
case("lstm, dropout, eval", lambda: nn.LSTM(3, 4, 2, dropout=0.5), normal(5, 2, 3), train=False)
