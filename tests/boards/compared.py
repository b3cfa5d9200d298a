"""The comparison of an address, on the record and on a few towns of one land."""

from builders import NATION, TOWN, YEAR, Line, indicator, real_store, report, small_store, target

from indicators.boards.comparison import ComparisonBoard, RankedArea, comparison
from indicators.boards.peers import ComparisonQuery, parse_comparison_query
from indicators.boards.view import Unknown, View
from indicators.model import Area, Indicator
from indicators.store import Store

from .seen import TODAY, view

GROWTH, RICE = indicator("growth", "rate"), indicator("rice")


def asked(store: Store | None = None, /, **params: str) -> tuple[View, ComparisonQuery | Unknown]:
    """Return the view of an address and what it compares; the year is not asked for as `period` says it."""
    shown = view(store, TODAY, **params)
    return shown, parse_comparison_query(store or real_store(), params, shown)


def compared(store: Store | None = None, /, **params: str) -> ComparisonBoard:
    """Return the comparison that an address opens."""
    shown, found = asked(store, **params)
    assert isinstance(found, ComparisonQuery), found
    return comparison(store or real_store(), shown, found, TODAY)


def growth(period: str = "2025", lang: str = "en", **params: str) -> ComparisonBoard:
    """Return the comparison of GRDP growth beside the city."""
    return compared(area="HP", id="grdp_growth", period=period, lang=lang, **params)


def refused(store: Store | None = None, /, **params: str) -> Unknown:
    """Return what an address is refused with."""
    _, found = asked(store, **params)
    assert isinstance(found, Unknown), found
    return found


def opened(unknown: Unknown, store: Store | None = None) -> list[ComparisonBoard]:
    """Return the comparisons that the choices of a refusal open; fails where one opens none."""
    found = []
    for _, query in unknown.choices:
        shown = view(store, TODAY, **query)
        one = parse_comparison_query(store or real_store(), query, shown)
        assert isinstance(one, ComparisonQuery), (query, one)
        found.append(comparison(store or real_store(), shown, one, TODAY))
    return found


def place(board: ComparisonBoard, area: str) -> RankedArea:
    """Return the place of an area, ranked or not."""
    return next(p for p in (*board.places, *board.missing) if p.area == area)


def ranks(board: ComparisonBoard) -> list[tuple[str, int | None]]:
    """Return the areas with their ranks, best first."""
    return [(p.area, p.rank) for p in board.places]


def towns(*codes: str, **fields: object) -> tuple[Area, ...]:
    """Return a land, the town of every small book, and towns beside it: `towns("A", "B")`."""
    nation = Area(code=NATION, name_vi="Nước", name_en="Land", kind="nation", series="nso")
    words = {"kind": "province", "parent": NATION} | fields
    home = Area.model_validate({"code": TOWN, "name_vi": "Phố", "name_en": "Town"} | words | {"kind": "city"})
    beside = [
        Area.model_validate({"code": c, "name_vi": f"Tỉnh {c}", "name_en": f"Province {c}"} | words) for c in codes
    ]
    return nation, home, *beside


def few(lines: list[Line], *codes: str, noun: Indicator = GROWTH, territories: tuple[Area, ...] = ()) -> Store:
    """Return the store of reports on towns of one land; a target makes the year open."""
    wanted = target("5", indicator=noun.code, unit=noun.unit, adopted_on="2024-12-01")
    return small_store(lines, [wanted], indicators=[noun], territories=territories or towns(*codes))


def said_of(
    area: str, value: str, published_on: str = "2026-01-06", noun: Indicator = GROWTH, stage: str = "estimate",
    qualifier: str = "", series: str = "city",
) -> Line:  # fmt: skip
    """Return one area's report of the year: `said_of("A", "8.5")`."""
    return report(
        value,
        published_on,
        stage,
        qualifier,
        area=area,
        indicator=noun.code,
        unit=noun.unit,
        period=YEAR,
        series=series,
    )


def small(store: Store, /, **params: str) -> ComparisonBoard:
    """Return the comparison of the town of a small book, in English unless asked otherwise."""
    return compared(store, **{"area": TOWN, "year": YEAR, "lang": "en", **params})
