import torch
import torch.nn.functional as F
from torch import nn

from generate import Spec, given, normal, operation, rounded, whole


def loss(name, function, *specs):
    operation("losses", name, function, *specs)


def probability(*shape):
    return Spec(lambda: rounded(torch.rand(*shape) * 0.96 + 0.02))


def simplex(*shape):
    return Spec(lambda: torch.softmax(torch.randn(*shape), 1), differentiable=False)


def sign(*shape):
    return Spec(lambda: torch.randint(0, 2, shape) * 2.0 - 1, differentiable=False)


def fixed(spec):
    return Spec(spec.draw, differentiable=False)


for reduction in ("mean", "sum", "none"):
    loss(f"mse, {reduction}", nn.MSELoss(reduction=reduction), normal(3, 5), normal(3, 5))
    loss(f"l1, {reduction}", nn.L1Loss(reduction=reduction), normal(3, 5), normal(3, 5))
    loss(f"huber, {reduction}", nn.HuberLoss(reduction=reduction, delta=0.7), normal(3, 5), normal(3, 5))
    loss(f"smooth l1, {reduction}", nn.SmoothL1Loss(reduction=reduction, beta=0.5), normal(3, 5), normal(3, 5))
    loss(f"cross-entropy, {reduction}", nn.CrossEntropyLoss(reduction=reduction), normal(7, 5), whole(5, 7))
    loss(f"nll, {reduction}", nn.NLLLoss(reduction=reduction), normal(7, 5), whole(5, 7))
    loss(f"bce, {reduction}", nn.BCELoss(reduction=reduction), probability(3, 5), fixed(probability(3, 5)))
    loss(f"bce with logits, {reduction}", nn.BCEWithLogitsLoss(reduction=reduction), normal(3, 5), fixed(probability(3, 5)))
    loss(f"kl, {reduction}", nn.KLDivLoss(reduction=reduction), normal(3, 5), simplex(3, 5))
    loss(f"hinge embedding, {reduction}", nn.HingeEmbeddingLoss(reduction=reduction), normal(3, 5), sign(3, 5))
    loss(f"multi-margin, {reduction}", nn.MultiMarginLoss(reduction=reduction), normal(7, 5), whole(5, 7))
    loss(f"cosine embedding, {reduction}", nn.CosineEmbeddingLoss(reduction=reduction, margin=0.1), normal(7, 5), normal(7, 5), sign(7))
    loss(f"triplet, {reduction}", nn.TripletMarginLoss(reduction=reduction), normal(7, 5), normal(7, 5), normal(7, 5))

loss("huber, default", nn.HuberLoss(), normal(3, 5), normal(3, 5))
weight = torch.tensor([0.2, 1.5, 1.0, 0.7, 2.0])
loss("cross-entropy, weight", nn.CrossEntropyLoss(weight), normal(7, 5), whole(5, 7))
loss("cross-entropy, ignore", nn.CrossEntropyLoss(ignore_index=2), normal(9, 5), whole(5, 9))
loss("cross-entropy, smoothing", nn.CrossEntropyLoss(label_smoothing=0.1), normal(7, 5), whole(5, 7))
loss("cross-entropy, all", nn.CrossEntropyLoss(weight, ignore_index=1, label_smoothing=0.2), normal(11, 5), whole(5, 11))
loss("cross-entropy, all, none", nn.CrossEntropyLoss(weight, ignore_index=1, label_smoothing=0.2, reduction="none"), normal(11, 5), whole(5, 11))
loss("cross-entropy, pixels", nn.CrossEntropyLoss(weight), normal(2, 5, 3, 4), whole(5, 2, 3, 4))
loss("cross-entropy, pixels, none", nn.CrossEntropyLoss(reduction="none"), normal(2, 5, 3), whole(5, 2, 3))
loss("cross-entropy, probabilities", nn.CrossEntropyLoss(), normal(7, 5), simplex(7, 5))
loss("cross-entropy, probabilities, smoothing", nn.CrossEntropyLoss(weight, label_smoothing=0.1), normal(7, 5), simplex(7, 5))
loss("cross-entropy, batch 1", nn.CrossEntropyLoss(), normal(1, 5), whole(5, 1))
loss("cross-entropy, large", nn.CrossEntropyLoss(), given([[1000.0, -1000.0, 0.0], [-500.0, 500.0, 499.0]], True), given([1, 2]))
loss("nll, weight and ignore", nn.NLLLoss(weight, ignore_index=3), normal(9, 5), whole(5, 9))
loss("nll, pixels", nn.NLLLoss(), normal(2, 5, 3, 4), whole(5, 2, 3, 4))
loss("bce, certain", nn.BCELoss(), given([[0.0, 1.0, 0.5]]), given([[1.0, 0.0, 1.0]]))
loss("bce with logits, positive weight", nn.BCEWithLogitsLoss(pos_weight=weight), normal(3, 5), fixed(probability(3, 5)))
loss("bce with logits, weight", nn.BCEWithLogitsLoss(weight=weight), normal(3, 5), fixed(probability(3, 5)))
loss("bce with logits, far", nn.BCEWithLogitsLoss(), given([[-100.0, 100.0, 30.0]], True), given([[1.0, 1.0, 0.0]]))
loss("kl, batch mean", nn.KLDivLoss(reduction="batchmean"), normal(3, 5), simplex(3, 5))
loss("kl, log target", nn.KLDivLoss(reduction="sum", log_target=True), normal(3, 5), fixed(normal(3, 5)))
loss("kl, zero target", nn.KLDivLoss(reduction="batchmean"), normal(2, 3), given([[0.0, 0.4, 0.6], [1.0, 0.0, 0.0]]))
loss("triplet, margin", nn.TripletMarginLoss(0.3), normal(7, 5), normal(7, 5), normal(7, 5))
loss("cosine similarity", F.cosine_similarity, normal(7, 5), normal(7, 5))
loss("hinge", lambda x, t: (1 - t * x).relu().mean(), normal(3, 5), sign(3, 5))


def contrastive(a, b, t):
    d = F.pairwise_distance(a, b)
    return 0.5 * (t * d**2 + (1 - t) * (1 - d).relu() ** 2).mean()


loss("contrastive", contrastive, normal(5, 2), normal(5, 2), given([1.0, 0.0, 0.0, 1.0, 0.0]))

loss("ctc", lambda x, t: F.ctc_loss(x.log_softmax(2), t, (7, 7), (3, 3)), normal(7, 2, 4), given([[1, 2, 3], [2, 2, 1]]))
loss("ctc, lengths", lambda x, t: F.ctc_loss(x.log_softmax(2), t, (9, 6), (3, 2), reduction="none"), normal(9, 2, 4), given([[1, 1, 3], [2, 1, 0]]))
loss("ctc, sum", lambda x, t: F.ctc_loss(x.log_softmax(2), t, (5,), (2,), reduction="sum"), normal(5, 1, 3), given([[1, 2]]))
loss("ctc, last blank", lambda x, t: F.ctc_loss(x.log_softmax(2), t, (6, 4), (3, 1), blank=3), normal(6, 2, 4), given([[0, 1, 2], [2, 0, 0]]))


def mixture(logits, mean, scale, target):
    parts = torch.distributions.Independent(torch.distributions.Normal(mean, scale.exp()), 1)
    return -torch.distributions.MixtureSameFamily(torch.distributions.Categorical(logits=logits), parts).log_prob(target).mean()


loss("mixture density", mixture, normal(5, 3), normal(5, 3, 2), normal(5, 3, 2), fixed(normal(5, 2)))
loss("mixture density, one", mixture, normal(4, 1), normal(4, 1, 1), normal(4, 1, 1), fixed(normal(4, 1)))

real_fake = lambda real, fake: F.binary_cross_entropy_with_logits(real, torch.ones_like(real)) + F.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))
loss("gan discriminator", real_fake, normal(5, 1), normal(7, 1))
loss("gan generator, minimax", lambda fake: torch.log(1 - fake.sigmoid()).mean(), normal(7, 1))
loss("gan generator, non-saturating", lambda fake: F.binary_cross_entropy_with_logits(fake, torch.ones_like(fake)), normal(7, 1))
loss("gan discriminator, least squares", lambda real, fake: 0.5 * (F.mse_loss(real, torch.ones_like(real)) + F.mse_loss(fake, torch.zeros_like(fake))), normal(5, 1), normal(7, 1))
loss("gan generator, least squares", lambda fake: 0.5 * F.mse_loss(fake, torch.ones_like(fake)), normal(7, 1))
loss("gan critic, wasserstein", lambda real, fake: fake.mean() - real.mean(), normal(5, 1), normal(7, 1))
loss("gan generator, wasserstein", lambda fake: -fake.mean(), normal(7, 1))


def penalty(activation):
    def function(points, w1, b1, w2):
        points = points.detach().requires_grad_()
        score = F.linear(activation(F.linear(points, w1, b1)), w2)
        slope = torch.autograd.grad(score.sum(), points, create_graph=True)[0]
        return ((slope.norm(dim=1) - 1) ** 2).mean()

    return function


for name, activation in (("tanh", torch.tanh), ("relu", torch.relu), ("sigmoid", torch.sigmoid), ("leaky relu", F.leaky_relu)):
    loss(f"gradient penalty, {name}", penalty(activation), fixed(normal(5, 3)), normal(7, 3), normal(7), normal(1, 7))


def bound(reconstruction, target, mean, log_variance):
    divergence = torch.distributions.kl_divergence(torch.distributions.Normal(mean, (0.5 * log_variance).exp()), torch.distributions.Normal(0, 1))
    return F.binary_cross_entropy_with_logits(reconstruction, target, reduction="sum") / len(target) + 0.5 * divergence.sum() / len(target)


loss("vae bound", bound, normal(3, 7), fixed(probability(3, 7)), normal(3, 2), normal(3, 2))
