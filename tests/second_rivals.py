"""The rivals of a row computed a second time from the text files, on nothing but that second reading."""

from decimal import Decimal

from second_reading import (
    JUDGED,
    OTHER,
    RANK,
    Words,
    actuals,
    alike,
    end_of,
    figure,
    indicators,
    judged,
    lines,
    read,
    target,
)


def rivals(code: str, area: str, year: str, basis: str, day: str) -> set[tuple[str, Decimal, str]]:
    """Return how each rival of a judged row came about, its value and its verdict."""
    own = figure(code, area, year, day)
    t = target(code, area, year, basis, day) or target(code, area, year, OTHER.get(basis, basis), day)
    if own is None or t is None or read(code, area, year, basis, day)[-1] not in JUDGED:
        return set()
    known = [
        r for r in actuals()[code, area, year]
        if r["period_kind"] in ("year", "stock") and r["stage"] != "forecast" and end_of(r["published_on"]) <= day
    ]  # fmt: skip
    found = [("series", r) for r in offices(own[0], known)]
    found += [("same_day", r) for r in known if r is not own[0] and together(r, own[0])]
    found += [("printed", r) for r in percentages(code, area, year, day, own[0])]
    kept = ((by, r) for by, r in found if "misprint" not in r["note"] and apart(span(r), span(own[0])))
    said = ((by, Decimal(r["value"]), judged(indicators()[code], t, r)[0]) for by, r in kept)
    return {one for one in said if one[-1] in JUDGED}


def offices(own: Words, known: list[Words]) -> list[Words]:
    before = [r for r in known if r["series"] == own["series"]]
    found = []
    for office in {"customs", "ministry", "nso"} - {own["series"]}:
        best = max((r for r in known if r["series"] == office), key=office_order, default=None)
        if best and not any(
            alike(r)[0] == alike(best)[0] and r["published_on"] <= best["published_on"] for r in before
        ):
            found.append(best)
    return found


def office_order(r: Words) -> tuple[bool, int, str, int]:
    return not r["qualifier"], RANK[r["stage"]], end_of(r["published_on"]), r["nr"]


def together(r: Words, own: Words) -> bool:
    same = (r["series"], RANK[r["stage"]], r["published_on"]) == (
        own["series"],
        RANK[own["stage"]],
        own["published_on"],
    )
    return same and len(r["published_on"]) == len("2025-12-11")


def percentages(code: str, area: str, year: str, day: str, own: Words) -> list[Words]:
    """Return what the shares of a plan printed by the sources of a figure make of it, each as a report."""
    found = []
    for c in lines("claims.csv"):
        over = {"pct_of_target": 0, "pct_over_target": 100}.get(c["statement"])
        mine = (c["subject"], c["area"], c["period"]) == (code, area, year) and set(c["source"].split(";")) & sources(
            own
        )
        if over is None or not mine or indicators()[code]["nature"] == "rate":
            continue
        named = {word.strip("();").replace(",", "") for word in c["reference"].split()}
        plans = (target(code, area, year, basis, day) for basis in ("council", "central", "council_estimate"))
        plan = next((Decimal(t["value"]) for t in plans if t and t.get("value") in named), None)
        if plan is not None:
            share, size = Decimal(c["stated"]) + over, Decimal(1).scaleb(int(Decimal(c["stated"]).as_tuple().exponent))
            value = {"value": str(plan * share / 100), "last_digit": str(plan * size / 100)}
            found.append({**value, "qualifier": "", "note": ""})
    return found


def sources(own: Words) -> set[str]:
    return set(own["source"].split(";"))


def span(r: Words) -> tuple[Decimal, Decimal, Decimal]:
    """Return the value of a report with the least and the greatest that it may stand for."""
    value, endless = Decimal(r["value"]), Decimal(10) ** 30
    half = Decimal(r["last_digit"] or Decimal(1).scaleb(int(value.as_tuple().exponent))) / 2
    if r["qualifier"] == "about":
        half = abs(value) / 20
    low = -endless if r["qualifier"] == "nearly" else value if r["qualifier"] == "over" else value - half
    high = endless if r["qualifier"] == "over" else value if r["qualifier"] == "nearly" else value + half
    return value, low, high


def apart(one: tuple[Decimal, Decimal, Decimal], other: tuple[Decimal, Decimal, Decimal]) -> bool:
    return one[0] != other[0] and (one[2] <= other[1] or other[2] <= one[1])
