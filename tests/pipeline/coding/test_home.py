"""The country that goes without saying."""

from onrecord.pipeline.coding.home import Home
from onrecord.records import Participant, Place
from tests.pipeline.hand import parsed

from .entries import KB

KENYA = "Kenya/PROPN/nsubj/1 voted/VERB/ROOT/1/vote ./PUNCT/punct/1"
CHAD = KENYA.replace("Kenya", "Chad")
SOLDIERS = "Soldiers/NOUN/nsubj/1/soldier left/VERB/ROOT/1/leave"


def joined(*sentences):
    """Return *sentences*, the heads of each counted from its own first word, as one line."""
    cells = []
    for sentence in sentences:
        start = len(cells)
        for cell in sentence.split():
            word, pos, relation, head, *rest = cell.split("/")
            cells.append("/".join((word, pos, relation, str(int(head) + start), *rest)))
    return " ".join(cells)


def left(sentence, *, ents=()):
    """Return a document that says "Kenya voted." before *sentence*, whose words count from 3."""
    return parsed(joined(KENYA, sentence), ents=[(0, 1, "GPE"), *ents])


def settled(doc, start, end, *, sector=None, country=None, entity=None):
    """Return the participant of doc[start:end] as it is at home."""
    span = doc[start:end]
    told = Participant(
        text=span.text,
        span=(span.start_char, span.end_char),
        name=span.text,
        entity=entity,
        country=country,
        sector=sector,
    )
    return Home(doc, KB).settle(told, span)


def test_soldiers_in_a_report_about_kenya_are_kenyan():
    """Those who belong to a state take the report's country, and it is noted that they did."""
    doc = left(SOLDIERS)
    assert settled(doc, 3, 4, sector="MIL").country == "KEN"
    home = Home(doc, KB)
    who = Participant(text="Soldiers", span=(14, 22), name="Soldiers", sector="MIL")
    home.settle(who, doc[3:4])
    assert home.settled == {(14, 22)}


def test_people_without_sector_too():
    """Nouns for persons and groups are domestic; things are not."""
    doc = left("Villagers/NOUN/nsubj/1/villager left/VERB/ROOT/1/leave")
    assert settled(doc, 3, 4).country == "KEN"
    doc = left("Umbrellas/NOUN/nsubj/1/umbrella left/VERB/ROOT/1/leave")
    assert settled(doc, 3, 4).country is None


def test_a_country_that_is_told_stays():
    """What the text says of a participant goes before the report's country."""
    doc = left(SOLDIERS)
    assert settled(doc, 3, 4, sector="MIL", country="TCD").country == "TCD"
    assert Home(doc, KB).settled == set()


def test_foreign_words():
    """ "Foreign soldiers", "diplomats", "migrants" are not of the report's country."""
    foreign = left("Foreign/ADJ/amod/1 soldiers/NOUN/nsubj/2/soldier left/VERB/ROOT/2/leave")
    assert settled(foreign, 3, 5, sector="MIL").country is None
    diplomats = left("Diplomats/NOUN/nsubj/1/diplomat left/VERB/ROOT/1/leave")
    assert settled(diplomats, 3, 4, sector="GOV").country is None


def test_sectors_of_no_state():
    """Organizations of states, aid groups, media and firms have no country by the report."""
    doc = left(SOLDIERS)
    for sector in ("IGO", "NGO", "MED", "BUS"):
        assert settled(doc, 3, 4, sector=sector).country is None


def test_pronouns_have_none():
    """Whom a pronoun means nobody has told: no country."""
    doc = left("They/PRON/nsubj/1 left/VERB/ROOT/1/leave")
    assert settled(doc, 3, 4).country is None


def test_troops_of_an_organization_of_states():
    """ "NATO troops" are the organization's, not the report's country's."""
    doc = left(
        "NATO/PROPN/compound/1 troops/NOUN/nsubj/2/troop left/VERB/ROOT/2/leave",
        ents=[(3, 4, "ORG")],
    )
    found = settled(doc, 3, 5, sector="MIL")
    assert (found.sector, found.country) == ("IGO", None)


def test_troops_of_another_organization():
    """A party's guards are the country's."""
    doc = left(
        "Zzyx/PROPN/compound/1 guards/NOUN/nsubj/2/guard left/VERB/ROOT/2/leave",
        ents=[(3, 4, "ORG")],
    )
    found = settled(doc, 3, 5, sector="MIL")
    assert (found.sector, found.country) == ("MIL", "KEN")


def test_a_country_in_the_phrase_goes_first():
    """ "Refugees fleeing Liberia" are Liberian, in a report about Kenya too."""
    doc = left(
        "Villagers/NOUN/nsubj/3/villager fleeing/VERB/acl/0/flee Liberia/PROPN/obj/1"
        " slept/VERB/ROOT/3/sleep",
        ents=[(5, 6, "GPE")],
    )
    assert settled(doc, 3, 6).country == "LBR"


def test_a_country_that_the_phrase_is_against():
    """ "Protesters against Liberia" are not Liberian."""
    protest = (
        "Protesters/NOUN/nsubj/3/protester against/ADP/case/2 Liberia/PROPN/nmod/0"
        " slept/VERB/ROOT/3/sleep"
    )
    names = [(0, 1, "GPE"), (3, 4, "GPE"), (8, 9, "GPE")]
    doc = parsed(joined(KENYA, KENYA, protest), ents=names)
    assert settled(doc, 6, 9).country == "KEN"


def test_a_person_in_a_single_sentence():
    """A named person without a title takes a country from a report, not from a sentence or two."""
    ada = "Ada/PROPN/nsubj/1 left/VERB/ROOT/1/leave ./PUNCT/punct/1"
    names = [(0, 1, "GPE"), (3, 4, "PER")]
    short = parsed(joined(KENYA, ada), ents=names)
    long = parsed(joined(KENYA, ada, ada, ada, ada), ents=names)
    assert settled(short, 3, 4, sector="CVL").country is None
    assert settled(short, 3, 4, sector="GOV").country == "KEN"
    assert settled(long, 3, 4, sector="CVL").country == "KEN"


def test_a_report_about_two_countries_has_none():
    """Two countries named as often as each other: nobody goes without saying."""
    doc = parsed(joined(KENYA, CHAD, SOLDIERS), ents=[(0, 1, "GPE"), (3, 4, "GPE")])
    assert Home(doc, KB).country is None
    assert settled(doc, 6, 7, sector="MIL").country is None


def test_the_main_country_needs_half_of_the_mentions():
    """The report's own country is the one with the most mentions, at least half of them."""
    names = ["Kenya", "Kenya", "Chad", "Mali", "Niger"]
    line = " ".join(f"{name}/PROPN/{'dep' if i else 'ROOT'}/0" for i, name in enumerate(names))
    doc = parsed(line, ents=[(i, i + 1, "GPE") for i in range(5)])
    assert Home(doc, KB).country is None
    doc = parsed(line, ents=[(i, i + 1, "GPE") for i in range(4)])
    assert Home(doc, KB).country == "KEN"


def test_the_place_of_the_sentence_goes_first():
    """ "Soldiers shelled Sarh": they are of the country where the sentence's one place lies."""
    doc = left("Soldiers/NOUN/nsubj/1/soldier shelled/VERB/ROOT/1/shell Sarh/PROPN/obj/1")
    start = doc[5].idx
    where = Place(id="p1", text="Sarh", span=(start, start + 4), name="Sarh", country="TCD")
    kenya = Place(id="p2", text="Kenya", span=(0, 5), name="Kenya", country="KEN")
    doc._.onrecord_places = [kenya, where]
    assert settled(doc, 3, 4, sector="MIL").country == "TCD"


def test_the_other_side_of_an_event_tells_nothing():
    """Whom Kenya fights in a single sentence is not Kenyan; in a report about Kenya they are."""
    who = Participant(text="Soldiers", span=(14, 22), name="Soldiers", sector="MIL")
    short = left(SOLDIERS)
    assert Home(short, KB).settle(who, short[3:4], {"KEN"}).country is None
    assert Home(short, KB).settle(who, short[3:4], {"TCD"}).country == "KEN"
    line = joined(KENYA, SOLDIERS + " ./PUNCT/punct/1", KENYA, KENYA, KENYA)
    long = parsed(line, ents=[(i, i + 1, "GPE") for i in (0, 6, 9, 12)])
    assert Home(long, KB).settle(who, long[3:4], {"KEN"}).country == "KEN"


def test_without_any_country():
    """A text that names no country leaves all as they are; an empty one raises nothing."""
    doc = parsed(SOLDIERS)
    assert settled(doc, 0, 1, sector="MIL").country is None
    assert Home(doc[0:0].as_doc(), KB).country is None
