"""`indicators attain`: a verdict on a figure and a target given by hand, by the rules of every board."""

import argparse
from collections.abc import Mapping
from decimal import Decimal
from typing import get_args

from pydantic_core import PydanticCustomError

from indicators import attainment
from indicators.attainment import Comparator, Direction, Goal, Judgement, Nature, PrintedFigure, Qualifier, Stage
from indicators.cli.pace import pace_json, pace_lines
from indicators.encoding import encode, json_text
from indicators.model import parse_number
from indicators.problems import Problem
from indicators.terminal.answers import Answer, UsageError
from indicators.terminal.options import Parser, listed_words
from indicators.wording import Lang, first_upper, number, percent, points, say, signed

EXAMPLE = "indicators attain --nature rate --direction higher --target 12.35 --actual 11.81"
FORMATS = ("text", "json")
NUMBERS = ("target", "low", "high", "actual", "baseline", "near")
UNSAID: dict[Direction, Comparator] = {"higher": ">=", "lower": "<=", "band": "=", "neutral": ">="}
BOUNDS = {">=": "cli.attain.at_least", "<=": "cli.attain.at_most"}
SIGNS = {">=": "≥ ", "<=": "≤ ", "": ""}


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    for name, words in (("nature", Nature), ("direction", Direction)):
        parser.add_choice(f"--{name}", f"cli.attain.{name}", get_args(words))
    for name in NUMBERS:
        parser.add(f"--{name}", say(parser.lang, f"cli.attain.{name}"), metavar="NUMBER")
    for option in ("ytd", "months", "share", "previous-rest"):
        parser.add(f"--{option}", say(parser.lang, f"cli.attain.{option}"), metavar="NUMBER")
    parser.add_choice("--comparator", "cli.attain.comparator", get_args(Comparator))
    parser.add_choice("--stage", "cli.attain.stage", get_args(Stage), default="reported")
    parser.add_choice("--qualifier", "cli.attain.qualifier", get_args(Qualifier), default="")
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    parser.add_common(reads_data=False)


def run(options: argparse.Namespace) -> Answer:
    """Return the verdict with its numbers; raises UsageError for what cannot be judged."""
    lang: Lang = options.lang
    for name, words in (("nature", Nature), ("direction", Direction)):
        if getattr(options, name) is None:
            raise UsageError(say(lang, "cli.needed", option=f"--{name}", known=listed_words(get_args(words))))
    given = {name: _number(name, getattr(options, name), lang) for name in NUMBERS}
    if (near := given["near"]) is not None and near < 0:
        raise UsageError(say(lang, "cli.attain.negative_near", found=options.near))
    goal, actual = _goal(options, given), given["actual"]
    so_far = pace_json(options, goal, lambda name, words: _number(name, words, lang))
    figure = None if actual is None else PrintedFigure(actual, qualifier=options.qualifier, stage=options.stage)
    judged = attainment.judge(options.nature, options.direction, goal, figure, near=near, baseline=given["baseline"])
    if options.format == "json":
        return Answer(out=json_text(as_json(judged, options.nature, lang) | so_far))
    quantum = figure.quantum if figure else Decimal(0)
    lines = [_verdict(judged, goal, figure, lang), *_numbers(judged, options.nature, quantum, lang)]
    return Answer(out="\n".join([*lines, *pace_lines(so_far, options), ""]))


def as_json(judged: Judgement, nature: Nature, lang: Lang) -> dict[str, object]:
    """Return a judgement as plain data: decimals as strings, what is absent null, the reasons in words."""
    in_points = nature == "rate" and judged.difference is not None
    return encode(
        judged,
        *("verdict", "difference"),
        {"difference_unit": attainment.difference_unit(nature, "%") if in_points else None},
        {name: _printed(getattr(judged, name)) for name in ("percent_of_plan", "gap_closed_pct")},
        {"notes": _notes(judged, lang)},
    )


def _number(name: str, text: str | None, lang: Lang) -> Decimal | None:
    """Return a number read as strictly as one in the data files, with the same words for a wrong one."""
    if text is None:
        return None
    try:
        return parse_number(text)
    except PydanticCustomError as error:
        problem = Problem(
            error.type, "", found=text, expected=(error.context or {})["write"], details=(("field", f"--{name}"),)
        )
        raise UsageError(problem.message(lang)) from None


def _goal(options: argparse.Namespace, given: Mapping[str, Decimal | None]) -> Goal | None:
    """Return the target, nothing where none is given; raises UsageError for half a range and the like."""
    value, low, high = given["target"], given["low"], given["high"]
    if value is None and low is None and high is None:
        return None
    if value is not None and (low is not None or high is not None):
        raise UsageError(Problem("value_or_range", "").message(options.lang))
    if value is None and (low is None or high is None):
        raise UsageError(Problem("half_a_range", "").message(options.lang))
    if low is not None and high is not None and low >= high:
        reversed_range = Problem("range_reversed", "", expected=f"--low {high} --high {low}")
        raise UsageError(reversed_range.message(options.lang))
    unsaid = UNSAID[options.direction] if value is not None else ">="
    goal = Goal(options.comparator or unsaid, value=value, low=low, high=high)
    try:
        attainment.check_goal(options.direction, goal)
    except ValueError:
        raise UsageError(_contradiction(options, goal)) from None
    return goal


def _contradiction(options: argparse.Namespace, goal: Goal) -> str:
    agreeing = []
    for comparator in get_args(Comparator):
        try:
            attainment.check_goal(options.direction, Goal(comparator, goal.value, goal.low, goal.high))
        except ValueError:
            continue
        agreeing.append(comparator)
    known = listed_words(agreeing)
    return say(
        options.lang, "cli.attain.contradicts", found=options.comparator, direction=options.direction, known=known
    )


def _printed(exact: Decimal | None) -> str | None:
    return None if exact is None else f"{attainment.printed_percent(exact):f}"


def _notes(judged: Judgement, lang: Lang) -> list[str]:
    bound = [say(lang, BOUNDS[judged.bound])] if judged.bound else []
    return [*(say(lang, f"note.{note}") for note in judged.notes), *bound]


def _verdict(judged: Judgement, goal: Goal | None, figure: PrintedFigure | None, lang: Lang) -> str:
    verdict = first_upper(say(lang, f"verdict.{judged.verdict}"))
    actual = _figure_words(figure, lang) if figure else say(lang, "cli.attain.no_actual")
    target = _goal_words(goal, lang) if goal else say(lang, "cli.attain.no_target")
    return say(lang, "cli.attain.against", verdict=verdict, actual=actual, target=target)


def _figure_words(figure: PrintedFigure, lang: Lang) -> str:
    value = number(figure.value, lang)
    return say(lang, f"qualifier.{figure.qualifier}", value=value) if figure.qualifier else value


def _goal_words(goal: Goal, lang: Lang) -> str:
    low, high = (number(end, lang) for end in goal.ends)
    text = low if goal.value is not None else say(lang, "comparator.range", low=low, high=high)
    return text if goal.comparator in (">=", "=") else say(lang, f"comparator.{goal.comparator}", value=text)


def _numbers(judged: Judgement, nature: Nature, quantum: Decimal, lang: Lang) -> list[str]:
    lines, sign = [], SIGNS[judged.bound]
    if judged.difference is not None:
        gap = attainment.printed_gap(judged.difference, quantum, bounded=bool(judged.bound))
        words = points(gap, lang, sign=True) if nature == "rate" else signed(gap, lang)
        lines.append(say(lang, "cli.attain.difference", value=f"{sign}{words}"))
    for key, exact in (("percent", judged.percent_of_plan), ("gap", judged.gap_closed_pct)):
        if exact is not None:
            value = f"{sign}{percent(attainment.printed_percent(exact), lang)}"
            lines.append(say(lang, f"cli.attain.{key}", value=value))
    return lines + [say(lang, "cli.attain.note", value=note) for note in _notes(judged, lang)]
