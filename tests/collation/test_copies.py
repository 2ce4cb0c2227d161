"""Copies: what is kept of an article, under which keys it is found, when two are copies."""

import random
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rensa import RMinHash

from onrecord.collation.copies import Fingerprint, compare, fingerprint, keys
from onrecord.collation.copies.address import normal_address
from onrecord.collation.copies.dates import moment
from onrecord.collation.copies.keys import BANDS, ROWS, SEED
from onrecord.collation.copies.words import CLOSE, FIGURE, FIRST_WORD, NAME, OPEN, SENTENCE, decoded
from onrecord.records import Article

WIRE = (
    "PORT VALE, March 4 (Orbit Wire) - Norland's navy stopped a tanker off Port Vale on Monday and "
    "detained its crew of 23, the coast guard said.\n\n"
    "The vessel had left the oil terminal without papers, according to harbour master Ada Linn. "
    "Inspectors found that its tanks had been sealed twice.\n\n"
    "The owners, a company in Sundmark, demanded that the sailors be released. "
    "Their lawyer called the seizure piracy.\n\n"
    "Norland has stopped six tankers since it closed the strait in January."
)
PARAGRAPHS = WIRE.split("\n\n")
LOCAL = "In Sundmark the harbour workers' union planned a vigil for the evening at the old pier."


def printed(text: str, name: str = "a", **about: Any) -> Fingerprint:
    return fingerprint(Article(id=name, text=text, **about))


def kinds(one: str, other: str, **about: Any) -> str | None:
    link = compare(printed(one), printed(other, "b", **about))
    return None if link is None else link.kind


def test_a_text_becomes_words_and_marks():
    """Names, figures, quotation marks and ends of sentences are marked; the dateline is left out."""
    tokens = list(
        decoded(printed('ROME, May 2 (AP) - Ten men met Ana. "We won’t go," she said.').tokens)
    )
    marks = [t for t in tokens if t < FIRST_WORD]
    words = [t for t in tokens if t >= FIRST_WORD]
    assert marks == [SENTENCE, OPEN, CLOSE, SENTENCE]
    assert [bool(w & FIGURE) for w in words[:4]] == [True, False, False, False]
    assert [bool(w & NAME) for w in words] == [False, False, False, True] + [False] * 5


def test_typography_does_not_count():
    """Curly and straight marks, possessives, points in abbreviations, case: the same words."""
    one = printed("The U.S. and Iran's envoys met. “It’s over”, one said.")
    assert one.tokens == printed('The US and Iran envoys met. "It\'s over", one said.').tokens


def test_a_long_text_is_kept_in_part():
    """A fingerprint stays within a few kilobytes and still knows the length of the text."""
    long = printed("Rain fell on the port again. " * 5_000)
    assert long.words == 30_000
    assert len(long.tokens) < 8_000


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://www.example.org/a/b/?utm_source=x&id=7#top", "example.org/a/b?id=7"),
        ("http://m.example.org/a/b?id=7&fbclid=1", "example.org/a/b?id=7"),
        ("example.org/a/index.html", "example.org/a"),
        ("https://example.org:8443/A", "example.org:8443/A"),
        ("https://example.org/", None),
        ("https://example.org:x/a", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_one_article_has_one_address(url, normal):
    """Scheme, mobile hosts, fragments and tracking parameters go; a front page is no article's."""
    assert normal_address(url) == normal


def test_moments_sort_whatever_is_known():
    """Zones are evened out; what is not known comes last."""
    stated = [
        "2021-10-05T01:00:00+04:00",
        "2021-10-05",
        "2021-10-05T08:00:00",
        None,
        "2021-10-05T9",
    ]
    assert [moment(s)[0] for s in stated] == [
        "2021-10-04",
        "2021-10-05",
        "2021-10-05",
        "9999",
        "2021-10-05",
    ]
    assert sorted(map(moment, stated))[1] == moment("2021-10-05T08:00:00")
    assert moment("0001-01-01T00:00:00+10:00").day == "0001-01-01"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n".join(PARAGRAPHS[:2]), id="tail cut"),
        pytest.param("\n\n".join([PARAGRAPHS[0], PARAGRAPHS[3], *PARAGRAPHS[1:3]]), id="reordered"),
        pytest.param(
            WIRE.replace("stopped a", "seized a").replace("demanded", "insisted"), id="words"
        ),
        pytest.param("\n\n".join([LOCAL, *PARAGRAPHS]), id="local lead"),
        pytest.param("\n\n".join([PARAGRAPHS[0], LOCAL, *PARAGRAPHS[1:3]]), id="local paragraph"),
        pytest.param(
            WIRE.replace(
                "Norland's navy stopped a tanker off Port Vale on Monday",
                "Off Port Vale, a tanker was stopped by Norland's navy on Monday",
            ),
            id="lead rewritten",
        ),
    ],
)
def test_what_outlets_do_to_wire_copy_leaves_a_copy(text):
    """A cut tail, another order, other words, local paragraphs, a new lead: still found, still a copy."""
    about = {"publisher": "Vale Post", "published": "2024-03-05"}
    one, other = printed(WIRE, published="2024-03-04"), printed(text, "b", **about)
    assert set(keys(one)) & set(keys(other))
    link = compare(one, other)
    assert link is not None and link.kind in ("copy", "excerpt")
    assert link == compare(other, one)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Norland freed a captain on Thursday after three nights in a cell, his family said.\n\n"
            "He walked out of the fort of Port Vale in the rain and thanked the nurses there. "
            "A bus brought him to the frontier, where his brother had waited since Tuesday.\n\n"
            + PARAGRAPHS[3],
            id="background repeated",
        ),
        pytest.param(
            WIRE.replace("Monday", "Friday")
            .replace("23", "14")
            .replace("Ada Linn", "Jon Berg")
            .replace("six", "nine")
            .replace("Sundmark", "Velia"),
            id="another event in the same words",
        ),
    ],
)
def test_what_only_looks_like_a_copy(text):
    """A follow-up that repeats its background and a later event told in the same words are none."""
    assert kinds(WIRE, text) in (None, "part")


def test_one_quotation_in_two_reports_makes_no_copy():
    """What stands in quotation marks belongs to the voice quoted, not to the reporter."""
    quotation = (
        '"The ship entered our waters without permission, ignored four warnings by radio and turned '
        'its lights off before it was boarded by our men without a single shot," Admiral Roe said.'
    )
    one = f"A tanker lies at anchor under guard.\n\n{quotation}\n\nTraders fear that freight will cost more."
    other = f"Norland has shown once more who rules the strait.\n\n{quotation}\n\nFamilies of sailors wept."
    assert kinds(one, other) is None
    assert kinds(quotation, quotation) == "copy"


def test_two_agencies_need_more_than_one():
    """The same share of words convinces less where each text is credited to another agency."""
    half = "\n\n".join([*PARAGRAPHS[:2], LOCAL, LOCAL.replace("vigil", "march"), LOCAL.upper()])
    one = printed(WIRE, agency="Orbit Wire")
    assert compare(one, printed(half, "b", agency="Orbit Wire")).kind != "part"
    assert compare(one, printed(half, "b", agency="Delta Press")).kind == "part"


def test_versions_at_one_address():
    """A rewritten article at its old address is a version, a live page with other text is not."""
    address = {"url": "https://www.example.org/news/tanker?utm_medium=x"}
    old = printed(WIRE, published="2024-03-04", **address)
    rewritten = PARAGRAPHS[0] + "\n\n" + "\n\n".join([LOCAL, LOCAL.replace("vigil", "march")] * 2)
    new = printed(rewritten, "b", published="2024-03-09", url="http://example.org/news/tanker")
    other = printed(" ".join([LOCAL] * 4), "c", **address)
    assert set(keys(old)) & set(keys(new)) & set(keys(other))
    assert compare(old, new).kind == "version"
    assert compare(old, other) is None


def test_an_article_is_no_copy_of_itself():
    """Only two articles can be copies."""
    assert compare(printed(WIRE), printed(WIRE)) is None
    assert compare(printed(""), printed("", "b", url="https://example.org/a")) is None


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from([None, "2024-03-04", "x"]))
def test_any_text_has_a_fingerprint(one, other, published):
    """No text, however odd, breaks anything; keys are few and short; the order does not matter."""
    a, b = printed(one, published=published), printed(other, "b")
    assert all(len(key) == 8 for key in keys(a)) and len(keys(a)) <= 60
    assert compare(a, b) == compare(b, a)


def words(count: int, seed: int) -> list[str]:
    drawn = random.Random(seed)
    return ["".join(drawn.choices("bdfgklmnprstvz", k=6)) for _ in range(count)]


def sentences(count: int, seed: int) -> list[str]:
    return [" ".join(words(12, seed * 1_000 + i)).capitalize() + "." for i in range(count)]


def test_keys_are_few():
    """Sixty at most, whatever the length."""
    for count in (0, 1, 5, 9, 12, 13, 40, 400):
        assert len(keys(printed(" ".join(sentences(count, count)), url="https://a.org/b"))) <= 60


def test_boilerplate_makes_no_candidates():
    """A sentence that every article of an outlet has gives no two of them a key in common."""
    boilerplate = " ".join(sentences(1, 99))
    prints = [
        printed(" ".join([*sentences(8, seed), boilerplate]), published="2024-03-04")
        for seed in range(300)
    ]
    shared = [key for one in prints for key in keys(one)]
    assert len(shared) == len(set(shared))


def test_background_paragraphs_are_hot_for_days_only():
    """A whole paragraph repeated for months leads to the articles of some days alone."""
    background = sentences(2, 99)
    first, last = (
        set(keys(printed(" ".join([*sentences(8, day), *background]), published=f"2024-0{day}-04")))
        for day in (3, 5)
    )
    assert not first & last


def test_an_excerpt_is_found_in_a_long_article():
    """Three sentences out of forty share a key with the whole."""
    long = sentences(20, 1)
    whole = set(keys(printed(" ".join(long), published="2024-03-04")))
    excerpt = keys(printed(" ".join(long[4:7]), published="2024-03-05"))
    assert whole & set(excerpt)


def signature(tokens: Iterable[bytes]) -> list[int]:
    made = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    made.update(list(tokens))
    return made.digest()


def test_signatures_are_minhash():
    """By the definition, in plain Python: the least value of each permutation over the tokens."""
    tokens = [number.to_bytes(2, "little") for number in range(16, 416)]
    single = [signature([token]) for token in tokens[:50]]
    assert signature(tokens[49::-1] * 2) == [min(values) for values in zip(*single, strict=True)]


def test_signatures_agree_as_often_as_the_jaccard_index_says():
    """Over 56 permutations, and many sets, the share of equal values is the index to 3 %."""
    tokens = [number.to_bytes(2, "little") for number in range(16, 10_016)]
    equal = 0
    for first in range(0, 9_000, 100):
        one, other = tokens[first : first + 100], tokens[first + 50 : first + 150]
        pairs = zip(signature(one), signature(other), strict=True)
        equal += sum(a == b for a, b in pairs)
    assert equal / (90 * BANDS * ROWS) == pytest.approx(50 / 150, abs=0.03)


def test_keys_are_pinned():
    """Keys that change make all stored ones useless: then raise ``VERSION``."""
    found = keys(printed(WIRE, published="2024-03-04", url="https://example.org/news/tanker"))
    assert (len(found), found[0].hex(), found[-1].hex()) == PINNED


PINNED = (30, "0cd2b0790108a378", "fc7e0dc265b10c7c")
