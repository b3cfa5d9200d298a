"""The page of a session as HTML: its sentence and board, then its acts, its questioning and the register of all."""

from collections.abc import Iterable
from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.origins import LIST, Origin
from indicators.markup.html import html, link
from indicators.markup.parts import address, select_html, sentence_html, symbol
from indicators.session.boards import Act, Listed, Named, SessionBoard, Topic
from indicators.wording import Lang, count, day, say

ACTS = ("field", "act", "sets", "targets", "source")
TOPICS = ("topic", "indicators", "source")
REGISTER = ("session", "days", "sets", "passed", "acts", "source")
UNFOLDED = 8  # acts; a longer list is unfolded by who asks for it, as it would fill a phone many times
Cells = tuple[str, ...]


def session_html(board: SessionBoard) -> Markup:
    """Return what a session is opened for: its name, the verdict as it closed, the way to the scoreboard."""
    lang = board.view.lang
    chosen = select_html("no", say(lang, "sessions.choose"), board.choices, lang)
    about = " · ".join(filter(None, (board.council, board.kind, board.since)))
    return html(
        '<div class="board session" lang="{lang}"><div class="controls">{chosen}</div>'
        '<p class="notes" data-passport="{key}">{about}</p>{verdict}</div>',
        lang=lang,
        chosen=chosen,
        key=board.key,
        about=about,
        verdict=_verdict(board),
    )


def _verdict(board: SessionBoard) -> Markup:
    lang = board.view.lang
    shown = board.board
    if shown is None:
        said = say(lang, "sessions.no_board", session=board.label, days=board.days)
        return html('<h1 class="sentence">{}</h1><p class="notes">{}</p>', said, say(lang, "sessions.no_board_why"))
    tone = next((c.verdict for c in shown.counts if c.verdict in ("missed", "near_miss")), "exceeded")
    counts = [html("<li>{}<b>{}</b> {}</li>", symbol(c.verdict), c.n, c.label) for c in shown.counts]
    way = html('href="./?{}" data-page="scoreboard"', urlencode(board.view.params()))
    led = say(lang, "sessions.board", day=day(board.view.as_of, lang))
    return html(
        '<h1 class="sentence" data-passport="{key}">{sentence}</h1>'
        '<ul class="counts" data-passport="{key}">{counts}</ul><p class="notes">'
        '<a class="other-year" {way}>{led}</a></p>',
        key=LIST,
        sentence=sentence_html(shown.sentence_parts, tone),
        counts=counts,
        way=way,
        led=led,
    )


def session_rest_html(board: SessionBoard, moved: Markup) -> Markup:
    """Return what stands below the hand-out: what is on record, what changed since, and the register."""
    lang = board.view.lang
    snapshot = say(lang, "page.snapshot", snapshot=board.snapshot)
    register = _section("register", "", _register(board), lang)
    return html(
        '<div class="board session" lang="{lang}">{facts}{acts}{topics}</div>{moved}'
        '<div class="board session" lang="{lang}">{register}<p class="foot">{translated} {snapshot}'
        "</p></div>",
        lang=lang,
        facts=_facts(board),
        acts=_acts(board),
        topics=_topics(board),
        moved=moved,
        register=register,
        translated=say(lang, "sessions.translated"),
        snapshot=snapshot,
    )


def _section(key: str, about: str, body: Markup, lang: Lang) -> Markup:
    told = html('<p class="about">{}</p>', about) if about else ""
    return html(
        '<section class="{key}"><h2>{heading}</h2>{told}{body}</section>',
        key=key,
        heading=say(lang, f"sessions.{key}"),
        told=told,
        body=body,
    )


def _facts(board: SessionBoard) -> Markup:
    lang = board.view.lang
    counts = " · ".join(filter(None, (board.reports, board.passed)))
    sources = Markup(", ").join(map(_source, board.origins))
    rows = (("about", board.about), ("sets", board.sets), ("counts", counts), ("sources", sources))
    listed = [html("<dt>{}</dt><dd>{}</dd>", say(lang, f"sessions.{key}"), said) for key, said in rows if said]
    return _section("facts", "", html('<dl data-passport="{}">{}</dl>', board.key, listed), lang)


def _source(origin: Origin) -> Markup:
    return html("<cite>{}</cite>", link(origin.url, origin.publisher, origin.words))


def _acts(board: SessionBoard) -> Markup:
    lang = board.view.lang
    if not board.acts:
        return _section("acts", say(lang, "sessions.no_acts"), _loose(board), lang)
    fields = ["", *(one.field for one in board.acts)]
    rows = (_act(board, one, repeated=one.field == before) for one, before in zip(board.acts, fields, strict=False))
    listed = _table(lang, ACTS, ((one.key, cells) for one, cells in zip(board.acts, rows, strict=True)))
    if len(board.acts) > UNFOLDED:
        told = count(lang, "sessions.on_record", len(board.acts))
        listed = html('<details data-passport="{}"><summary>{}</summary>{}</details>', board.key, told, listed)
    return _section("acts", say(lang, "sessions.acts_about"), listed + _loose(board), lang)


def _act(board: SessionBoard, one: Act, *, repeated: bool) -> Cells:
    """Return the cells of an act; a field stands once over its acts."""
    number = html("<b>{}</b> ", one.number) if one.number else ""
    item = html("<small>{}</small>", say(board.view.lang, "sessions.item", n=one.item)) if one.item else ""
    query = urlencode({**board.view.params(), "q": one.number})
    found = html('<a class="other-year" href="planning?{}" data-page="planning">{}</a>', query, one.targets_words)
    targets = found if one.targets else one.targets_words
    field = html('<span class="vh">{}</span>', one.field) if repeated else one.field
    return field if one.field else "", html("{}{}{}", number, one.title, item), one.sets, targets, _source(one.origin)


def _loose(board: SessionBoard) -> Markup:
    """Return the targets of the session that no act can be told for."""
    if not board.loose:
        return Markup()
    said = count(board.view.lang, "sessions.loose", len(board.loose))
    return html('<p data-passport="{}">{}: {}</p>', board.key, said, _indicators(board, board.loose))


def _indicators(board: SessionBoard, named: Iterable[Named]) -> Markup:
    return Markup(", ").join(
        html('<a class="other-year" href="{}" data-page="indicator">{}</a>', address(board.view, one.code), one.name)
        for one in named
    )


def _topics(board: SessionBoard) -> Markup:
    lang = board.view.lang
    if not board.topics:
        return Markup()
    rows = (("", _topic(board, one)) for one in board.topics)
    return _section("topics", say(lang, "sessions.topics_about"), _table(lang, TOPICS, rows), lang)


def _topic(board: SessionBoard, one: Topic) -> Cells:
    nothing = html('<span class="none">{}</span>', say(board.view.lang, "sessions.nothing_bears"))
    return one.words, _indicators(board, one.indicators) or nothing, _source(one.origin)


def _register(board: SessionBoard) -> Markup:
    lang = board.view.lang
    return _table(lang, REGISTER, ((one.key, _listed(one, lang)) for one in board.listed))


def _listed(one: Listed, lang: Lang) -> Cells:
    here = Markup(' aria-current="true"') if one.here else ""
    query = urlencode({"no": one.no, "lang": lang})
    named = html('<a class="other-year" href="?{}" data-query="1"{}>{}</a>', query, here, one.label)
    who = html("<small>{}</small>", one.council)
    when = html("{}<small>{}</small>", one.days, one.kind)
    acts = str(one.acts) if one.acts else ""
    return named + who, when, one.sets, one.passed, acts, _source(one.origin)


def _table(lang: Lang, columns: Cells, rows: Iterable[tuple[str, Cells]]) -> Markup:
    """Return a table of cells, text or HTML; a row with a key leads to its passport."""
    heads = [say(lang, f"sessions.columns.{one}") for one in columns]
    body = [html("<tr{}>{}</tr>", _passport(key), _cells(heads, columns, cells)) for key, cells in rows]
    head = [html('<th scope="col">{}</th>', one) for one in heads]
    return html('<table class="list"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', head, body)


def _passport(key: str) -> Markup:
    return html(' data-passport="{}"', key) if key else Markup()


def _cells(heads: list[str], columns: Cells, cells: Cells) -> Markup:
    return Markup().join(
        (
            html('<td class="of-{}" data-head="{}">{}</td>', kind, head, cell)
            for kind, head, cell in zip(columns, heads, cells, strict=True)
        )
    )
