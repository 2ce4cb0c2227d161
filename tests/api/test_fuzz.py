"""Schemathesis asks what nobody would: the server never fails, and answers as it describes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from .served import Client, filled, served, serving

EXAMPLES = 25
"""Questions to each operation."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Return a client of a server that may be written to."""
    path: Path = tmp_path_factory.mktemp("fuzzed") / "news.db"
    with served(serving(filled(path))) as client:
        yield client


def test_every_answer_is_as_described(own: Client):
    """No operation answers with an error of the server, an unknown status or another shape."""
    schema = schemathesis.openapi.from_dict(own.get("openapi.json"))
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) >= 22
    for operation in operations:
        ask(own, operation)


def ask(client: Client, operation: Any) -> None:
    """Ask one operation many questions, as the explorer's page would."""
    page = {"x-onrecord-token": client.serving.review_token, "origin": f"http://{client.host}"}

    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def asked(case: Any) -> None:
        case.call_and_validate(base_url=f"http://{client.host}", headers=page, checks=CHECKS)

    asked()
