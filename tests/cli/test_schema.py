"""`indicators schema`: what editors complete from."""

import json
from pathlib import Path

from indicators import files

from .running import asked


def test_the_schema_is_printed_as_json_with_vietnamese_letters_kept():
    found = asked("schema")
    assert json.loads(found.out) == files.schema()
    assert "tăng khoảng 13%" in found.out


def test_the_schema_is_written_to_a_file_on_demand(tmp_path: Path):
    out = tmp_path / "schema.json"
    found = asked("schema", "--out", str(out))
    assert (found.code, found.out) == (0, f"{out}\n")
    assert out.read_text(encoding="utf-8") == asked("schema").out


def test_a_file_that_cannot_be_written_is_said_without_a_traceback(tmp_path: Path):
    out = tmp_path / "nowhere" / "schema.json"
    found = asked("schema", "--out", str(out))
    assert (found.code, found.out) == (1, "")
    assert found.err == f"{out}: cannot be read or written (No such file or directory)\n"
