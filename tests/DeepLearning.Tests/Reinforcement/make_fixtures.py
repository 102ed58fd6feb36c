"""Makes environments.json: trajectories computed in plain Python from the equations and constants that Gymnasium publishes
(CartPole-v1, MountainCar-v0, Pendulum-v1), and FrozenLake-v1's optimal values in exact rational arithmetic.

Usage: /usr/bin/python3 make_fixtures.py > environments.json
"""
import json
from fractions import Fraction
from math import cos, pi, sin


def cart_pole(state, actions):
    rows = []
    x, x_dot, theta, theta_dot = state
    for action in actions:
        force = 10.0 if action == 1 else -10.0
        temp = (force + 0.05 * theta_dot ** 2 * sin(theta)) / 1.1
        theta_acc = (9.8 * sin(theta) - cos(theta) * temp) / (0.5 * (4.0 / 3.0 - 0.1 * cos(theta) ** 2 / 1.1))
        x_acc = temp - 0.05 * theta_acc * cos(theta) / 1.1
        x += 0.02 * x_dot
        x_dot += 0.02 * x_acc
        theta += 0.02 * theta_dot
        theta_dot += 0.02 * theta_acc
        over = x < -2.4 or x > 2.4 or theta < -12 * 2 * pi / 360 or theta > 12 * 2 * pi / 360
        rows.append({"action": action, "observation": [x, x_dot, theta, theta_dot], "reward": 1.0, "terminated": over})
        if over:
            break
    return rows


def mountain_car(state, actions):
    rows = []
    position, velocity = state
    for action in actions:
        velocity += (action - 1) * 0.001 + cos(3 * position) * (-0.0025)
        velocity = min(max(velocity, -0.07), 0.07)
        position += velocity
        position = min(max(position, -1.2), 0.6)
        if position == -1.2 and velocity < 0:
            velocity = 0
        over = position >= 0.5 and velocity >= 0
        rows.append({"action": action, "observation": [position, velocity], "reward": -1.0, "terminated": over})
        if over:
            break
    return rows


def pendulum(state, actions):
    rows = []
    theta, theta_dot = state
    for u in actions:
        angle = ((theta + pi) % (2 * pi)) - pi
        cost = angle ** 2 + 0.1 * theta_dot ** 2 + 0.001 * u ** 2
        theta_dot = theta_dot + (3 * 10.0 / (2 * 1.0) * sin(theta) + 3.0 / (1.0 * 1.0 ** 2) * u) * 0.05
        theta_dot = min(max(theta_dot, -8), 8)
        theta = theta + theta_dot * 0.05
        rows.append({"action": u, "observation": [cos(theta), sin(theta), theta_dot], "reward": -cost, "terminated": False})
    return rows


def frozen_lake(rows, discount):
    """Policy iteration with exact fractions: the values of the optimal policy."""
    width, cells = len(rows[0]), "".join(rows)
    moves = [(0, -1), (1, 0), (0, 1), (-1, 0)]

    def lead(state, action):
        if cells[state] in "GH":
            return [(Fraction(1), state, Fraction(0), True)]
        result = []
        for direction in ((action - 1) % 4, action, (action + 1) % 4):
            row = min(max(state // width + moves[direction][0], 0), len(rows) - 1)
            column = min(max(state % width + moves[direction][1], 0), width - 1)
            after = row * width + column
            result.append((Fraction(1, 3), after, Fraction(cells[after] == "G"), cells[after] in "GH"))
        return result

    def evaluate(policy):
        n = len(cells)
        matrix = [[Fraction(i == j) for j in range(n)] + [Fraction(0)] for i in range(n)]
        for s in range(n):
            for p, after, reward, over in lead(s, policy[s]):
                matrix[s][n] += p * reward
                if not over:
                    matrix[s][after] -= discount * p
        for i in range(n):
            pivot = next(r for r in range(i, n) if matrix[r][i] != 0)
            matrix[i], matrix[pivot] = matrix[pivot], matrix[i]
            matrix[i] = [v / matrix[i][i] for v in matrix[i]]
            for r in range(n):
                if r != i and matrix[r][i] != 0:
                    factor = matrix[r][i]
                    matrix[r] = [a - factor * b for a, b in zip(matrix[r], matrix[i])]
        return [matrix[i][n] for i in range(n)]

    policy = [0] * len(cells)
    while True:
        values = evaluate(policy)
        worth = [[sum(p * (r + (0 if over else discount * values[after])) for p, after, r, over in lead(s, a)) for a in range(4)] for s in range(len(cells))]
        better = [w.index(max(w)) if max(w) > w[policy[s]] else policy[s] for s, w in enumerate(worth)]
        if better == policy:
            return [float(v) for v in values]
        policy = better


SMALL = ["SFFF", "FHFH", "FFFH", "HFFG"]
LARGE = ["SFFFFFFF", "FFFFFFFF", "FFFHFFFF", "FFFFFHFF", "FFFHFFFF", "FHHFFFHF", "FHFFHFHF", "FFFHFFFG"]
print(json.dumps({
    "cartPole": cart_pole((0.01, -0.02, 0.03, 0.04), [(i * i // 3) % 2 for i in range(60)]),
    "mountainCar": mountain_car((-0.5, 0.0), [0] * 45 + [2] * 50 + [0] * 45 + [2] * 100),
    "pendulum": pendulum((2.5, -0.7), [round(2 * sin(i / 3), 3) for i in range(60)]),
    "frozenLake": frozen_lake(SMALL, Fraction(99, 100)),
    "frozenLakeLarge": frozen_lake(LARGE, Fraction(99, 100)),
}, separators=(",", ":")).replace("},{", "},\n{"))
