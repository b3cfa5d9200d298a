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


def test_two_months_of_revenue_are_ahead_of_an_even_split(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, *FLOW, "--target", "194900", "--ytd", "41546", "--months", "2")
    assert found == {
        "pace": "1.279", "pace_status": "ahead", "required_per_month": "15335.40", "required_growth_pct": None,
    }  # fmt: skip


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
    options = ["--target", "194900", "--ytd", "41546", "--months", "2", "--previous-rest", "150000"]
    assert main([*FLOW, *options]) == 0
    out = capsys.readouterr().out
    assert "Pace: ahead, 127.900% of what is due" in out
    assert "Needed in each month left: 15,335.40" in out
    assert "Growth needed in the rest: 2.24%" in out


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
