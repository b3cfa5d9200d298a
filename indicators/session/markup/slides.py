"""The slides of a session as HTML: each small, with its title, whether it is shown, and its place moved by one."""

from collections.abc import Mapping
from urllib.parse import urlencode

from indicators.editing.boards.form_schema import SLIDES
from indicators.editing.boards.form_view import FormBoard
from indicators.editing.markup.fields import fieldsets_html
from indicators.editing.markup.form import filling_html, opening
from indicators.markup.escape import text
from indicators.session.boards.slides import ALL, Card, SlidesBoard
from indicators.wording import Lang, say

Query = Mapping[str, str]
HERE = "slides"  # where the keyboard stays when the link it stood on is gone


def closed_slides_html(lang: Lang, query: Query) -> str:
    """Return the section before it is opened: the way to it, as making all slides takes a moment."""
    way = _act({**query, "slides": ALL}, say(lang, "sessions.slides.open"), "open")
    return _section(lang, "", f'<p class="acts">{way}</p>')


def slides_html(
    board: SlidesBoard,
    previews: Mapping[str, str],
    query: Query,
    saved: str = "",
    form: FormBoard | None = None,
    *,
    editable: bool,
    why: str = "",
) -> str:
    """Return the section with every slide; `previews` and `saved` are HTML, `query` is the address without a choice.

    `why` says why nothing is kept here.
    """
    lang = board.chosen.whole.view.lang
    notes = "".join(f'<p class="refused" role="alert">{text(one)}</p>' for one in board.notes)
    notes += "" if editable else f'<p class="about">{text(why)}</p>'
    here = {**query, "do": SLIDES} if form else query  # a form that is open stays so while slides are still chosen
    cards = "".join(_card(card, previews[card.slide.key], here, lang) for card in board.cards)
    about = text(say(lang, "sessions.slides.about"))
    return _section(
        lang,
        f' tabindex="-1" data-stay="{HERE}"',
        f'{saved}<p role="status">{text(board.sentence)}</p><p class="about">{about}</p>'
        f"{notes}{_acts(board, query, lang, editable=editable and form is None, closes=not saved)}"
        f'{_form(form, board, query) if form else ""}<ol class="sorter">{cards}</ol>',
    )


def _section(lang: Lang, marks: str, body: str) -> str:
    heading = text(say(lang, "sessions.slides.heading"))
    return f'<div class="board planning slides" lang="{lang}"><h2{marks}>{heading}</h2>{body}</div>'


def _acts(board: SlidesBoard, query: Query, lang: Lang, *, editable: bool, closes: bool) -> str:
    """Return the ways from here: keep this choice, take all slides, take the kept choice, close the list.

    The list stays open while it tells what was saved.
    """
    chosen, ways = board.chosen, list[str]()
    if editable and board.changed:
        ways.append(_act(_with(query, chosen.wanted, do=SLIDES), say(lang, "sessions.slides.keep"), SLIDES))
    if chosen.wanted:
        ways.append(_act({**query, "slides": ALL}, say(lang, "sessions.slides.take_all"), ALL))
    if chosen.kept and board.changed:
        ways.append(_act(query, say(lang, "sessions.slides.take_kept"), "kept"))
    if closes and not (chosen.wanted or chosen.kept):
        ways.append(_act(query, say(lang, "sessions.slides.close"), "close"))
    return f'<p class="acts">{"".join(ways)}</p>' if ways else ""


def _with(query: Query, keys: tuple[str, ...], **more: str) -> dict[str, str]:
    return {**query, "slides": ",".join(keys) or ALL, **more}


def _act(query: Query, words: str, do: str) -> str:
    marks = f'data-query="1" data-stay="{HERE}" data-do="{do}"'
    return f'<a class="act" href="?{text(urlencode(query))}" {marks}>{text(words)}</a>'


def _form(form: FormBoard, board: SlidesBoard, query: Query) -> str:
    title = text(say(form.view.lang, f"planning.title.{SLIDES}"))
    filling = filling_html(form, fieldsets_html(form, {}), _with(query, board.chosen.wanted))
    return f"<h3{opening(form)}>{title}</h3>{filling}"


def _card(card: Card, preview: str, query: Query, lang: Lang) -> str:
    key, title = text(card.slide.key), text(card.slide.title)
    number = text(say(lang, f"sessions.slides.{'number' if card.number else 'out'}", n=card.number))
    state = " checked" if card.number else ""
    fixed = "" if card.toggled else " disabled"
    box = (
        f'<input type="checkbox" data-key="slides" data-stay="{key}" value="{text(card.toggled)}"{state}{fixed}>'
        f"<span><b>{number}</b> <code>{key}</code> {title}</span>"
    )
    moves = "".join(_move(way, card, query, lang) for way in ("earlier", "later")) if card.number else ""
    small = f'<div class="thumb" aria-hidden="true" inert><template data-slide="{key}">{preview}</template></div>'
    return (
        f'<li class="{"shown" if card.number else "out"}" data-record="{key}">'
        f'{small}<label>{box}</label><p class="moves">{moves}</p></li>'
    )


def _move(way: str, card: Card, query: Query, lang: Lang) -> str:
    """Return the link that moves a slide by one; at an end it leads nowhere and stays for the keyboard on it."""
    value: str = getattr(card, way)
    said = text(say(lang, f"sessions.slides.{way}_one", title=card.slide.title))
    words = text(say(lang, f"sessions.slides.{way}"))
    marks = f'class="act" data-stay="{way} {text(card.slide.key)}" aria-label="{said}"'
    if not value:
        return f'<a {marks} role="link" aria-disabled="true" tabindex="0">{words}</a>'
    return f'<a {marks} href="?{text(urlencode({**query, "slides": value}))}" data-query="1">{words}</a>'
