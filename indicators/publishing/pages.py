"""What each page of the site shows: the live markup of its board, its tables to take away, its data for programs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from indicators import markup
from indicators.boards import json_view, tables
from indicators.boards.changes import changes, parse_changes_query
from indicators.boards.communes import communes, parse_communes_query
from indicators.boards.comparison import as_json as comparison_json
from indicators.boards.comparison import comparison
from indicators.boards.indicator_json import as_json as indicator_json
from indicators.boards.indicator_json import shown_indicator
from indicators.boards.passport import passport
from indicators.boards.peers import parse_comparison_query
from indicators.boards.scoreboard import scoreboard
from indicators.boards.several_years import period_board
from indicators.boards.sources import sources_board
from indicators.boards.tables import Table
from indicators.boards.view import Unknown, View, area_name
from indicators.markup.communes import opened_html
from indicators.markup.html import html
from indicators.markup.passport import passport_body_html
from indicators.markup.tabs import tabs_html
from indicators.publishing.addresses import Address, Scope
from indicators.publishing.charts import charts_of
from indicators.publishing.texts import about_html, glossary_html
from indicators.session.boards import SessionBoard, session_board
from indicators.session.boards.deck import SlideChart
from indicators.session.boards.slides import ALL, choose
from indicators.session.handout import report
from indicators.session.html import deck_html
from indicators.session.html.charts import chart_html
from indicators.session.markup import session_html, session_rest_html
from indicators.store import Store
from indicators.wording import say


@dataclass(frozen=True, slots=True)
class Page:
    """One page before its links are made static."""

    title: str
    body: Markup
    said: str = ""  # in one sentence, for who is sent the link
    tables: Mapping[str, Table] = field(default_factory=dict)  # by what they offer
    data: Mapping[str, Any] | None = None
    charts: Mapping[str, SlideChart] = field(default_factory=dict)  # by name
    documents: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)  # by ending


def page_of(scope: Scope, address: Address) -> Page:
    """Return a page of the site; what is drawn of a day in the past depends on that day alone."""
    today = address.view.as_of if address.view.dated else scope.today
    return DRAWN[address.page](scope.store, address, today)


def _scoreboard(store: Store, address: Address, today: date) -> Page:
    view = address.view
    if view.until:
        return _several_years(store, view, today, None)
    board = scoreboard(store, view, today)
    return Page(
        _title(view, board.area_name, say(view.lang, "nav.scoreboard"), view.period),
        markup.scoreboard_html(board),
        board.sentence,
        {"scoreboard": tables.scoreboard_table(store, board)},
        json_view.as_json(board),
    )


def _opening(store: Store, address: Address, today: date) -> Page:
    """Return the board that the site opens with; what is taken away stands beside its own page."""
    page = _scoreboard(store, address, today)
    return Page(page.title, page.body, page.said)


def _several_years(store: Store, view: View, today: date, code: str | None) -> Page:
    board = period_board(store, view, today, code)
    name = store.book.indicators[code].name.in_(view.lang) if code else say(view.lang, "nav.scoreboard")
    return Page(
        _title(view, board.area_name, name, board.years),
        markup.period_html(board),
        board.sentence,
        {"scoreboard": tables.several_years_table(store, board)},
        json_view.period_json(board),
    )


def _indicator(store: Store, address: Address, today: date) -> Page:
    view, code = address.view, dict(address.asked)["id"]
    if view.until:
        return _several_years(store, view, today, code)
    shown = shown_indicator(store, code, view, today)
    board = shown.board
    drawn = charts_of(store, board)
    return Page(
        _title(view, shown.area_name, board.name, view.period),
        markup.head_html(board) + _figures(drawn) + markup.indicator_html(board),
        board.sentence,
        {"indicator": tables.indicator_table(store, board)},
        indicator_json(shown),
        drawn,
    )


def _figures(drawn: Mapping[str, SlideChart]) -> Markup:
    return html('<div class="figures">{}</div>', (chart_html(one) for one in drawn.values())) if drawn else Markup()


def _comparison(store: Store, address: Address, today: date) -> Page:
    view = address.view
    asked = parse_comparison_query(store, dict(address.asked), view)
    assert not isinstance(asked, Unknown)
    board = comparison(store, view, asked, today)
    return Page(
        _title(view, area_name(store.book.areas[view.area], view.lang), board.name, asked.period),
        markup.comparison_html(board),
        board.sentence,
        {"comparison": tables.comparison_table(store, board)},
        comparison_json(board),
    )


def _communes(store: Store, address: Address, today: date) -> Page:
    view = address.view
    asked = parse_communes_query(store, dict(address.asked), view)
    assert not isinstance(asked, Unknown)
    board = communes(store, view, replace(asked, unit=""), today)
    title = partial(_title, view, board.area)
    opened = next((unit for unit in board.units if unit.area == asked.unit), None)
    if opened:  # a page of its facts alone: the list with its map is the same over every unit
        facts = str(opened_html(replace(board, opened=opened)))
        one = Markup(facts.replace("h2>", "h1>"))  # noqa: S704 - our own markup; here its heading is the page's
        shown = html('<div class="board communes" lang="{}">{}{}</div>', view.lang, tabs_html(view, ""), one)
        return Page(title(opened.full_name, ""), shown)
    return Page(
        title(say(view.lang, "communes.tab"), asked.period),
        markup.communes_html(board),
        board.sentence,
        {"communes": tables.communes_table(store, board)},
    )


def _sources(store: Store, address: Address, today: date) -> Page:
    view = address.view
    board = sources_board(store, view, today)
    return Page(
        _title(view, area_name(store.book.areas[view.area], view.lang), say(view.lang, "nav.sources"), view.period),
        markup.sources_html(board),
        "".join(words for words, _ in board.sentence_parts),
        {
            "doubts": tables.doubts_table(store, view),
            "calendar": tables.calendar_table(store, view),
            "documents": tables.documents_table(store, board),
        },
    )


def _session(store: Store, address: Address, today: date) -> Page:
    view = address.view
    board = session_board(store, view, dict(address.asked)["no"], today)
    assert not isinstance(board, Unknown)
    return Page(
        _title(view, board.council, board.label, ""),
        session_html(board) + session_rest_html(board, _since_the_session_before(store, board, today)),
        board.board.sentence if board.board else "",
        documents=_documents(store, board, today),
    )


def _documents(store: Store, board: SessionBoard, today: date) -> dict[str, Callable[[], bytes]]:
    """Return the deck and the hand-out of a session whose board is known."""
    shown = board.board
    if shown is None:
        return {}
    return {
        "html": lambda: deck_html(choose(store, board.view, today, ALL).deck).encode(),
        "pdf": partial(report, shown),
    }


def _since_the_session_before(store: Store, board: SessionBoard, today: date) -> Markup:
    if board.board is None or board.previous is None:
        return Markup()
    days = {"since": board.previous.isoformat(), "until": board.view.as_of.isoformat()}
    found = parse_changes_query(store, {**board.view.params(as_of="latest"), **days}, today)
    moved = changes(store, *found, today) if isinstance(found, tuple) else found
    return markup.changes_html(moved, (), board.view)


def _record(store: Store, address: Address, today: date) -> Page:
    view, key = address.view, dict(address.asked)["key"]
    found = passport(store, view, key, today)
    assert found is not None
    shown = html('<section class="board passport" lang="{}"><h1>{}</h1>{}</section>', view.lang, found.title,
                 passport_body_html(found, view.lang))  # fmt: skip
    return Page(found.title, shown)


def explained_html(scope: Scope, address: Address, keys: Mapping[str, None]) -> Markup:
    """Return the passports that stand on a page itself, each where the links to it lead."""
    view, shown = address.view, []
    today = view.as_of if view.dated else scope.today
    for key in keys:
        if found := passport(scope.store, view, key, today):
            body = passport_body_html(found, view.lang)
            shown.append(html('<section class="passport" id="{}"><h3>{}</h3>{}</section>', key, found.title, body))
    if not shown:
        return Markup()
    heading = say(view.lang, "sources.explain")
    return html('<div class="board explained" lang="{}"><h2>{}</h2>{}</div>', view.lang, heading, shown)


def _title(view: View, area: str, page: str, of: str) -> str:
    """Return the words of a browser's tab: the page, what it is of, whose it is."""
    on = view.as_of.isoformat() if view.dated else ""
    return " · ".join(part for part in (page, of, area, on) if part)


def _text(draw: Callable[[Store, View], tuple[str, Markup]], store: Store, address: Address, _: date) -> Page:
    title, body = draw(store, address.view)
    return Page(title, body)


DRAWN: Mapping[str, Callable[[Store, Address, date], Page]] = {
    "root": _opening,
    "home": _opening,
    "scoreboard": _scoreboard,
    "indicator": _indicator,
    "comparison": _comparison,
    "communes": _communes,
    "sources": _sources,
    "session": _session,
    "record": _record,
    "about": partial(_text, about_html),
    "glossary": partial(_text, glossary_html),
}
