"""The operator's log of saves: what, who by name, which record; neither an address nor what the figures say."""

import io
import logging
import re
from pathlib import Path

import pytest

from indicators import editing
from indicators.editing import Edit
from indicators.event_log import FORMAT, TIME, log, name_of
from indicators.problems import DataError, NotSaved

from .kept import HISTORIES, PERSON, REASON, TARGETS, adding, held, kept_folder, pair


@pytest.fixture(autouse=True)
def listening(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "indicators")


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was logged since the last look."""
    found = [one.getMessage() for one in caplog.records if one.name == "indicators"]
    caplog.clear()
    return found


@pytest.mark.parametrize("history", HISTORIES)
def test_each_save_undo_redo_and_restore_is_one_line(history: str, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    folder = kept_folder(tmp_path, history)
    saved = editing.save(folder, pair(folder))
    undone = editing.undo(folder, "binh@city.example", REASON)
    redone = editing.redo(folder, "Bình <binh@city.example>", REASON)
    back = editing.restore(folder, undone.version, PERSON, REASON)
    rest = "files=targets.yaml,sources.csv records=S009,T0009 version="
    assert [sorted_files(one) for one in lines(caplog)] == [
        sorted_files(f'save kind=save by="Nguyễn Thị Ánh" {rest}{saved.version[:12]}'),
        sorted_files(f"save kind=undo by=binh {rest}{undone.version[:12]}"),
        sorted_files(f"save kind=redo by=Bình {rest}{redone.version[:12]}"),
        sorted_files(f'save kind=restore by="Nguyễn Thị Ánh" {rest}{back.version[:12]}'),
    ]


def sorted_files(line: str) -> str:
    """Return a line with its files in one order: which is first is no promise."""
    return re.sub(r"files=(\S+)", lambda found: ",".join(sorted(found[1].split(","))), line)


def test_a_changed_figure_names_its_record_and_not_the_figure(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    folder = kept_folder(tmp_path, "folder")
    seen = held(folder)
    table, text = seen["actuals.csv"], seen[TARGETS]
    first = table.split(b"\n")[1]
    fields = first.split(b",")
    changed = table.replace(first, b",".join([*fields[:-1], b"a note"]))
    noted = text.replace(b"  - id: T0004\n", b"  # a heading\n  - id: T0004\n    note: more\n")
    edit = Edit.of(
        seen, {"actuals.csv": changed, TARGETS: noted}, author=PERSON, reason=REASON, summary="the figure is 12.35"
    )
    editing.save(folder, edit)
    [line] = lines(caplog)
    assert f"records={fields[0].decode()},T0004 " in line
    assert not any(word in line for word in ("12.35", "note", "example", REASON))


def test_a_save_of_many_records_names_five_and_counts_the_rest(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    folder = kept_folder(tmp_path, "folder")
    seen = held(folder)
    rows = "".join(f"S1{n:02},Paper,Title,,2025-12-09,vi,\n" for n in range(8)).encode()
    editing.save(folder, Edit.of(seen, {"sources.csv": seen["sources.csv"] + rows}, author=PERSON, reason=REASON))
    assert "records=S100,S101,S102,S103,S104,+3 " in lines(caplog)[0]


def test_a_save_that_mends_a_broken_table_is_saved_and_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    folder = kept_folder(tmp_path, "folder")
    good = (folder / "sources.csv").read_bytes()
    (folder / "sources.csv").write_bytes(b'S1,"' + b"x" * 200_000)  # more than the reader of tables takes in a field
    mended = Edit.of(held(folder), {"sources.csv": good}, author=PERSON, reason=REASON)
    assert editing.save(folder, mended).files == ("sources.csv",)
    assert "files=sources.csv records=S001,S002 " in lines(caplog)[0]


def test_each_refusal_of_a_save_is_one_line_with_its_code(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    folder = kept_folder(tmp_path, "folder")
    late = adding(folder, "# late")
    editing.save(folder, adding(folder, "# early"))
    lines(caplog)
    broken = adding(folder, "  - nonsense: [")
    without = adding(folder, "# more", reason=" ")
    for edit, why in ((late, "moved"), (broken, "invalid_data"), (without, "no_reason")):
        with pytest.raises((NotSaved, DataError)):
            editing.save(folder, edit)
        assert lines(caplog) == [f'refused what=save by="Nguyễn Thị Ánh" why={why}']


def test_a_name_stands_for_an_address_wherever_it_stands():
    for author, name in (
        (PERSON, "Nguyễn Thị Ánh"), ("binh@city.example", "binh"), ("<binh@city.example>", "binh"),
        ("An", "An"), ("", ""),
    ):  # fmt: skip
        assert name_of(author) == name


def test_whatever_a_value_holds_the_line_stays_one_line_of_fields(caplog: pytest.LogCaptureFixture):
    log("refused", what="name", host='a\nb" x=\u202e' + "c" * 300, empty="")
    [line] = lines(caplog)
    assert line.startswith('refused what=name host="a b\\" x= ccc')
    assert len(line) < 150


def test_a_line_begins_with_its_time_and_zone():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter(FORMAT, TIME))
    handler.handle(logging.LogRecord("indicators", logging.INFO, "", 0, "sign-in by=an", (), None))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} INFO sign-in by=an\n", stream.getvalue())
