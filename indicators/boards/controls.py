"""What else could be looked at from a view: years, bases, days, areas; each choice opens something."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from indicators import queries
from indicators.boards.view import BASES, Choice, Controls, View, area_name, known_years, session_days, session_label
from indicators.store import Store
from indicators.wording import day, first_upper, range_words, say

# Another area has other years, another indicator other periods, another session another one before it and other slides.
RESETS = {"area": ("year",), "id": ("period",), "no": ("since", "slides", "do")}


def picked(query: Mapping[str, str], changed: Mapping[str, str]) -> dict[str, str]:
    """Return the query of an address after a choice: what the choice makes void is left out."""
    found = {name: value for name, value in {**query, **changed}.items() if value}
    for reset in {reset for name in changed for reset in RESETS.get(name, ())} - changed.keys():
        found.pop(reset, None)
    if found.get("as_of") == "latest":
        del found["as_of"]
    if found.get("since") == "none":
        del found["since"]
    return found


def controls(store: Store, view: View, today: date, indicator: str | None = None) -> Controls:
    """Return what else could be looked at from here; an indicator adds the years it has figures for."""
    lang = view.lang
    years = tuple(_year_choice(store, y, view) for y in known_years(store, view.area, view.as_of, indicator))
    bases = tuple(
        Choice(b, first_upper(say(lang, f"basis.{b}")), b == view.basis) for b in BASES if b in _bases(store, view)
    )
    areas = tuple(
        Choice(code, area_name(store.book.areas[code], lang), code == view.area)
        for code in queries.areas_with_targets(store)
    )
    ranges = tuple(
        Choice(r.period, range_words(r.period), r.period == view.period)
        for r in queries.year_ranges(store, view.area, view.as_of)
    )
    before = _before_choices(store, view, indicator)
    return Controls(years, bases, day_choices(store, view, today), areas, ranges, before)


def _bases(store: Store, view: View) -> set[str]:
    """Return the bases that have a target in the view, and the one in view."""
    return {basis for _, basis in queries.targets_in_force(store, view.area, view.period, view.as_of)} | {view.basis}


def _before_choices(store: Store, view: View, indicator: str | None) -> tuple[Choice, ...]:
    """Return the years that only the areas of before the merger have, the newest first."""
    own = {known.year for known in known_years(store, view.area, view.as_of, indicator)}
    found = [
        (known.year, code)
        for code in store.book.areas[view.area].predecessors
        for known in known_years(store, code, view.as_of, indicator)
        if known.year < min(own, default=0)
    ]
    named = {code: area_name(store.book.areas[code], view.lang) for _, code in found}
    return tuple(
        Choice(urlencode({"area": code, "year": year}), f"{year}, {named[code]}", chosen=False)
        for year, code in sorted(found, key=lambda pair: -pair[0])
    )


def _year_choice(store: Store, year: queries.Year, view: View) -> Choice:
    ends = store.book.areas[view.area].ends
    ceased = ends is not None and ends.year == year.year and ends < view.as_of  # nothing of it is still to come
    key = "year_value" if year.closed else "ceased" if ceased else "so_far"
    words = say(view.lang, f"controls.{key}", year=year.year, day=day(ends, view.lang) if ends else "")
    return Choice(str(year.year), words, str(year.year) == view.period, open=not year.closed)


def _has_year(store: Store, view: View, on: date) -> bool:
    """Return whether what is in view had targets by a day: a choice must open something."""
    if view.until is not None:
        return any(known.period == view.period for known in queries.year_ranges(store, view.area, on))
    return any(known.year == view.year for known in queries.years(store, view.area, on))


def day_choices(store: Store, view: View, today: date) -> tuple[Choice, ...]:
    """Return the days to look back from: the latest, the sessions by name, and the one in view."""
    lang = view.lang
    days = [Choice("latest", say(lang, "controls.latest", day=day(today, lang)), not view.dated)]
    sessions = [
        (s, d) for s, d in session_days(store, view.area) if d.year >= view.year - 1 and _has_year(store, view, d)
    ]
    days += [Choice(d.isoformat(), session_label(s, d, lang), view.dated and d == view.as_of) for s, d in sessions]
    if not any(choice.chosen for choice in days):
        days.append(Choice(view.as_of.isoformat(), say(lang, "controls.day", day=day(view.as_of, lang)), chosen=True))
    return tuple(days)
