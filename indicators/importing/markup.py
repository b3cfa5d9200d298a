"""The import tab as HTML: where a workbook is dropped, then what it is asked, what was understood and left out."""

from indicators.boards.view import View
from indicators.editing.boards.form_view import FormBoard
from indicators.editing.markup.fields import Choices, fieldset_html
from indicators.editing.markup.form import FORM, filling_html
from indicators.editing.markup.tabs import planning_tabs_html
from indicators.importing.boards.types import ImportBoard, QuestionGroup, ShownFigure, ShownQuestion
from indicators.markup.escape import text
from indicators.wording import Lang, count, say

KINDS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
MEGABYTE = 1024 * 1024
COLUMNS = ("cell", "indicator", "period", "printed", "value", "stage")


def dropping_html(view: View, most: int, above: str = "", refused: str = "", turn: int = 0) -> str:
    """Return the tab without a workbook: `above` is HTML, what was saved; `refused` a sentence, why a file was none.

    `most` is how many bytes a file may have.
    """
    lang = view.lang
    mark = f'role="alert" tabindex="-1" data-opened="file {turn}"'
    why = f'<p class="refused" {mark}>{text(refused)}</p>' if refused else ""
    return (
        f'<div class="board planning importing" lang="{lang}">{planning_tabs_html(view, "import")}'
        f'<h1 class="sentence">{text(say(lang, "importing.heading"))}</h1>{above}{why}'
        f'<p class="notes">{text(say(lang, "importing.about"))}</p>{_drop_zone(lang, most)}</div>'
    )


def closed_import_html(view: View, why: str) -> str:
    """Return the tab where nothing can be imported: `why`."""
    lang = view.lang
    return (
        f'<div class="board planning importing" lang="{lang}">{planning_tabs_html(view, "import")}'
        f'<h1 class="sentence">{text(say(lang, "importing.heading"))}</h1>'
        f'<p class="refused">{text(why)}</p></div>'
    )


def _drop_zone(lang: Lang, most: int) -> str:
    """Return the field of the file: the whole zone is a file field, whose own words a browser says in its language."""
    n = most // MEGABYTE
    told = "".join(
        f' data-{name.replace("_", "-")}="{text(say(lang, f"importing.drop.{name}", n=n))}"'
        for name in ("too_large", "one", "unread", "busy")
    )
    return (
        f'<form class="drop" data-form="file" data-limit="{most}"{told}>'
        f'<label for="f-file">{text(say(lang, "importing.drop.label"))}</label>'
        f'<p class="hint" id="h-file">{text(say(lang, "importing.drop.kinds", n=n))}</p>'
        f'<input type="file" id="f-file" name="file" accept="{",".join(KINDS)}" aria-describedby="h-file">'
        f'<span class="act" aria-hidden="true">{text(say(lang, "importing.drop.button"))}</span>'
        '<p class="busy" role="status"></p></form>'
    )


def import_html(board: ImportBoard, form: FormBoard, choices: Choices, sources: tuple[tuple[str, str], ...]) -> str:
    """Return the tab with a workbook on it; only the button below a preview saves."""
    lang = board.view.lang
    settled = form.above or form.preview or form.conflicts or form.errors
    opened = "" if settled else f' tabindex="-1" data-opened="import {form.turn}"'
    listed = "".join(f'<option value="{text(code)}">{text(words)}</option>' for code, words in sources)
    parts = (
        f'<datalist id="sources">{listed}</datalist>',
        _facts(board, form, choices),
        _groups(board.open, lang),
        _folded("settled", board.settled, lang),
        _folded("remembered", board.remembered, lang),
        _figures(board, folded=bool(board.open or form.preview)),
        _told(board),
        fieldset_html(form, "why", choices) if board.asked else "",
    )
    filling = filling_html(form, "".join(parts), board.view.params(tab="import"), _buttons(board))
    return (
        f'<div class="board planning importing" lang="{lang}">{planning_tabs_html(board.view, "import")}'
        f'<h1 class="sentence"{opened}>{text(board.heading)}</h1>{_file(board)}{filling}</div>'
    )


def _file(board: ImportBoard) -> str:
    sheets = ", ".join(board.sheets)
    holds = f'<span title="{text(sheets)}">{text(board.holds)}</span>'
    return f'<p class="notes file"><b>{text(board.name)}</b> · {holds}</p>'


def _facts(board: ImportBoard, form: FormBoard, choices: Choices) -> str:
    """Return the fields of the report as a whole, folded under one line once nothing of it is missing."""
    lang = board.view.lang
    words = text(": ".join(filter(None, (say(lang, "planning.group.heard"), board.facts))))
    folded = "" if board.complete and not form.errors else " open"
    fields = fieldset_html(form, "heard", choices)
    return f'<details class="facts"{folded}><summary>{words}</summary>{fields}</details>'


def _buttons(board: ImportBoard) -> str:
    lang = board.view.lang
    act, words = ("preview", "planning.button.look") if board.asked else ("answer", "importing.answer")
    waiting = "".join(f"<p>{text(one)}</p>" for one in board.waiting)
    waits = f'<div class="waiting">{waiting}</div>' if waiting else ""
    update = "" if not board.asked else _button("answer", text(say(lang, "importing.save_answers")))
    return (
        f'{waits}<p class="buttons">{_button(act, text(say(lang, words)))}{update}'
        f"{_button('leave', text(say(lang, 'importing.another')))}"
        f'<span class="busy" role="status" data-busy="{text(say(lang, "importing.busy"))}"></span></p>'
    )


def _button(act: str, words: str) -> str:
    return f'<button type="submit" form="{FORM}" name="act" value="{act}">{words}</button>'


# ---- questions


def _groups(groups: tuple[QuestionGroup, ...], lang: Lang) -> str:
    return "".join(
        f'<section class="questions"><h2>{text(one.title)}</h2>'
        f"{''.join(_question(question, lang) for question in one.questions)}</section>"
        for one in groups
    )


def _folded(name: str, groups: tuple[QuestionGroup, ...], lang: Lang) -> str:
    """Return questions that have an answer, folded under a line that counts them; each can still be changed."""
    if not groups:
        return ""
    n = sum(len(one.questions) for one in groups)
    words = text(count(lang, f"importing.{name}", n))
    return f"<details class='answered'><summary>{words}</summary>{_groups(groups, lang)}</details>"


def _question(one: ShownQuestion, lang: Lang) -> str:
    read = one.found not in one.sentence  # most sentences say what was read
    found = f"<span>{text(say(lang, 'importing.found'))} <q>{text(one.found)}</q></span>" if read else ""
    cells = f"<span>{text(say(lang, 'importing.columns.cell'))} <code>{text(one.cells)}</code></span>"
    kept = f'<p class="hint">{text(one.remembered)}</p>' if one.remembered else ""
    answers = _select(one, lang) if one.long else _radios(one, lang)
    return (
        f'<fieldset class="question" data-question="{text(one.key)}">'
        f"<legend>{text(one.sentence)}</legend>"
        f'<p class="where">{cells} {found}</p>{kept}{answers}</fieldset>'
    )


def _radios(one: ShownQuestion, lang: Lang) -> str:
    mark = f' <em class="proposed">{text(say(lang, "importing.proposed"))}</em>'
    listed = "".join(
        f'<label class="radio"><input type="radio" name="{text(one.name)}" value="{text(choice.value)}"'
        f"{' checked' if choice.chosen else ''}> "
        f"<span>{text(choice.words)}{mark if choice.proposed else ''}</span></label>"
        for choice in one.choices
    )
    return f'<div class="answers">{listed}</div>'


def _select(one: ShownQuestion, lang: Lang) -> str:
    proposed = say(lang, "importing.proposed")
    options = "".join(
        f'<option value="{text(choice.value)}"{" selected" if choice.chosen else ""}>'
        f"{text(choice.words)}{text(f' ({proposed})') if choice.proposed else ''}</option>"
        for choice in one.choices
    )
    label = text(one.sentence)
    return (
        f'<select name="{text(one.name)}" aria-label="{label}"><option value="">'
        f"{text(say(lang, 'importing.choose'))}</option>{options}</select>"
    )


# ---- what was understood, and what was left out


def _figures(board: ImportBoard, *, folded: bool) -> str:
    if not board.figures:
        return ""
    lang = board.view.lang
    heads = [text(say(lang, f"importing.columns.{name}")) for name in COLUMNS]
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    rows = "".join(_figure(one, heads) for one in board.figures)
    words = text(count(lang, "importing.understood", len(board.figures)))
    return (
        f'<details class="understood"{"" if folded else " open"}><summary>{words}</summary>'
        f'<table class="list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>'
    )


def _figure(one: ShownFigure, heads: list[str]) -> str:
    note = f"<small>{text(one.note)}</small>" if one.note else ""
    cells = (
        f"<code>{text(one.cell)}</code>",
        text(one.indicator),
        text(one.period),
        f"<q>{text(one.printed)}</q>",
        f"<b>{text(one.value)}</b>{note}",
        text(one.stage),
    )
    body = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in zip(heads, cells, strict=True))
    return f"<tr>{body}</tr>"


def _told(board: ImportBoard) -> str:
    if not board.told:
        return ""
    lang = board.view.lang
    words = text(count(lang, "importing.told", len(board.told)))
    items = "".join(f"<li>{text(_times(words, n, lang))}</li>" for words, n in board.told)
    return f'<details class="told"><summary>{words}</summary><ul>{items}</ul></details>'


def _times(words: str, n: int, lang: Lang) -> str:
    return say(lang, "importing.times", words=words, n=n) if n > 1 else words
