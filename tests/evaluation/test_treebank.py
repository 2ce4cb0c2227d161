"""Sentences, words and trees in the sense of CoNLL 2018."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.errors import InputError
from onrecord.evaluation import conllu, treebank
from onrecord.evaluation.conllu import Word
from onrecord.evaluation.report import measures

BANK = """\
# newdoc id = one
# newpar
# text = Cannot stop.
1-2\tCannot\t_\t_\t_\t_\t_\t_\t_\t_
1\tCan\tcan\tAUX\t_\tVerbForm=Fin\t3\taux\t_\t_
2\tnot\tnot\tPART\t_\tPolarity=Neg|Made=Up\t3\tadvmod\t_\t_
3\tstop\tstop\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

# newpar
# text = Dogs bark
1\tDogs\tdog\tNOUN\t_\tNumber=Plur\t2\tnsubj:outer\t_\t_
2\tbark\tbark\tVERB\t_\t_\t0\troot\t_\t_

# newdoc id = two
# text = Yes
1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\t_

"""


@pytest.fixture
def documents(tmp_path: Path) -> list[conllu.TreebankGold]:
    """The two documents of ``BANK``."""
    path = tmp_path / "bank.conllu"
    path.write_text(BANK, encoding="utf-8")
    return conllu.read(path)


def _doc(**changes: list) -> Doc:
    fields = {
        "words": ["Can", "not", "stop", ".", "\n\n", "Dogs", "bark"],
        "spaces": [False, True, False, False, False, True, False],
        "pos": ["AUX", "PART", "VERB", "PUNCT", "SPACE", "NOUN", "VERB"],
        "lemmas": ["can", "not", "stop", ".", "\n\n", "dog", "bark"],
        "morphs": ["VerbForm=Fin", "Polarity=Neg", "", "", "", "Number=Plur", ""],
        "heads": [2, 2, 2, 2, 3, 6, 6],
        "deps": ["aux", "advmod", "ROOT", "punct", "dep", "nsubj", "ROOT"],
        "sent_starts": [True, False, False, False, False, True, False],
    }
    return Doc(spacy.blank("en").vocab, **fields | changes)


def _figures(gold: conllu.TreebankGold, doc: Doc) -> dict[str, float | None]:
    tally = treebank.score(gold, treebank.of_doc(doc))
    return {m.name: m.figure for m in measures([(tally,)], samples=2)}


def test_raw_text_is_rebuilt(documents: list[conllu.TreebankGold]) -> None:
    """Paragraphs are parted by a blank line, words by what SpaceAfter says."""
    assert [d.text for d in documents] == ["Cannot stop.\n\nDogs bark", "Yes"]
    assert documents[0].parsed.sentences == [(0, 11), (11, 19)]


def test_a_perfect_analysis_is_perfect(documents: list[conllu.TreebankGold]) -> None:
    """White space does not count, nor do subtypes, language-specific features and case of ROOT."""
    figures = _figures(documents[0], _doc())
    assert set(figures) == {"sentences", "words", "UPOS", "UFeats", "lemmas", "UAS", "LAS"}
    assert set(figures.values()) == {1.0}


def test_a_wrong_head_costs_attachment_only(documents: list[conllu.TreebankGold]) -> None:
    """One of six words hangs on the wrong one."""
    figures = _figures(documents[0], _doc(heads=[1, 2, 2, 2, 3, 6, 6]))
    assert figures["UAS"] == figures["LAS"] == pytest.approx(5 / 6)
    assert figures["UPOS"] == 1


def test_a_word_cut_wrongly_counts_against_all(documents: list[conllu.TreebankGold]) -> None:
    """Five predicted words for six gold ones, four of them right."""
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Cannot", "stop", ".", "Dogs", "bark"],
        heads=[1, 1, 1, 4, 4],
        deps=["aux", "root", "punct", "nsubj", "root"],
        sent_starts=[True, False, False, True, False],
    )
    figures = _figures(documents[0], doc)
    assert figures["words"] == pytest.approx(2 * 4 / (5 + 6))
    assert figures["LAS"] == pytest.approx(2 * 4 / (5 + 6))
    assert figures["sentences"] == 1


def test_words_sharing_a_token_align_by_form() -> None:
    """Where forms do not spell the token, the longest common subsequence of forms pairs them."""

    def word(form: str, span: tuple[int, int], split: bool = False) -> Word:
        return Word(form, span, "_", "X", "_", None, "root", split)

    gold = [word("de", (0, 2), True), word("le", (0, 2), True), word("x", (2, 3))]
    found = [word("d", (0, 1)), word("LE", (1, 2)), word("x", (2, 3))]
    assert treebank.align(gold, found) == [(1, 1), (2, 2)]


def test_what_is_no_conllu_is_told(tmp_path: Path) -> None:
    """A broken treebank is an error that names the file, not a crash."""
    path = tmp_path / "broken.conllu"
    path.write_text("1\tonly\ttwo columns\n\n", encoding="utf-8")
    with pytest.raises(InputError, match="broken"):
        conllu.read(path)
