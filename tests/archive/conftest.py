"""The demo dossier as records, and what a store holds in words that no row number enters."""

from importlib import resources
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.records import CodedArticle
from onrecord.store import Store

VIEWS = ("v_events", "v_attributions", "v_incidents", "v_reports", "v_copies", "v_claims",
         "v_links", "v_sources")  # fmt: skip


@pytest.fixture(scope="session")
def dossier(coder) -> list[CodedArticle]:
    """Its twelve articles, and one of them as another outlet prints it."""
    from onrecord.ingest import read

    path = resources.files("onrecord.cli") / "dossier" / "dossier.jsonl"
    articles = list(read([str(path)]))
    copied = coder.code(
        articles[8].text, published=articles[8].published, publisher="Another Paper", key="copied"
    )
    return [*coder.pipe(articles), copied]


@pytest.fixture
def filled(tmp_path: Path, dossier):
    """Make a store of *batches* of records; a closed one's path comes back."""

    def make(name: str, *batches: list[CodedArticle]) -> Path:
        path = tmp_path / name
        with Store.writing(path) as store:
            archive = Archive(store)
            for batch in batches:
                archive.add(batch)
        return path

    return make


def content(path: Path) -> dict[str, list[tuple]]:
    """Return all rows of all views, sorted."""
    with Store.reading(path) as store:
        return {
            view: sorted(store.db.execute(f"SELECT * FROM {view}").fetchall(), key=repr)
            for view in VIEWS
        }
