"""The closed lists of the record, as literal types (RECORD.md, "Closed lists")."""

from typing import Literal

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Sector = Literal[
    "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "SPY", "CVL",
    "BUS", "MED", "IGO", "NGO", "REL", "EDU", "LAB", "CRM", "UNK",
]  # fmt: skip
Role = Literal["actor", "recipient"]
EntityKind = Literal[
    "person", "organization", "country", "armed_group", "igo", "ngo",
    "outlet", "agency", "group", "document", "unknown",
]  # fmt: skip
AttributionType = Literal["direct", "indirect", "mixed"]
Act = Literal["communication", "belief", "knowledge", "intention", "decision"]
Stance = Literal["asserts", "denies", "questions", "declines"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Time = Literal["past", "ongoing", "future", "hypothetical"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
DateBasis = Literal["text", "discourse", "published"]
Precision = Literal[
    "point",
    "populated_place",
    "admin2",
    "admin1",
    "country",
    "border",
    "region",
    "water",
    "feature",
]
RelationKind = Literal["near", "at_distance", "along", "between", "off_coast", "in"]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
ConflictBasis = Literal["negation", "polarity", "quantity", "entity", "time", "place", "text"]
LinkRelation = Literal["corroborates", "contradicts", "updates", "copies"]
LinkBasis = Literal["negation", "quantity", "entity", "time", "place", "text"]
CopyKind = Literal["origin", "copy", "excerpt", "version"]
ClaimAspect = Literal[
    "happened", "killed", "injured", "arrested", "size", "actor", "recipient", "time", "place",
    "content",
]  # fmt: skip
ClaimStance = Literal["supports", "denies", "doubts", "declines"]
RejectionReason = Literal[
    "no_text", "too_short", "not_an_article", "language", "encoding",
    "duplicate", "too_large", "timeout", "bad_input",
]  # fmt: skip
Stage = Literal["read", "extract", "language", "code"]
