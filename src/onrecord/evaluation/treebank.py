"""Sentences, words, tags and trees against treebanks, in the sense of the CoNLL 2018 shared task.

Words are aligned by their characters; every figure is an F1 over words, so that a word cut
wrongly counts against all of them. Relations are compared without their subtype and features as
far as they are universal.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from .conllu import Parsed, TreebankGold, Word
from .report import Counts, Tally
from .spans import Offsets

UNIVERSAL_FEATURES = frozenset({
    "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number",
    "Case", "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident",
    "Polarity", "Person", "Polite",
})  # fmt: skip


def score(gold: TreebankGold, predicted: Parsed) -> Tally:
    """Return the tally of one document."""
    known, found = gold.parsed.words, predicted.words
    pairs = align(known, found)
    gold_of = {j: i for i, j in pairs}
    both = [(known[i], found[j]) for i, j in pairs]
    attached = [_head(p, gold_of) == (-1 if g.head is None else g.head) for g, p in both]
    related = [_relation(g) == _relation(p) for g, p in both]
    n, m = len(found), len(known)
    las = sum(a and r for a, r in zip(attached, related, strict=True))
    sentences = set(gold.parsed.sentences) & set(predicted.sentences)
    return {
        "sentences": Counts.of(
            len(sentences), len(predicted.sentences), len(gold.parsed.sentences)
        ),
        "words": Counts.of(len(pairs), n, m),
        "UPOS": Counts.of(sum(g.upos == p.upos for g, p in both), n, m),
        "UFeats": Counts.of(sum(_features(g) == _features(p) for g, p in both), n, m),
        "lemmas": Counts.of(sum(g.lemma in ("_", p.lemma) for g, p in both), n, m),
        "UAS": Counts.of(sum(attached), n, m),
        "LAS": Counts.of(las, n, m),
    }


def align(gold: list[Word], predicted: list[Word]) -> list[tuple[int, int]]:
    """Return pairs (gold, predicted) of the same words.

    A word with a place of its own pairs with one in the same place. Words that share a token pair
    with the predicted words inside it along the longest common subsequence of their forms.
    """
    place = {p.span: j for j, p in enumerate(predicted) if p.span[0] < p.span[1]}
    pairs, i = [], 0
    while i < len(gold):
        if not gold[i].split:
            if gold[i].span in place:
                pairs.append((i, place[gold[i].span]))
            i += 1
            continue
        start, end = gold[i].span
        after = next((k for k in range(i, len(gold)) if gold[k].span != (start, end)), len(gold))
        inside = [
            (j, p.form.lower())
            for j, p in enumerate(predicted)
            if start <= p.span[0] and p.span[1] <= end
        ]
        pairs += _common([(k, gold[k].form.lower()) for k in range(i, after)], inside)
        i = after
    return pairs


def _common(
    left: Sequence[tuple[int, str]], right: Sequence[tuple[int, str]]
) -> list[tuple[int, int]]:
    """The longest common subsequence of numbered forms; both are a handful of words."""
    if not left or not right:
        return []
    if left[0][1] == right[0][1]:
        return [(left[0][0], right[0][0]), *_common(left[1:], right[1:])]
    return max(_common(left[1:], right), _common(left, right[1:]), key=len)


def of_doc(doc: Doc) -> Parsed:
    """Return the words of *doc*, white space left out, placed in the text without white space."""
    tokens = [t for t in doc if not t.is_space]
    number = {t.i: k for k, t in enumerate(tokens)}
    words: list[Word] = []
    sentences: list[Offsets] = []
    length = 0
    for sentence in doc.sents:
        start = length
        for token in sentence:
            if token.i in number:
                words.append(_word(token, length, number))
                length = words[-1].span[1]
        if length > start:
            sentences.append((start, length))
    return Parsed(words, sentences)


def _word(token: Token, start: int, number: dict[int, int]) -> Word:
    root = token.head.i == token.i
    return Word(
        form=token.text,
        span=(start, start + len("".join(token.text.split()))),
        lemma=token.lemma_,
        upos=token.pos_,
        feats=str(token.morph),
        # White space never heads a word; should it, the head is wrong and the word no root.
        head=None if root else number.get(token.head.i, len(number)),
        deprel=token.dep_.lower(),
    )


def _head(word: Word, gold_of: dict[int, int]) -> int | None:
    """The gold word that the head is aligned with: -1 for a root, None where there is none."""
    return -1 if word.head is None else gold_of.get(word.head)


def _relation(word: Word) -> str:
    return word.deprel.split(":")[0]


def _features(word: Word) -> list[str]:
    pairs = word.feats.split("|")
    return sorted(f for f in pairs if f.split("=")[0] in UNIVERSAL_FEATURES)
