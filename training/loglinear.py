"""Log-linear models over named features: fitted by full-batch Adam from zero, the same bytes each time."""

from collections import Counter

import numpy as np

STEPS, RATE = 300, 0.1
LEAST = 0.0005
"""Weights nearer to zero than this are left out."""


class Cells:
    """Rows of named features as a sparse matrix; features seen less than *seen* times are dropped."""

    def __init__(self, rows: list[dict[str, float]], *, seen: int) -> None:
        times = Counter(name for row in rows for name in row)
        self.names = sorted(name for name, n in times.items() if n >= seen)
        number = {name: i for i, name in enumerate(self.names)}
        cells = [
            (at, number[name], value)
            for at, row in enumerate(rows)
            for name, value in row.items()
            if name in number
        ]
        self.size = len(rows)
        self.rows, self.columns, self.values = (np.array(x) for x in zip(*cells, strict=True))

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """Return the score of each row."""
        return np.bincount(self.rows, self.values * weights[self.columns], minlength=self.size)

    def slope(self, errors: np.ndarray) -> np.ndarray:
        """Return the gradient of a loss whose derivative by the scores is *errors*."""
        found = self.values * errors[self.rows]
        return np.bincount(self.columns, found, minlength=len(self.names))

    def fit(self, errors_of, *, penalty: float) -> dict[str, float]:
        """Return the weights that make the errors of the scores small, with an L2 *penalty*."""
        weights, mean, square = (np.zeros(len(self.names)) for _ in range(3))
        for step in range(1, STEPS + 1):
            slope = self.slope(errors_of(self.scores(weights))) + penalty * weights
            mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
            scale = np.sqrt(square / (1 - 0.999**step)) + 1e-8
            weights -= RATE * mean / (1 - 0.9**step) / scale
        found = zip(self.names, weights.tolist(), strict=True)
        return {name: weight for name, weight in found if abs(weight) >= LEAST}


def choice(groups: list[tuple[list[dict[str, float]], int]], *, seen: int, penalty: float):
    """Fit a softmax over the rows of each group; the number is that of the right one."""
    cells = Cells([row for rows, _ in groups for row in rows], seen=seen)
    sizes = np.array([len(rows) for rows, _ in groups])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = starts + np.array([at for _, at in groups])
    group_of = np.repeat(np.arange(len(sizes)), sizes)

    def errors(scores: np.ndarray) -> np.ndarray:
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[group_of])
        shares /= np.add.reduceat(shares, starts)[group_of]
        shares[right] -= 1
        return shares

    return cells.fit(errors, penalty=penalty)


def yes_or_no(rows: list[dict[str, float]], right: list[bool], *, seen: int, penalty: float):
    """Fit a logistic regression."""
    truth = np.array(right, dtype=float)
    cells = Cells(rows, seen=seen)
    return cells.fit(lambda scores: 1 / (1 + np.exp(-scores)) - truth, penalty=penalty)
