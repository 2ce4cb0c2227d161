"""The country that goes without saying."""

from onrecord.pipeline.coding.belonging import Belonging, Setting
from onrecord.pipeline.coding.home import Home
from onrecord.pipeline.layers import Context
from onrecord.records import Entity, Participant, Place
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


def report(sentence, *more):
    """Return a document of five sentences or more: four of Kenya, *more*, then *sentence*."""
    before = [KENYA] * 4 + list(more)
    return parsed(
        joined(*before, sentence), ents=[(3 * i, 3 * i + 1, "GPE") for i in range(len(before))]
    )


LEAVES = Setting("RETREAT", "actor")


def belonging(doc):
    """Return what settles the participants of *doc*."""
    return Belonging(Home(doc, KB), [], KB)


def settled(doc, start, end, *, sector=None, country=None, entity=None, setting=LEAVES):
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
    return belonging(doc).settle(told, span, setting)


def test_soldiers_in_a_report_about_kenya_are_kenyan():
    """Those who belong to a state take the report's country, and it is noted that they did."""
    doc = left(SOLDIERS)
    assert settled(doc, 3, 4, sector="MIL").country == "KEN"
    home = belonging(doc)
    who = Participant(text="Soldiers", span=(14, 22), name="Soldiers", sector="MIL")
    home.settle(who, doc[3:4], LEAVES)
    assert home.settled == {(14, 22)}


def test_people_without_sector_too():
    """Nouns for persons and groups are domestic as well."""
    doc = left("Villagers/NOUN/nsubj/1/villager left/VERB/ROOT/1/leave")
    assert settled(doc, 3, 4).country == "KEN"


def test_a_country_that_is_told_stays():
    """What the text says of a participant goes before the report's country."""
    doc = left(SOLDIERS)
    assert settled(doc, 3, 4, sector="MIL", country="TCD").country == "TCD"


def test_foreign_words():
    """ "Foreign soldiers" are not of the report's country, its foreign ministry is."""
    foreign = report(
        "Foreign/ADJ/amod/1 soldiers/NOUN/nsubj/2/soldier left/VERB/ROOT/2/leave", CHAD
    )
    assert settled(foreign, 15, 17, sector="MIL").country is None
    office = report(
        "Foreign/ADJ/amod/1 ministry/NOUN/nsubj/2/ministry left/VERB/ROOT/2/leave", CHAD
    )
    assert settled(office, 15, 17, sector="GOV").country == "KEN"


def test_sectors_of_no_state():
    """Organizations of states and aid groups have no country by the report."""
    doc = left(SOLDIERS)
    for sector in ("IGO", "NGO"):
        assert settled(doc, 3, 4, sector=sector).country is None


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


def test_the_country_most_named():
    """Where nothing else decides, a report is about the country that it names most."""
    doc = report(SOLDIERS, CHAD)
    assert settled(doc, 15, 16, sector="MIL").country == "KEN"
    assert Home(doc, KB).share("KEN") == 0.8


def test_the_place_of_the_sentence_goes_first():
    """ "Soldiers shelled Sarh": they are of the country where the sentence's one place lies."""
    doc = left("Soldiers/NOUN/nsubj/1/soldier shelled/VERB/ROOT/1/shell Sarh/PROPN/obj/1")
    start = doc[5].idx
    where = Place(id="p1", text="Sarh", span=(start, start + 4), name="Sarh", country="TCD")
    kenya = Place(id="p2", text="Kenya", span=(0, 5), name="Kenya", country="KEN")
    doc._.onrecord_places = [kenya, where]
    assert settled(doc, 3, 4, sector="MIL").country == "TCD"


def test_without_any_country():
    """A text that names no country leaves all as they are; an empty one raises nothing."""
    doc = parsed(SOLDIERS)
    assert settled(doc, 0, 1, sector="MIL").country is None
    assert Home(doc[0:0].as_doc(), KB).first is None


def test_where_countries_are_named():
    """The country last named before a word, those of its paragraph and of the title."""
    doc = parsed(joined(KENYA, CHAD, SOLDIERS), ents=[(0, 1, "GPE"), (3, 4, "GPE")])
    doc._.onrecord_context = Context(title="Mali: soldiers leave")
    home = Home(doc, KB)
    assert (home.first, home.last_before(doc[6].idx), home.title) == ("KEN", "TCD", {"MLI"})
    assert home.paragraph(doc[6].idx) == {"KEN": 1, "TCD": 1}
    assert home.last_before(0) is None


def test_the_owner_of_a_possessive():
    """What is seen of a country says whether "its" means it."""
    line = "Its/PRON/nmod:poss/1 president/NOUN/nsubj/2/president left/VERB/ROOT/2/leave"
    doc = parsed(joined(KENYA, CHAD, line), ents=[(0, 1, "GPE"), (3, 4, "GPE")])
    spans = [(0, 5), (doc[6].idx, doc[6].idx + 3)]
    whose = Entity(id="n1", name="Kenya", kind="country", country="KEN", mentions=spans)
    who = Participant(text="Its president", span=(0, 0), name="president", sector="GOV")
    seen = dict(Belonging(Home(doc, KB), [whose], KB).candidates(who, doc[6:8], LEAVES))
    assert "owner" in seen["KEN"]
    assert "owner" not in seen["TCD"]
    assert list(seen) == [None, "KEN", "TCD"]
