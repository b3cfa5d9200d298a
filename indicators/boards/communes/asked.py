"""The units below a city - wards, communes, special zones - and what an address asks of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from indicators.boards.peers import indicator_name
from indicators.boards.view import Unknown, View, area_name, unknown
from indicators.files.names import area_code, near_areas, near_indicators
from indicators.model import Area, Indicator, PeriodKind
from indicators.queries.comparison import PeerPeriod, peer_periods
from indicators.store import Store
from indicators.wording import period, say

KINDS = ("ward", "commune", "special_zone")
LONGEST = 60  # letters of a search


@dataclass(frozen=True, slots=True)
class CommunesQuery:
    """What is shown of the units: a status or an indicator in a period, what is searched, and which one is open."""

    indicator: str  # nothing where no status and no figure is on record
    period: str
    kind: str
    search: str
    unit: str


def units_of(store: Store, view: View) -> tuple[Area, ...]:
    """Return the wards, communes and special zones of the area in view on its day, in the order of the file."""
    home = store.book.areas[view.area]
    below = (a for a in store.book.areas.values() if a.parent == home.code and a.kind in KINDS)
    return tuple(a for a in below if _exists(a, home, view))


def _exists(area: Area, home: Area, view: View) -> bool:
    starts, ends = area.starts or home.starts, area.ends or home.ends
    return (starts is None or starts <= view.as_of) and (ends is None or ends >= view.as_of)


def statuses(store: Store) -> tuple[Indicator, ...]:
    """Return the indicators that count units of a status, in the order of the file."""
    return tuple(i for i in store.book.indicators.values() if i.status)


def unit_periods(store: Store, view: View) -> dict[str, list[PeerPeriod]]:
    """Return the periods for which any unit has a figure, by indicator in the order of the file, newest first."""
    codes = tuple(a.code for a in units_of(store, view))
    known = peer_periods(store, codes, view.as_of, len(codes), get_args(PeriodKind), least=1)
    by_indicator: dict[str, dict[str, PeerPeriod]] = {code: {} for code in store.book.indicators}
    for one in known:
        by_indicator[one.indicator].setdefault(one.period, one)
    return {code: list(found.values()) for code, found in by_indicator.items() if found}


def parse_communes_query(store: Store, params: Mapping[str, str], view: View) -> CommunesQuery | Unknown:
    """Return what an address asks of the units, with the defaults filled in, or what is unknown in it."""
    periods, counted = unit_periods(store, view), [i.code for i in statuses(store)]
    offered = [*counted, *(code for code in periods if code not in counted)]
    asked = params.get("id") or next(iter(offered), "")
    found = store.book.indicator(asked)
    wanted = found.code if found else asked
    if wanted not in offered and params.get("id"):
        near = near_indicators(store.book, wanted, offered)
        return _unknown("unit_indicator", wanted, view, [(indicator_name(store, c, view), {"id": c}) for c in near])
    of_wanted = [] if wanted in counted else periods.get(wanted, [])
    asked = params.get("period")
    chosen = next((p for p in of_wanted if p.period == asked), None)
    if asked and of_wanted and chosen is None:
        near = [(period(p.period, p.kind, view.lang), {"id": wanted, "period": p.period}) for p in of_wanted[:3]]
        return _unknown("period", asked, view, near)
    chosen = chosen or next((p for p in of_wanted if p.period == str(view.year)), next(iter(of_wanted), None))
    named, units = params.get("unit", ""), [a.code for a in units_of(store, view)]
    unit = area_code(store.book, named, units) or ""
    if named and not unit:
        near = [(area_name(store.book.areas[c], view.lang), {"unit": c}) for c in near_areas(store.book, named, units)]
        return _unknown("unit", named, view, near)
    search = " ".join(params.get("q", "").split())[:LONGEST]
    return CommunesQuery(wanted, chosen.period if chosen else "", chosen.kind if chosen else "", search, unit)


def _unknown(kind: str, value: str, view: View, choices: list[tuple[str, dict[str, str]]]) -> Unknown:
    everything = [*choices, (say(view.lang, "communes.all"), {})]
    return unknown(kind, value, view.lang, view.params(scope="communes"), everything)
