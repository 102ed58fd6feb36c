import torch
from torch import optim
from torch.optim import lr_scheduler

from generate import rounded, seed, series


def optimizer(name, make, steps=20):
    """Fits tanh(x w + b) to noise; records the parameters after 1, 5 and all steps."""
    seed(name)
    x, y = rounded(torch.randn(7, 3)), rounded(torch.randn(7, 5))
    w, b = rounded(torch.randn(3, 5)).requires_grad_(), rounded(torch.randn(5)).requires_grad_()
    record = {"x": x, "y": y, "w0": w.detach().clone(), "b0": b.detach().clone()}
    descent = make(w, b)
    for step in range(1, steps + 1):
        descent.zero_grad()
        (((x @ w + b).tanh() - y) ** 2).mean().backward()
        descent.step()
        if step in (1, 5, steps):
            record |= {f"w{step}": w.detach().clone(), f"b{step}": b.detach().clone()}
    series("optimizers", name, **record)


optimizer("sgd", lambda *p: optim.SGD(p, 0.1))
optimizer("sgd, decay", lambda *p: optim.SGD(p, 0.1, weight_decay=0.05))
optimizer("sgd, momentum", lambda *p: optim.SGD(p, 0.1, momentum=0.9))
optimizer("sgd, dampening", lambda *p: optim.SGD(p, 0.1, momentum=0.9, dampening=0.3))
optimizer("sgd, nesterov", lambda *p: optim.SGD(p, 0.1, momentum=0.9, nesterov=True))
optimizer("sgd, nesterov, decay", lambda *p: optim.SGD(p, 0.1, momentum=0.8, nesterov=True, weight_decay=0.02))
optimizer("sgd, groups", lambda w, b: optim.SGD([{"params": [w], "lr": 0.2, "weight_decay": 0.1}, {"params": [b]}], 0.05))
optimizer("adagrad", lambda *p: optim.Adagrad(p, 0.1))
optimizer("adagrad, decays", lambda *p: optim.Adagrad(p, 0.1, lr_decay=0.05, weight_decay=0.02))
optimizer("rmsprop", lambda *p: optim.RMSprop(p, 0.02))
optimizer("rmsprop, momentum", lambda *p: optim.RMSprop(p, 0.02, alpha=0.9, momentum=0.7, weight_decay=0.01))
optimizer("rmsprop, centered", lambda *p: optim.RMSprop(p, 0.02, centered=True))
optimizer("adam", lambda *p: optim.Adam(p))
optimizer("adam, betas", lambda *p: optim.Adam(p, 0.05, betas=(0.8, 0.95), eps=1e-6))
optimizer("adam, decay", lambda *p: optim.Adam(p, 0.05, weight_decay=0.1))
optimizer("adamw", lambda *p: optim.AdamW(p, 0.05))
optimizer("adamw, decay", lambda *p: optim.AdamW(p, 0.05, weight_decay=0.3))
optimizer("adam, groups", lambda w, b: optim.Adam([{"params": [w], "lr": 0.2}, {"params": [b], "weight_decay": 0.1}], 0.05))


def schedule(name, make, steps=30, metrics=None):
    """The learning rate at the start and after each step."""
    parameter = torch.zeros(1, requires_grad=True)
    descent = optim.SGD([parameter], 0.1)
    plan = make(descent)
    rates = [descent.param_groups[0]["lr"]]
    for step in range(steps):
        descent.step()
        plan.step(metrics[step]) if metrics else plan.step()
        rates.append(descent.param_groups[0]["lr"])
    values = {"rates": torch.tensor(rates)}
    if metrics:
        values["metrics"] = torch.tensor(metrics)
    series("schedules", name, **values)


schedule("step", lambda o: lr_scheduler.StepLR(o, 7, 0.5))
schedule("step, default", lambda o: lr_scheduler.StepLR(o, 10))
schedule("multi-step", lambda o: lr_scheduler.MultiStepLR(o, [3, 11, 20], 0.3))
schedule("exponential", lambda o: lr_scheduler.ExponentialLR(o, 0.9))
schedule("cosine", lambda o: lr_scheduler.CosineAnnealingLR(o, 30))
schedule("cosine, minimum", lambda o: lr_scheduler.CosineAnnealingLR(o, 30, 0.01))
schedule("one-cycle", lambda o: lr_scheduler.OneCycleLR(o, 0.5, total_steps=31, cycle_momentum=False))
schedule("one-cycle, shares", lambda o: lr_scheduler.OneCycleLR(o, 0.2, total_steps=31, pct_start=0.5, div_factor=10, final_div_factor=100, cycle_momentum=False))
schedule("warm-up", lambda o: lr_scheduler.LinearLR(o, total_iters=5))
schedule("warm-up, from a tenth", lambda o: lr_scheduler.LinearLR(o, start_factor=0.1, total_iters=12))
schedule("plateau", lambda o: lr_scheduler.ReduceLROnPlateau(o, factor=0.5, patience=3), metrics=[1 / (1 + min(i, 6)) for i in range(30)])
schedule("plateau, higher", lambda o: lr_scheduler.ReduceLROnPlateau(o, mode="max", factor=0.3, patience=2, cooldown=3, min_lr=0.001), metrics=[min(i, 9) / 10 for i in range(30)])
