"""A book in memory from a few lines: reports and targets of one indicator, unless a line says otherwise."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from record import DATA

from indicators import store
from indicators.boards.view import View, parse_view
from indicators.files import read
from indicators.model import (
    Actual,
    Area,
    Book,
    Indicator,
    OfficialVerdict,
    Question,
    Release,
    Resolution,
    Session,
    Source,
    Target,
    Unit,
)
from indicators.session.boards.sessions import parse_session
from indicators.store import Store
from indicators.wording import Lang

TODAY = date(2026, 11, 15)
YEAR = "2025"
TOWN, OLD_TOWN, NATION = "TOWN", "OLD", "LAND"

UNITS = {
    "%": Unit(vi="%", en="%"),
    "tonnes": Unit(vi="tấn", en="tonnes"),
    "place": Unit(vi="hạng", en="place", whole=True),
}

Line = dict[str, Any]


@cache
def real_book() -> Book:
    """Return the book of the record."""
    return read(DATA)[0]


@cache
def real_store() -> Store:
    """Return the store of the record."""
    return store.build(real_book())


def report(value: str, published_on: str | None, stage: str = "estimate", qualifier: str = "", **other: object) -> Line:
    """Return one report of the whole year by the city: `report("11.81", "2025-12-09")`."""
    line = {
        "indicator": "rice", "area": TOWN, "period": YEAR, "period_kind": "year", "series": "city", "unit": "tonnes",
        "as_printed": f"{qualifier} {value}".strip(), "source": "S1",
    }  # fmt: skip
    dated = {} if published_on is None else {"published_on": published_on}
    return line | dated | {"value": value, "stage": stage, "qualifier": qualifier} | other


def cumulative(value: str, month: str, published_on: str, **other: Any) -> Line:  # noqa: ANN401 - fields of a line
    """Return one report of January to a month: `cumulative("36", "2025-09", "2025-10-06")`."""
    return report(value, published_on, period=month, period_kind="ytd", **other)


def target(value: str, basis: str = "council", adopted_on: str | None = "2025-01-01", **other: object) -> Line:
    """Return one version of the year's target: `target("12.35", "council", "2025-07-25")`."""
    line = {
        "indicator": "rice", "area": TOWN, "period": YEAR, "unit": "tonnes", "source": "S1",
        "as_printed": f"plan {value or other.get('low')}",
    }  # fmt: skip
    dated = {} if adopted_on is None else {"adopted_on": adopted_on}
    number = {} if "low" in other else {"value": value}
    return line | dated | number | {"basis": basis} | other


def indicator(code: str, nature: str = "flow", direction: str = "higher", **other: object) -> Indicator:
    """Return an indicator whose names are its code."""
    name = {"vi": code, "en": code}
    unit = "%" if nature == "rate" else "place" if nature == "rank" else "tonnes"
    words = {"code": code, "name": name, "unit": unit, "nature": nature, "direction": direction, "group": "g"}
    return Indicator.model_validate(words | other)


NOUNS = (indicator("rice"), indicator("growth", "rate"))


def on(day: str) -> date:
    """Return a day: `on("2025-12-11")`."""
    return date.fromisoformat(day)


def areas() -> tuple[Area, ...]:
    """Return a nation with its own series, a town of today and the town it was merged from."""
    nation = Area(code=NATION, name_vi="Nước", name_en="Land", kind="nation", series="nso")
    town = Area(
        code=TOWN, name_vi="Phố", name_en="Town", kind="city", parent=NATION, predecessors=(OLD_TOWN,),
        aliases=("31",), valid_from="2025-07-01",
    )  # fmt: skip
    old = Area(code=OLD_TOWN, name_vi="Phố cũ", name_en="Old Town", kind="city", parent=NATION, valid_to="2025-06-30")
    return nation, town, old


def book(
    actuals: Iterable[Line] = (),
    targets: Iterable[Line] = (),
    indicators: Iterable[Indicator] = (),
    *,
    sources: Iterable[Source] = (),
    resolutions: Iterable[Resolution] = (),
    verdicts: Iterable[OfficialVerdict] = (),
    sessions: Iterable[Session] = (),
    territories: Iterable[Area] = (),
    releases: Iterable[Release] = (),
    questions: Iterable[Question] = (),
) -> Book:
    """Return a book; reports are numbered A0, A1 ... and targets T0, T1 ... in the order of the lines."""
    nouns = tuple(indicators) or NOUNS
    places = tuple(territories) or areas()
    return Book(
        units=UNITS,
        indicators={i.code: i for i in nouns},
        areas={a.code: a for a in places},
        sources={s.id: s for s in (Source(id="S1", publisher="The Paper", title="A page"), *sources)},
        targets=tuple(
            Target.model_validate({"id": f"T{n}", "file": "data/targets.yaml", "line": n + 2} | line)
            for n, line in enumerate(targets)
        ),
        actuals=tuple(
            Actual.model_validate({"id": f"A{n}", "file": "data/actuals.csv", "line": n + 2} | line)
            for n, line in enumerate(actuals)
        ),
        sessions=tuple(sessions),
        resolutions=tuple(resolutions),
        verdicts=tuple(verdicts),
        claims=(),
        releases=tuple(releases),
        questions=tuple(questions),
        snapshot="0123456789ab",
    )


def small_store(actuals: Iterable[Line] = (), targets: Iterable[Line] = (), **other: Any) -> Store:  # noqa: ANN401 - parts of a book
    """Return the store of such a book."""
    return store.build(book(actuals, targets, **other))


def town_store(
    actuals: Iterable[Line],
    targets: Iterable[Line],
    indicators: Iterable[Indicator] = NOUNS,
    **other: Any,  # noqa: ANN401 - parts of a book
) -> Store:
    """Return the store of a town that had a target for each indicator long before, so that its addresses open."""
    nouns, early = tuple(indicators), {"period": "2023", "adopted_on": "2023-01-01"}
    before = [target("1", indicator=one.code, unit=one.unit, **early) for one in nouns]
    return small_store(actuals, [*targets, *before], indicators=nouns, **other)


def view(of: Store | None = None, today: date = TODAY, **params: str) -> View:
    """Return the view of an address that names one; of the record, unless a store is given."""
    found = parse_view(of or real_store(), params, today)
    assert isinstance(found, View), (params, found)
    return found


def session_view(number: str, lang: Lang, of: Store | None = None) -> View:
    """Return the view of a session of the City People's Council, as its deck opens it."""
    found = parse_session(of or real_store(), number, lang, TODAY)
    assert isinstance(found, View), found
    return found


def held(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file that stands in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
