"""The agency that an article credits, and the agencies it only quotes."""

import pytest

from onrecord.ingest.agency import AgencyNames, credit_name, credited_agency
from onrecord.kb import Agency

NAMES = AgencyNames(
    [
        Agency("Associated Press", ("AP", "The AP"), "USA", "apnews.com", "agency"),
        Agency("Reuters", ("Thomson Reuters",), "GBR", "reuters.com", "agency"),
        Agency("Agence France-Presse", ("AFP",), "FRA", "afp.com", "agency"),
        Agency("Xinhua", ("Xinhua News Agency",), "CHN", None, "state agency"),
        Agency("IRNA", ("Islamic Republic News Agency",), "IRN", None, "state agency"),
        Agency("TASS", ("ITAR-TASS",), "RUS", None, "state agency"),
        Agency("Delta Courier", (), None, None, "outlet"),
    ]
)
BODY = "The envoys met on Monday.\n\nThey agreed to meet again."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"PORT VALE (AP) — {BODY}", "AP"),
        (f"PORT VALE, Astaria (AP) -- {BODY}", "AP"),
        (f"PORT VALE (AP) {BODY}", "AP"),
        (f"BAKU, Oct 5 (IRNA) -- {BODY}", "IRNA"),
        (f"BAKU, Oct. 5 (Xinhua/IRNA) -- {BODY}", "Xinhua"),
        (f"MOSCOW, October 5. /TASS/. {BODY}", "TASS"),
        (f"TEHRAN, Oct. 5, IRNA – {BODY}", "IRNA"),
        (f"Baku (Reuters) - {BODY}", "Reuters"),
        (f"(Reuters) - {BODY}", "Reuters"),
        (f"A headline of it\n\nPORT VALE (AFP) - {BODY}", "AFP"),
        (f"By The Associated Press\n\n{BODY}", "AP"),
        (f"By Jo Lind, Associated Press\n\n{BODY}", "AP"),
        (f"Associated Press\n\n{BODY}", "AP"),
        (f"{BODY} — Reuters", "Reuters"),
        (f"{BODY}\n- Reuters", "Reuters"),
        (f"{BODY} (AFP)", "AFP"),
        (f"{BODY}\n(Reuters, AFP)", "Reuters"),
        (f"{BODY}\nSource: IRNA", "IRNA"),
        (f"{BODY}\n© 2021 AFP", "AFP"),
        (f"{BODY}\nCopyright 2021 The Associated Press. All rights reserved.", "AP"),
        (f"{BODY} This story was reported by The Associated Press.", "AP"),
    ],
)
def test_credit(text: str, agency: str) -> None:
    """Dateline, byline, ending and copyright line credit an agency, by its short name."""
    assert credited_agency(text, names=NAMES) == agency


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "IRNA reported that the envoys met on Monday.",
        "The Islamic Republic News Agency (IRNA) said that the envoys met on Monday.",
        "Earlier the minister told Reuters that he would resign.",
        "The minister spoke to Reuters.",
        "A man from the agency (AFP) was seen at the gate.\n\nHe left.",
        "PORT VALE (DC) — The envoys met.",
        "PORT VALE (Delta Courier) — The envoys met.",
        "Photo: J. Lind/AFP\n\n" + BODY,
        "The envoys met (AP photos showed them) on Monday.",
    ],
)
def test_no_credit(text: str) -> None:
    """An agency that is quoted, or credited for a picture, is not the text's."""
    assert credited_agency(text, names=NAMES) is None


def test_author_may_be_an_agency() -> None:
    """An agency among the authors is the credit."""
    assert credited_agency(BODY, authors=["Jo Lind", "AFP"], names=NAMES) == "AFP"


def test_credit_name_is_the_initials_where_the_agency_has_them() -> None:
    """Initials known as an alias are the short name, else the name itself."""
    assert credit_name(Agency("Agence France-Presse", ("AFP",), None, None, "agency")) == "AFP"
    assert credit_name(Agency("Xinhua", ("New China",), None, None, "agency")) == "Xinhua"
