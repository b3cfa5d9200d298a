"""The slides that a session keeps: one line of its record is written or taken away, every other byte stays."""

from pathlib import Path

import pytest
from builders import DATA
from small_data import SMALL, small_folder

from indicators import editing, files
from indicators.editing.data_snapshot import Held
from indicators.editing.edit_requests import Why
from indicators.editing.sessions import keep_slides
from indicators.problems import DataError, NotSaved

NAME = "sessions.yaml"
WHY = Why("An", "fewer slides for the hall")
KEYS = ("counts", "verdict", "indicator-grdp_growth", "rows-2")
LINE = "    slides: [counts, verdict, indicator-grdp_growth, rows-2]\n"


def kept(folder: Path, keys: tuple[str, ...] = KEYS, session: str = "HP-32") -> str:
    """Return the text of the file after a choice was kept."""
    return keep_slides(Held.of(folder), session, keys, WHY).files[NAME].decode()


def test_a_choice_is_one_line_after_the_sources_of_its_session(tmp_path: Path):
    small, real = SMALL[NAME], (DATA / NAME).read_text(encoding="utf-8")
    assert kept(small_folder(tmp_path)) == small.replace("    source: [S001]\n\n", f"    source: [S001]\n{LINE}\n", 1)
    new = kept(DATA)
    assert new.replace(LINE, "", 1) == real
    before, after = new.split(LINE)
    assert "  - id: HP-32\n" in before
    assert after.startswith('    note: "= seed 002"\n')


def test_a_choice_is_counted_in_the_history_and_not_named_slide_by_slide(tmp_path: Path):
    assert keep_slides(Held.of(small_folder(tmp_path)), "HP-32", KEYS, WHY).summary == f"{NAME}: HP-32 slides: 4"


def test_a_choice_is_read_back_and_another_one_takes_its_place(tmp_path: Path):
    folder = small_folder(tmp_path)
    editing.save(folder, keep_slides(Held.of(folder), "HP-32", KEYS, WHY))
    assert files.read(folder)[0].sessions[0].slides == KEYS
    editing.save(folder, keep_slides(Held.of(folder), "HP-32", ("unknown",), WHY))
    assert (folder / NAME).read_text(encoding="utf-8").count("slides:") == 1
    assert files.read(folder)[0].sessions[0].slides == ("unknown",)


def test_taking_the_choice_back_and_undoing_it_both_give_the_bytes_of_before(tmp_path: Path):
    folder = small_folder(tmp_path)
    before = (folder / NAME).read_bytes()
    saved = editing.save(folder, keep_slides(Held.of(folder), "HP-32", KEYS, WHY))
    assert saved.files == (NAME,)
    assert keep_slides(Held.of(folder), "HP-32", (), WHY).files[NAME] == before
    editing.undo(folder, "An", "not yet", saved.version)
    assert (folder / NAME).read_bytes() == before


def test_an_act_with_the_code_of_the_session_stays_as_it_is(tmp_path: Path):
    twin = {NAME: SMALL[NAME].replace("  - id: R42\n", "  - id: HP-32\n")}
    new = kept(small_folder(tmp_path, twin))
    assert new.replace(LINE, "", 1) == twin[NAME]


def test_a_record_in_braces_is_left_to_an_editor(tmp_path: Path):
    record = SMALL[NAME].split("\n\n")[0]
    braces = (
        'sessions:\n  - {id: HP-32, number: 32, term: "XVII (2021-2026)", area: HP, start: 2025-12-09, '
        "end: 2025-12-11, kind: regular, about: the plan, source: [S001]}"
    )
    with pytest.raises(NotSaved) as refused:
        kept(small_folder(tmp_path, {NAME: SMALL[NAME].replace(record, braces)}))
    assert refused.value.code == "edit_by_hand"


@pytest.mark.parametrize(
    ("session", "keys", "code", "said"),
    [("HP-33", KEYS, "unknown_session", "did you mean HP-32"), ("HP-32", (), "nothing_changed", "hold this already")],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    tmp_path: Path, session: str, keys: tuple[str, ...], code: str, said: str
):
    with pytest.raises(NotSaved) as refused:
        keep_slides(Held.of(small_folder(tmp_path)), session, keys, WHY)
    assert refused.value.code == code
    assert said in f"{refused.value:en}"


def test_a_key_that_is_none_is_never_saved(tmp_path: Path):
    folder = small_folder(tmp_path)
    before = (folder / NAME).read_bytes()
    with pytest.raises(DataError, match="no slide of a deck"):
        editing.save(folder, keep_slides(Held.of(folder), "HP-32", ("everything",), WHY))
    assert (folder / NAME).read_bytes() == before
