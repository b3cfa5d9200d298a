"""The form of the planning page as HTML: its fields, what it would change, and what stands in the way."""

from collections.abc import Iterable
from urllib.parse import urlencode

from indicators.boards.planning.shown import FormBoard, Outcome
from indicators.boards.view import View
from indicators.markup.inert import text
from indicators.markup.planning.fields import Choices, fieldsets_html
from indicators.markup.planning.preview import conflicts_html, preview_html
from indicators.markup.planning.tabs import planning_tabs_html
from indicators.wording import Lang, say

FORM = "planning-form"  # its buttons may stand above it


def form_html(board: FormBoard, choices: Choices, sources: Iterable[tuple[str, str]]) -> str:
    """Return the page with the form; Enter in a field previews, only the button below the preview saves."""
    lang, do = board.view.lang, board.asked.do
    record = f'<p class="notes">{text(board.record)}</p>' if board.record else ""
    settled = board.errors or board.above or board.preview or board.conflicts
    focus = "" if settled else f' tabindex="-1" data-opened="form {text(do)} {text(board.asked.record)}"'
    listed = "".join(f'<option value="{text(code)}">{text(words)}</option>' for code, words in sources)
    marks = f'id="{FORM}" data-form="planning" data-asked="{text(do)} {text(board.asked.record)}" novalidate'
    return (
        f'<div class="board planning" lang="{lang}">{planning_tabs_html(board.view, "edit")}'
        f'<h1 class="sentence"{focus}>{text(say(lang, f"planning.title.{do}"))}</h1>{record}'
        f'{_above(board)}{_moved(board)}<form {marks}><datalist id="sources">{listed}</datalist>'
        f"{fieldsets_html(board, choices)}{_buttons(board)}{preview_html(board)}</form></div>"
    )


def _above(board: FormBoard) -> str:
    """Return what belongs to no field; it gets the focus where no field is at fault."""
    if not board.above:
        return ""
    focus = "" if board.errors else f' tabindex="-1" data-opened="above {board.turn}"'
    items = "".join(f"<li>{text(one)}</li>" for one in board.above)
    head = text(say(board.view.lang, "planning.not_saved"))
    return f'<div class="refused" role="alert"{focus}><p>{head}</p><ul>{items}</ul></div>'


def _moved(board: FormBoard) -> str:
    """Return the three states of what somebody else changed, and under them the two ways to go on."""
    return f"{conflicts_html(board)}{_buttons(board)}" if board.conflicts else ""


def _buttons(board: FormBoard) -> str:
    lang = board.view.lang
    again = "again" if board.conflicts else "look"
    return (
        f'<p class="buttons"><button type="submit" form="{FORM}" name="act" value="preview">'
        f"{text(say(lang, f'planning.button.{again}'))}</button>{_leave(board.view, give_up=bool(board.conflicts))}</p>"
    )


def _leave(view: View, *, give_up: bool) -> str:
    words = text(say(view.lang, "planning.button.give_up" if give_up else "planning.button.cancel"))
    return f'<a class="act" href="?{text(urlencode(view.params()))}" data-query="1">{words}</a>'


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
