"""Treebanks in CoNLL-U, zstd-compressed or not: documents, their raw text and their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from .spans import Offsets


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word.

    Attributes:
        span: place of its surface token in the text without white space.
        head: index of its head in the document, None for a root.
        split: it shares its token with other words ("du" = "de" + "le"), and its place.
    """

    form: str
    span: Offsets
    lemma: str
    upos: str
    feats: str
    head: int | None
    deprel: str
    split: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """Words and sentences (spans of the text without white space) of a document."""

    words: list[Word]
    sentences: list[Offsets]


@dataclass(frozen=True, slots=True)
class TreebankGold:
    """A document of a treebank: raw text, paragraphs parted by blank lines, and its analysis."""

    id: str
    text: str
    parsed: Parsed


def read(path: Path) -> list[TreebankGold]:
    """Return the documents of a treebank.

    Raises:
        InputError: it is no CoNLL-U.
    """
    content = path.read_bytes()
    if path.suffix == ".zst":
        import zstandard

        content = zstandard.ZstdDecompressor().stream_reader(content).read()
    blocks = [b.split("\n") for b in content.decode("utf-8").split("\n\n") if b.strip()]
    documents = []
    for name, sentences in _documents(blocks):
        try:
            documents.append(_document(name, sentences))
        except (ValueError, IndexError) as error:
            raise InputError(f"{path}: {name}: no CoNLL-U: {error}") from error
    return documents


def _documents(blocks: list[list[str]]) -> Iterator[tuple[str, list[list[str]]]]:
    name = ""
    sentences: list[list[str]] = []
    for block in blocks:
        start = next((line for line in block if line.startswith("# newdoc")), None)
        if start is not None:
            if sentences:
                yield name, sentences
            name, sentences = start.partition("=")[2].strip(), []
        sentences.append(block)
    if sentences:
        yield name, sentences


class _Reader:
    """Collects the text, words and sentences of a document."""

    def __init__(self) -> None:
        self.text = ""
        self.words: list[Word] = []
        self.sentences: list[Offsets] = []
        self.length = 0  # of the text without white space

    def sentence(self, lines: list[str]) -> None:
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        rows = [row for row in rows if "." not in row[0]]
        if self.text and any(line.startswith("# newpar") for line in lines):
            self.text = self.text.rstrip() + "\n\n"
        start, first = self.length, len(self.words)
        place = 0
        while place < len(rows):
            place += self._token(rows, place, first)
        self.sentences.append((start, self.length))

    def _token(self, rows: list[list[str]], place: int, first: int) -> int:
        """Take one surface token and return how many rows it has."""
        row = rows[place]
        size, members = 1, [row]
        if "-" in row[0]:
            a, b = map(int, row[0].split("-"))
            members = rows[place + 1 : place + 2 + b - a]
            size += len(members)
        surface = _bare(row[1])
        spans = _parts(surface, [_bare(m[1]) for m in members], self.length)
        whole = (self.length, self.length + len(surface))
        for k, member in enumerate(members):
            self.words.append(
                Word(
                    form=member[1],
                    span=spans[k] if spans else whole,
                    lemma=member[2],
                    upos=member[3],
                    feats=member[5],
                    head=None if member[6] == "0" else first + int(member[6]) - 1,
                    deprel=member[7],
                    split=not spans,
                )
            )
        self.length = whole[1]
        self.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        return size


def _document(name: str, sentences: list[list[str]]) -> TreebankGold:
    reader = _Reader()
    for lines in sentences:
        reader.sentence(lines)
    return TreebankGold(name, reader.text.rstrip(), Parsed(reader.words, reader.sentences))


def _bare(form: str) -> str:
    return "".join(form.split())


def _parts(surface: str, forms: list[str], start: int) -> list[Offsets]:
    """Return the places of *forms* where they spell *surface* one after the other, else nothing."""
    if "".join(forms) != surface:
        return []
    spans = []
    for form in forms:
        spans.append((start, start + len(form)))
        start += len(form)
    return spans
