"""Who is compared with whom: the provinces there are now, the sets of peers, and what an address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from indicators import queries
from indicators.boards.controls import day_choices
from indicators.boards.view import Choice, Unknown, View, parse_view, unknown
from indicators.files.names import area_code, indicator_code, near_indicators
from indicators.model import Area, last_day
from indicators.queries.comparison import PeerPeriod, peer_periods
from indicators.store import Store
from indicators.wording import Lang, day, first_upper, period, say

PEERS = ("all", "cities", "region")


@dataclass(frozen=True, slots=True)
class ComparisonQuery:
    """What is compared: an indicator, a period and a set of areas."""

    indicator: str
    period: str
    kind: str
    peers: str


def provinces(store: Store) -> tuple[Area, ...]:
    """Return the provinces and centrally-run cities there are now, in the order of the file."""
    areas = store.book.areas.values()
    return tuple(a for a in areas if a.kind in ("city", "province") and a.ends is None)


def province_view(store: Store, params: Mapping[str, str], today: date) -> View | Unknown:
    """Return the view an address names; any province can be compared, also one without targets of its own."""
    named = area_code(store.book, params.get("area", ""), [a.code for a in provinces(store)])
    if named is None or named in queries.areas_with_targets(store):
        return parse_view(store, params, today)
    view = parse_view(store, {key: value for key, value in params.items() if key != "area"}, today)
    return view if isinstance(view, Unknown) else replace(view, area=named)


def peer_areas(store: Store, view: View, peers: str) -> tuple[Area, ...] | None:
    """Return the areas of a peer set as of the day; a list of codes chooses them by hand. `None`: no such set."""
    everyone, home = provinces(store), store.book.areas[view.area]
    if peers == "all":
        return everyone
    if peers == "cities":
        return tuple(a for a in everyone if _is_city(a, view.as_of))
    if peers == "region":
        return tuple(a for a in everyone if a.region == home.region)
    codes = _codes(store, everyone, peers)
    return None if codes is None else tuple(a for a in everyone if a.code in codes or a.code == view.area)


def _codes(store: Store, everyone: tuple[Area, ...], peers: str) -> list[str] | None:
    """Return the codes of areas named with commas between them, by code or name, each once; `None`: one is no area."""
    asked = [area_code(store.book, words.strip(), [a.code for a in everyone]) for words in peers.split(",")]
    return None if None in asked else list(dict.fromkeys(code for code in asked if code))


def peers_words(store: Store, peers: str, lang: Lang) -> str:
    """Return the name of a set of peers: the 34 provinces and cities."""
    key = f"comparison.peers.{peers if peers in PEERS else 'chosen'}"
    return say(lang, key, n=len(provinces(store)))


def _is_city(area: Area, on: date) -> bool:
    return area.kind == "city" and (area.city_since is None or last_day(area.city_since) <= on)


def parse_comparison_query(store: Store, params: Mapping[str, str], view: View) -> ComparisonQuery | Unknown:
    """Return what an address compares, with the defaults filled in, or what is unknown in it."""
    everyone = provinces(store)
    codes = tuple(a.code for a in everyone)
    known = peer_periods(store, codes, view.as_of, len(everyone))
    peers = params.get("peers") or PEERS[0]
    if peers not in PEERS:
        chosen = _codes(store, everyone, peers)
        if chosen is None:
            named = [(first_upper(peers_words(store, p, view.lang)), {"peers": p}) for p in PEERS]
            return unknown("peers", peers, view.lang, view.params(), named)
        peers = ",".join([code for code in chosen if code != view.area] or chosen)  # the one in view is always there
    by_indicator: dict[str, list[PeerPeriod]] = {}
    for one in known:
        by_indicator.setdefault(one.indicator, []).append(one)
    ordered = [code for code in store.book.indicators if code in by_indicator]
    if not ordered:
        return unknown("comparison_day", day(view.as_of, view.lang), view.lang, view.params(), [])
    wanted = canonical(store, params.get("id") or ordered[0])
    if wanted not in by_indicator:
        near = near_indicators(store.book, wanted, ordered)
        return unknown(
            "comparison", wanted, view.lang, view.params(), [(indicator_name(store, c, view), {"id": c}) for c in near]
        )
    periods = by_indicator[wanted]
    chosen = next((p for p in periods if p.period == params.get("period")), None)
    if params.get("period") and chosen is None:
        near = [(period(p.period, p.kind, view.lang), {"id": wanted, "period": p.period}) for p in periods[:3]]
        return unknown("period", params["period"], view.lang, view.params(), near)
    chosen = chosen or next((p for p in periods if p.period == str(view.year)), periods[0])
    return ComparisonQuery(wanted, chosen.period, chosen.kind, peers)


def canonical(store: Store, indicator: str) -> str:
    """Return the code of an indicator by an alias or the name that a page shows; other words stay as they are."""
    return indicator_code(store.book, indicator) or indicator


def indicator_name(store: Store, code: str, view: View) -> str:
    """Return the name of an indicator as on a board row."""
    return store.book.indicators[code].label.in_(view.lang)


def comparison_choices(
    store: Store, view: View, asked: ComparisonQuery, today: date, everyone: tuple[Area, ...]
) -> dict[str, tuple[Choice, ...]]:
    """Return what else could be compared: indicators, periods, sets of peers, days."""
    known = peer_periods(store, tuple(a.code for a in everyone), view.as_of, len(everyone))
    codes = [code for code in store.book.indicators if any(p.indicator == code for p in known)]
    periods = [p for p in known if p.indicator == asked.indicator]
    sets = [*PEERS, *([asked.peers] if asked.peers not in PEERS else [])]
    labels = {p: peers_words(store, p, view.lang) for p in sets}
    return {
        "indicators": tuple(Choice(c, indicator_name(store, c, view), c == asked.indicator) for c in codes),
        "periods": tuple(
            Choice(p.period, first_upper(period(p.period, p.kind, view.lang)), p.period == asked.period)
            for p in periods
        ),
        "peer_sets": tuple(Choice(p, first_upper(labels[p]), p == asked.peers) for p in sets),
        "days": day_choices(store, view, today),
    }
