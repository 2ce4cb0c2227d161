"""The sources of articles, and what is said of those that do not say it themselves."""

import re
from datetime import datetime
from typing import Annotated

import typer


def _iso_date(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
        known = re.match(r"\d{4}-\d\d-\d\d", value)  # it also takes 20211005 and 2021-W40
    except ValueError:
        known = None
    if known is None:
        raise typer.BadParameter(f"{value!r} is not a date such as 2021-10-05")
    return value


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files (HTML, text, JSON Lines), folders, or - for standard input.",
        show_default=False,
    ),
]

Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        callback=_iso_date,
        help="Date of publication (2021-10-05) of articles that do not say theirs.",
    ),
]

Publisher = Annotated[
    str | None,
    typer.Option(
        "--publisher", metavar="NAME", help="Publisher of articles that do not name theirs."
    ),
]
