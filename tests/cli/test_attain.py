"""`indicators attain`: figures given by hand, judged as on every board."""

import json
from typing import Any

import pytest

from indicators.cli import main

from .running import asked, started

GROWTH = ("--nature", "rate", "--direction", "higher")
REVENUE = ("--nature", "flow", "--direction", "higher")


def judged(*arguments: str) -> dict[str, Any]:
    found = asked("attain", *arguments, "--format", "json")
    assert (found.code, found.err) == (0, "")
    return json.loads(found.out)


def refused(*arguments: str, lang: str = "en") -> str:
    found = asked("attain", *arguments, "--lang", lang)
    assert (found.code, found.out) == (2, "")
    return found.err.splitlines()[0].removeprefix("indicators attain: ")


def test_growth_below_its_target_is_missed_by_points():
    assert judged(*GROWTH, "--target", "12.35", "--actual", "11.81") == {
        "verdict": "missed",
        "difference": "-0.54",
        "difference_unit": "percentage_points",
        "percent_of_plan": None,
        "gap_closed_pct": None,
        "notes": ["no percentage of a rate"],
    }


def test_revenue_above_its_target_has_a_percentage_and_no_unit():
    assert judged(*REVENUE, "--target", "165011.6", "--actual", "187766.6") == {
        "verdict": "exceeded",
        "difference": "22755.0",
        "difference_unit": None,
        "percent_of_plan": "113.8",
        "gap_closed_pct": None,
        "notes": [],
    }


def test_the_share_of_the_gap_closed_needs_a_baseline():
    found = judged(*REVENUE, "--target", "200", "--actual", "150", "--baseline", "100")
    assert found["gap_closed_pct"] == "50.0"


def test_a_percentage_just_past_the_plan_is_not_rounded_onto_it():
    assert judged(*REVENUE, "--target", "320850", "--actual", "321000")["percent_of_plan"] == "100.05"


def test_without_a_figure_there_is_no_verdict():
    found = judged(*GROWTH, "--target", "12.35")
    assert (found["verdict"], found["difference"], found["difference_unit"]) == ("no_figure", None, None)


def test_without_a_target_a_figure_is_only_watched():
    assert judged(*GROWTH, "--actual", "12.35")["verdict"] == "watched"


def test_a_forecast_is_not_judged_and_says_why():
    found = judged(*GROWTH, "--target", "8", "--actual", "9", "--stage", "forecast")
    assert (found["verdict"], found["notes"]) == ("no_figure", ["only a forecast so far, not judged"])


def test_an_estimate_equal_to_the_plan_is_met_with_a_note():
    found = judged(*REVENUE, "--target", "14.43", "--actual", "14.43", "--stage", "estimate")
    assert (found["verdict"], found["notes"]) == ("met", ["estimate equals the plan"])


@pytest.mark.parametrize(
    ("actual", "verdict"), [("12.9", "near_miss"), ("13.0", "met"), ("13.5", "met"), ("14.0", "exceeded")]
)
def test_a_range_has_a_floor_and_a_stretch(actual: str, verdict: str):
    assert judged(*REVENUE, "--low", "13.0", "--high", "13.5", "--actual", actual)["verdict"] == verdict


def test_a_band_is_met_inside_and_missed_outside():
    band = ("--nature", "rate", "--direction", "band", "--low", "3", "--high", "4")
    assert [judged(*band, "--actual", value)["verdict"] for value in ("3.5", "4.5")] == ["met", "missed"]


@pytest.mark.parametrize(
    ("direction", "actual"), [("lower", "0.5"), ("band", "0.9"), ("neutral", "3"), ("higher", "1.5")]
)
def test_without_a_comparator_a_target_reads_as_its_direction_wants(direction: str, actual: str):
    found = judged("--nature", "stock", "--direction", direction, "--target", "0.9", "--actual", actual)
    assert (
        found["verdict"] == {"lower": "exceeded", "band": "met", "neutral": "watched", "higher": "exceeded"}[direction]
    )


@pytest.mark.parametrize("target", [("--target=-2",), ("--target", "-2")])
def test_negative_numbers_are_taken(target: tuple[str, ...]):
    assert judged("--nature", "stock", "--direction", "lower", *target, "--actual=-3")["difference"] == "-1"


def test_a_near_band_given_by_hand_overrides_the_rule():
    short = (*GROWTH, "--target", "12.35", "--actual", "11.81")
    assert judged(*short, "--near", "0.6")["verdict"] == "near_miss"


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        (("--direction", "higher", "--target", "13", "--actual", "19", "--qualifier", "over"), "a lower bound"),
        (("--direction", "lower", "--target", "13", "--actual", "9", "--qualifier", "nearly"), "an upper bound"),
    ],
)
def test_the_numbers_of_a_bound_are_called_bounds(arguments: tuple[str, ...], note: str):
    found = judged("--nature", "flow", *arguments)
    assert found["verdict"] == "exceeded"
    assert f"the figure is {note}" in found["notes"][-1]


def test_a_bound_that_settles_nothing_gives_no_verdict():
    found = judged(*REVENUE, "--target", "190000", "--actual", "187000", "--qualifier", "over")
    assert (found["verdict"], len(found["notes"])) == ("no_figure", 1)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("12,35", '--target "12,35": write the decimal with a point: 12.35'),
        ("165.011,6", '--target "165.011,6": write the decimal with a point: 165011.6'),
        ("5.500", '--target "5.500" can be read in two ways: write one of 5500 / 5.5'),
        ("12.35%", '--target "12.35%": write the number without the percent sign, with a point: 12.35'),
        ("twelve", '--target "twelve": write a number in digits with a point, such as 12.5'),
        ("", '--target "": write a number in digits with a point, such as 12.5'),
    ],
)
def test_a_wrong_number_is_refused_with_what_to_write(number: str, message: str):
    assert refused(*GROWTH, "--target", number, "--actual", "11.81") == message


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--target", "1", "--low", "2"), "a target has either a value or low and high: write one of the two"),
        (("--target", "1", "--high", "2"), "a target has either a value or low and high: write one of the two"),
        (("--low", "1"), "a range needs low and high: write both"),
        (("--high", "1"), "a range needs low and high: write both"),
        (("--low", "3", "--high", "2"), "low is not below high: write --low 2 --high 3"),
        (("--near=-1",), "--near “-1”: write a number that is not negative"),
        (
            ("--target", "1", "--comparator", "<="),
            "--comparator “<=” contradicts --direction higher: write one of >= | > | = | about",
        ),
        (("--qualifier", "circa"), '--qualifier “circa”: write one of "" | over | nearly | about'),
        (("--actual", "-2,5"), "--actual: write one value after it, a negative one as --actual=-2"),
    ],
)
def test_a_contradiction_is_refused_with_what_to_write(arguments: tuple[str, ...], message: str):
    assert refused(*REVENUE, *arguments) == message


def test_a_contradiction_is_refused_even_without_a_figure():
    assert "contradicts" in refused("--nature", "rate", "--direction", "band", "--target", "3", "--comparator", ">=")


@pytest.mark.parametrize("left_out", ["nature", "direction"])
def test_nature_and_direction_have_no_default(left_out: str):
    given = {"nature": "rate", "direction": "higher"}
    del given[left_out]
    words = [word for name, value in given.items() for word in (f"--{name}", value)]
    assert refused(*words).startswith(f"--{left_out} is missing: write one of ")


def test_in_words_the_numbers_are_written_as_vietnamese_readers_do():
    said = asked("attain", *REVENUE, "--target", "165011.6", "--actual", "187766.6", "--baseline", "1", "--lang", "vi")
    assert said.out.splitlines() == [
        "Vượt: 187.766,6 so với 165.011,6",
        "chênh lệch: +22.755,0",
        "so kế hoạch: 113,8%",
        "khoảng cách đã thu hẹp: 113,8%",
    ]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            (*GROWTH, "--target", "12.35", "--actual", "11.81"),
            ["Missed: 11.81 against 12.35", "difference: −0.54 percentage points", "note: no percentage of a rate"],
        ),
        (GROWTH, ["No figure yet: no figure against no target"]),
        (
            (*REVENUE, "--low", "13", "--high", "14", "--actual", "13", "--comparator", "about"),
            ["Met: 13 against about 13–14", "difference: 0", "percent of plan: 100.0%"],
        ),
    ],
)
def test_in_words_a_verdict_says_figure_target_numbers_and_reasons(arguments: tuple[str, ...], lines: list[str]):
    assert asked("attain", *arguments).out.splitlines() == lines


def test_in_words_a_bound_carries_its_sign():
    said = asked("attain", *REVENUE, "--target", "13", "--actual", "19", "--qualifier", "over").out.splitlines()
    assert said[:3] == ["Exceeded: over 19 against 13", "difference: ≥ +6", "percent of plan: ≥ 146.2%"]


def test_the_program_refuses_a_decimal_comma_with_exit_code_2():
    run = started("attain", *GROWTH, "--target", "12,35", "--actual", "11.81")
    assert (run.returncode, run.stdout) == (2, "")
    assert "write the decimal with a point: 12.35" in run.stderr


def test_a_judgement_is_printed(capsys: pytest.CaptureFixture[str]):
    assert main(["attain", *GROWTH, "--target", "12.35", "--actual", "11.81", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Missed: ")


def test_a_difference_is_printed_no_finer_than_the_figure_and_kept_whole_in_json():
    options = (*REVENUE, "--target", "116442.134", "--actual", "102614")
    assert "difference: −13,828\n" in asked("attain", *options, "--lang", "en").out
    assert judged(*options)["difference"] == "-13828.134"
    exact = (*GROWTH, "--target", "12.2", "--actual", "11.81", "--lang", "en")
    assert "difference: −0.39 percentage points" in asked("attain", *exact).out
