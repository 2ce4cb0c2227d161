"""What an input may cost before it is turned away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one article.

    There is no clock here: time is bounded by bounding size and shape, so that the same input is
    accepted on a slow machine and on a fast one.

    Attributes:
        max_bytes: of one document or one line, after decompression.
        max_characters: of the text taken from it.
        min_words: of any text.
        min_page_words: of the body of a web page.
        max_elements: of one web page.
        max_depth: of nested HTML elements; what is deeper is flattened.
        max_tag: characters of one HTML tag; a longer one loses its attributes.
    """

    max_bytes: int = 10_000_000
    max_characters: int = 1_000_000
    min_words: int = 4
    min_page_words: int = 25
    max_elements: int = 100_000
    max_depth: int = 150
    max_tag: int = 4_000
