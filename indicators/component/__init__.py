"""The one component that draws a board: what is picked in it changes the address, what is asked for is sent once."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from types import MappingProxyType

import streamlit as st
from markupsafe import Markup

from indicators import markup, sheets
from indicators.access import page as access
from indicators.boards.controls import picked
from indicators.boards.tables import Table
from indicators.boards.view import View
from indicators.store import Store
from indicators.theme import css_variables
from indicators.wording import LANGS, Lang, say

SCOREBOARD, INDICATOR, COMPARISON, SOURCES = "app.py", "pages/indicator.py", "pages/comparison.py", "pages/sources.py"
SESSION, PLANNING = "pages/session.py", "pages/planning.py"
# Each with its words in the row.
PAGES = {
    SCOREBOARD: "scoreboard",
    INDICATOR: "indicator",
    COMPARISON: "comparison",
    SESSION: "session",
    PLANNING: "planning",
    SOURCES: "sources",
}
# The path of each page as Streamlit serves it; the first one has none.
ADDRESSES = {page.removeprefix("pages/").removesuffix(".py").removeprefix("app"): page for page in PAGES}
Sent = dict[str, str]  # a file as a browser takes it from a message: its name, its type and its bytes in base64
Offer = Callable[[], Table] | Mapping[str, Callable[[], Sent]]  # a table in every format of tables, or a file by format
Offers = Mapping[str, Offer]  # what a page offers to take away, by key; built when it is asked for
STYLES = ("board.css", "planning.css", "history.css", "session.css", "importing.css", "print.css")
CONNECTION = ("lost", "unsent", "unanswered", "reload")  # what a page says of its connection
NOTHING: Offers = MappingProxyType({})
DOCUMENTS = MappingProxyType(
    {
        "pdf": "application/pdf",
        "html": "text/html;charset=utf-8",
        "xlsx": sheets.TYPES["xlsx"],
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    }
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A page ready to be drawn, and what stands above it: the row of pages, and a banner where one is due."""

    store: Store
    view: View
    above: Markup
    below: Markup = Markup()  # the way to the page's file, where there is a published site


@cache
def web(name: str) -> str:
    """Return the text of a style sheet or a script."""
    return files("indicators").joinpath("web", name).read_text(encoding="utf-8")


@cache
def _component() -> Callable[..., object]:
    return st.components.v2.component(
        "board",
        html='<div id="board-root"></div>\n',
        css=f"@media print{{{css_variables('.board, .printed')}}}{''.join(map(web, STYLES))}",
        js=f"{_known()}\n{web('connection.js')}\n{web('board.js')}",
    )


def _known() -> str:
    """Return what the scripts know of the server's side: constants, as a line of JavaScript."""
    words = {lang: {one: say(lang, f"connection.{one}") for one in CONNECTION} for lang in LANGS}
    known = {"CHARTS": _chart_script(), "SLIDES": _slide_styles(), "WORDS": words}
    return f"const {', '.join(f'{name} = {json.dumps(value)}' for name, value in known.items())};"


def _slide_styles() -> str:
    """Return the styles of slides shown small on a page: within a shadow root, in the letters of that page."""
    return f"{css_variables(':host')}{web('deck.css')}{web('chart.css')}{web('preview.css')}"


def _chart_script() -> str:
    """Return the name of the script that draws charts, for the browser to fetch ahead; nothing where it is not found.

    The name carries a hash of the content, so it is looked up among what the installed Streamlit serves.
    """
    folder = files("streamlit").joinpath("static", "static", "js")
    found = [one.name for one in folder.iterdir() if re.fullmatch(r"PlotlyChart\.[\w-]+\.js", one.name)]
    return found[0] if len(found) == 1 else ""


def draw(
    html: Markup,
    lang: Lang,
    keep: Mapping[str, str],
    key: str = "board",
    offers: Offers = NOTHING,
    below: Markup = Markup(),
) -> None:
    """Draw HTML, the buttons of what it offers and what stands below them.

    What is picked changes the address, a page clicked opens.
    """
    buttons = markup.downloads_html({name: tuple(_forms(offer)) for name, offer in offers.items()}, lang)
    _component()(
        key=key,
        data={"html": markup.at_home(html + buttons + below, keep), "lang": lang} | _file(key, offers) | access.data(),
        on_picked_change=partial(_picked, key, keep),
        on_picked_all_change=partial(_picked_all, key),
        on_opened_change=lambda: None,
        on_download_change=partial(_wanted, key),
        on_sent_change=partial(_sent, key),
        on_browser_change=lambda: access.hear(st.session_state[key].browser),
    )
    opened = st.session_state[key].get("opened")
    if opened:
        target = next((path for path, name in PAGES.items() if name == opened.get("page")), INDICATOR)
        st.switch_page(target, query_params=opened.get("query") or {})


def sent(key: str = "board") -> dict[str, str] | None:
    """Return the form sent by the click that runs this page, once: its fields by name, its own name under `form`."""
    form = st.session_state.pop(f"{key} sent", None)
    if form:
        access.log_closed_form()
    return form


def _sent(key: str) -> None:
    form = st.session_state[key].sent
    if not isinstance(form, dict):
        return  # no page of ours sends that
    if form.get("form") == access.PARAMETER:
        access.offer(str(form.get("key", "")))
    else:
        st.session_state[f"{key} sent"] = form


def _wanted(key: str) -> None:
    st.session_state[f"{key} wanted"] = st.session_state[key].download


def _file(key: str, offers: Offers) -> dict[str, dict[str, str]]:
    """Return the file asked for by the click that runs this page, and nothing in any other run.

    A file is built here alone, so a page without a click on its buttons costs no more for them.
    """
    asked = st.session_state.pop(f"{key} wanted", None) or {}
    make = _forms(offers.get(str(asked.get("table")), {})).get(str(asked.get("format")))
    return {"file": make() | {"at": str(asked.get("at"))}} if make else {}


def _forms(offer: Offer) -> Mapping[str, Callable[[], Sent]]:
    """Return what makes the file of each format."""
    if isinstance(offer, Mapping):
        return offer
    return {form: partial(_table_file, offer, form) for form in sheets.WRITERS}


def _table_file(make: Callable[[], Table], form: str) -> Sent:
    return sheets.sent(make(), form)


def document(name: str, form: str, make: Callable[[], bytes]) -> Sent:
    """Return a document made now, as a browser takes it from a message."""
    content = b64encode(make()).decode("ascii")
    return {"name": f"{name}.{form}", "type": DOCUMENTS[form], "content": content}


def _picked(key: str, keep: Mapping[str, str]) -> None:
    st.query_params.from_dict(picked(keep, st.session_state[key].picked or {}))


def _picked_all(key: str) -> None:
    st.query_params.from_dict(st.session_state[key].picked_all or {})
