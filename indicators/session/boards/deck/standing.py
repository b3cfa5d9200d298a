"""Where the city stands among the others, as far as it was known on the day."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.boards.comparison import ComparisonBoard, RankedArea, comparison
from indicators.boards.judged import STAGE_CLASS, actual_words, gap_between, gap_words, in_points, unit_words
from indicators.boards.peers import PEERS, ComparisonQuery, provinces
from indicators.boards.rows import Row
from indicators.model import Claim, last_day
from indicators.queries.comparison import peer_periods
from indicators.session.boards.deck.headline import bars_chart, figure_value, headlines
from indicators.session.boards.deck.material import Material
from indicators.session.boards.deck.types import Points, Slide, SlideChart, SpeakerNote, Value
from indicators.wording import day, first_upper, lower_first, period, say

PLACES = 10
RANK = "rank"  # statements of a source about a rank
AMONG = re.compile(r"of (\d+)")  # the unit of such a statement, as its record writes it


def nothing_to_compare(of: Material) -> str:
    """Return that no whole-year figure of a rate was known which the nation publishes as well."""
    words = {"area": of.board.area_name, "year": of.view.year}
    return say(of.lang, "deck.standing.none", day=day(of.view.as_of, of.lang), **words)


def standing_slide(of: Material) -> Slide | None:
    """Return the comparison with the nation and the provinces; nothing without a figure for one."""
    chosen = _chosen(of)
    if chosen is None:
        return None
    ranked = _ranking(of, chosen.indicator, str(of.view.year), "year")
    claims = tuple(_claims(of, chosen.indicator))
    complete = ranked is not None and ranked.of == ranked.total and _home(ranked)
    shown = ranked if complete else _within_year(of, chosen.indicator)
    year = _against_nation(of, chosen)
    title = shown.sentence if shown else year  # of what the chart shows: the year, or the part of it that is known
    chart = _places(of, shown) if shown else None
    said = (*((year,) if shown else ()), _unknown_rank(of), *_quoted(of, claims))
    if complete and ranked:
        said = ranked.remarks
    origins = [p.origin for p in (shown.places if shown else ())]
    nation = of.context.nation.get(chosen.indicator)
    parts = (*((Points("", said),) if said else ()), *((chart,) if chart else (_two_bars(of, chosen),)))
    notes = [SpeakerNote(first_upper(words)) for words in (*said, *(shown.remarks if shown and not complete else ()))]
    if nation:
        notes.append(SpeakerNote(of.context.nation_name, f"{nation.actual.file}:{nation.actual.line}"))
    notes += [SpeakerNote(f"“{c.as_printed}”", f"{_publisher(of, c)} · {c.file}:{c.line}") for c in claims]
    footer = of.footer((chosen.actual_origin, *origins), (chosen.stage,))
    return Slide("comparison", "comparison", title, parts, footer, tuple(notes))


def _chosen(of: Material) -> Row | None:
    """Return the first headline rate that the nation publishes as well."""
    shared = (r for r in headlines(of) if r.actual and r.indicator in of.context.nation)
    return next((r for r in shared if in_points(of.context.indicator(r.indicator))), None)


def _ranking(of: Material, code: str, span: str, kind: str) -> ComparisonBoard | None:
    board = comparison(of.store, of.view, ComparisonQuery(code, span, kind, PEERS[0]), of.today)
    return board if board.places else None


def _home(board: ComparisonBoard) -> bool:
    return any(p.marked for p in board.places)


def _within_year(of: Material, code: str) -> ComparisonBoard | None:
    """Return the ranking of the latest part of the year in view for which enough areas were known."""
    everyone = provinces(of.store)
    known = peer_periods(of.store, tuple(a.code for a in everyone), of.view.as_of, len(everyone))
    spans = [p for p in known if p.indicator == code and p.period.startswith(str(of.view.year))]
    if not spans:
        return None
    found = _ranking(of, code, spans[0].period, spans[0].kind)
    return found if found and _home(found) else None


def _against_nation(of: Material, shown: Row) -> str:
    """Return how far the city stands from the nation, with the number of both."""
    nation, home = of.context.nation[shown.indicator].actual, of.context.figures[shown.indicator].actual
    gap, indicator = gap_between(home, nation), of.context.indicator(shown.indicator)
    key = "above" if gap > 0 else "below" if gap < 0 else "equal"
    unit = "%" if indicator.unit == "%" else ""
    return say(
        of.lang,
        f"deck.standing.{key}",
        year=of.view.year,
        name=lower_first(shown.name),
        area=of.board.area_name,
        value=f"{shown.actual_words}{unit}",
        gap=gap_words(of.store, indicator, gap, of.lang),
        nation=of.context.nation_name,
        other=f"{actual_words(nation, of.lang)}{unit}",
    )


def _unknown_rank(of: Material) -> str:
    return say(of.lang, "deck.standing.rank_unknown", of=len(provinces(of.store)), year=of.view.year)


def _claims(of: Material, code: str) -> Iterator[Claim]:
    """Yield what sources known on the day say of the city's rank in the whole year."""
    for one in of.store.book.claims:
        printed = of.store.book.sources[one.source[0]].published_on
        if (one.subject, one.area, one.period, one.statement) != (code, of.view.area, str(of.view.year), RANK):
            continue
        if printed and last_day(printed) <= of.view.as_of:
            yield one


def _quoted(of: Material, claims: tuple[Claim, ...]) -> Iterator[str]:
    """Yield the claims of a rank among all; what each prints, in its own language, stands in the notes."""
    for one in claims:
        if found := AMONG.fullmatch(one.unit or ""):
            words = {"rank": one.stated, "of": found[1], "publisher": _publisher(of, one)}
            yield say(of.lang, "deck.standing.claim", **words)


def _publisher(of: Material, one: Claim) -> str:
    source = of.store.book.sources[one.source[0]]
    return f"{source.publisher}, {day(source.published_on or '', of.lang)}"


def _two_bars(of: Material, shown: Row) -> SlideChart:
    """Return the city beside the nation."""
    home, nation = of.context.figures[shown.indicator], of.context.nation[shown.indicator]
    bars = [
        (of.board.area_name, replace(figure_value(of, home), marked=True)),
        (first_upper(of.context.nation_name), figure_value(of, nation, "nation")),
    ]
    return bars_chart(shown.name, unit_words(of.store, of.context.indicator(shown.indicator), of.lang), bars)


def _places(of: Material, board: ComparisonBoard) -> SlideChart:
    """Return the first places of a ranking, the city among them, and the nation last."""
    places = [p for n, p in enumerate(board.places) if n < PLACES or p.marked]
    bars = [(say(of.lang, "deck.standing.place", rank=p.rank, name=p.name), _value(p, "peer")) for p in places]
    if board.nation:
        bars.append((first_upper(board.nation.name), _value(board.nation, "nation")))
    title = say(
        of.lang, "deck.standing.chart", name=board.name, period=period(board.asked.period, board.asked.kind, of.lang)
    )
    return bars_chart(title, board.unit, bars)


def _value(place: RankedArea, role: str) -> Value:
    stage = STAGE_CLASS.get(place.stage or "", place.stage)
    return Value(Decimal(place.value or 0), place.words, "actual" if place.marked else role, stage, marked=place.marked)
