"""The slides of a session as HTML: each small, with its title, whether it is shown, and its place moved by one."""

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from indicators.editing.boards.form_schema import SLIDES
from indicators.editing.boards.form_view import FormBoard
from indicators.editing.markup.fields import fieldsets_html
from indicators.editing.markup.form import filling_html, opening
from indicators.markup.html import Part, html
from indicators.session.boards.slides import ALL, Card, SlidesBoard
from indicators.wording import Lang, say

Query = Mapping[str, str]
HERE = "slides"  # where the keyboard stays when the link it stood on is gone


def closed_slides_html(lang: Lang, query: Query) -> Markup:
    """Return the section before it is opened: the way to it, as making all slides takes a moment."""
    way = _act({**query, "slides": ALL}, say(lang, "sessions.slides.open"), "open")
    return _section(lang, Markup(), html('<p class="acts">{}</p>', way))


def slides_html(
    board: SlidesBoard,
    previews: Mapping[str, Markup],
    query: Query,
    saved: Markup = Markup(),
    form: FormBoard | None = None,
    *,
    editable: bool,
    why: str = "",
) -> Markup:
    """Return the section with every slide; `previews` and `saved` are HTML, `query` is the address without a choice.

    `why` says why nothing is kept here.
    """
    lang = board.chosen.whole.view.lang
    notes = Markup().join(html('<p class="refused" role="alert">{}</p>', one) for one in board.notes)
    notes += "" if editable else html('<p class="about">{}</p>', why)
    here = {**query, "do": SLIDES} if form else query  # a form that is open stays so while slides are still chosen
    cards = [_card(card, previews[card.slide.key], here, lang) for card in board.cards]
    about = say(lang, "sessions.slides.about")
    return _section(
        lang,
        html(' tabindex="-1" data-stay="{}"', HERE),
        html(
            '{saved}<p role="status">{sentence}</p><p class="about">{about}</p>{notes}{acts}{form}'
            '<ol class="sorter">{cards}</ol>',
            saved=saved,
            sentence=board.sentence,
            about=about,
            notes=notes,
            acts=_acts(board, query, lang, editable=editable and form is None, closes=not saved),
            form=_form(form, board, query) if form else "",
            cards=cards,
        ),
    )


def _section(lang: Lang, marks: Markup, body: Part) -> Markup:
    heading = say(lang, "sessions.slides.heading")
    return html(
        '<div class="board planning slides" lang="{lang}"><h2{marks}>{heading}</h2>{body}</div>',
        lang=lang,
        marks=marks,
        heading=heading,
        body=body,
    )


def _acts(board: SlidesBoard, query: Query, lang: Lang, *, editable: bool, closes: bool) -> Markup:
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
    return html('<p class="acts">{}</p>', ways) if ways else Markup()


def _with(query: Query, keys: tuple[str, ...], **more: str) -> dict[str, str]:
    return {**query, "slides": ",".join(keys) or ALL, **more}


def _act(query: Query, words: str, do: str) -> Markup:
    marks = html('data-query="1" data-stay="{}" data-do="{}"', HERE, do)
    return html('<a class="act" href="?{}" {}>{}</a>', urlencode(query), marks, words)


def _form(form: FormBoard, board: SlidesBoard, query: Query) -> Markup:
    title = say(form.view.lang, f"planning.title.{SLIDES}")
    filling = filling_html(form, fieldsets_html(form, {}), _with(query, board.chosen.wanted))
    return html("<h3{}>{}</h3>{}", opening(form), title, filling)


def _card(card: Card, preview: Markup, query: Query, lang: Lang) -> Markup:
    key, title = (card.slide.key, card.slide.title)
    number = say(lang, f"sessions.slides.{('number' if card.number else 'out')}", n=card.number)
    state = " checked" if card.number else ""
    fixed = "" if card.toggled else " disabled"
    box = html(
        '<input type="checkbox" data-key="slides" data-stay="{key}" value="{toggled}"{state}{fixed}>'
        "<span><b>{number}</b> <code>{key}</code> {title}</span>",
        key=key,
        toggled=card.toggled,
        state=state,
        fixed=fixed,
        number=number,
        title=title,
    )
    moves = Markup().join(_move(way, card, query, lang) for way in ("earlier", "later")) if card.number else ""
    small = html(
        '<div class="thumb" aria-hidden="true" inert><template data-slide="{}">{}</template></div>', key, preview
    )
    return html(
        '<li class="{shown}" data-record="{key}">{small}<label>{box}</label><p class="moves">{moves}</p></li>',
        shown="shown" if card.number else "out",
        key=key,
        small=small,
        box=box,
        moves=moves,
    )


def _move(way: str, card: Card, query: Query, lang: Lang) -> Markup:
    """Return the link that moves a slide by one; at an end it leads nowhere and stays for the keyboard on it."""
    value: str = getattr(card, way)
    said = say(lang, f"sessions.slides.{way}_one", title=card.slide.title)
    words = say(lang, f"sessions.slides.{way}")
    marks = html('class="act" data-stay="{} {}" aria-label="{}"', way, card.slide.key, said)
    if not value:
        return html('<a {} role="link" aria-disabled="true" tabindex="0">{}</a>', marks, words)
    return html('<a {} href="?{}" data-query="1">{}</a>', marks, urlencode({**query, "slides": value}), words)
