"""The pace of an open year from figures given by hand: the options and keys that `attain` gains."""

import argparse
from collections.abc import Callable
from decimal import Decimal

from indicators import attainment
from indicators.terminal.answers import UsageError
from indicators.wording import Lang, number, percent, say

NUMBERS = ("ytd", "share", "previous_rest")
KEYS = ("pace", "pace_status", "required_per_month", "required_growth_pct")
CENT = Decimal("0.01")


def pace_json(options: argparse.Namespace, read: Callable[[str, str | None], Decimal | None]) -> dict[str, str | None]:
    """Return the pace as plain data; nothing where no figure so far is given.

    A rate has only the growth its rest requires, from the share of last year's value that
    has elapsed. Raises UsageError for what cannot be computed.
    """
    ytd, share, rest = (read(name, getattr(options, name)) for name in NUMBERS)
    target = read("target", options.target)
    if ytd is None:
        return {}
    if target is None:
        return dict.fromkeys(KEYS)
    try:
        if options.nature == "rate":
            return dict.fromkeys(KEYS) | {"required_growth_pct": _rest_of_rate(target, ytd, share)}
        return _amount(target, ytd, _months(options), share, rest)
    except ValueError as error:
        raise UsageError(say(options.lang, "cli.attain.no_pace", reason=str(error))) from None


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
    target: Decimal, ytd: Decimal, months: int | None, share: Decimal | None, rest: Decimal | None
) -> dict[str, str | None]:
    expected = share if share is not None else attainment.even_split(months).share if months else None
    needed = attainment.required_per_month(target, ytd, months) if months else None
    status = attainment.pace_status(target, ytd, expected) if expected is not None else None
    growth = attainment.required_growth_pct(target, ytd, rest) if rest is not None else None
    return {
        "pace": f"{attainment.pace(target, ytd, expected).quantize(Decimal('0.001')):f}"
        if expected is not None
        else None,
        "pace_status": status.value if status else None,
        "required_per_month": f"{needed.quantize(CENT):f}" if needed is not None else None,
        "required_growth_pct": f"{growth.quantize(CENT):f}" if growth is not None else None,
    }


def pace_lines(found: dict[str, str | None], lang: Lang) -> list[str]:
    """Return the pace in words, a line each."""
    lines = []
    if not found:
        return lines
    if found["pace"] and found["pace_status"]:
        kept = percent(Decimal(found["pace"]) * 100, lang)
        status = say(lang, f"pace.{found['pace_status']}")
        lines.append(say(lang, "cli.attain.pace_line", status=status, kept=kept))
    if found["required_per_month"]:
        value = number(Decimal(found["required_per_month"]), lang)
        lines.append(say(lang, "cli.attain.per_month_line", value=value))
    if found["required_growth_pct"]:
        value = percent(Decimal(found["required_growth_pct"]), lang)
        lines.append(say(lang, "cli.attain.growth_line", value=value))
    return lines
