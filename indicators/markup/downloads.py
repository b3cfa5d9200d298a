"""The buttons of a page: each table it offers as CSV and as a workbook, each document in its formats."""

from collections.abc import Iterable, Mapping

from indicators.markup.escape import text
from indicators.wording import Lang, say

NAMES = {"csv": "CSV", "xlsx": "Excel", "pdf": "PDF", "html": "HTML", "pptx": "PowerPoint"}
OPEN = "open"  # a format that is shown in a tab of its own instead of kept


def downloads_html(offers: Mapping[str, Iterable[str]], lang: Lang) -> str:
    """Return a button for each format of what is offered, by its key; nothing where nothing is."""
    groups = "".join(_group(key, forms, lang) for key, forms in offers.items())
    return f'<div class="board downloads" lang="{lang}">{groups}</div>' if groups else ""


def _group(key: str, forms: Iterable[str], lang: Lang) -> str:
    label = text(say(lang, f"download.offer.{key}"))
    named = [(form, text(say(lang, "download.open")) if form == OPEN else NAMES[form]) for form in forms]
    buttons = "".join(
        f'<button type="button" data-table="{text(key)}" data-format="{form}" aria-label="{label} {name}">'
        f"{name}</button>"
        for form, name in named
    )
    return f'<p role="group" aria-label="{label}"><span>{label}</span>{buttons}</p>'
