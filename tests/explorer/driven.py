"""A browser on the explorer: what is asked of the server, what the page complains of, what is in focus."""

import json
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page

LOADED = """() => {
  const main = document.querySelector('main');
  return !!main?.querySelector('h1, [role=alert]') && !document.querySelector('.busy, [aria-busy=true]')
    && ![...document.querySelectorAll('[role=status]')].some((e) => /^(Loading|Drawing)/.test(e.textContent));
}"""
"""True when the view has its answers and waits for no other."""
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  return {
    name: (e.getAttribute('aria-label') || e.innerText || e.id || '').trim(),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
    mark: (e.dataset.walked = '1'),
  };
}"""
"""Name of what has the focus, whether it is on the screen and has a ring; marks it as reached."""


@dataclass
class Explorer:
    """One tab on a served store."""

    context: BrowserContext
    address: str
    page: Page = field(init=False)
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the tab, listening to all that leaves it and to all that goes wrong in it."""
        self.page = self.context.new_page()
        self.context.on("request", self._request)  # also those of windows that it opens
        self.page.on("popup", lambda opened: self.complaints.append(f"window: {opened.url}"))
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("console", self._console)

    def close(self) -> None:
        """Close the tab, in which nothing may have gone wrong or been asked of anybody else."""
        self.context.remove_listener("request", self._request)
        self.page.close()
        assert self.complaints == []
        assert self.foreign() == []

    def _request(self, request: Any) -> None:
        self.requests.append(request.url)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: Any) -> None:
        if message.type == "error":  # a broken Content-Security-Policy is told here too
            self.complaints.append(f"console: {message.text} {message.location['url']}")

    def open(self, path: str) -> "Explorer":
        """Go to *path* and wait for its answers."""
        self.page.goto(self.address + path)
        return self.settle()

    def settle(self) -> "Explorer":
        """Wait until the view has all that it asked for."""
        self.page.wait_for_function(LOADED)
        return self

    @property
    def main(self) -> Locator:
        """The view."""
        return self.page.locator("main")

    @property
    def query(self) -> str:
        """Path and query of the address bar."""
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def foreign(self) -> list[str]:
        """Return the requests that went elsewhere than to the server."""
        own = urlsplit(self.address).netloc
        local = ("data", "blob")
        return [
            url
            for url in self.requests
            if urlsplit(url.removeprefix("blob:")).netloc != own
            and urlsplit(url).scheme not in local
        ]

    def api(self, path: str) -> Any:
        """Return what the server answers to /api/*path*."""
        with urllib.request.urlopen(f"{self.address}/api/{path}") as reply:
            return json.load(reply)

    def focus(self) -> dict[str, Any] | None:
        """Return what has the focus."""
        return self.page.evaluate(FOCUS)

    def sideways(self) -> int:
        """Return how many pixels the page is wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - innerWidth")


def path_of(kind: str, id: str) -> str:
    """Return the path of a page, as the explorer writes it."""
    return f"/{kind}/{quote(id, safe='')}"
