"""The pages of words: what the board is and how it judges, and what its terms mean."""

from markupsafe import Markup

from indicators.boards.view import View, area_name
from indicators.markup.html import html
from indicators.store import Store
from indicators.wording import day, listed, number, say, words

CHAPTERS = ("what", "judged", "days", "contested", "merged", "record", "programs")
TERMS = "publishing.terms."


def about_html(store: Store, view: View) -> tuple[str, Markup]:
    """Return the title of 'About this board', and the page."""
    lang, book = view.lang, store.book
    counted = {"figures": book.actuals, "targets": book.targets, "sources": book.sources}
    values = {name: number(len(records), lang) for name, records in counted.items()}
    values["area"] = area_name(book.areas[view.area], lang)
    formed = _formed(store, view)
    chapters = [
        html(
            "<h2>{}</h2><p>{}{}</p>",
            say(lang, f"publishing.about_page.{one}"),
            formed if one == "merged" else "",
            say(lang, f"publishing.about_page.{one}_text", **values),
        )
        for one in CHAPTERS
    ]
    return _page(say(lang, "publishing.about"), Markup().join(chapters), view)


def _formed(store: Store, view: View) -> str:
    """Return from which areas the area in view was formed and when, with a space after it; nothing where from none."""
    area, lang = store.book.areas[view.area], view.lang
    if not area.predecessors or area.starts is None:
        return ""
    names = listed(tuple(area_name(store.book.areas[one], lang) for one in area.predecessors), lang)
    said = say(
        lang, "publishing.about_page.formed", area=area_name(area, lang), day=day(area.starts, lang), names=names
    )
    return f"{said} "


def glossary_html(_: Store, view: View) -> tuple[str, Markup]:
    """Return the title of the glossary, and the page."""
    said = [text.split("|", 1) for key, text in words(view.lang).items() if key.startswith(TERMS)]
    listed = [html("<dt>{}</dt><dd>{}</dd>", term, meaning) for term, meaning in said]
    return _page(say(view.lang, "publishing.glossary"), html("<dl>{}</dl>", listed), view)


def _page(title: str, body: Markup, view: View) -> tuple[str, Markup]:
    return title, html(
        '<div class="board prose" lang="{}"><h1 class="sentence">{}</h1>{}</div>', view.lang, title, body
    )
