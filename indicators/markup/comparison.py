"""The comparison as HTML: the ranking as bars in a table, and the tile map of the provinces."""

from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.comparison import ComparisonBoard, RankedArea
from indicators.boards.peers import PEERS
from indicators.collation import alphabetical
from indicators.markup.bullets import arrow_html
from indicators.markup.html import html
from indicators.markup.multiples import multiples_html
from indicators.markup.parts import foot_html, number_html, picker_html, select_html, sentence_html, shade, way_html
from indicators.markup.tabs import tabs_html
from indicators.wording import period, say


def comparison_html(board: ComparisonBoard) -> Markup:
    """Return the whole comparison as one string of HTML."""
    lang = board.view.lang
    fields = (
        ("id", "page.choose_indicator", board.indicators),
        ("period", "comparison.control.period", board.periods),
        ("peers", "comparison.control.peers", board.peer_sets),
        ("as_of", "controls.as_of", board.days),
    )
    selects = [select_html(key, say(lang, name), choices, lang) for key, name, choices in fields]
    remarks = [html("<p>{}</p>", line) for line in board.remarks]
    without = ", ".join(p.name for p in board.missing)
    missing = html('<p class="foot">{} {}.</p>', say(lang, "comparison.without"), without) if without else ""
    return html(
        '<div class="board" lang="{lang}">{tabs}<div class="controls">{selects}{picker}</div>'
        '<h1 class="sentence"{told}>{sentence}</h1><div class="remarks"{told}>{remarks}{judged}</div>'
        '<div class="beside"><div>{ranking}{without}</div>{map}</div>{multiples}{foot}</div>',
        lang=lang,
        tabs=tabs_html(board.view, "provinces"),
        selects=selects,
        picker=picker_html(board.view, board.today),
        told=_told(board.key),
        sentence=sentence_html(board.sentence_parts, "rank"),
        remarks=remarks,
        judged=_judged(board),
        ranking=_ranking(board),
        without=missing,
        map=_map(board),
        multiples=multiples_html(board.over, lang),
        foot=foot_html(lang, board.snapshot),
    )


def _told(record: str) -> Markup:
    """Return the attribute that opens the passport of a record from around it."""
    return html(' data-passport="{}"', record) if record else Markup()


def _judged(board: ComparisonBoard) -> Markup:
    return html("<p>{}</p>", way_html(board.judged, "indicator")) if board.judged else Markup()


def _when(board: ComparisonBoard) -> str:
    return period(board.asked.period, board.asked.kind, board.view.lang)


def _ranking(board: ComparisonBoard) -> Markup:
    lang = board.view.lang
    heads = [
        html('<th scope="col" class="{}">{}{}</th>', name, say(lang, f"comparison.{key}"), unit)
        for key, name, unit in (
            ("size_head" if board.by_size else "rank_head", "rank", ""),
            ("place", "indicator", ""),
            ("value", "actual", f" ({board.unit})"),
        )
    ]
    caption = say(lang, "comparison.table", period=_when(board))
    rows = [_row(board, place) for place in board.places]
    return html(
        '<table class="ranking"><caption>{caption}</caption><thead><tr>{heads}<th class="bullet">'
        "{nation_name}</th></tr></thead><tbody>{rows}</tbody></table>",
        caption=caption,
        heads=heads,
        nation_name=_nation_name(board),
        rows=rows,
    )


def _row(board: ComparisonBoard, place: RankedArea) -> Markup:
    note = html(" <small>{}</small>", place.note) if place.note else ""
    value = number_html(place.words, place.origin, board.view.lang)
    mark = Markup(' class="home"') if place.marked else ""
    return html(
        '<tr{mark}{told}><td class="rank">{rank}</td><th scope="row" class="indicator">{name}{note}</th>'
        '<td class="actual">{value}</td><td class="bullet">{bar}</td></tr>',
        mark=mark,
        told=_told(place.record),
        rank=place.rank or "",
        name=place.name,
        note=note,
        value=value,
        bar=_bar(board, place),
    )


def _at(share: float) -> float:
    return round(min(max(share, 0), 1) * 100, 2)


def _bar(board: ComparisonBoard, place: RankedArea) -> Markup:
    ink = "solid" if place.stage in ("preliminary", "official") else "tint"
    line = ""
    if board.nation:
        at = _at(board.nation.share)
        line = html('<line class="across" x1="{at}%" x2="{at}%" y1="0" y2="30"/>', at=at)
    words = f"{place.name} {place.words}"
    bar = html('<rect class="{}" x="0.5" y="7" width="{}%" height="14"/>', ink, _at(place.share))
    if place.share < 0:
        bar += arrow_html(0)
    return html('<svg class="chart" role="img" aria-label="{}">{}{}</svg>', words, bar, line)


def _nation_name(board: ComparisonBoard) -> Markup:
    """Return the name of the nation over its line."""
    if board.nation is None:
        return Markup()
    label = f"{board.nation.name} {board.nation.words}"
    at = _at(board.nation.share)
    return html(
        '<svg class="axis" aria-label="{label}"><text x="{at}%" y="12" text-anchor="middle">{label}</text></svg>',
        label=label,
        at=at,
    )


def _map(board: ComparisonBoard) -> Markup:
    """Return the provinces as tiles near where they lie; a click adds one to the chosen, or takes it out.

    Where most have no figure there is no map.
    """
    lang = board.view.lang
    label = say(lang, "comparison.map", name=board.name, period=_when(board))
    known = [place.share for place in board.tiles if place.value]
    if len(known) * 2 < len(board.tiles):  # a map of empty tiles; those without a figure are named in a line
        return Markup()
    tiles = [_tile(board, place, min(known)) for place in board.tiles if place.tile]
    named = (p.full_name for p in board.tiles if p.tile and p.full_name and not p.marked)
    places = "; ".join(sorted(named, key=alphabetical))
    caption = " ".join(filter(None, (say(lang, "comparison.map_key"), f"{places}." if places else "")))
    return html(
        '<figure class="tiles" aria-label="{}"><div>{}</div><figcaption>{}</figcaption></figure>', label, tiles, caption
    )


def _tile(board: ComparisonBoard, place: RankedArea, least: float) -> Markup:
    x, y = place.tile or (0, 0)
    where = f"grid-area:{y + 1}/{x + 1};--shade:{shade(place.share, least) if place.value else 0}%"
    chosen = " chosen" if place.peer and board.asked.peers not in PEERS else ""
    name = "tile home" if place.marked else f"tile{chosen}"
    query = urlencode(board.params(peers=_toggled(board, place)))
    rank = f"#{place.rank}" if place.rank else ""
    return html(
        '<a class="{name}" style="{where}" href="?{query}" data-query="1"><span>{place}</span>'
        "<b{told}>{words}</b><i{told}>{rank}</i></a>",
        name=name,
        where=where,
        query=query,
        place=place.name,
        told=_told(place.record),
        words=place.words,
        rank=rank,
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
