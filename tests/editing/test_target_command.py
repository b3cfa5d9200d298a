"""`indicators target` and `indicators actual`: said back, previewed, saved; refused where it is not clear."""

import json
from pathlib import Path

import pytest
from builders import held
from cli.running import asked
from record import copied

from indicators import files
from indicators.editing import history

ADD = (
    "target", "add", "--indicator", "export", "--area", "HP", "--period", "2026", "--basis", "council", "--value", "53",
)  # fmt: skip
ACT = ("--document", "99/NQ-HDND", "--adopted-on", "2026-07-20")
WHY = ("--reason", "after the mid-year session", "--author", "An")
FIGURE = (
    "actual", "add", "--indicator", "grdp_growth", "--area", "HP", "--period", "2025", "--stage", "preliminary",
    "--published-on", "2026-03-29", "--publisher", "Statistics", "--title", "Preliminary figures, 2025",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path / "data")


def test_a_target_is_said_back_shown_and_saved_with_who_why_and_document(folder: Path):
    found = asked(*ADD, *ACT, *WHY, "--data", str(folder))
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("53 → 53 billion USD: fifty-three billion USD\n53 → 53 tỷ USD: năm mươi ba tỷ USD\n")
    assert "\n+    value: 53\n" in found.out
    assert "Exports: target: 52 billion USD → 53 billion USD" in found.out
    new = files.read(folder)[0].targets
    (one,) = [target for target in new if target.document == "99/NQ-HDND"]
    assert (one.supersedes, one.set_by) == (("T0006",), "Hai Phong City People's Council")
    (entry, *_) = history(folder)
    assert (entry.author, entry.reason, entry.document) == ("An", "after the mid-year session", "99/NQ-HDND")
    assert entry.summary == f"targets.yaml: {one.id} export HP 2026 council 53"


def test_a_basis_is_named_as_the_board_names_it(folder: Path):
    found = asked(*ADD[:-3], "hđnd", *ADD[-2:], *ACT, "--dry-run", "--data", str(folder))
    assert "\n+    basis: council\n" in found.out


def test_a_dry_run_shows_the_same_and_writes_nothing(folder: Path):
    before = held(folder)
    dry = asked(*ADD, *ACT, "--dry-run", "--data", str(folder))
    assert (dry.code, held(folder)) == (0, before)
    assert dry.out.endswith("Nothing was written (--dry-run).\n")
    kept = asked(*ADD, *ACT, *WHY, "--data", str(folder))
    assert kept.out.splitlines()[:-1] == dry.out.splitlines()[:-1]


def test_every_other_byte_of_the_file_stays(folder: Path):
    before = held(folder)
    asked(*ADD, *ACT, *WHY, "--data", str(folder))
    after = held(folder)
    assert {name for name, data in before.items() if after[name] != data} == {"targets.yaml", "sources.csv"}
    assert after["sources.csv"].startswith(before["sources.csv"])
    old, new = before["targets.yaml"], after["targets.yaml"]
    at = next(n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    assert new[:at] + new[at + len(new) - len(old) :] == old


def test_a_draft_lives_from_add_over_correct_to_adopt(folder: Path):
    data = ("--data", str(folder))
    added = asked(*ADD[:-1], "khoảng 55 tỷ USD", *WHY, *data, lang="vi_VN.UTF-8")
    (draft,) = files.read(folder)[0].drafts
    assert (added.code, "Không bảng nào thay đổi." in added.out, str(draft.value)) == (0, True, "55")
    assert asked("target", "correct", draft.id, "--value", "54-56", *WHY, *data).code == 0
    assert asked("target", "adopt", draft.id, *ACT, *WHY, *data).code == 0
    book, _ = files.read(folder)
    (adopted,) = [target for target in book.targets if target.id == draft.id]
    assert (adopted.low, adopted.high, adopted.adopted_on, book.drafts) == (54, 56, "2026-07-20", ())


def test_superseding_names_the_old_version_which_stays(folder: Path):
    found = asked("target", "supersede", "T0006", "--value", "54", *ACT, *WHY, "--data", str(folder))
    assert (found.code, "+    supersedes: [T0006]" in found.out) == (0, True)
    assert "T0006" in {target.id for target in files.read(folder)[0].targets}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("target",), 2, "indicators target: target “”: write one of add | adopt | supersede | correct"),
        (("target", "ad"), 2, "indicators target: target “ad”: write one of add"),
        (ADD[:-2], 2, "indicators target: --value is missing: the figure as you would type it"),
        (("target", "adopt", *ACT), 2, "indicators target: ID is missing: number of the record, such as T0006"),
        (("target", "adopt", "T0006", "--value", "5"), 2, "indicators target: --value does not belong to target adopt"),
        ((*ADD, *ACT), 2, "indicators target: --reason is missing: why, in a sentence"),
        ((*ADD[:-1], "nhiều", *WHY), 2, "indicators target: --value: \"nhiều\" is not read as a figure"),
        ((*ADD[:-1], "1,453", *WHY), 2, "indicators target: --value: \"1,453\" can be read in two ways: write one of"),
        ((*ADD[:-1], "-", *WHY), 2, "indicators target: --value “-” says that there is no figure"),
        ((*ADD, *ACT[:2], *WHY), 1, "a target in force needs the number of its document and the day of adoption"),
        (("target", "correct", "T0006", "--value", "5", *WHY), 1, "T0006 was adopted or printed and stays as it is"),
        (("target", "adopt", "T9999", *ACT, *WHY), 1, "there is no target T9999"),
        ((*ADD, "--document", "9/NQ", "--adopted-on", "20/7/2026", *WHY), 2, 'indicators target: --adopted-on "20'),
        ((*FIGURE, "--value", "11-12", *WHY), 1, "“11-12” is no single figure"),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_refused_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...], code: int, message: str
):
    before = held(folder)
    found = asked(*arguments, "--data", str(folder))
    assert (found.code, found.out, held(folder)) == (code, "", before)
    assert found.err.startswith(message)


def test_the_december_board_is_byte_for_byte_what_it_was_after_a_preliminary_figure(folder: Path):
    def december() -> str:
        wanted = ("scoreboard", "--year", "2025", "--as-of", "2025-12-11", "--format", "json", "--data", str(folder))
        return asked(*wanted).out

    before = december()
    assert '"11.81"' in before
    done = asked(*FIGURE, "--value", "12.4%", *WHY, "--data", str(folder))
    assert (done.code, "GRDP growth: missed → met" in done.out) == (0, True)
    after = december()
    snapshots = [json.loads(text)["snapshot"] for text in (before, after)]
    assert snapshots[0] != snapshots[1]  # the only difference: it names the files
    assert after.replace(snapshots[1], snapshots[0]) == before


def test_a_recorded_figure_is_in_the_history_of_the_indicator_and_leads(folder: Path):
    asked(*FIGURE, "--value", "12.4%", *WHY, "--data", str(folder))
    shown = asked("show", "grdp_growth", "--year", "2025", "--area", "HP", "--data", str(folder))
    assert (shown.code, "12.4" in shown.out, "11.81" in shown.out) == (0, True, True)


@pytest.mark.parametrize("value", ["6000", "530", "0", "-60"])
@pytest.mark.parametrize("standing", [ACT, ()], ids=["adopted", "draft"])
def test_a_target_far_from_all_others_is_asked_about_before_it_is_saved(
    folder: Path, value: str, standing: tuple[str, ...]
):
    before, number = held(folder), ADD[:-1]
    found = asked(*number, value, *standing, *WHY, "--data", str(folder))
    assert (found.code, held(folder)) == (1, before)
    assert f"+    value: {value}" in found.out
    assert "check the" in found.out[found.out.index("Doubts about the result:") :]
    assert "--accept-doubts" in found.err
    dry = asked(*number, value, *standing, "--dry-run", "--data", str(folder))
    assert (dry.code, held(folder)) == (0, before)
    assert dry.err == "Without --dry-run this is saved only with --accept-doubts, as the result is in doubt.\n"
    kept = asked(*number, value, *standing, *WHY, "--accept-doubts", "--data", str(folder))
    assert (kept.code, kept.err) == (0, "")
    assert held(folder) != before


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ((*ADD[:-3], "nosuch", *ADD[-2:]), '--basis "nosuch": write central, council, '),
        ((*ADD[:7], "20x6", *ADD[8:]), '--period "20x6": write the period as '),
        ((*ADD, "--document", "99/NQ-HDND", "--adopted-on", "1/2/2026"), '--adopted-on "1/2/2026" '),
        ((*FIGURE, "--value", "12.4", "--kind", "nosuch"), '--kind "nosuch": write year, '),
        ((*FIGURE[:-5], "2026-13-01", *FIGURE[-4:], "--value", "12.4"), '--published-on "2026-13-01"'),
    ],
)
def test_what_the_files_cannot_hold_is_said_of_the_option_not_of_a_line_that_nobody_has_seen(
    folder: Path, command: tuple[str, ...], said: str
):
    found = asked(*command, *WHY, "--data", str(folder))
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert ".yaml:" not in found.err
    assert ".csv:" not in found.err


def test_a_figure_below_zero_of_what_never_was_is_asked_about(folder: Path):
    export = ("actual", "add", "--indicator", "export", "--area", "HP", "--period", "2025", "--source", "S009")
    before = held(folder)
    found = asked(*export, "--value=-5", *WHY, "--data", str(folder))
    assert (found.code, held(folder)) == (1, before)
    assert "−5 lies outside" in found.out
    assert asked(*export, "--value=51", "--published-on", "2026-03-01", *WHY, "--data", str(folder)).code == 0
