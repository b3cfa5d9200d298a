"""What is being looked at - year, day, basis, area, language - read from an address, with the choices around it."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from indicators import queries
from indicators.files.names import area_code, basis_code, near_areas
from indicators.model import Area, Session, last_day
from indicators.store import Store
from indicators.wording import LANGS, Lang, day, range_words, say

Named = tuple[str, dict[str, str]]  # a choice in words, and what of an address opens it
RANGE = re.compile(r"((?:19|20)[0-9]{2})(?:\.\.|-|\u2013)((?:19|20)[0-9]{2})")  # as files write it, and as it is read
BASES = ("council", "central", "strive", "scenario")


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page, complete: the same view always shows the same board of one snapshot."""

    year: int
    as_of: date
    basis: str
    area: str
    lang: Lang
    dated: bool  # the day was asked for; else it is simply today
    until: int | None = None  # the last of several years that are looked at together

    @property
    def period(self) -> str:
        """The year, or several of them as an address names them: 2026..2030."""
        return str(self.year) if self.until is None else f"{self.year}..{self.until}"

    def params(self, **changes: str) -> dict[str, str]:
        """Return the query of an address that opens this view, with changes; `latest` as `as_of` takes the day out."""
        query = {"year": self.period, "basis": self.basis, "area": self.area, "lang": self.lang}
        if self.dated:
            query["as_of"] = self.as_of.isoformat()
        query |= changes
        if query.get("as_of") == "latest":
            del query["as_of"]
        return query


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a control: its value in the address, its words, and whether it is the present one."""

    value: str
    label: str
    chosen: bool
    open: bool = False  # a year under way


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to another page: its words and the query of its address."""

    words: str
    query: dict[str, str]


@dataclass(frozen=True, slots=True)
class Unknown:
    """An address that names nothing: what is wrong with it and the nearest valid ones."""

    message: str
    choices: tuple[tuple[str, dict[str, str]], ...]
    lang: Lang


@dataclass(frozen=True, slots=True)
class Controls:
    """The choices around a view."""

    years: tuple[Choice, ...]
    bases: tuple[Choice, ...]
    days: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    ranges: tuple[Choice, ...] = ()  # periods of several years
    before: tuple[Choice, ...] = ()  # earlier years, each of an area that became this one: `area=HP_OLD&year=2024`


def language(params: Mapping[str, str], default: str | None) -> Lang:
    """Return the language asked for, else the reader's own where it is spoken here, else Vietnamese."""
    wanted = params.get("lang", "") or (default or "").split("-")[0].split("_")[0].lower()
    return "en" if wanted == "en" else "vi"


def parse_view(
    store: Store, params: Mapping[str, str], today: date, default_lang: str | None = None, *, ranges: bool = False
) -> View | Unknown:
    """Return the view an address names, with the defaults filled in, or what is unknown in it.

    The default is the latest closed year as of today, against the Council's targets,
    of the newest area that has targets. Several years together are refused unless `ranges` can be shown.
    """
    lang = language(params, default_lang)
    homes = queries.areas_with_targets(store) or tuple(store.book.areas)[:1]
    area = area_code(store.book, params.get("area") or homes[0])
    basis = params.get("basis") or BASES[0]
    base = View(today.year, today, basis_code(basis, BASES) or basis, area or homes[0], lang, dated=False)
    safe = replace(base, area=base.area if queries.years(store, base.area, today) else homes[0])  # a choice must open
    if params.get("lang") and params["lang"] not in LANGS:
        return _unknown("lang", params["lang"], safe, ((say(one, "language"), {"lang": one}) for one in LANGS))
    if area is None:
        near = near_areas(store.book, params["area"], homes)
        return _unknown(
            "area", params["area"], safe, ((area_name(store.book.areas[c], lang), {"area": c}) for c in near)
        )
    if base.basis not in BASES:
        near = _nearest(base.basis, BASES)
        return _unknown("basis", base.basis, safe, ((say(lang, f"basis.{b}"), {"basis": b}) for b in near))
    return _dated(store, params, today, base, ranges=ranges)


def _dated(store: Store, params: Mapping[str, str], today: date, base: View, *, ranges: bool) -> View | Unknown:
    asked = params.get("as_of")
    if asked:
        try:
            base = replace(base, as_of=_day(asked), dated=True)
        except ValueError:
            return _no_day(store, asked, base)
    known = known_years(store, base.area, base.as_of, params.get("id"))
    if several := RANGE.fullmatch(params.get("year", "")):
        asked_years = queries.YearRange(int(several[1]), int(several[2]))
        return _several_years(store, asked_years, base) if ranges else _one_year(asked_years, base, known)
    if not known:
        return _too_early(store, base, today)
    years = [y.year for y in known]
    if params.get("year"):
        if params["year"] not in {str(year) for year in years}:
            nearest = _nearest_years(params["year"], years)
            named = area_name(store.book.areas[base.area], base.lang)
            choices = [(say(base.lang, "controls.year_value", year=y), {"year": str(y)}) for y in nearest]
            within = _within(store, params["year"], base) if ranges else []
            choices = [*_before_the_merger(store, params["year"], base), *within, *choices]
            return _unknown("year", params["year"], base, choices, area=named)
        return replace(base, year=int(params["year"]))
    closed = [y.year for y in known if y.closed]
    return replace(
        base, year=max(closed) if closed else max(y for y in years if y <= base.as_of.year or y == years[-1])
    )


def _several_years(store: Store, asked: queries.YearRange, base: View) -> View | Unknown:
    """Return the view of several years, or the periods that have targets: of the area, else of all."""
    known = queries.year_ranges(store, base.area, base.as_of)
    if asked in known:
        return replace(base, year=asked.first, until=asked.last)
    areas = (base.area,) if known else tuple(store.book.areas)
    found = [(a, r) for a in areas for r in queries.year_ranges(store, a, base.as_of)]
    named = {code: area_name(store.book.areas[code], base.lang) for code in (base.area, *areas)}
    choices = [(f"{named[a]}, {range_words(r.period)}", {"area": a, "year": r.period}) for a, r in found]
    key = "years" if asked.first <= asked.last else "years_reversed"
    return _unknown(key, asked.period, base, choices, area=named[base.area])


def _one_year(asked: queries.YearRange, base: View, known: Iterable[queries.Year]) -> Unknown:
    """Return what to say where only one year can be shown: those of the period, else the latest."""
    years = [y.year for y in known]
    within = [y for y in years if asked.first <= y <= asked.last] or years[:3]
    choices = [(say(base.lang, "controls.year_value", year=y), {"year": str(y)}) for y in within]
    return _unknown("one_year", asked.period, base, choices)


def _no_day(store: Store, asked: str, base: View) -> Unknown:
    """Return the last sessions as the nearest days, of an area that has boards."""
    homes = (base.area, *queries.areas_with_targets(store))
    held = {area: [(s, d) for s, d in session_days(store, area) if queries.years(store, area, d)] for area in homes}
    area = next((area for area in homes if held[area]), base.area)
    choices = ((session_label(s, d, base.lang), {"as_of": d.isoformat()}) for s, d in held[area][:3])
    return _unknown("as_of", asked, replace(base, basis=BASES[0], area=area), choices)


def _day(asked: str) -> date:
    """Return the day that an address names; raise `ValueError` for what is not written as shown."""
    if not re.fullmatch(r"(19|20)[0-9]{2}(-[0-9]{2}){0,2}", asked):
        raise ValueError(asked)
    return last_day(asked)


def _before_the_merger(store: Store, year: str, base: View) -> list[tuple[str, dict[str, str]]]:
    """Return the areas that had targets for a year before they became the one in view."""
    return [
        (f"{area_name(store.book.areas[code], base.lang)}, {year}", {"area": code, "year": year})
        for code in store.book.areas[base.area].predecessors
        if any(str(known.year) == year for known in queries.years(store, code, base.as_of))
    ]


def _within(store: Store, year: str, base: View) -> list[tuple[str, dict[str, str]]]:
    """Return the periods with targets that a year lies in."""
    known = [one for one in queries.year_ranges(store, base.area, base.as_of) if year.isdecimal()]
    return [(range_words(r.period), {"year": r.period}) for r in known if r.first <= int(year) <= r.last]


def _too_early(store: Store, base: View, today: date) -> Unknown:
    """Return what to say where an area has no targets by the day: later it has, or other areas do."""
    lang, area = base.lang, store.book.areas[base.area]
    message = say(lang, "unknown.early", day=day(base.as_of, lang), area=area_name(area, lang))
    if queries.years(store, base.area, today):
        latest = say(lang, "controls.latest", day=day(today, lang))
        return Unknown(message, ((latest, {"area": base.area, "lang": lang}),), lang)
    homes = [code for code in queries.areas_with_targets(store) if queries.years(store, code, today)]
    named = ((area_name(store.book.areas[code], lang), {"area": code, "lang": lang}) for code in homes)
    return Unknown(message, tuple(named), lang)


def known_years(store: Store, area: str, as_of: date, indicator: str | None = None) -> tuple[queries.Year, ...]:
    """Return the years to choose from, newest first: those with targets, and those an indicator has figures for."""
    known = {y.year: y for y in queries.years(store, area, as_of)}
    for year in queries.figure_years(store, indicator, area, as_of) if indicator else ():
        known.setdefault(year, queries.Year(year, closed=True))
    return tuple(known[year] for year in sorted(known, reverse=True))


def _unknown(kind: str, value: str, base: View, choices: Iterable[Named], **names: str) -> Unknown:
    keep = {"area": base.area, "lang": base.lang} | ({"as_of": base.as_of.isoformat()} if base.dated else {})
    return unknown(kind, value, base.lang, keep, choices, **names)


def unknown(
    kind: str, value: str, lang: Lang, keep: Mapping[str, str], choices: Iterable[Named], **names: str
) -> Unknown:
    """Return what names nothing, with the nearest that do; `keep` stands in the address of each."""
    message = say(lang, f"unknown.{kind}", value=value, **names)
    return Unknown(message, tuple((label, {**keep, **query}) for label, query in choices), lang)


def _nearest(asked: str, valid: Iterable[str]) -> list[str]:
    options = list(valid)
    close = difflib.get_close_matches(asked, options, n=3, cutoff=0.5)
    return close or options


def _nearest_years(asked: str, years: list[int]) -> list[int]:
    if not re.fullmatch(r"[0-9]{4}", asked):
        return years[:3]
    return sorted(sorted(years, key=lambda y: abs(y - int(asked)))[:3], reverse=True)


def area_name(area: Area, lang: Lang) -> str:
    """Return the name of an area in a language."""
    return area.name_vi if lang == "vi" else area.name_en


def session_days(store: Store, area: str) -> list[tuple[Session, date]]:
    """Return the sessions of an area and its predecessors that have a number and a last day, newest first."""
    related = {area, *store.book.areas[area].predecessors}
    dated = [
        (s, last_day(s.end))
        for s in store.book.sessions
        if s.area in related and s.number and s.end and len(s.end) == 10
    ]
    return sorted(dated, key=lambda pair: pair[1], reverse=True)


def session_label(session: Session, on: date, lang: Lang) -> str:
    """Return a session as a choice of day: 'As of session 32 (11 Dec 2025)'."""
    return say(lang, "controls.session", number=session.number, day=day(on, lang))
