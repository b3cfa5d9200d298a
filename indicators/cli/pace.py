"""The pace of an open year from figures given by hand: the options and keys that `attain` gains."""

import argparse
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from indicators import attainment
from indicators.attainment import Goal
from indicators.terminal.answers import UsageError
from indicators.wording import Lang, number, percent, say

NUMBERS = ("ytd", "share", "previous_rest")
KEYS = ("pace", "pace_status", "required_per_month", "required_growth_pct")
YEAR = 12
CENT, TENTH = Decimal("0.01"), Decimal("0.1")
ROUNDING = {"over": ROUND_FLOOR, "nearly": ROUND_CEILING}  # what is said of a bound stays true


def pace_json(
    options: argparse.Namespace, goal: Goal | None, read: Callable[[str, str | None], Decimal | None]
) -> dict[str, str | None]:
    """Return the pace as plain data; nothing where no figure so far is given.

    As on a board: amounts that shall rise have a pace, a range at its near end; a rate that shall rise has only
    the growth its rest requires, from the share of last year's value that has elapsed. Raises UsageError for what
    cannot be computed.
    """
    ytd, share, rest = (read(name, getattr(options, name)) for name in NUMBERS)
    if ytd is None:
        return {}
    if goal is None:
        return dict.fromkeys(KEYS)
    if options.direction != "higher" or options.nature not in ("flow", "rate"):
        raise UsageError(say(options.lang, "cli.attain.pace_of_amounts"))
    if _months(options) == YEAR:
        raise UsageError(say(options.lang, "cli.attain.year_over"))
    wanted = goal.floor("higher")
    try:
        if options.nature == "rate":
            return dict.fromkeys(KEYS) | {"required_growth_pct": _rest_of_rate(wanted, ytd, share)}
        return _amount(options, goal, ytd, share, rest)
    except ValueError as error:
        raise UsageError(say(options.lang, "cli.attain.no_pace", reason=_reason(str(error), options.lang))) from None


def _reason(code: str, lang: Lang) -> str:
    """Return why a pace cannot be computed, in words."""
    return say(lang, f"cli.attain.refused.{code}")


def _months(options: argparse.Namespace) -> int | None:
    if options.months is None:
        return None
    if not (options.months.isdecimal() and 1 <= int(options.months) <= 12):
        raise UsageError(say(options.lang, "cli.attain.bad_months", found=options.months))
    return int(options.months)


def _rest_of_rate(target: Decimal, so_far: Decimal, share: Decimal | None) -> str | None:
    if share is None:
        return None
    return f"{attainment.required_growth_of_rate(target, so_far, share).quantize(CENT):f}"


def _amount(
    options: argparse.Namespace, goal: Goal, ytd: Decimal, share: Decimal | None, rest: Decimal | None
) -> dict[str, str | None]:
    target, months = goal.floor("higher"), _months(options)
    expected = share if share is not None else attainment.even_split(months).share if months else None
    needed = attainment.required_per_month(target, ytd, months) if months else None
    growth = attainment.required_growth_pct(target, ytd, rest) if rest is not None else None
    found: dict[str, str | None] = {
        "pace": None,
        "pace_status": None,
        "required_per_month": f"{needed.quantize(CENT):f}" if needed is not None else None,
        "required_growth_pct": f"{growth.quantize(CENT):f}" if growth is not None else None,
    }
    if expected is None:
        return found
    status = attainment.pace_status(target, ytd, expected, comparator=goal.comparator, qualifier=options.qualifier)
    said = share is not None or months is None or attainment.says_pace("even_split", months)
    if said or status == "reached":
        found |= {"pace": _printed(options, target, ytd, expected), "pace_status": status.value if status else None}
    return found


def _printed(options: argparse.Namespace, target: Decimal, ytd: Decimal, expected: Decimal) -> str:
    """Return the pace as printed on a board: never 1.000 of what is not there yet."""
    exact = attainment.pace(target, ytd, expected) * 100
    rounding = ROUNDING.get(options.qualifier)
    shown = exact.quantize(TENTH, rounding) if rounding else attainment.printed_percent(exact)
    return f"{shown.scaleb(-2):f}"


def pace_lines(found: dict[str, str | None], options: argparse.Namespace) -> list[str]:
    """Return the pace in words, a line each."""
    lang: Lang = options.lang
    lines = []
    if not found:
        return lines
    if options.nature == "flow" and "pace" in found and options.months is None and options.share is None:
        lines.append(say(lang, "cli.attain.needs_months"))
    if found["pace"] and found["pace_status"]:
        kept = percent(Decimal(found["pace"]).scaleb(2), lang)
        status = say(lang, f"pace.{found['pace_status']}")
        lines.append(say(lang, "cli.attain.pace_line", status=status, kept=kept))
    if found["required_per_month"]:
        value = number(Decimal(found["required_per_month"]), lang)
        lines.append(say(lang, "cli.attain.per_month_line", value=value))
    if found["required_growth_pct"]:
        value = percent(Decimal(found["required_growth_pct"]), lang)
        lines.append(say(lang, "cli.attain.growth_line", value=value))
    elif options.nature == "rate":
        lines.append(say(lang, "cli.attain.growth_needs_share"))
    return lines
