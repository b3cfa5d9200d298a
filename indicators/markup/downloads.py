"""The buttons at the foot of a page: each table it offers, as CSV and as a workbook."""

from collections.abc import Iterable

from indicators.markup.inert import text
from indicators.wording import Lang, say

BUTTONS = (("csv", "CSV"), ("xlsx", "Excel"))


def downloads_html(offers: Iterable[str], lang: Lang) -> str:
    """Return two buttons for each table offered, by its key; nothing where none is."""
    groups = "".join(_group(key, lang) for key in offers)
    return f'<div class="board downloads" lang="{lang}">{groups}</div>' if groups else ""


def _group(key: str, lang: Lang) -> str:
    label = text(say(lang, f"download.offer.{key}"))
    buttons = "".join(
        f'<button type="button" data-table="{text(key)}" data-format="{form}" aria-label="{label} {name}">'
        f"{name}</button>"
        for form, name in BUTTONS
    )
    return f'<p role="group" aria-label="{label}"><span>{label}</span>{buttons}</p>'
