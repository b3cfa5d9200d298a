"""The form of the planning page as HTML: its fields, what it would change, and what stands in the way."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from indicators.editing.boards.form_view import FormBoard, Outcome
from indicators.editing.markup.fields import Choices, fieldsets_html
from indicators.editing.markup.preview import conflicts_html, preview_html
from indicators.editing.markup.tabs import planning_tabs_html
from indicators.markup.escape import text
from indicators.wording import Lang, say

FORM = "planning-form"  # its buttons may stand above it


def form_html(board: FormBoard, choices: Choices, sources: Iterable[tuple[str, str]]) -> str:
    """Return the page with the form; Enter in a field previews, only the button below the preview saves."""
    lang = board.view.lang
    record = f'<p class="notes">{text(board.record)}</p>' if board.record else ""
    title = text(say(lang, f"planning.title.{board.asked.do}"))
    listed = "".join(f'<option value="{text(code)}">{text(words)}</option>' for code, words in sources)
    fields = f'<datalist id="sources">{listed}</datalist>{fieldsets_html(board, choices)}'
    filling = filling_html(board, fields, board.view.params())
    return (
        f'<div class="board planning" lang="{lang}">{planning_tabs_html(board.view, "edit")}'
        f'<h1 class="sentence"{opening(board)}>{title}</h1>{record}{filling}</div>'
    )


def opening(board: FormBoard) -> str:
    """Return the mark by which the heading of a form that was just opened gets the focus once."""
    settled = board.errors or board.above or board.preview or board.conflicts
    opened = f"form {text(board.asked.do)} {text(board.asked.record)}"
    return "" if settled else f' tabindex="-1" data-opened="{opened}"'


def filling_html(board: FormBoard, fields: str, leave: Mapping[str, str], buttons: str = "") -> str:
    """Return what is amiss, the form around its fields, its buttons, and what it would change.

    `leave` is the address without the form; `buttons` are HTML that stands for its own ones.
    """
    marks = (
        f'id="{FORM}" data-form="planning" data-asked="{text(board.asked.do)} {text(board.asked.record)}" novalidate'
    )
    return (
        f"{_above(board)}{_moved(board, leave)}<form {marks}>"
        f"{fields}{buttons or _buttons(board, leave)}{preview_html(board)}</form>"
    )


def _above(board: FormBoard) -> str:
    """Return what belongs to no field; it gets the focus where no field is at fault."""
    if not board.above:
        return ""
    focus = "" if board.errors else f' tabindex="-1" data-opened="above {board.turn}"'
    items = "".join(f"<li>{text(one)}</li>" for one in board.above)
    head = text(say(board.view.lang, "planning.not_saved"))
    return f'<div class="refused" role="alert"{focus}><p>{head}</p><ul>{items}</ul></div>'


def _moved(board: FormBoard, leave: Mapping[str, str]) -> str:
    """Return the three states of what somebody else changed, and under them the two ways to go on."""
    return f"{conflicts_html(board)}{_buttons(board, leave)}" if board.conflicts else ""


def _buttons(board: FormBoard, leave: Mapping[str, str]) -> str:
    lang = board.view.lang
    words = text(say(lang, "planning.button.give_up" if board.conflicts else "planning.button.cancel"))
    left = f'<a class="act" href="?{text(urlencode(leave))}" data-query="1">{words}</a>'
    again = "again" if board.conflicts else "look"
    return (
        f'<p class="buttons"><button type="submit" form="{FORM}" name="act" value="preview">'
        f"{text(say(lang, f'planning.button.{again}'))}</button>{left}</p>"
    )


def outcome_html(found: Outcome, lang: Lang) -> str:
    """Return what was saved with its version, where it is kept, and the button that takes it back."""
    kind = "refused" if found.failed else "saved"
    summary = f"<p><code>{text(found.summary)}</code></p>" if found.summary else ""
    version = f"<p>{text(say(lang, 'planning.version', version=found.version))}</p>" if found.version else ""
    where = f"<p>{text(found.where)}</p>" if found.where else ""
    return (
        f'<section class="{kind}" role="status" tabindex="-1" data-opened="saved {found.turn}">'
        f"<p><b>{text(found.sentence)}</b></p>{summary}{version}{where}{_way(found, lang)}</section>"
    )


def _way(found: Outcome, lang: Lang) -> str:
    if not found.way:
        return ""
    words = text(say(lang, f"planning.button.{found.way}"))
    return (
        f'<form data-form="back"><input type="hidden" name="of" value="{text(found.of)}">'
        f'<button type="submit" name="act" value="{found.way}">{words}</button></form>'
    )
