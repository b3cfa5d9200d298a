"""The form of the planning page as HTML: its fields, what it would change, and what stands in the way."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from indicators.editing.boards.form_view import FormBoard, Outcome
from indicators.editing.markup.fields import Choices, fieldsets_html
from indicators.editing.markup.preview import conflicts_html, preview_html
from indicators.editing.markup.tabs import planning_tabs_html
from indicators.markup.html import Part, html
from indicators.wording import Lang, say

FORM = "planning-form"  # its buttons may stand above it


def form_html(board: FormBoard, choices: Choices, sources: Iterable[tuple[str, str]]) -> Markup:
    """Return the page with the form; Enter in a field previews, only the button below the preview saves."""
    lang = board.view.lang
    record = html('<p class="notes">{}</p>', board.record) if board.record else ""
    title = say(lang, f"planning.title.{board.asked.do}")
    listed = [html('<option value="{}">{}</option>', code, words) for code, words in sources]
    fields = html('<datalist id="sources">{}</datalist>{}', listed, fieldsets_html(board, choices))
    filling = filling_html(board, fields, board.view.params())
    return html(
        '<div class="board planning" lang="{lang}">{planning_tabs}<h1 class="sentence"{opening}>'
        "{title}</h1>{record}{filling}</div>",
        lang=lang,
        planning_tabs=planning_tabs_html(board.view, "edit"),
        opening=opening(board),
        title=title,
        record=record,
        filling=filling,
    )


def opening(board: FormBoard) -> Markup:
    """Return the mark by which the heading of a form that was just opened gets the focus once."""
    settled = board.errors or board.above or board.preview or board.conflicts
    opened = f"form {board.asked.do} {board.asked.record}"
    return Markup() if settled else html(' tabindex="-1" data-opened="{}"', opened)


def filling_html(board: FormBoard, fields: Part, leave: Mapping[str, str], buttons: Part = "") -> Markup:
    """Return what is amiss, the form around its fields, its buttons, and what it would change.

    `leave` is the address without the form; `buttons` are HTML that stands for its own ones.
    """
    marks = html('id="{}" data-form="planning" data-asked="{} {}" novalidate', FORM, board.asked.do, board.asked.record)
    return html(
        "{above}{moved}<form {marks}>{fields}{buttons}{preview}</form>",
        above=_above(board),
        moved=_moved(board, leave),
        marks=marks,
        fields=fields,
        buttons=buttons or _buttons(board, leave),
        preview=preview_html(board),
    )


def _above(board: FormBoard) -> Markup:
    """Return what belongs to no field; it gets the focus where no field is at fault."""
    if not board.above:
        return Markup()
    focus = "" if board.errors else html(' tabindex="-1" data-opened="above {}"', board.turn)
    items = [html("<li>{}</li>", one) for one in board.above]
    head = say(board.view.lang, "planning.not_saved")
    return html('<div class="refused" role="alert"{}><p>{}</p><ul>{}</ul></div>', focus, head, items)


def _moved(board: FormBoard, leave: Mapping[str, str]) -> Markup:
    """Return the three states of what somebody else changed, and under them the two ways to go on."""
    return html("{}{}", conflicts_html(board), _buttons(board, leave)) if board.conflicts else Markup()


def _buttons(board: FormBoard, leave: Mapping[str, str]) -> Markup:
    lang = board.view.lang
    words = say(lang, "planning.button.give_up" if board.conflicts else "planning.button.cancel")
    left = html('<a class="act" href="?{}" data-query="1">{}</a>', urlencode(leave), words)
    again = "again" if board.conflicts else "look"
    return html(
        '<p class="buttons"><button type="submit" form="{}" name="act" value="preview">{}</button>{}</p>',
        FORM,
        say(lang, f"planning.button.{again}"),
        left,
    )


def outcome_html(found: Outcome, lang: Lang) -> Markup:
    """Return what was saved with its version, where it is kept, and the button that takes it back."""
    kind = "refused" if found.failed else "saved"
    summary = html("<p><code>{}</code></p>", found.summary) if found.summary else ""
    version = html("<p>{}</p>", say(lang, "planning.version", version=found.version)) if found.version else ""
    where = html("<p>{}</p>", found.where) if found.where else ""
    return html(
        '<section class="{kind}" role="status" tabindex="-1" data-opened="saved {turn}"><p><b>'
        "{sentence}</b></p>{summary}{version}{where}{way}</section>",
        kind=kind,
        turn=found.turn,
        sentence=found.sentence,
        summary=summary,
        version=version,
        where=where,
        way=_way(found, lang),
    )


def _way(found: Outcome, lang: Lang) -> Markup:
    if not found.way:
        return Markup()
    words = say(lang, f"planning.button.{found.way}")
    return html(
        '<form data-form="back"><input type="hidden" name="of" value="{}">'
        '<button type="submit" name="act" value="{}">{}</button></form>',
        found.of,
        found.way,
        words,
    )
