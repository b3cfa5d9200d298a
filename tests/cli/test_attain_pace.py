"""The pace of an open year from figures given by hand."""

import json

import pytest

from indicators.cli import main

FLOW = ["attain", "--nature", "flow", "--direction", "higher", "--lang", "en"]
RATE = ["attain", "--nature", "rate", "--direction", "higher", "--lang", "en"]


def told(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, str | None]:
    """Return the keys of the pace that a command answers."""
    assert main([*options, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    return {key: answer[key] for key in ("pace", "pace_status", "required_per_month", "required_growth_pct")}


def test_two_months_of_revenue_are_too_few_for_a_word_by_an_even_split(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, *FLOW, "--target", "194900", "--ytd", "41546", "--months", "2")
    assert found == {
        "pace": None, "pace_status": None, "required_per_month": "15335.40", "required_growth_pct": None,
    }  # fmt: skip
    half = told(capsys, *FLOW, "--target", "100", "--ytd", "60", "--months", "6")
    assert (half["pace"], half["pace_status"]) == ("1.200", "ahead")


@pytest.mark.parametrize(("ytd", "more", "pace", "status"), [
    ("49.99999", [], "0.9999998", "near_pace"),  # never 'near pace, 100.000%'
    ("100", ["--comparator", ">"], "2.000", "ahead"),
    ("100", [], "2.000", "reached"),
    ("47.4", ["--qualifier", "nearly"], "0.948", "behind"),
    ("49", ["--qualifier", "nearly"], "0.980", None),
    ("49", ["--qualifier", "over"], "0.980", None),
])  # fmt: skip
def test_a_pace_is_judged_and_printed_as_on_a_board(
    ytd: str, more: list[str], pace: str, status: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, *FLOW, "--target", "100", "--ytd", ytd, "--months", "6", *more)
    assert (found["pace"], found["pace_status"]) == (pace, status)


def test_a_range_is_measured_at_its_near_end(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, *FLOW, "--low", "100", "--high", "120", "--ytd", "60", "--months", "6")
    assert (found["pace"], found["required_per_month"]) == ("1.200", "6.67")


@pytest.mark.parametrize(("nature", "direction"), [
    ("flow", "lower"), ("rate", "lower"), ("rank", "lower"), ("stock", "higher"), ("flow", "band"),
    ("milestone", "higher"), ("flow", "neutral"),
])  # fmt: skip
def test_what_has_no_pace_on_a_board_is_refused_with_a_sentence(
    nature: str, direction: str, capsys: pytest.CaptureFixture[str]
) -> None:
    goal = ["--low", "1", "--high", "2"] if direction == "band" else ["--target", "2"]
    options = ["--nature", nature, "--direction", direction, *goal, "--ytd", "1", "--months", "6", "--lang", "en"]
    assert main(["attain", *options]) == 2
    assert "only amounts and rates that shall rise have a pace" in capsys.readouterr().err


def test_the_second_half_of_2025_needed_the_citys_own_13_35(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, *RATE, "--target", "12.35", "--ytd", "11.2", "--share", "0.4651")
    assert found["required_growth_pct"] == "13.35"
    assert found["pace"] is None


def test_a_share_given_by_hand_and_last_years_rest_are_used(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, *FLOW, "--target", "100", "--ytd", "40", "--share", "0.5", "--previous-rest", "50")
    assert found == {
        "pace": "0.800", "pace_status": "behind", "required_per_month": None, "required_growth_pct": "20.00",
    }  # fmt: skip


def test_without_a_figure_so_far_there_is_no_pace(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*FLOW, "--target", "100", "--actual", "120", "--format", "json"]) == 0
    assert "pace" not in json.loads(capsys.readouterr().out)
    assert set(told(capsys, *FLOW, "--ytd", "40").values()) == {None}
    assert set(told(capsys, *RATE, "--target", "12", "--ytd", "11").values()) == {None}


def test_the_pace_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    so_far = ["--ytd", "41546", "--months", "2", "--share", "0.16667"]
    options = ["--target", "194900", *so_far, "--previous-rest", "150000"]
    assert main([*FLOW, *options]) == 0
    out = capsys.readouterr().out
    assert "Pace: ahead, 127.9% of what is due" in out
    assert "Needed in each month left: 15,335.40" in out
    assert "Growth needed in the rest: 2.24%" in out
    assert main([*RATE, "--target", "12.35", "--ytd", "11.2"]) == 0
    assert "cannot be computed, it needs --share" in capsys.readouterr().out


@pytest.mark.parametrize(("options", "said"), [
    (["--months", "13"], "write a number from 1 to 12"),
    (["--months", "two"], "write a number from 1 to 12"),
    (["--share", "2"], "the pace cannot be computed"),
])  # fmt: skip
def test_what_cannot_be_computed_is_said_plainly(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*FLOW, "--target", "100", "--ytd", "40", *options]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "options",
    [
        pytest.param([*FLOW, "--target", "0", "--ytd", "5", "--months", "3"], id="a target of nought"),
        pytest.param([*FLOW, "--target", "100", "--ytd=-5", "--months", "3"], id="less than nothing so far"),
        pytest.param([*FLOW, "--target", "100", "--ytd", "5", "--share", "2"], id="more than the year"),
        pytest.param([*FLOW, "--target", "100", "--ytd", "5", "--months", "3", "--previous-rest", "0"], id="no rest"),
        pytest.param([*RATE, "--target", "100", "--ytd", "5", "--share", "1"], id="nothing left"),
        pytest.param([*FLOW, "--target", "1" + "0" * 14, "--ytd", "5", "--months", "12"], id="the year is over"),
        pytest.param([*RATE, "--target", "12", "--ytd", "5", "--months", "12", "--share", "0.5"], id="also of a rate"),
    ],
)
def test_why_there_is_no_pace_is_said_in_words_and_never_by_a_code(
    options: list[str], lang: str, capsys: pytest.CaptureFixture[str]
):
    assert main([*options, "--lang", lang]) == 2
    first = capsys.readouterr().err.splitlines()[0]
    assert "_" not in first.split(":", 1)[1]


def test_without_months_the_pace_says_what_it_needs(capsys: pytest.CaptureFixture[str]):
    assert main([*FLOW, "--target", "100", "--ytd", "40", "--lang", "en"]) == 0
    assert "Pace: needs --months, or --share" in capsys.readouterr().out
