"""The event lexicon loads, spells frames and names what is wrong with a line."""

from collections import Counter

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.book import SHIPPED
from onrecord.codebook.lexicon import COLUMNS, Slot, frame_of, read
from onrecord.errors import CodebookError

HEAD = "\t".join(COLUMNS)
RAID = ("raid", "verb", "", "ASSAULT", "", "190", "+", "Troops *raided* the farm.")


def row(**changes):
    return "\t".join({**dict(zip(COLUMNS, RAID, strict=True)), **changes}.values())


def lexicon(folder, *lines, name="assault.tsv", head=HEAD):
    (folder / name).write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return read(folder)


def test_a_line_is_an_entry(tmp_path):
    """The columns of a line are the entry's; an empty mode is none, "-" says it did not happen."""
    lines = (row(), row(words="foil raid", mode="aerial", polarity="-"))
    raid, foil = lexicon(tmp_path, *lines).entries
    assert (raid.words, raid.pos, raid.type, raid.mode) == (("raid",), "verb", "ASSAULT", None)
    assert (raid.cameo, raid.happens, raid.example) == ("190", True, RAID[-1])
    assert (foil.words, foil.mode, foil.happens) == (("foil", "raid"), "aerial", False)


def test_comments_and_empty_lines(tmp_path):
    """Lines that are empty or begin with "#" are no entries."""
    assert len(lexicon(tmp_path, "# verbs", "", row(), "").entries) == 1


def test_files_are_read_in_the_order_of_their_names(tmp_path):
    """The order of entries does not hang on the file system."""
    lexicon(tmp_path, row(words="bomb"), name="b.tsv")
    found = lexicon(tmp_path, row(words="aim"), name="a.tsv")
    assert [e.words for e in found.entries] == [("aim",), ("bomb",)]


def test_a_folder_that_is_not_there(tmp_path):
    """A codebook without lexicon has an empty one."""
    assert read(tmp_path / "lexicon").entries == ()


def test_default_frames(tmp_path):
    """Without a frame, verbs, nouns and adjectives have their usual one."""
    lines = (row(pos=pos) for pos in ("verb", "noun", "adjective"))
    frames = [e.frame for e in lexicon(tmp_path, *lines).entries]
    assert [s.name for s in frames[0].actor + frames[0].recipient] == ["subj", "obj"]
    assert "by" in {s.name for s in frames[1].actor}
    assert "of" in {s.name for s in frames[1].recipient}
    assert "subj" in {s.name for s in frames[2].recipient}


@pytest.mark.parametrize(
    ("words", "pos", "head"),
    [
        ("carry out raid", "verb", 0),
        ("air strike", "noun", 1),
        ("state of emergency", "noun", 0),
        ("raid", "noun", 0),
    ],
)
def test_heads(tmp_path, words, pos, head):
    """Verbs and nouns with a preposition begin with their head, other nouns end with it."""
    (entry,) = lexicon(tmp_path, row(words=words, pos=pos)).entries
    assert entry.head == head


def test_entries_are_found_by_class_and_head(tmp_path):
    """All forms count; other word classes are not looked at."""
    lines = (row(), row(words="air raid", pos="noun"), row(words="bomb"))
    found = lexicon(tmp_path, *lines)
    assert [e.words for e in found.entries_of("noun", ["raid"])] == [("air", "raid")]
    assert [e.words for e in found.entries_of("verb", ["rai", "raid", "bomb"])] == [
        ("raid",),
        ("bomb",),
    ]
    assert found.entries_of("adjective", ["raid"]) == []


def test_frames():
    """Roles with their slots, each with kinds or words; "!" turns a condition around."""
    frame = frame_of("actor=subj|by recipient=obj:person|state place=in if=obj{ban,embargo}")
    assert frame.actor == (Slot("subj"), Slot("by"))
    assert frame.recipient == (Slot("obj", frozenset(("person", "state"))),)
    assert frame.place == (Slot("in"),)
    assert frame.conditions == ((Slot("obj", lemmas=frozenset(("ban", "embargo"))),),)
    (not_kind,), (not_word,) = frame_of("if=obj:!law if=obj!{ban}").conditions
    assert not_kind == Slot("obj", kinds=frozenset(("law",)), negated=True)
    assert not_word == Slot("obj", lemmas=frozenset(("ban",)), negated=True)


def test_a_bar_parts_kinds_and_slots():
    """ "obj:person|state|with" is an object of two kinds, or a with-phrase of any."""
    frame = frame_of("recipient=obj:person|state|with")
    assert frame.recipient == (Slot("obj", frozenset(("person", "state"))), Slot("with"))
    assert [s.conditional for s in frame.recipient] == [True, False]


def test_conditions_add_up():
    """Several "if" are several conditions; each may have alternatives."""
    frame = frame_of("if=obj{ban}|on{ban} if=xcomp")
    assert [[s.name for s in c] for c in frame.conditions] == [["obj", "on"], ["xcomp"]]


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ("actor", "no role with its slots"),
        ("actor=", "no role with its slots"),
        ("agent=subj", "no role 'agent'"),
        ("actor=subject", "no slot"),
        ("recipient=obj:persn", "no kind 'persn'"),
        ("recipient=obj:person|persn", "no slot"),
        ("if=obj{}", "follows 'obj'"),
        ("if=obj{ban", "follows 'obj'"),
    ],
)
def test_wrong_frames(frame, said):
    """A frame that breaks the form is refused."""
    with pytest.raises(ValueError, match=said):
        frame_of(frame)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (row(pos="adverb"), "no word class 'adverb'"),
        (row(type="ATTACK"), "no type 'ATTACK'"),
        (row(polarity=""), "polarity is ''"),
        (row(example="Troops raided the farm."), "does not mark one"),
        (row(example="*Troops* *raided* the farm."), "does not mark one"),
        (row(frame="actor=subject"), "no slot"),
        ("raid\tverb", "2 columns, not 8"),
        (row() + "\tmore", "9 columns, not 8"),
        (row(words="bomb"), r"bomb \(verb\) stands twice"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, said):
    """The error names the file, the line, comments counted, and what is wrong there."""
    with pytest.raises(CodebookError, match=rf"assault\.tsv:4: .*{said}"):
        lexicon(tmp_path, row(words="bomb"), "# more", line)


@pytest.mark.parametrize("head", ["", "words\tpos", HEAD + "\tnote"])
def test_a_wrong_head_is_named(tmp_path, head):
    """A file must begin with the names of the columns."""
    with pytest.raises(CodebookError, match=r"assault\.tsv: its first line must be words"):
        lexicon(tmp_path, row(), head=head)


def test_an_empty_file_is_named(tmp_path):
    """A file without any line has no head either."""
    (tmp_path / "aid.tsv").write_text("")
    with pytest.raises(CodebookError, match=r"aid\.tsv"):
        read(tmp_path)


def test_one_word_may_have_several_senses(tmp_path):
    """The same word twice is no mistake where frame, class or type differ, in one file or two."""
    lexicon(tmp_path, row(), row(frame="actor=subj if=obj{farm}"), row(pos="noun"))
    found = lexicon(tmp_path, row(type="COERCE"), name="coerce.tsv")
    assert len(found.entries) == 4


def test_duplicates_across_files(tmp_path):
    """The same sense in two files is a mistake, named where it stands both times."""
    lexicon(tmp_path, row(), name="a.tsv")
    with pytest.raises(CodebookError, match=r"b\.tsv:2: raid .* first at .*a\.tsv:2"):
        lexicon(tmp_path, row(mode="aerial"), name="b.tsv")


@pytest.fixture
def folder(tmp_path):
    """A codebook folder whose lexicon hides every shipped file behind one without entries."""
    (tmp_path / "lexicon").mkdir()
    for path in (SHIPPED / "lexicon").glob("*.tsv"):
        (tmp_path / "lexicon" / path.name).write_text(HEAD + "\n")
    return tmp_path


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"mode": "nonsense"}, "nonsense"), ({"cameo": "999"}, "999"), ({"cameo": ""}, "''")],
)
def test_a_mode_or_code_that_the_codebook_lacks(folder, changes, said):
    """Modes of other types and codes that are none are refused by file and line."""
    lexicon(folder / "lexicon", row(**changes))
    with pytest.raises(CodebookError, match=rf"lexicon/assault\.tsv:2: raid .*{said}.* is not in"):
        Codebook.load(folder)


def test_a_mode_is_one_of_its_type(folder):
    """A mode of another type is unknown; a mode's older name is known."""
    book = Codebook.load(folder)
    kind, alias = min(book.aliases)
    lexicon(folder / "lexicon", row(type=kind, mode=alias))
    assert Codebook.load(folder).lexicon.entries[0].mode == alias
    lexicon(folder / "lexicon", row(type="AID", mode="aerial"))
    with pytest.raises(CodebookError, match="aerial"):
        Codebook.load(folder)


def test_a_file_of_ones_own_replaces_its_namesake(folder):
    """Where a user's file has the name of a shipped one, only the user's is read."""
    lexicon(folder / "lexicon", row())
    (entry,) = Codebook.load(folder).lexicon.entries
    assert (entry.words, entry.at) == (("raid",), f"{folder / 'lexicon' / 'assault.tsv'}:2")


def test_a_file_of_another_name_comes_on_top(tmp_path):
    """A user's file that has no shipped namesake adds its words to all the shipped ones."""
    (tmp_path / "lexicon").mkdir()
    lexicon(tmp_path / "lexicon", row(words="flurble"), name="mine.tsv")
    shipped = Codebook.load().lexicon.entries
    own = set(Codebook.load(tmp_path).lexicon.entries)
    assert own > set(shipped)
    assert [e.words for e in own - set(shipped)] == [("flurble",)]


def test_the_shipped_lexicon():
    """The shipped lexicon has some thousand entries for all types, no sense twice."""
    book = Codebook.load()
    entries = book.lexicon.entries
    assert len(entries) >= 5_000
    assert {e.type for e in entries} == set(book.types)
    senses = Counter((e.words, e.pos, e.frame, e.type) for e in entries)
    assert [s for s, n in senses.items() if n > 1] == []


def test_a_users_own_senses(tmp_path):
    """What the shipped folder does not have is the user's own, also in a file that replaces a shipped one."""
    shipped, mine = tmp_path / "shipped", tmp_path / "mine"
    shipped.mkdir()
    mine.mkdir()
    lexicon(shipped, row(), row(words="bomb"))
    lexicon(mine, row(), row(words="kettle"))
    own = {e.words: e.own for e in read(shipped, mine).entries}
    assert own[("kettle",)]
    assert not any(flag for words, flag in own.items() if words != ("kettle",))
