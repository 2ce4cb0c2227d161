"""The cue lexicon reads what users write and says what is wrong with it."""

import pytest

from onrecord.errors import KnowledgeError
from onrecord.pipeline.voices import lexicon

GROUP = '[[verb]]\nact = "communication"\nstance = "asserts"\nframes = ["clause"]\nwords = "aver point_out call+for"\n'


def test_words_particles_and_prepositions(tmp_path):
    """ "point_out" needs its particle, "call+for" its preposition."""
    path = tmp_path / "cues.toml"
    path.write_text(GROUP)
    found = lexicon.load(path)
    assert [s.particle for s in found.senses("verb", "point")] == ["out"]
    assert [s.preposition for s in found.senses("verb", "call")] == ["for"]
    assert found.senses("verb", "say") == []
    assert found.has("aver")


def test_a_lemma_with_a_letter_too_many_is_found():
    """A lemmatizer that does not know "blasted" makes "blaste" of it."""
    assert lexicon.load().senses("verb", "blaste")
    assert lexicon.load().senses("verb", "accus")


@pytest.mark.parametrize(
    "wrong",
    [
        GROUP.replace("asserts", "assures"),
        GROUP.replace("clause", "sentence"),
        GROUP.replace("[[verb]]", "[[adverb]]"),
        GROUP.replace("words", "lemmas"),
        "[[verb",
    ],
)
def test_a_mistake_names_the_file(tmp_path, wrong):
    """An unknown value, key or word class is an error that names the file."""
    path = tmp_path / "mine.toml"
    path.write_text(wrong)
    with pytest.raises(KnowledgeError, match=r"mine\.toml"):
        lexicon.load(path)


def test_no_word_stands_twice_in_a_group():
    """The shipped file has each word once for each act, stance, frame and weight."""
    import tomllib

    for groups in tomllib.loads(lexicon.CUES.read_text(encoding="utf-8")).values():
        for group in groups:
            words = group["words"].split()
            assert len(words) == len(set(words)), sorted({w for w in words if words.count(w) > 1})
