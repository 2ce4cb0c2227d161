"""The real command on a store of the demo dossier and a hostile article, in Debian's Chromium."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.archive import Archive
from onrecord.records import CodedArticle
from onrecord.store import Store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from .driven import Explorer

PROMISED = bool(os.environ.get("ONRECORD_BROWSER"))
"""Set where the tests must run (CI): what is missing then fails instead of being skipped."""
for module in ("playwright", "axe_playwright_python") if not PROMISED else ():
    pytest.importorskip(module, reason=f"the explorer's tests need {module}")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TITLE = "<img src=x onerror=alert(6)> Arrests \u202egnp.exe in Oda"
PUBLISHER = "<script>alert(5)</script>Gazette & Söhne"
TEXT = (
    "ODA - Police in Oda arrested 12 protesters on Thursday, <script>alert(1)</script> Minister Ada "
    "<img src=x onerror=alert(2)> Holm said.\n\n"
    "\"Nobody was hurt\u202e, <a href='javascript:alert(3)'>read</a>,\" police spokesman Omar "
    "<b onmouseover=alert(4)>Reza</b> told reporters in Oda. "
    "<style>body{background:url(https://elsewhere.invalid/c.png)}</style> "
    "قالت الشرطة إن أحدا لم يصب بأذى. 😀🇳🇴 The army denied that it had shelled the village of Oda.\n\n"
    "لم يعلق الوزير على الخبر حتى مساء الخميس. \u2066<iframe src=//elsewhere.invalid></iframe>\u2069\n"
)


@pytest.fixture(scope="package")
def browser() -> Iterator["Browser"]:
    """Return the browser; it ends with these tests, for its event loop would be in others' way."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        told = "the explorer's tests need chromium: apt-get install chromium"
        pytest.fail(told) if PROMISED else pytest.skip(told)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=executable)
        yield found
        found.close()


@pytest.fixture(scope="session")
def coded(coder) -> list[CodedArticle]:
    """Return the dossier's twelve articles and the hostile one."""
    from onrecord.ingest import read

    path = resources.files("onrecord.cli") / "dossier" / "dossier.jsonl"
    hostile = coder.code(
        TEXT, published="2021-10-08", publisher=PUBLISHER, title=TITLE, url="javascript:alert(7)"
    )
    return [*coder.pipe(read([str(path)])), hostile]


@pytest.fixture(scope="session")
def hostile(coded) -> CodedArticle:
    """Return the record of the article that would like to be a page."""
    return coded[-1]


def kept(path: Path, records: list[CodedArticle]) -> Path:
    """Return *path*, a store of *records*."""
    with Store.writing(path) as store:
        Archive(store).add(records)
    return path


@contextmanager
def explored(store: Path) -> Iterator[str]:
    """Run ``onrecord explore`` on *store* and yield its address, without the slash at its end."""
    command = [sys.executable, "-m", "onrecord", "explore", "--no-browser", "--store", str(store)]
    environment = {k: v for k, v in os.environ.items() if k != "ONRECORD_TOKEN"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            line = process.stderr.readline()
            yield re.search(r"http://[^\s?]+", line)[0].rstrip("/")
        finally:
            process.kill()


@pytest.fixture(scope="package")
def address(browser, tmp_path_factory, coded) -> Iterator[str]:
    """Return the address of a store that no test writes to."""
    with explored(kept(tmp_path_factory.mktemp("explored") / "demo.db", coded)) as found:
        yield found


def windowed(browser: "Browser", **settings) -> "BrowserContext":
    """Return a window of its own, without animations."""
    settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"} | settings
    found = browser.new_context(**settings)
    found.set_default_timeout(10_000)
    return found


@pytest.fixture
def opened(browser):
    """Open tabs on an address, each in a window of its own."""
    from .driven import Explorer

    tabs: list[Explorer] = []

    def make(address: str, **settings) -> Explorer:
        tabs.append(Explorer(windowed(browser, **settings), address))
        return tabs[-1]

    yield make
    for tab in tabs:
        tab.close()
        tab.context.close()


@pytest.fixture(scope="package")
def context(browser) -> Iterator["BrowserContext"]:
    """Return the window that most tests share, so that the scripts are fetched once."""
    found = windowed(browser)
    yield found
    found.close()


@pytest.fixture
def explorer(context, address) -> Iterator["Explorer"]:
    """Return a tab on the store that no test writes to."""
    from .driven import Explorer

    tab = Explorer(context, address)
    yield tab
    tab.close()
