"""``onrecord info``: versions, model card, data and licences."""

import json
import platform
from importlib import import_module, metadata, resources
from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import ModelError
from .actors import ActorsFolder
from .codebook import CodebookFolder
from .visible import visible

MODEL_PACKAGE = "en_onrecord_news"
LIBRARIES = ("spacy", "onnxruntime", "trafilatura")
CARD_FIELDS = ("description", "author", "license", "sources", "performance", "notes")


def info(
    *,
    codebook: CodebookFolder = None,
    kb: ActorsFolder = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of one line of output.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the same facts as one JSON object.")
    ] = False,
) -> None:
    """Tell versions, model card and licences."""
    if schema:
        from ..records import json_schema

        typer.echo(json.dumps(json_schema(), indent=2))
        return
    facts = gather(codebook, kb)
    if as_json:
        typer.echo(json.dumps(facts, indent=2, ensure_ascii=False))
    else:
        for line in worded(facts):
            typer.echo(line)


def gather(codebook: Path | None = None, kb: Path | None = None) -> dict[str, Any]:
    """Return the facts: ``versions``, ``libraries``, ``model`` (its card) and ``notice``.

    Raises:
        ModelError: the model package is not there.
    """
    # Imported here: loading the model takes a second, --help must not.
    import onrecord

    versions = onrecord.load(codebook=codebook, kb=kb).versions
    return {
        "versions": {name: getattr(versions, name) for name in versions.__struct_fields__},
        "libraries": {"python": platform.python_version()}
        | {name: metadata.version(name) for name in LIBRARIES},
        "model": model_card(),
        "notice": notice(),
    }


def model_card() -> dict[str, Any]:
    """Return what the model package's ``meta.json`` says of licence, sources and scores."""
    try:
        folder = resources.files(import_module(MODEL_PACKAGE))
    except ModuleNotFoundError as error:
        raise ModelError(f"the model package {MODEL_PACKAGE} is not installed") from error
    places = [folder, *(part for part in folder.iterdir() if part.is_dir())]
    cards = [place / "meta.json" for place in places if (place / "meta.json").is_file()]
    if not cards:
        raise ModelError(f"the model package {MODEL_PACKAGE} has no meta.json")
    meta = json.loads(cards[0].read_text(encoding="utf-8"))
    return {field: meta[field] for field in CARD_FIELDS if meta.get(field)}


def notice() -> str | None:
    """Return the NOTICE with the credits and licences of all data, None where it is not shipped."""
    for distribution in metadata.distributions(name="onrecord"):
        for file in distribution.files or []:
            if file.name == "NOTICE":
                return file.read_text(encoding="utf-8")
    checkout = Path(__file__).parents[3] / "NOTICE"
    return checkout.read_text(encoding="utf-8") if checkout.is_file() else None


def worded(facts: dict[str, Any]) -> list[str]:
    """Return the facts as lines for a reader."""
    lines = [f"{name:<12} {visible(version)}" for name, version in facts["versions"].items()]
    lines += [f"{name:<12} {version}" for name, version in facts["libraries"].items()]
    for field, value in facts["model"].items():
        lines += ["", f"Model: {field}", *_indented(value)]
    if facts["notice"]:
        lines += ["", "Data and licences", "", facts["notice"].rstrip()]
    return lines


def _indented(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"  {key}: {_plain(part)}" for key, part in value.items()]
    if isinstance(value, list):
        return [f"  {_plain(part)}" for part in value]
    return [f"  {_plain(value)}"]


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(_plain(part) for part in value.values() if part)
    return f"{value:.3f}" if isinstance(value, float) else visible(str(value))
