"""What ``onrecord check`` finds wrong with a store."""

from typing import Literal

import msgspec

Severity = Literal["damage", "note"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it was written.

    ``where`` names the part of the store, ``what`` says in one sentence what is wrong. A note is
    worth knowing and no damage.
    """

    where: str
    what: str
    severity: Severity = "damage"
