"""What two statements have in common and where they part, as numbers for the model."""

from ..similarity import likeness, nearest, nearness
from .assertion import Assertion
from .blaming import culprits, victims
from .content import CLASS, weigh
from .counts import comparable, excludes, rises
from .denying import negation
from .finding import one_voice
from .matter import Matter, follows, opposed
from .setting import set_apart
from .where import days, foreseen, gap, places, times

_MOST, _LONGEST = 9.0, 30.0


def features(a: Assertion, b: Assertion, same: Matter, *, joined: bool) -> dict[str, float]:
    """Return the features of *a* and the later *b*; what is not named is 0.

    *same* is what they have in common by hand-set weights, *joined* whether an incident joins them.
    """
    found = {"bias": 1.0, "matter": same.probability, "covered": same.covered}
    found["common"] = min(same.weight, _MOST) / _MOST
    found["joined"] = float(joined)
    found |= (
        _names(a, b) | _words(a, b) | _setting(a, b) | _counts(a, b) | _stand(a, b, same, joined)
    )
    near, later = found["near least"], 1.0 - found.get("day 0", 0.0)
    for name in (
        "denies one",
        "negated",
        "names apart",
        "count excluded",
        "time apart",
        "place apart",
    ):
        if found.get(name):
            found[f"{name}, near"] = near * found[name]
            found[f"{name}, later"] = later * found[name]
    found["near, later"] = near * later
    return found


def _names(a: Assertion, b: Assertion) -> dict[str, float]:
    ones, others = a.names, b.names
    shared = len(ones & others)
    found = {f"names {min(shared, 3)}": 1.0}
    around = [{k for k in (*x.words, *x.context) if k.startswith("@")} for x in (a, b)]
    found[f"names around {min(len(around[0] & around[1]), 4)}"] = 1.0
    if all(around):
        apart = [len(x - y) / len(x) for x, y in (around, around[::-1])]
        found["names apart around"], found["names more around"] = min(apart), max(apart)
    lands = [{k for k in n if len(k) == 4 and k[1:].isupper()} for n in around]
    if all(lands) and not lands[0] & lands[1]:
        found["lands apart"] = 1.0
    if ones and others:
        alone = (len(ones - around[1]) / len(ones), len(others - around[0]) / len(others))
        found["names apart"] = min(alone)
        found["names more"] = max(alone)
    return found


def _words(a: Assertion, b: Assertion) -> dict[str, float]:
    one, other = nearness(a.terms, b.terms)
    wide = nearness(a.terms + a.around, b.terms + b.around)
    plain = a.plain & b.plain
    least = min(weigh(a.plain), weigh(b.plain))
    found = {
        "near least": min(one, other),
        "near most": max(one, other),
        "near around least": min(wide),
        "near around most": max(wide),
        "near the other's": max(
            nearness(a.terms, b.terms + b.around)[0], nearness(b.terms, a.terms + a.around)[0]
        ),
        "alike": likeness(a.terms, b.terms),
        "alike around": likeness(a.terms + a.around, b.terms + b.around),
        "acts near": nearest(a.acts or a.terms, b.acts or b.terms),
        "plain covered": min(1.0, weigh(plain) / least) if least else 0.0,
    }
    if a.type and b.type:
        found["type same" if a.type == b.type else "type differs"] = 1.0
    if set(a.trigger) & set(b.trigger):
        found["act same"] = 1.0
    return found


def _setting(a: Assertion, b: Assertion) -> dict[str, float]:
    between = days(a.published, b.published)
    found = {f"time {times(a, b)}": 1.0, f"place {places(a.place, b.place)}": 1.0}
    if found.get("time apart"):
        found["time gap"] = min(gap(a, b), _LONGEST) / _LONGEST
    if between is not None:
        step = "0" if between <= 0 else "1" if between == 1 else "2-4" if between <= 4 else "5+"
        found[f"day {step}"] = 1.0
    if foreseen(a, b):
        found["foreseen"] = 1.0
    if a.sentence == b.sentence == 0:
        found["both first"] = 1.0
    return found


def _counts(a: Assertion, b: Assertion) -> dict[str, float]:
    pairs = [(x, y) for x in a.counts for y in b.counts if comparable(x, y)]
    found: dict[str, float] = {}
    if pairs:
        apart = [(x, y) for x, y in pairs if excludes(x, y)]
        found["count excluded" if apart else "count agrees"] = 1.0
        if apart and all(rises(x, y) for x, y in apart):
            found["count rises"] = 1.0
        if any(x.low == y.low > 2 for x, y in pairs):
            found["count equal"] = 1.0
    elif a.counts and b.counts:
        found["counts of other things"] = 1.0
    if a.counts and b.counts:
        exact = [{c.low for c in x.counts if c.low == c.high and c.low > 2} for x in (a, b)]
        if exact[0] & exact[1]:
            found["number shared"] = 1.0
        elif all(exact):
            found["numbers apart"] = 1.0
    return found


def _stand(a: Assertion, b: Assertion, same: Matter, joined: bool) -> dict[str, float]:
    denying = [x.stance == "denies" or x.outer for x in (a, b)]
    negated = [any(v < 0 for v in x.words.values()) for x in (a, b)]
    rules = {
        "denial": negation(a, b, same, joined),
        "culprits": culprits(a, b),
        "victims": victims(a, b),
        "set apart": set_apart(a, b, same, joined),
    }
    holds = {
        "denies both": all(denying),
        "denies one": denying[0] != denying[1],
        "negated": any(a.words[k] != b.words[k] for k in same.shared if not k.startswith("@")),
        "negation on one side": negated[0] != negated[1],
        "doubts": "doubts" in (a.stance, b.stance),
        "next step": follows(a, b),
        "come true": a.ahead and not b.ahead,
        "looks ahead": b.ahead and not a.ahead,
        "ahead both": a.ahead and b.ahead,
        "change": b.change,
        "change before": a.change,
        "one voice": one_voice(a, b),
        "a sentence": "sentence" in (a.kind, b.kind),
        "act of speech": a.verbal or b.verbal,
        **{name: next(iter(told), None) is not None for name, told in rules.items()},
    }
    found = {name: 1.0 for name, true in holds.items() if true}
    sides = opposed(a, b)
    if sides:
        found["opposites"] = min(2.0, CLASS * len(sides))
    return found
