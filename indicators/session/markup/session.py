"""The page of a session as HTML: its sentence and board, then its acts, its questioning and the register of all."""

from collections.abc import Iterable
from urllib.parse import urlencode

from indicators.boards.origins import LIST, Origin
from indicators.markup.escape import link, text
from indicators.markup.parts import address, select_html, sentence_html, symbol
from indicators.session.boards import Act, Listed, Named, SessionBoard, Topic
from indicators.wording import Lang, count, day, say

ACTS = ("field", "act", "sets", "targets", "source")
TOPICS = ("topic", "indicators", "source")
REGISTER = ("session", "days", "sets", "passed", "acts", "source")
UNFOLDED = 8  # acts; a longer list is unfolded by who asks for it, as it would fill a phone many times
Cells = tuple[str, ...]


def session_html(board: SessionBoard) -> str:
    """Return what a session is opened for: its name, the verdict as it closed, the way to the scoreboard."""
    lang = board.view.lang
    chosen = select_html("no", say(lang, "sessions.choose"), board.choices, lang)
    about = f"{board.council} · {board.kind}"
    return (
        f'<div class="board session" lang="{lang}"><div class="controls">{chosen}</div>'
        f'<p class="notes" data-passport="{text(board.key)}">{text(about)}</p>{_verdict(board)}</div>'
    )


def _verdict(board: SessionBoard) -> str:
    lang = board.view.lang
    shown = board.board
    if shown is None:
        said = say(lang, "sessions.no_board", session=board.label, days=board.days)
        return f'<h1 class="sentence">{text(said)}</h1><p class="notes">{text(say(lang, "sessions.no_board_why"))}</p>'
    tone = next((c.verdict for c in shown.counts if c.verdict in ("missed", "near_miss")), "exceeded")
    counts = "".join(f"<li>{symbol(c.verdict)}<b>{c.n}</b> {text(c.label)}</li>" for c in shown.counts)
    way = f'href="./?{text(urlencode(board.view.params()))}" data-page="scoreboard"'
    led = text(say(lang, "sessions.board", day=day(board.view.as_of, lang)))
    return (
        f'<h1 class="sentence" data-passport="{LIST}">{sentence_html(shown.sentence_parts, tone)}</h1>'
        f'<ul class="counts" data-passport="{LIST}">{counts}</ul>'
        f'<p class="notes"><a class="other-year" {way}>{led}</a></p>'
    )


def session_rest_html(board: SessionBoard, moved: str) -> str:
    """Return what stands below the hand-out: what is on record, what changed since, and the register."""
    lang = board.view.lang
    snapshot = text(say(lang, "page.snapshot", snapshot=board.snapshot))
    register = _section("register", "", _register(board), lang)
    return (
        f'<div class="board session" lang="{lang}">{_facts(board)}{_acts(board)}{_topics(board)}</div>{moved}'
        f'<div class="board session" lang="{lang}">{register}'
        f'<p class="foot">{text(say(lang, "sessions.translated"))} {snapshot}</p></div>'
    )


def _section(key: str, about: str, body: str, lang: Lang) -> str:
    told = f'<p class="about">{text(about)}</p>' if about else ""
    return f'<section class="{key}"><h2>{text(say(lang, f"sessions.{key}"))}</h2>{told}{body}</section>'


def _facts(board: SessionBoard) -> str:
    lang = board.view.lang
    counts = " · ".join(filter(None, (board.reports, board.passed)))
    sources = ", ".join(_source(one) for one in board.origins)
    rows = (("about", text(board.about)), ("sets", text(board.sets)), ("counts", text(counts)), ("sources", sources))
    listed = "".join(f"<dt>{text(say(lang, f'sessions.{key}'))}</dt><dd>{said}</dd>" for key, said in rows if said)
    return _section("facts", "", f'<dl data-passport="{text(board.key)}">{listed}</dl>', lang)


def _source(origin: Origin) -> str:
    return f"<cite>{link(origin.url, text(origin.publisher), origin.words)}</cite>"


def _placed(origin: Origin) -> str:
    return f"{_source(origin)} <code>{text(origin.file)}:{origin.line}</code>"


def _acts(board: SessionBoard) -> str:
    lang = board.view.lang
    if not board.acts:
        return _section("acts", say(lang, "sessions.no_acts"), _loose(board), lang)
    fields = ["", *(one.field for one in board.acts)]
    rows = (_act(board, one, repeated=one.field == before) for one, before in zip(board.acts, fields, strict=False))
    listed = _table(lang, ACTS, ((one.key, cells) for one, cells in zip(board.acts, rows, strict=True)))
    if len(board.acts) > UNFOLDED:
        told = text(count(lang, "sessions.on_record", len(board.acts)))
        listed = f'<details data-passport="{text(board.key)}"><summary>{told}</summary>{listed}</details>'
    return _section("acts", say(lang, "sessions.acts_about"), listed + _loose(board), lang)


def _act(board: SessionBoard, one: Act, *, repeated: bool) -> Cells:
    """Return the cells of an act; a field stands once over its acts."""
    number = f"<b>{text(one.number)}</b> " if one.number else ""
    item = f"<small>{text(say(board.view.lang, 'sessions.item', n=one.item))}</small>" if one.item else ""
    query = urlencode({**board.view.params(), "q": one.number})
    found = f'<a class="other-year" href="planning?{text(query)}" data-page="planning">{text(one.targets_words)}</a>'
    targets = found if one.targets else text(one.targets_words)
    field = f'<span class="vh">{text(one.field)}</span>' if repeated else text(one.field)
    return field if one.field else "", f"{number}{text(one.title)}{item}", text(one.sets), targets, _placed(one.origin)


def _loose(board: SessionBoard) -> str:
    """Return the targets of the session that no act can be told for."""
    if not board.loose:
        return ""
    said = text(count(board.view.lang, "sessions.loose", len(board.loose)))
    return f'<p data-passport="{text(board.key)}">{said}: {_indicators(board, board.loose)}</p>'


def _indicators(board: SessionBoard, named: Iterable[Named]) -> str:
    return ", ".join(
        f'<a class="other-year" href="{text(address(board.view, one.code))}" data-page="indicator">{text(one.name)}</a>'
        for one in named
    )


def _topics(board: SessionBoard) -> str:
    lang = board.view.lang
    if not board.topics:
        return ""
    rows = (("", _topic(board, one)) for one in board.topics)
    return _section("topics", say(lang, "sessions.topics_about"), _table(lang, TOPICS, rows), lang)


def _topic(board: SessionBoard, one: Topic) -> Cells:
    nothing = f'<span class="none">{text(say(board.view.lang, "sessions.nothing_bears"))}</span>'
    return text(one.words), _indicators(board, one.indicators) or nothing, _placed(one.origin)


def _register(board: SessionBoard) -> str:
    lang = board.view.lang
    return _table(lang, REGISTER, ((one.key, _listed(one, lang)) for one in board.listed))


def _listed(one: Listed, lang: Lang) -> Cells:
    here = ' aria-current="true"' if one.here else ""
    query = text(urlencode({"no": one.no, "lang": lang}))
    named = f'<a class="other-year" href="?{query}" data-query="1"{here}>{text(one.label)}</a>'
    who = f"<small>{text(one.council)}</small>"
    when = f"{text(one.days)}<small>{text(one.kind)}</small>"
    acts = str(one.acts) if one.acts else ""
    return f"{named}{who}", when, text(one.sets), text(one.passed), acts, _placed(one.origin)


def _table(lang: Lang, columns: Cells, rows: Iterable[tuple[str, Cells]]) -> str:
    """Return a table of cells that are HTML already; a row with a key leads to its passport."""
    heads = [text(say(lang, f"sessions.columns.{one}")) for one in columns]
    body = "".join(f"<tr{_passport(key)}>{_cells(heads, columns, cells)}</tr>" for key, cells in rows)
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    return f'<table class="list"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _passport(key: str) -> str:
    return f' data-passport="{text(key)}"' if key else ""


def _cells(heads: list[str], columns: Cells, cells: Cells) -> str:
    return "".join(
        f'<td class="of-{kind}" data-head="{head}">{cell}</td>'
        for kind, head, cell in zip(columns, heads, cells, strict=True)
    )
