"""Choosing among places of one name: each name's belief is raised by what the others may mean.

Every distinct name starts with a belief over its candidates (their weights). In each round a
candidate gains where the other names' beliefs lie in its country, in its first-level unit and
within some 150 km; so a few sure names pull the unsure ones. The method is mean-field inference
(Wainwright and Jordan 2008) in a model with country, unit and distance terms; the weights are set by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .candidates import Candidate

Floats = NDArray[np.float64]
EARTH_KM = 6371.0
NEAR_KM = 120.0
SHARPNESS = (0.5, 0.8, 1.2, 1.6, 2.0)
"""How fast a belief falls with the weight, round by round: by e to this power for a tenfold smaller
population. The first rounds are open-minded, so that two small places can find each other."""
COUNTRY, UNIT, NEAR, TOLD, LISTED = 2.5, 2.0, 2.6, 6.0, 3.0


@dataclass(slots=True)
class Name:
    """A distinct name: its candidates, how often it stands in the text, what the text says of it."""

    candidates: Sequence[Candidate]
    count: int = 1
    told: list[tuple[str, str]] = field(default_factory=list)
    """(country, first-level unit or "") that follow the name and a comma."""
    among_units: bool = False
    """Whether the name stands in a list of first-level units."""

    def tops(self, precision: str) -> bool:
        """Tell whether the heaviest candidate is of this kind."""
        return bool(self.candidates) and self.candidates[0].place.precision == precision


def choose(names: Sequence[Name], told: dict[str, float]) -> list[tuple[int, float]]:
    """Return for each name the index of its likeliest candidate and the belief in it (0 to 1).

    *told* weighs the countries that the text names in other ways (adjectives, the publisher).
    """
    if not names:
        return []
    table = _Table(names, told)
    scores = table.weights
    for sharpness in SHARPNESS:
        scores = table.weights + table.gains(table.beliefs(scores, sharpness))
    beliefs = table.beliefs(scores, SHARPNESS[-1])
    found = []
    for start, end in table.bounds:
        best = start + int(np.argmax(beliefs[start:end]))
        found.append((best - start, float(beliefs[best])))
    return found


class _Table:
    """All candidates of all names, end to end."""

    def __init__(self, names: Sequence[Name], told: dict[str, float]) -> None:
        flat = [c for name in names for c in name.candidates]
        ends = np.cumsum([len(n.candidates) for n in names])
        self.bounds = [
            (int(e) - len(n.candidates), int(e)) for e, n in zip(ends, names, strict=True)
        ]
        self.owner = np.repeat(np.arange(len(names)), [len(n.candidates) for n in names])
        self.mass = np.array([min(3.0, n.count) ** 0.5 for n in names])[self.owner]
        self.weights = np.array(
            [
                c.weight
                + TOLD * _agrees(c, n.told)
                + LISTED * (n.among_units and c.place.precision == "admin1")
                for n in names
                for c in n.candidates
            ]
        )
        countries = _numbers([c.place.country or "" for c in flat])
        units = _numbers([f"{c.place.country}/{c.place.admin1 or ''}" for c in flat])
        self.told = np.array([told.get(c.place.country or "", 0.0) for c in flat])
        self.told_sum = sum(told.values())
        abroad = np.array([c.place.country is None for c in flat])
        others = self.owner[:, None] != self.owner[None, :]
        self.same_country = others & (countries[:, None] == countries[None, :]) & ~abroad[:, None]
        whole = np.array([c.place.admin1 is None for c in flat])
        self.same_unit = others & (units[:, None] == units[None, :]) & ~whole[:, None]
        self.here = ~abroad
        local = np.array([c.place.precision not in ("country", "region", "admin1") for c in flat])
        self.nearness = np.where(others & local & local[:, None], _nearness(flat), 0.0)

    def beliefs(self, scores: Floats, sharpness: float) -> Floats:
        """Return the softmax of *scores* within each name."""
        beliefs = np.empty_like(scores)
        for start, end in self.bounds:
            part = np.exp(sharpness * (scores[start:end] - scores[start:end].max()))
            beliefs[start:end] = part / part.sum()
        return beliefs

    def gains(self, beliefs: Floats) -> Floats:
        """Return what the other names add to each candidate."""
        held = beliefs * self.mass
        all_of = np.bincount(self.owner, held * self.here, minlength=self.owner.max() + 1)
        total = all_of.sum() - all_of[self.owner] + self.told_sum
        country = (self.same_country @ held + self.told) / (total + 0.25)
        unit = self.same_unit @ held
        near = self.nearness @ held
        gains: Floats = (
            COUNTRY * country + UNIT * (1 - np.exp(-unit / 1.5)) + NEAR * (1 - np.exp(-near))
        )
        return gains


def _numbers(labels: list[str]) -> NDArray[np.int64]:
    return np.unique(np.array(labels), return_inverse=True)[1]


def _agrees(candidate: Candidate, told: list[tuple[str, str]]) -> bool:
    """Tell whether *candidate* lies in what follows the name and a comma."""
    place = candidate.place
    return any(
        place.country == country and (not unit or place.admin1 == unit)
        and place.precision not in ("country", "region")
        for country, unit in told
    )  # fmt: skip


def _nearness(flat: list[Candidate]) -> Floats:
    """Return exp(-distance) in units of ``NEAR_KM`` for all pairs, by the chord through the Earth."""
    angles = np.radians(np.array([(c.place.lat, c.place.lon) for c in flat]))
    lat, lon = angles[:, 0], angles[:, 1]
    xyz = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    chord = np.sqrt(np.maximum(0.0, 2 - 2 * (xyz @ xyz.T)))
    nearness: Floats = np.exp(-EARTH_KM * chord / NEAR_KM)
    return nearness
