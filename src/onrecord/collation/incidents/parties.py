"""What the participants of two reports say on whether they tell of one happening."""

from collections.abc import Iterator

from .report import Party

_ORDER = ("same name", "same kind", "same head", "same country")
"""From the strongest to the weakest; a participant may be each of them."""


def alike(one: Party, other: Party) -> str | None:
    """Return how two participants are alike, None if they are not."""
    if one.country and other.country and one.country != other.country:
        return None
    if _same_name(one, other):
        return "same name" if one.named or other.named else "same kind"
    if one.country and one.country == other.country:
        if one.sector and one.sector == other.sector and not (one.named and other.named):
            return "same kind"
        return "same head" if one.head == other.head else "same country"
    return "same head" if one.head is not None and one.head == other.head else None


def _same_name(one: Party, other: Party) -> bool:
    """Tell whether the shorter name is part of the longer and ends as it does: "Aliyev", "Ilham Aliyev"."""
    if not one.stems or not other.stems:
        return False
    mine, theirs = set(one.stems), set(other.stems)
    return mine == theirs or (
        one.stems[-1] == other.stems[-1] and (mine <= theirs or theirs <= mine)
    )


def role_evidence(role: str, ones: list[Party], others: list[Party]) -> tuple[str, str]:
    """Return what those in one role are to each other: the feature, and it in words."""
    if not ones or not others:
        return f"{role}: {'unknown' if not ones and not others else 'one unknown'}", ""
    best = min(_pairs(ones, others), default=None)
    if best is not None:
        degree, name = best
        return f"{role}: {_ORDER[degree]}", f"{role} of both: {name}"
    mine = {p.country for p in ones} - {None}
    theirs = {p.country for p in others} - {None}
    if mine and theirs and mine.isdisjoint(theirs):
        return f"{role}: different countries", f"{role}: {ones[0].name}; {others[0].name}"
    return f"{role}: different", f"{role}: {ones[0].name}; {others[0].name}"


def _pairs(ones: list[Party], others: list[Party]) -> Iterator[tuple[int, str]]:
    for one in ones:
        for other in others:
            how = alike(one, other)
            if how is not None:
                yield _ORDER.index(how), min((one.name, other.name), key=lambda n: (len(n), n))


def crossed(ones: list[Party], others: list[Party]) -> bool:
    """Tell whether a name in one role is the same as one in the other: "met" has no direction."""
    return any(alike(a, b) == "same name" for a in ones for b in others)
