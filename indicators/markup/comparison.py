"""The comparison as HTML: the ranking as bars in a table, and the tile map of the provinces."""

from urllib.parse import urlencode

from indicators.boards.comparison import ComparisonBoard, RankedArea
from indicators.boards.peers import PEERS
from indicators.collation import alphabetical
from indicators.markup.escape import text
from indicators.markup.multiples import multiples_html
from indicators.markup.parts import number_html, picker_html, select_html, sentence_html, way_html
from indicators.markup.tabs import tabs_html
from indicators.wording import period, say


def comparison_html(board: ComparisonBoard) -> str:
    """Return the whole comparison as one string of HTML."""
    lang = board.view.lang
    fields = (
        ("id", "page.choose_indicator", board.indicators),
        ("period", "comparison.control.period", board.periods),
        ("peers", "comparison.control.peers", board.peer_sets),
        ("as_of", "controls.as_of", board.days),
    )
    selects = "".join(select_html(key, say(lang, name), choices, lang) for key, name, choices in fields)
    remarks = "".join(f"<p>{text(line)}</p>" for line in board.remarks)
    without = ", ".join(p.name for p in board.missing)
    foot = f'<p class="foot">{text(say(lang, "comparison.without"))} {text(without)}.</p>' if without else ""
    snapshot = text(say(lang, "page.snapshot", snapshot=board.snapshot))
    return (
        f'<div class="board" lang="{lang}">{tabs_html(board.view, "provinces")}'
        f'<div class="controls">{selects}{picker_html(board.view, board.today)}</div>'
        f'<h1 class="sentence"{_told(board.key)}>{sentence_html(board.sentence_parts, "rank")}</h1>'
        f'<div class="remarks"{_told(board.key)}>{remarks}{_judged(board)}</div>'
        f'<div class="beside"><div>{_ranking(board)}{foot}</div>{_map(board)}</div>'
        f"{multiples_html(board.over, lang)}"
        f'<p class="foot">{text(say(lang, "page.sources_note"))} · {snapshot}</p></div>'
    )


def _told(record: str) -> str:
    """Return the attribute that opens the passport of a record from around it."""
    return f' data-passport="{text(record)}"' if record else ""


def _judged(board: ComparisonBoard) -> str:
    return f"<p>{way_html(board.judged, 'indicator')}</p>" if board.judged else ""


def _when(board: ComparisonBoard) -> str:
    return period(board.asked.period, board.asked.kind, board.view.lang)


def _ranking(board: ComparisonBoard) -> str:
    lang = board.view.lang
    heads = "".join(
        f'<th scope="col" class="{name}">{text(say(lang, f"comparison.{key}"))}</th>'
        for key, name in (
            ("size_head" if board.by_size else "rank_head", "rank"),
            ("place", "indica"),
            ("value", "actual"),
        )
    )
    caption = text(say(lang, "comparison.table", period=_when(board)))
    rows = "".join(_row(board, place) for place in board.places)
    return (
        f'<table class="ranking"><caption>{caption}</caption><thead><tr>{heads}'
        f'<th class="bullet">{_nation_name(board)}</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(board: ComparisonBoard, place: RankedArea) -> str:
    note = f" <small>{text(place.note)}</small>" if place.note else ""
    value = number_html(place.words, place.origin, board.view.lang)
    mark = ' class="home"' if place.marked else ""
    return (
        f'<tr{mark}{_told(place.record)}><td class="rank">{place.rank}</td>'
        f'<th scope="row" class="indica">{text(place.name)}{note}</th>'
        f'<td class="actual">{value}</td><td class="bullet">{_bar(board, place)}</td></tr>'
    )


def _at(share: float) -> float:
    return round(min(max(share, 0), 1) * 100, 2)


def _bar(board: ComparisonBoard, place: RankedArea) -> str:
    ink = "solid" if place.stage in ("preliminary", "official") else "tint"
    line = ""
    if board.nation:
        at = _at(board.nation.share)
        line = f'<line class="across" x1="{at}%" x2="{at}%" y1="0" y2="30"/>'
    words = text(f"{place.name} {place.words}")
    bar = f'<rect class="{ink}" x="0.5" y="7" width="{_at(place.share)}%" height="14"/>'
    return f'<svg class="chart" role="img" aria-label="{words}">{bar}{line}</svg>'


def _nation_name(board: ComparisonBoard) -> str:
    """Return the name of the nation over its line."""
    if board.nation is None:
        return ""
    label = text(f"{board.nation.name} {board.nation.words}")
    at = _at(board.nation.share)
    return f'<svg class="axis" aria-label="{label}"><text x="{at}%" y="12" text-anchor="middle">{label}</text></svg>'


def _map(board: ComparisonBoard) -> str:
    """Return the provinces as tiles near where they lie; a click adds one to the chosen, or takes it out."""
    lang = board.view.lang
    label = text(say(lang, "comparison.map", name=board.name, period=_when(board)))
    tiles = "".join(_tile(board, place) for place in board.tiles if place.tile)
    named = (p.full_name for p in board.tiles if p.tile and p.full_name and not p.marked)
    places = "; ".join(sorted(named, key=alphabetical))
    caption = text(" ".join(filter(None, (say(lang, "comparison.map_key"), f"{places}." if places else ""))))
    return f'<figure class="tiles" aria-label="{label}"><div>{tiles}</div><figcaption>{caption}</figcaption></figure>'


def _tile(board: ComparisonBoard, place: RankedArea) -> str:
    x, y = place.tile or (0, 0)
    shade = round(12 + 50 * min(max(place.share, 0), 1)) if place.value else 0
    where = f"grid-area:{y + 1}/{x + 1};--shade:{shade}%"
    chosen = " chosen" if place.peer and board.asked.peers not in PEERS else ""
    name = "tile home" if place.marked else f"tile{chosen}"
    query = urlencode(board.params(peers=_toggled(board, place)))
    rank = f"#{place.rank}" if place.rank else ""
    return (
        f'<a class="{name}" style="{where}" href="?{text(query)}" data-query="1">'
        f"<span>{text(place.name)}</span><b{_told(place.record)}>{text(place.words)}</b>"
        f"<i{_told(place.record)}>{text(rank)}</i></a>"
    )


def _toggled(board: ComparisonBoard, place: RankedArea) -> str:
    """Return the peer set with one area added or taken out; without any left, everyone. The one in view stays."""
    if place.marked:
        return board.asked.peers
    if board.asked.peers in PEERS:
        return place.area
    codes = board.asked.peers.split(",")
    chosen = [c for c in codes if c != place.area] if place.area in codes else [*codes, place.area]
    return ",".join(chosen) or PEERS[0]
