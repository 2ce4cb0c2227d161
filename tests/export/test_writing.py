"""Files: whole or not there, the same bytes from the same content, little memory."""

import io
import os
import random
import subprocess
import sys
import tracemalloc
from dataclasses import replace

import pytest

from onrecord.errors import ExportError, RecordError
from onrecord.export import FORMATS, Snapshot, export, write
from tests.export import made


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_content_makes_the_same_bytes(tmp_path, format):
    """Order of arrival decides nothing, nor does the moment."""
    content = made.snapshot()
    records = list(content.records())
    random.Random(1).shuffle(records)
    other = Snapshot.of(
        records,
        list(content.incidents()),
        claims=[made.CLAIM],
        links=[made.LINK],
        groups=[made.GROUP],
    )
    first = export(content, format, tmp_path / "a.x")
    second = export(other, format, tmp_path / "b.x")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert len({p.name.replace("b.", "a.", 1) for p in second} ^ {p.name for p in first}) == 0


def test_hash_order_decides_nothing(tmp_path):
    """Two processes with other hash seeds write the same bytes."""
    code = (
        "import sys; from pathlib import Path; from tests.export.made import snapshot;"
        "from onrecord.export import FORMATS, export;"
        "s = snapshot(); [export(s, f, Path(sys.argv[1]) / f'{f}.x') for f in FORMATS]"
    )
    contents = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        subprocess.run([sys.executable, "-c", code, folder], check=True, env=env)
        contents.append({p.name: p.read_bytes() for p in folder.iterdir()})
    assert contents[0] == contents[1]
    assert len(contents[0]) >= 28


@pytest.mark.parametrize("format", [f for f in FORMATS if f != "gdelt"])
def test_a_stream_gets_the_main_file(tmp_path, format):
    """Standard output gets the bytes of the file."""
    stream = io.BytesIO()
    write(made.snapshot(), format, stream)
    assert export(made.snapshot(), format, tmp_path / "x")[0].read_bytes() == stream.getvalue()


def test_two_files_are_no_stream():
    """GDELT's events are of no use without their mentions."""
    with pytest.raises(ExportError, match=r"gdelt: .* two files"):
        write(made.snapshot(), "gdelt", io.BytesIO())


def failing():
    """A snapshot whose second record cannot be read."""

    def records():
        yield made.first()
        raise RecordError("damaged")

    return replace(made.snapshot(), records=records)


@pytest.mark.parametrize("format", ["csv", "plover", "gdelt", "jsonld", "parquet"])
def test_a_failure_leaves_the_old_files_and_no_others(tmp_path, format):
    """Whoever finds the file finds all of it: the new one comes whole or not at all."""
    out = tmp_path / "x.csv"
    out.write_text("old")
    with pytest.raises(RecordError):
        export(failing(), format, out)
    assert [p.name for p in tmp_path.iterdir()] == ["x.csv"]
    assert out.read_text() == "old"


def test_errors_name_format_file_and_reason(tmp_path):
    """Unknown formats, folders and places that cannot be written are told."""
    with pytest.raises(ExportError, match=r"xlsx: no such format; there are plover, polecat"):
        export(made.snapshot(), "xlsx", tmp_path / "x")
    with pytest.raises(ExportError, match=r"csv: .* is a folder"):
        export(made.snapshot(), "csv", tmp_path)
    with pytest.raises(ExportError, match=r"csv: .*missing/x.csv cannot be written \(.*No such"):
        export(made.snapshot(), "csv", tmp_path / "missing" / "x.csv")


def test_a_pipe_is_written_not_replaced(tmp_path):
    """A named pipe gets the main file and stays a pipe."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    assert export(made.snapshot(), "petrarch", pipe) == [pipe]
    assert reader.communicate()[0].count(b"\n") == 3
    assert pipe.is_fifo()


def many(count):
    """A snapshot that makes its records as they are asked for."""

    def records():
        for n in range(count):
            yield made.first(f"{n:06}")

    found = made.empty()
    return replace(found, records=records)


@pytest.mark.parametrize("format", ["csv", "plover", "polecat", "gdelt", "jsonld"])
def test_memory_does_not_grow_with_the_articles(tmp_path, format):
    """A thousand articles more need no more memory than a few: records wait for the collector."""
    peaks = []
    for count in (200, 1200):
        export(many(40), format, tmp_path / "warm")
        tracemalloc.start()
        export(many(count), format, tmp_path / "x")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000


def test_exports_load_neither_spacy_nor_pyarrow():
    """A store can be exported on a machine without the model; pyarrow is for Parquet alone."""
    code = "import sys, onrecord.export; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"spacy", "onnxruntime", "pyarrow", "pandas", "numpy"} & set(run.stdout.split())
