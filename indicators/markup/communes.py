"""The tab of the communes as HTML: a search, the tiles, one unit opened, and the list."""

from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.communes import Commune, CommunesBoard
from indicators.boards.origins import AREA
from indicators.markup.html import html
from indicators.markup.parts import (
    foot_html,
    number_html,
    passport_link,
    picker_html,
    search_html,
    select_html,
    sentence_html,
    shade,
    symbol,
)
from indicators.markup.tabs import tabs_html
from indicators.wording import count, day, listed, say

SYMBOLS = {"met": "met", "near_miss": "near_miss", "missed": "missed", "plain": "watched", "no_figure": "no_figure"}


def communes_html(board: CommunesBoard) -> Markup:
    """Return the whole tab as one string of HTML."""
    lang = board.view.lang
    remarks = [html("<p>{}</p>", line) for line in board.remarks]
    told = html('data-passport="{}{}"', AREA, board.view.area)
    shown = (opened_html(board), _map(board), _list(board)) if board.units else ""
    return html(
        '<div class="board communes" lang="{lang}">{tabs}{controls}<h1 class="sentence" {told}>'
        '{sentence}</h1><div class="remarks" {told}>{fact}{remarks}</div>{shown}{foot}</div>',
        lang=lang,
        tabs=tabs_html(board.view, "communes"),
        controls=_controls(board),
        told=told,
        sentence=sentence_html(board.sentence_parts, "rank"),
        fact=_fact(board),
        remarks=remarks,
        shown=shown,
        foot=foot_html(lang, board.snapshot),
    )


def _controls(board: CommunesBoard) -> Markup:
    lang = board.view.lang
    fields = (
        ("id", "page.choose_indicator", board.indicators),
        ("period", "comparison.control.period", board.periods),
        ("as_of", "controls.as_of", board.days),
    )
    selects = [select_html(key, say(lang, name), choices, lang) for key, name, choices in fields if choices]
    search = _search(board) if board.units else ""
    return html('<div class="controls">{}{}{}</div>', selects, picker_html(board.view, board.today), search)


def _search(board: CommunesBoard) -> Markup:
    lang, asked = board.view.lang, board.asked.search
    nothing = say(lang, "communes.found.none")
    said = "" if not asked else count(lang, "communes.found", board.found) if board.found else nothing
    return search_html(lang, "communes.search", "communes.found", html(' value="{}"', asked), said)


def _fact(board: CommunesBoard) -> Markup:
    """Return the count of the whole city that the status of each unit rests on, as a link to its source."""
    if board.fact is None:
        return Markup()
    lang, (words, origin) = board.view.lang, board.fact
    dated = day(origin.published_on, lang) if origin.published_on else ""
    told = say(lang, "communes.fact_from", publisher=origin.publisher, day=dated)
    return html("<p>{} {} {}</p>", say(lang, "communes.fact"), number_html(words, origin, lang), told)


def _map(board: CommunesBoard) -> Markup:
    """Return the units as tiles near where they lie; a click opens one. Folded while none has a figure of its own."""
    lang, drawn = board.view.lang, [u for u in board.units if u.cell]
    if not drawn:
        return Markup()
    label = say(lang, "communes.map", area=board.area, name=board.name)
    least = min((u.share for u in drawn if u.value), default=0)
    tiles = [_tile(board, u, least) for u in drawn]
    far = tuple(u.name for u in drawn if u.far)
    note = say(lang, "communes.far", names=listed(far, lang)) if far else ""
    drawn_map = html(
        '<figure class="tiles units" aria-label="{label}"><div>{tiles}</div><figcaption>'
        "{legend}{note}</figcaption></figure>",
        label=label,
        tiles=tiles,
        legend=_legend(board),
        note=note,
    )
    if board.of:
        return drawn_map
    is_open = Markup(" open") if board.opened else ""  # else a click on a tile would fold it away
    return html('<details class="map"{}><summary>{}</summary>{}</details>', is_open, label, drawn_map)


def _legend(board: CommunesBoard) -> Markup:
    """Return what the mark of a status means, with how many units have it."""
    if not board.is_status:
        return Markup()
    first = board.units[0]
    told = html('data-passport="{}{}"', AREA, board.view.area)
    return html(
        '<span class="mean" {told}>{symbol} {words}: {len}</span> ',
        told=told,
        symbol=symbol(SYMBOLS[first.tone]),
        words=first.words,
        len=len(board.units),
    )


def _tile(board: CommunesBoard, unit: Commune, least: float) -> Markup:
    x, y = unit.cell or (0, 0)
    names = ["tile", unit.tone, "far" if unit.far else "", "" if unit.found else "out"]
    if unit.area == board.asked.unit:
        names.append("home")
    shown = html("<b>{}</b>", unit.words) if unit.value else ""
    mark = symbol(SYMBOLS[unit.tone]) if unit.tone else ""
    return html(
        '<a class="{n}" style="grid-area:{y}/{x};--shade:{shade}%" {link} data-fold="{folded}" '
        'title="{full_name}">'
        "{mark}<span>{name}</span>{shown}</a>",
        n=" ".join(n for n in names if n),
        y=y + 1,
        x=x + 1,
        shade=shade(unit.share, least) if unit.value else 0,
        link=_link(board, unit),
        folded=unit.folded,
        full_name=unit.full_name,
        mark=mark,
        name=unit.name,
        shown=shown,
    )


def _link(board: CommunesBoard, unit: Commune) -> Markup:
    return html('href="?{}" data-query="1"', urlencode(board.params(unit=unit.area)))


def opened_html(board: CommunesBoard) -> Markup:
    """Return what is on record of the one unit opened, with a way to shut it."""
    one, lang = board.opened, board.view.lang
    if one is None:
        return Markup()
    shut = html(
        '<a class="shut" href="?{}" data-query="1" aria-label="{}">×</a>',
        urlencode(board.params()),
        say(lang, "communes.close"),
    )
    facts = [("kind_head", one.kind), ("size", _size(one)), ("before", one.before)]
    if board.is_status:
        facts.append(("status_head", _shown(board, one)))
    facts.append(("act", html('<q lang="vi">{}</q>', one.act) if one.act else ""))  # as the registry words it
    value = html("<dt>{}</dt><dd>{} {}</dd>", board.name, _shown(board, one), _rank(board, one)) if one.value else ""
    listed_facts = [html("<dt>{}</dt><dd>{}</dd>", say(lang, f"communes.{k}"), v) for k, v in facts if v]
    return html(
        '<section class="unit" tabindex="-1" data-opened="{area}">{shut}<h2>{full_name}</h2><dl>'
        "{value}{listed_facts}</dl></section>",
        area=one.area,
        shut=shut,
        full_name=one.full_name,
        value=value,
        listed_facts=listed_facts,
    )


def _rank(board: CommunesBoard, unit: Commune) -> Markup:
    if unit.rank is None:
        return Markup()
    words = say(board.view.lang, "communes.rank_of", rank=unit.rank, of=board.of)
    size = f" ({say(board.view.lang, 'comparison.size_head').lower()})" if board.by_size else ""
    return html("<small>{}</small>", words + size)


def _shown(board: CommunesBoard, unit: Commune) -> Markup:
    """Return the figure of a unit as a link to its source, or its status with its mark."""
    if board.is_status:
        return html("{} {}", symbol(SYMBOLS[unit.tone]), unit.words)
    note = html(" <small>{}</small>", unit.note) if unit.note else ""
    return html("{}{}", number_html(unit.words, unit.origin, board.view.lang), note)


def _list(board: CommunesBoard) -> Markup:
    lang = board.view.lang
    ranked = "comparison.size_head" if board.by_size else "comparison.rank_head"
    heads = [("rank", ranked)] if board.of else []
    heads += [("indicator", "comparison.place"), ("kind", "communes.kind_head")]
    heads += [("actual", "communes.status_head" if board.is_status else "comparison.value")]
    heads += [("km2", "communes.size"), ("before", "communes.before")]
    row = [html('<th scope="col" class="{}">{}</th>', name, say(lang, key)) for name, key in heads]
    body = [_row(board, unit) for unit in board.units]
    caption = board.name or say(lang, "communes.all")
    return html(
        '<table class="units"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        caption,
        row,
        body,
    )


def _size(unit: Commune) -> Markup:
    return passport_link(unit.size, f"{AREA}{unit.area}") if unit.size else Markup()


def _row(board: CommunesBoard, unit: Commune) -> Markup:
    hidden = "" if unit.found else " hidden"
    rank = html('<td class="rank">{}</td>', unit.rank or "") if board.of else ""
    size = html('<td class="km2">{}</td>', _size(unit))
    return html(
        '<tr data-row data-fold="{folded}"{hidden}>{rank}<th scope="row" class="indicator"><a {link}>'
        '{name}</a></th><td class="kind">{kind}</td><td class="actual"><span>{shown}</span></td>'
        '{size}<td class="before">{before}</td></tr>',
        folded=unit.folded,
        hidden=hidden,
        rank=rank,
        link=_link(board, unit),
        name=unit.name,
        kind=unit.kind,
        shown=_shown(board, unit),
        size=size,
        before=unit.before,
    )
