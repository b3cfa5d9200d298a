"""The buttons of a page: each table it offers as CSV and as a workbook, each document in its formats."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from indicators.markup.html import html
from indicators.wording import Lang, say

NAMES = {"csv": "CSV", "xlsx": "Excel", "pdf": "PDF", "html": "HTML", "pptx": "PowerPoint"}
OPEN = "open"  # a format that is shown in a tab of its own instead of kept


def downloads_html(offers: Mapping[str, Iterable[str]], lang: Lang) -> Markup:
    """Return a button for each format of what is offered, by its key; nothing where nothing is."""
    groups = [_group(key, forms, lang) for key, forms in offers.items()]
    return html('<div class="board downloads" lang="{}">{}</div>', lang, groups) if groups else Markup()


def _group(key: str, forms: Iterable[str], lang: Lang) -> Markup:
    label = say(lang, f"download.offer.{key}")
    named = [(form, say(lang, "download.open") if form == OPEN else NAMES[form]) for form in forms]
    buttons = [
        html(
            '<button type="button" data-table="{key}" data-format="{form}" aria-label="{label} {name}">{name}</button>',
            key=key,
            form=form,
            label=label,
            name=name,
        )
        for form, name in named
    ]
    return html('<p role="group" aria-label="{label}"><span>{label}</span>{buttons}</p>', label=label, buttons=buttons)
