"""The rows of a board computed a second time from the text files, by code that shares nothing with the program.

Only `csv`, `yaml` and `decimal` read and reckon here, in the words of the rules and not of the program: which figure
counts, which target is in force, the difference, the percentage, the verdict.
"""

import csv
from calendar import monthrange
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import product
from typing import Any

import yaml
from record import DATA

RANK = {"forecast": 0, "estimate": 1, "reported": 1, "preliminary": 2, "official": 3}
OTHER = {"council": "central", "central": "council"}
JUDGED = ("exceeded", "met", "near_miss", "missed")
Words = dict[str, Any]  # a record of a file, every value as it is written


# ---- the files, as they are written


def lines(name: str) -> list[Words]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def nested(name: str) -> Any:  # noqa: ANN401 - whatever a file holds
    return yaml.load((DATA / name).read_text(encoding="utf-8"), yaml.BaseLoader)


@cache
def indicators() -> dict[str, Words]:
    return {one["code"]: one for one in nested("indicators.yaml")["indicators"]}


@cache
def areas() -> dict[str, Words]:
    return {one["code"]: one for one in lines("areas.csv")}


@cache
def names() -> dict[str, str]:
    """Return the code of everything that has an alias."""
    of_areas = {alias: one["code"] for one in areas().values() for alias in one["aliases"].split(";") if alias}
    return of_areas | {alias: code for code, one in indicators().items() for alias in one.get("aliases", ())}


def resolved(records: list[Words]) -> list[Words]:
    both = [{**r, "area": names().get(r["area"], r["area"])} for r in records]
    return [{**r, "indicator": names().get(r["indicator"], r["indicator"]), "nr": n} for n, r in enumerate(both)]


def by_thing(records: list[Words]) -> dict[tuple[str, str, str], list[Words]]:
    found: dict[tuple[str, str, str], list[Words]] = {}
    for r in resolved(records):
        found.setdefault((r["indicator"], r["area"], r["period"]), []).append(r)
    return found


@cache
def actuals() -> dict[tuple[str, str, str], list[Words]]:
    return by_thing(lines("actuals.csv"))


@cache
def targets() -> dict[tuple[str, str, str], list[Words]]:
    return by_thing([*nested("targets.yaml")["targets"], *nested("national_targets.yaml")["targets"]])


@cache
def replaced(day: str) -> set[str]:
    """Return the versions that another has replaced by a day."""
    binding = (t for kept in targets().values() for t in kept if t["basis"] not in ("draft", "press"))
    return {old for t in binding if from_day(t) <= day for old in t.get("supersedes", ())}


def end_of(day: str | None) -> str:
    """Return the last day of a day, a month or a year, as text that sorts; never where there is none."""
    if not day:
        return "9999"
    year, month, *rest = [*day.split("-"), "12"][:3] if len(day) == 4 else day.split("-")
    return f"{year}-{month}-{rest[0]}" if rest else f"{year}-{month}-{monthrange(int(year), int(month))[1]:02}"


# ---- which figure and which target count


def figure(code: str, area: str, year: str, day: str) -> tuple[Words, str] | None:
    """Return the report that counts and the stage at which its number was first printed."""
    usual = indicators()[code].get("series", "city")
    declared = areas()[area]["series"] or usual
    of_year = [
        r for r in actuals().get((code, area, year), ())
        if r["period_kind"] in ("year", "stock") and r["series"] in (declared, usual)
        and end_of(r["published_on"]) <= day
    ]  # fmt: skip
    for wanted in product((True, False), (True, False)):  # no forecast before the declared series
        pool = [r for r in of_year if (r["stage"] != "forecast", r["series"] == declared) == wanted]
        if pool:
            return chosen(pool)
    return None


def chosen(pool: list[Words]) -> tuple[Words, str]:
    def firm(r: Words) -> tuple[int, str, int]:
        return RANK[r["stage"]], end_of(r["published_on"]), r["nr"]

    best = max((r for r in pool if not r["qualifier"]), key=firm, default=None)
    beyond = [r for r in pool if best and contradicts(r, best)]
    loose = [r for r in pool if r["qualifier"]]
    own = max(beyond or ([best] if best else loose), key=firm)
    same = [r for r in pool if alike(r) == alike(own)]
    return own, min(same, key=lambda r: (end_of(r["published_on"]), r["nr"]))["stage"]


def alike(r: Words) -> tuple[Decimal, str, str, int]:
    return Decimal(r["value"]), r["qualifier"], r["series"], RANK[r["stage"]]


def contradicts(r: Words, best: Words) -> bool:
    apart = Decimal(r["value"]) - Decimal(best["value"])
    if not (r["qualifier"] == "over" and apart > 0) and not (r["qualifier"] == "nearly" and apart < 0):
        return False
    return RANK[r["stage"]] >= RANK[best["stage"]] and end_of(r["published_on"]) >= end_of(best["published_on"])


def from_day(t: Words) -> str:
    return end_of(t.get("adopted_on") or t.get("published_on"))


def target(code: str, area: str, year: str, basis: str, day: str) -> Words | None:
    """Return the version in force: an adopted one before one that is only quoted, then the latest."""
    in_force = [
        t for t in targets().get((code, area, year), ())
        if t["basis"] == basis and from_day(t) <= day and t["id"] not in replaced(day)
    ]  # fmt: skip
    return max(in_force, key=lambda t: ("adopted_on" in t, from_day(t), t["nr"]), default=None)


# ---- the verdict


def judged(noun: Words, t: Words, own: Words) -> tuple[str, Decimal | None]:
    """Return the verdict on a figure and its difference from the target; a bound that settles nothing has no figure."""
    low, high = (Decimal(t[key]) for key in (("value", "value") if "value" in t else ("low", "high")))
    value, lower = Decimal(own["value"]), noun["direction"] == "lower"
    half = Decimal(own["last_digit"] or Decimal(1).scaleb(int(value.as_tuple().exponent))) / 2
    least = value - half if own["qualifier"] in ("", "about") else value if own["qualifier"] == "over" else None
    most = value + half if own["qualifier"] in ("", "about") else value if own["qualifier"] == "nearly" else None
    if noun["direction"] == "band" or t.get("comparator") == "=":
        end = min(max(value, low), high) if noun["direction"] == "band" else high if lower else low
        return inside(low, high, least, most), value - end
    end, far = (high, low) if lower else (low, high)
    if lower:  # turned round, so that more is better
        least, most = (None if x is None else -x for x in (most, least))
    sign = -1 if lower else 1
    strict = t.get("comparator") in (">", "<")
    said = reached(end * sign, far * sign, least, most, value * sign, nearness(noun, end), strict=strict)
    return said, value - end


def inside(low: Decimal, high: Decimal, least: Decimal | None, most: Decimal | None) -> str:
    if least is not None and most is not None:
        return "met" if most >= low and least <= high else "missed"
    outside = (least is not None and least >= high) or (most is not None and most <= low)
    return "missed" if outside else "no_figure"


def nearness(noun: Words, end: Decimal) -> Decimal:
    if "near" in noun:
        return Decimal(noun["near"])
    if noun["nature"] == "rate":
        return Decimal("0.5")
    return max(end, Decimal(0)) / 20 if noun["nature"] in ("flow", "stock") else Decimal(0)


def reached(
    floor: Decimal, far: Decimal, least: Decimal | None, most: Decimal | None, value: Decimal, near: Decimal,
    *, strict: bool,
) -> str:  # fmt: skip
    if most is None:
        return "exceeded" if value >= far else "no_figure"
    if least is None:
        return "missed" if value <= floor - near else "no_figure"
    if least > far:
        return "exceeded"
    if most >= floor:
        return "near_miss" if strict and least <= floor else "met"
    return "near_miss" if floor - value <= near else "missed"


def percent(noun: Words, value: Decimal, end: Decimal) -> Decimal | None:
    """Return the printed percentage of the plan: one decimal, more where it would read 100."""
    if noun["nature"] not in ("flow", "stock") or noun["direction"] != "higher" or end <= 0 or value < 0:
        return None
    exact, step = value * 100 / end, Decimal("0.1")
    while (printed := exact.quantize(step, ROUND_HALF_UP)) == 100 and exact != 100:
        step /= 10
    return printed


def read(code: str, area: str, year: str, basis: str, day: str) -> tuple[object, ...]:
    """Return basis, target, actual, difference, percentage and verdict of a row."""
    noun, own = indicators()[code], figure(code, area, year, day)
    t = target(code, area, year, basis, day) or target(code, area, year, OTHER.get(basis, basis), day)
    level = None if t is None else t["value"] if "value" in t else f"{t['low']}..{t['high']}"
    shown = (t["basis"] if t else basis, level, own[0]["value"] if own and own[1] != "forecast" else None)
    gone = areas()[area]["valid_to"]
    if own is None:
        merged = t is not None and gone and gone[:4] <= year and end_of(gone) < day
        return (*shown, None, None, "not_comparable" if merged else "no_figure")
    if own[1] == "forecast" or t is None or noun["direction"] == "neutral":
        return (*shown, None, None, "no_figure" if own[1] == "forecast" else "watched")
    verdict, gap = judged(noun, t, own[0])
    if verdict == "no_figure" or gap is None:
        return (*shown, None, None, verdict)
    value = Decimal(own[0]["value"])
    return (*shown, gap, percent(noun, value, value - gap), verdict)


def on_board(area: str, year: str, basis: str, day: str) -> set[str]:
    """Return the indicators that a board lists: with a target on the basis or one that stands in, and the main ones."""
    wanted = {
        code for code in indicators()
        if target(code, area, year, basis, day) or target(code, area, year, OTHER.get(basis, basis), day)
    }  # fmt: skip
    acts = nested("sessions.yaml")["resolutions"] if basis == "council" else []
    mains = (one["main_targets"] for one in acts if "main_targets" in one)
    return wanted | {code for one in mains if (one["area"], one["year"]) == (area, year) for code in one["known"]}
