"""The tab of the communes as HTML: a search, the tiles, one unit opened, and the list."""

from urllib.parse import urlencode

from indicators.boards.communes import Commune, CommunesBoard
from indicators.boards.origins import AREA
from indicators.markup.escape import text
from indicators.markup.parts import number_html, passport_link, picker_html, select_html, sentence_html, symbol
from indicators.markup.tabs import tabs_html
from indicators.wording import count, day, listed, say

SYMBOLS = {"met": "met", "near_miss": "near_miss", "missed": "missed", "plain": "watched", "no_figure": "no_figure"}


def communes_html(board: CommunesBoard) -> str:
    """Return the whole tab as one string of HTML."""
    lang = board.view.lang
    remarks = "".join(f"<p>{text(line)}</p>" for line in board.remarks)
    told = f'data-passport="{AREA}{text(board.view.area)}"'
    snapshot = text(say(lang, "page.snapshot", snapshot=board.snapshot))
    shown = f"{_opened(board)}{_map(board)}{_list(board)}" if board.units else ""
    return (
        f'<div class="board communes" lang="{lang}">{tabs_html(board.view, "communes")}{_controls(board)}'
        f'<h1 class="sentence" {told}>{sentence_html(board.sentence_parts, "rank")}</h1>'
        f'<div class="remarks" {told}>{_fact(board)}{remarks}</div>{shown}'
        f'<p class="foot">{text(say(lang, "page.sources_note"))} · {snapshot}</p></div>'
    )


def _controls(board: CommunesBoard) -> str:
    lang = board.view.lang
    fields = (
        ("id", "page.choose_indicator", board.indicators),
        ("period", "comparison.control.period", board.periods),
        ("as_of", "controls.as_of", board.days),
    )
    selects = "".join(select_html(key, say(lang, name), choices, lang) for key, name, choices in fields if choices)
    search = _search(board) if board.units else ""
    return f'<div class="controls">{selects}{picker_html(board.view, board.today)}{search}</div>'


def _search(board: CommunesBoard) -> str:
    """Return the search, which works in the page alone; the words for none, one and many go with it."""
    lang, asked = board.view.lang, board.asked.search
    words = {"none": say(lang, "communes.found.none")}
    words |= {key: say(lang, f"communes.found.{key}", n="{n}") for key in ("one", "many")}
    said = "" if not asked else count(lang, "communes.found", board.found) if board.found else words["none"]
    label = text(say(lang, "communes.search"))
    told = "".join(f' data-{key}="{text(one)}"' for key, one in words.items())
    return (
        f'<input type="search" data-search value="{text(asked)}" placeholder="{label}" aria-label="{label}" '
        'maxlength="60" autocomplete="off" spellcheck="false">'
        f'<span class="found" role="status"{told}>{text(said)}</span>'
    )


def _fact(board: CommunesBoard) -> str:
    """Return the count of the whole city that the status of each unit rests on, as a link to its source."""
    if board.fact is None:
        return ""
    lang, (words, origin) = board.view.lang, board.fact
    dated = day(origin.published_on, lang) if origin.published_on else ""
    told = say(lang, "communes.fact_from", publisher=origin.publisher, day=dated)
    return f"<p>{text(say(lang, 'communes.fact'))} {number_html(words, origin, lang)} {text(told)}</p>"


def _map(board: CommunesBoard) -> str:
    """Return the units as tiles near where they lie; a click opens one."""
    lang, drawn = board.view.lang, [u for u in board.units if u.cell]
    if not drawn:
        return ""
    label = text(say(lang, "communes.map", area=board.area, name=board.name))
    tiles = "".join(_tile(board, u) for u in drawn)
    far = tuple(u.name for u in drawn if u.far)
    note = text(say(lang, "communes.far", names=listed(far, lang))) if far else ""
    return (
        f'<figure class="tiles units" aria-label="{label}"><div>{tiles}</div>'
        f"<figcaption>{_legend(board)}{note}</figcaption></figure>"
    )


def _legend(board: CommunesBoard) -> str:
    """Return what the mark of a status means, with how many units have it."""
    if not board.is_status:
        return ""
    first = board.units[0]
    told = f'data-passport="{AREA}{text(board.view.area)}"'
    return f'<span class="mean" {told}>{symbol(SYMBOLS[first.tone])} {text(first.words)}: {len(board.units)}</span> '


def _tile(board: CommunesBoard, unit: Commune) -> str:
    x, y = unit.cell or (0, 0)
    shade = round(12 + 50 * min(max(unit.share, 0), 1)) if unit.value else 0
    names = ["tile", unit.tone, "far" if unit.far else "", "" if unit.found else "out"]
    if unit.area == board.asked.unit:
        names.append("home")
    shown = f"<b>{text(unit.words)}</b>" if unit.value else ""
    mark = symbol(SYMBOLS[unit.tone]) if unit.tone else ""
    return (
        f'<a class="{" ".join(n for n in names if n)}" style="grid-area:{y + 1}/{x + 1};--shade:{shade}%" '
        f'{_link(board, unit)} data-fold="{text(unit.folded)}" title="{text(unit.full_name)}">'
        f"{mark}<span>{text(unit.name)}</span>{shown}</a>"
    )


def _link(board: CommunesBoard, unit: Commune) -> str:
    return f'href="?{text(urlencode(board.params(unit=unit.area)))}" data-query="1"'


def _opened(board: CommunesBoard) -> str:
    """Return what is on record of the one unit opened, with a way to shut it."""
    one, lang = board.opened, board.view.lang
    if one is None:
        return ""
    shut = (
        f'<a class="shut" href="?{text(urlencode(board.params()))}" data-query="1" '
        f'aria-label="{text(say(lang, "communes.close"))}">×</a>'
    )
    facts = [("kind_head", text(one.kind)), ("size", _size(one)), ("before", text(one.before))]
    if board.is_status:
        facts.append(("status_head", _shown(board, one)))
    facts.append(("act", f'<q lang="vi">{text(one.act)}</q>' if one.act else ""))  # as the registry words it
    value = f"<dt>{text(board.name)}</dt><dd>{_shown(board, one)} {_rank(board, one)}</dd>" if one.value else ""
    listed_facts = "".join(f"<dt>{text(say(lang, f'communes.{k}'))}</dt><dd>{v}</dd>" for k, v in facts if v)
    return (
        f'<section class="unit" tabindex="-1" data-opened="{text(one.area)}">{shut}'
        f"<h2>{text(one.full_name)}</h2><dl>{value}{listed_facts}</dl></section>"
    )


def _rank(board: CommunesBoard, unit: Commune) -> str:
    if unit.rank is None:
        return ""
    words = say(board.view.lang, "communes.rank_of", rank=unit.rank, of=board.of)
    size = f" ({say(board.view.lang, 'comparison.size_head').lower()})" if board.by_size else ""
    return f"<small>{text(words + size)}</small>"


def _shown(board: CommunesBoard, unit: Commune) -> str:
    """Return the figure of a unit as a link to its source, or its status with its mark."""
    if board.is_status:
        return f"{symbol(SYMBOLS[unit.tone])} {text(unit.words)}"
    note = f" <small>{text(unit.note)}</small>" if unit.note else ""
    return f"{number_html(unit.words, unit.origin, board.view.lang)}{note}"


def _list(board: CommunesBoard) -> str:
    lang = board.view.lang
    ranked = "comparison.size_head" if board.by_size else "comparison.rank_head"
    heads = [("rank", ranked)] if board.of else []
    heads += [("indica", "comparison.place"), ("kind", "communes.kind_head")]
    heads += [("actual", "communes.status_head" if board.is_status else "comparison.value")]
    heads += [("km2", "communes.size"), ("before", "communes.before")]
    row = "".join(f'<th scope="col" class="{name}">{text(say(lang, key))}</th>' for name, key in heads)
    body = "".join(_row(board, unit) for unit in board.units)
    caption = text(board.name or say(lang, "communes.all"))
    return (
        f'<table class="units"><caption>{caption}</caption><thead><tr>{row}</tr></thead><tbody>{body}</tbody></table>'
    )


def _size(unit: Commune) -> str:
    return passport_link(text(unit.size), f"{AREA}{unit.area}") if unit.size else ""


def _row(board: CommunesBoard, unit: Commune) -> str:
    hidden = "" if unit.found else " hidden"
    rank = f'<td class="rank">{unit.rank or ""}</td>' if board.of else ""
    size = f'<td class="km2">{_size(unit)}</td>'
    return (
        f'<tr data-row data-fold="{text(unit.folded)}"{hidden}>{rank}'
        f'<th scope="row" class="indica"><a {_link(board, unit)}>{text(unit.name)}</a></th>'
        f'<td class="kind">{text(unit.kind)}</td><td class="actual"><span>{_shown(board, unit)}</span></td>{size}'
        f'<td class="before">{text(unit.before)}</td></tr>'
    )
