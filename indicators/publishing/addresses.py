"""The addresses of the site: which page is which file, and which of the live addresses has a page at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

from indicators import queries
from indicators.boards.communes import parse_communes_query
from indicators.boards.indicator import parse_indicator
from indicators.boards.origins import DUE, LIST, RESULT, SHARE
from indicators.boards.passport import passport
from indicators.boards.peers import PEERS, parse_comparison_query
from indicators.boards.several_years import parse_period_indicator
from indicators.boards.tables import file_name
from indicators.boards.view import BASES, Unknown, View, parse_view, session_days
from indicators.session.boards.session_lookup import find_session, number_of
from indicators.store import Store
from indicators.wording import Lang

SEVERAL_YEARS = ("scoreboard", "indicator")  # pages that show several years together
FIXED = ("home", "about", "glossary")  # one of each in a language
LIVE = {"root": "scoreboard", "home": "scoreboard", "communes": "comparison"}  # pages drawn as another one
Asked = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Address:
    """One page of the site: its kind, what it looks at, and what it is about, such as `id` or `no`."""

    page: str
    view: View
    asked: Asked = ()

    @cached_property
    def path(self) -> str:
        """The file of the page below the folder of the site; letters, digits, hyphens and dots alone."""
        view, asked = self.view, dict(self.asked)
        lang, area = view.lang, file_name(view.area.replace("_", "-"))
        day = view.as_of.isoformat() if view.dated else "latest"
        period = view.period.replace("..", "-")
        match self.page:
            case "scoreboard":
                return f"{lang}/{day}/{area}/{period}/{view.basis}/scoreboard.html"
            case "indicator":
                return f"{lang}/{day}/{area}/{period}/{view.basis}/indicator/{_plain(asked['id'])}.html"
            case "comparison":
                name = f"{_plain(asked['period'])}-{asked['peers']}"
                return f"{lang}/{day}/{area}/comparison/{_plain(asked['id'])}/{name}.html"
            case "communes":
                names = [_plain(one) for one in (asked["id"], asked["period"], asked["unit"]) if one]
                return f"{lang}/{day}/{area}/communes/{'/'.join(names) or 'all'}.html"
            case "sources":
                return f"{lang}/{day}/{area}/sources.html"
            case "session":
                return f"{lang}/session/{_plain(asked['no'])}.html"
            case "record":
                return f"{lang}/record/{_plain(asked['key'])}.html"
            case "home":
                return f"{lang}/index.html"
            case "root":
                return "index.html"
            case page:
                return f"{lang}/{page}.html"

    @property
    def live(self) -> str:
        """The live page that this one is drawn as."""
        return LIVE.get(self.page, self.page)

    def params(self) -> dict[str, str]:
        """Return the query of the live address of the same page."""
        return self.view.params() | dict(self.asked)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link of a page leads: another page, and the place on it where one is meant."""

    to: Address
    fragment: str = ""

    @property
    def path(self) -> str:
        """The file and the place on it."""
        return f"{self.to.path}#{quote(self.fragment)}" if self.fragment else self.to.path


@dataclass(frozen=True)
class Scope:
    """What a site has pages of: a store on a day, in some languages, areas and years; all of them where none is named.

    It is bounded: a page of every view on every day would be pages without number.
    """

    store: Store
    today: date
    langs: tuple[Lang, ...]
    areas: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    def home(self, lang: Lang) -> View:
        """Return the view that a language opens with: the latest closed year of the newest area, or of those named."""
        return self._homes[lang]

    @cached_property
    def _homes(self) -> Mapping[Lang, View]:
        return {lang: self._home(lang) for lang in self.langs}

    def _home(self, lang: Lang) -> View:
        asked = {"lang": lang} | ({"area": self.areas[0]} if self.areas else {})
        named = [{"year": year} for year in self.years]
        found = [parse_view(self.store, asked | one, self.today, ranges=True) for one in [{}, *named]]
        return next(one for one in found if isinstance(one, View) and self.covers(one))

    def days(self, area: str) -> frozenset[date]:
        """Return the days that an area can be looked back from."""
        return self._days.get(area, frozenset())

    def session_of(self, view: View) -> dict[str, str]:
        """Return the query of the session that closed on the day of a view; on other days of the newest."""
        held = session_days(self.store, view.area) if view.dated else []
        closed = next((session for session, day in held if day == view.as_of), None)
        named = {"no": number_of(self.store, closed, self.today)} if closed else {}
        return {"lang": view.lang, **named}

    @cached_property
    def _days(self) -> Mapping[str, frozenset[date]]:
        """The days that can be looked back from, by area: the last days of its own sessions."""
        return {
            area: frozenset(
                day for one, day in session_days(self.store, area) if one.area == area and day <= self.today
            )
            for area in self.store.book.areas
        }

    @cached_property
    def _found(self) -> dict[tuple[str, frozenset[tuple[str, str]]], Link | None]:
        return {}

    def covers(self, view: View) -> bool:
        """Return whether the site has pages of a view.

        It has those of every year with targets as known today, and from the close of a session those of the year it
        looked back on and the year it set.
        """
        named = (not self.areas or view.area in self.areas) and (not self.years or view.period in self.years)
        if view.lang not in self.langs or not named or not self._has_board(view):
            return False
        if not view.dated:
            return True
        near = view.until is not None or view.year in (view.as_of.year, view.as_of.year + 1)
        return near and view.as_of in self._days[view.area]

    def _has_board(self, view: View) -> bool:
        if view.until is not None:
            return True  # an address of several years is read only where they have targets
        return any(one.year == view.year for one in queries.years(self.store, view.area, view.as_of))

    def resolve(self, page: str, query: Mapping[str, str]) -> Link | None:
        """Return the page of the site for a live address; nothing where the site has none."""
        key = page, frozenset(query.items())
        if key not in self._found:
            self._found[key] = self._resolve(page, dict(query))
        return self._found[key]

    def _resolve(self, page: str, query: dict[str, str]) -> Link | None:
        if key := query.pop("passport", ""):
            return self._passport(page, query, key)
        if page == "session":
            return self._session(query)
        view = parse_view(self.store, query, self.today, ranges=page in SEVERAL_YEARS)
        if isinstance(view, Unknown) or not self.covers(view):
            return None
        if page in FIXED:
            return Link(Address(page, self.home(view.lang)))
        asked = self._asked(page, query, view)
        if asked is None:
            at_council = page == "indicator" and view.basis != BASES[0]
            return self.resolve(page, query | {"basis": BASES[0]}) if at_council else None
        if page in ("comparison", "sources"):  # no year and no basis: one file whichever the reader came from
            view = self._opening(view)
            page = "communes" if query.get("scope") == "communes" else page
        return Link(Address(page, view, asked))

    def _opening(self, view: View) -> View:
        """Return the view that an area opens with in the language and on the day of another."""
        asked = {"area": view.area, "lang": view.lang} | ({"as_of": view.as_of.isoformat()} if view.dated else {})
        found = parse_view(self.store, asked, self.today)
        return view if isinstance(found, Unknown) else found

    def _asked(self, page: str, query: Mapping[str, str], view: View) -> Asked | None:
        """Return what a page is about, its defaults filled in; nothing where the site has no such page."""
        if page == "scoreboard":
            return () if view.basis == BASES[0] or self._has_targets(view) else None
        if page == "indicator":
            return self._indicator(query, view)
        if page == "comparison":
            return self._compared(query, view)
        return () if page == "sources" and not view.dated else None

    def _indicator(self, query: Mapping[str, str], view: View) -> Asked | None:
        """Return the indicator of a page: one with a target of the year, or today with a figure of it.

        The year that the site opens with has a page of every indicator. A year has these pages against the Council's
        targets alone; those against others' would say much the same again, and their results stand with their board.
        """
        parse = parse_period_indicator if view.until else parse_indicator
        code = parse(self.store, query, view)
        if isinstance(code, Unknown) or view.basis != BASES[0]:
            return None
        every = view == self.home(view.lang) and code in queries.indicators_with_figures(self.store, view.area)
        return (("id", code),) if view.until or every or code in self._told(view) else None

    def _told(self, view: View) -> frozenset[str]:
        """Return the indicators that a year has something to say of."""
        place = view.area, view.period, view.as_of
        wanted = {code for code, _ in queries.targets_in_force(self.store, *place)}
        figured = () if view.dated else queries.figures_in_force(self.store, *place)
        return frozenset((*wanted, *figured))

    def _has_targets(self, view: View) -> bool:
        found = queries.targets_in_force(self.store, view.area, view.period, view.as_of)
        return any(basis == view.basis for _, basis in found)

    def _compared(self, query: Mapping[str, str], view: View) -> Asked | None:
        """Return what is compared: of the area that the site opens with, as others show the same ranking again."""
        if view.area != self.home(view.lang).area:
            return None
        if query.get("scope") == "communes":
            units = parse_communes_query(self.store, {**query, "q": ""}, view)
            if isinstance(units, Unknown) or view.dated:
                return None
            return (("scope", "communes"), ("id", units.indicator), ("period", units.period), ("unit", units.unit))
        asked = parse_comparison_query(self.store, query, view)
        if isinstance(asked, Unknown) or asked.peers not in PEERS:
            return None
        opening = asked.period == str(self._opening(view).year)
        if not opening and (view.dated or asked.peers != PEERS[0]):
            return None  # every period is ranked among all; the one that opens among the others too
        return (("id", asked.indicator), ("period", asked.period), ("peers", asked.peers))

    def _session(self, query: Mapping[str, str]) -> Link | None:
        lang = query.get("lang", "vi")
        if lang not in self.langs:
            return None
        home = self.home(lang)
        session = find_session(self.store, query.get("no", ""), home.area, self.today)
        if session is None or (self.areas and session.area not in self.areas):
            return None
        return Link(Address("session", home, (("no", number_of(self.store, session, self.today)),)))

    def _passport(self, page: str, query: dict[str, str], key: str) -> Link | None:
        """Return where a passport stands: of a result with its indicator, else with its board as that of a count."""
        if key.startswith(RESULT):
            of = self.resolve("indicator", query | {"id": key.removeprefix(RESULT)})
            if of and of.to.view.basis == query.get("basis", BASES[0]):
                return Link(of.to, key)
        elif key != LIST and not key.startswith((SHARE, DUE)):
            return self._record(query.get("lang", "vi"), key)
        found = self.resolve("scoreboard" if key == LIST else page, query)
        return Link(found.to, key) if found else None

    def _record(self, lang: str, key: str) -> Link | None:
        if lang not in self.langs:
            return None
        home = self.home(lang)
        found = Address("record", home, (("key", key),))
        return Link(found) if self._is_known(home, key) else None

    def _is_known(self, view: View, key: str) -> bool:
        """Return whether a passport names something known today; of records without making the passport."""
        if figure := self.store.actuals.get(key):
            return figure.known_from is not None and figure.known_from <= self.today
        if target := self.store.targets.get(key):
            return target.in_force_from is not None and target.in_force_from <= self.today
        return passport(self.store, view, key, self.today) is not None


def _plain(name: str) -> str:
    """Return a name as part of a path; two names of one kind never become one, as codes keep to such letters."""
    return quote(name.replace("..", "-"), safe="").replace("%", "-")
