"""Take the pictures of docs/explorer.md: the demo dossier in the explorer, in Debian's Chromium.

It needs chromium, playwright and pillow.
"""

import io
import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SIZE = {"width": 1280, "height": 800}
COLOURS = 128
"""Enough for flat areas and the edges of letters; the files are a third of the size."""
CHROMIUM = "/usr/bin/chromium"
LOADED = (
    "() => document.querySelector('main h1') && !document.querySelector('.busy, [aria-busy=true]')"
)


@contextmanager
def served() -> Iterator[str]:
    """Serve the demo dossier and yield the address."""
    onrecord = [sys.executable, "-m", "onrecord"]
    with TemporaryDirectory(prefix="onrecord-pictures-") as folder:
        store = str(Path(folder) / "demo.db")
        made = [*onrecord, "demo", "--no-browser", "--store", store]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        command = [*onrecord, "explore", "--no-browser", "--store", store]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            try:
                yield re.search(r"http://\S+?(?=/\s)", process.stderr.readline())[0]
            finally:
                process.kill()


def asked(address: str, path: str) -> Any:
    """Return what the API answers."""
    with urllib.request.urlopen(f"{address}/api/{path}") as reply:
        return json.load(reply)


def views(address: str) -> dict[str, str]:
    """Return what is pictured: the path of each view by the name of its file."""
    told = asked(address, "incidents?sort=origins&limit=50")["items"]
    whole = next(incident for incident in told if incident["groups"] > 1)
    denied = asked(address, "incidents?sort=denied&limit=1")["items"][0]
    report = denied["reports"][0]
    return {
        "timeline": "/timeline",
        "incident": f"/incidents/{whole['id']}",
        "article": f"/articles/{report['article']}?at={report['id']}",
        "contradictions": f"/contradictions/{denied['id']}",
    }


def take(page: Page, address: str, name: str, path: str) -> None:
    """Write the picture of a view."""
    page.goto(address + path)
    page.wait_for_function(LOADED)
    page.wait_for_load_state("networkidle")
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    few = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    file = FOLDER / f"{name}.png"
    few.save(file, optimize=True)
    print(f"{file} {file.stat().st_size // 1000} kB")


def main() -> None:
    """Take all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        for name, path in views(address).items():
            take(page, address, name, path)
        browser.close()


if __name__ == "__main__":
    main()
