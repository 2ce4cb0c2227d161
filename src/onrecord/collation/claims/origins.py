"""Independent origins: how many sources stand behind the reports of one matter, copies counted once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .assertion import Assertion


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin.

    Attributes:
        key: its canonical form.
        name: what it is called in the earliest report.
        statements: ids of the statements that go back to it, as (article, id).
    """

    key: str
    name: str
    statements: tuple[tuple[str, str], ...]


def origins(assertions: Iterable[Assertion], group_of: Callable[[str], str]) -> list[Origin]:
    """Return the independent origins of the support for one matter, the earliest first.

    Distinct innermost sources over distinct groups of copies, *group_of* being the group of an
    article (the article's own id where it has no copies):

    - a source with a name, a body ("the interior ministry") or an office counts once, however many
      outlets quote it; so do unnamed officials of one description, since nothing shows that they
      are different people;
    - unnamed witnesses, residents and the like count once for each group of copies;
    - an article's own voice counts only where the article credits nobody for the matter, as the
      news agency it is credited to or else its publisher; copies count as the earliest of them;
    - who denies, doubts or declines is no origin of support.
    """
    support = sorted((a for a in assertions if a.stance == "supports"), key=_order)
    groups = [group_of(a.statement.article) for a in support]
    credited = {g for a, g in zip(support, groups, strict=True) if a.source is not None}
    first: dict[str, Assertion] = {}
    for a, g in zip(support, groups, strict=True):
        first.setdefault(g, a)
    full = _full_names(support)
    found: dict[str, list[Assertion]] = {}
    for a, group in zip(support, groups, strict=True):
        if a.source is None and group in credited:
            continue
        found.setdefault(_key(a, group, first[group], full), []).append(a)
    merged = _merged(found)
    return [
        Origin(
            key, _name(told[0], first), tuple((a.statement.article, a.statement.id) for a in told)
        )
        for key, told in merged.items()
    ]


def _order(a: Assertion) -> tuple[str, str, str]:
    return (a.published or "9999", a.statement.article, a.statement.id)


def _key(a: Assertion, group: str, first: Assertion, full: dict[str, str]) -> str:
    if a.source is None:
        return f"by {first.agency or first.publisher or group}"
    if a.witness:
        return f"{a.source} in {group}"
    if a.source.startswith("?"):
        return f"{a.source} in {a.statement.article}"
    return full.get(a.source, a.source)


def _full_names(support: Sequence[Assertion]) -> dict[str, str]:
    """Return for each surname alone the one full name that ends in it, if there is just one."""
    named = sorted({a.source for a in support if a.named and a.source})
    found: dict[str, str] = {}
    for name in named:
        if " " not in name:
            longer = [n for n in named if n.endswith(f" {name}")]
            if len(longer) == 1:
                found[name] = longer[0]
    return found


def _merged(found: dict[str, list[Assertion]]) -> dict[str, list[Assertion]]:
    """Split unnamed sources of one description by country where two countries are known."""
    merged: dict[str, list[Assertion]] = {}
    for key, told in found.items():
        countries = sorted({a.voice_country for a in told if a.voice_country})
        if told[0].named or len(countries) < 2:
            merged[key] = told
            continue
        for country in countries:
            # those of unknown country go with the first
            part = [a for a in told if (a.voice_country or countries[0]) == country]
            merged[f"{key} ({country})"] = part
    return merged


def _name(a: Assertion, first: dict[str, Assertion]) -> str:
    return a.role or a.agency or a.publisher or "an unnamed report"
