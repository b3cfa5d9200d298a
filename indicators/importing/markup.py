"""The import tab as HTML: where a workbook is dropped, then what it is asked, what was understood and left out."""

from markupsafe import Markup

from indicators.boards.view import View
from indicators.editing.boards.form_view import FormBoard
from indicators.editing.markup.fields import Choices, fieldset_html
from indicators.editing.markup.form import FORM, filling_html
from indicators.editing.markup.tabs import planning_tabs_html
from indicators.importing.boards.types import ImportBoard, QuestionGroup, ShownFigure, ShownQuestion
from indicators.markup.html import html
from indicators.wording import Lang, count, say

KINDS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
MEGABYTE = 1024 * 1024
COLUMNS = ("cell", "indicator", "period", "printed", "value", "stage")


def dropping_html(view: View, most: int, above: Markup = Markup(), refused: str = "", turn: int = 0) -> Markup:
    """Return the tab without a workbook: `above` is HTML, what was saved; `refused` a sentence, why a file was none.

    `most` is how many bytes a file may have.
    """
    lang = view.lang
    mark = html('role="alert" tabindex="-1" data-opened="file {}"', turn)
    why = html('<p class="refused" {}>{}</p>', mark, refused) if refused else ""
    return html(
        '<div class="board planning importing" lang="{lang}">{planning_tabs}<h1 class="sentence">'
        '{heading}</h1>{above}{why}<p class="notes">{about}</p>{drop_zone}</div>',
        lang=lang,
        planning_tabs=planning_tabs_html(view, "import"),
        heading=say(lang, "importing.heading"),
        above=above,
        why=why,
        about=say(lang, "importing.about"),
        drop_zone=_drop_zone(lang, most),
    )


def closed_import_html(view: View, why: str) -> Markup:
    """Return the tab where nothing can be imported: `why`."""
    lang = view.lang
    return html(
        '<div class="board planning importing" lang="{lang}">{planning_tabs}<h1 class="sentence">'
        '{heading}</h1><p class="refused">{why}</p></div>',
        lang=lang,
        planning_tabs=planning_tabs_html(view, "import", editable=False),
        heading=say(lang, "importing.heading"),
        why=why,
    )


def _drop_zone(lang: Lang, most: int) -> Markup:
    """Return the field of the file: the whole zone is a file field, whose own words a browser says in its language."""
    n = most // MEGABYTE
    told = [
        html(' data-{}="{}"', name.replace("_", "-"), say(lang, f"importing.drop.{name}", n=n))
        for name in ("too_large", "one", "unread", "busy")
    ]
    return html(
        '<form class="drop" data-form="file" data-limit="{most}"{told}><label for="f-file">{label}'
        '</label><p class="hint" id="h-file">{kinds}</p>'
        '<input type="file" id="f-file" name="file" accept="{endings}" aria-describedby="h-file">'
        '<span class="act" aria-hidden="true">{button}</span><p class="busy" role="status"></p>'
        "</form>",
        most=most,
        told=told,
        label=say(lang, "importing.drop.label"),
        kinds=say(lang, "importing.drop.kinds", n=n),
        endings=",".join(KINDS),
        button=say(lang, "importing.drop.button"),
    )


def import_html(board: ImportBoard, form: FormBoard, choices: Choices, sources: tuple[tuple[str, str], ...]) -> Markup:
    """Return the tab with a workbook on it; only the button below a preview saves."""
    lang = board.view.lang
    settled = form.above or form.preview or form.conflicts or form.errors
    opened = "" if settled else html(' tabindex="-1" data-opened="import {}"', form.turn)
    listed = [html('<option value="{}">{}</option>', code, words) for code, words in sources]
    parts = (
        html('<datalist id="sources">{}</datalist>', listed),
        _facts(board, form, choices),
        _groups(board.open, lang),
        _folded("settled", board.settled, lang),
        _folded("remembered", board.remembered, lang),
        _figures(board, folded=bool(board.open or form.preview)),
        _told(board),
        fieldset_html(form, "why", choices) if board.asked else "",
    )
    filling = filling_html(form, Markup().join(parts), board.view.params(tab="import"), _buttons(board))
    return html(
        '<div class="board planning importing" lang="{lang}">{planning_tabs}'
        '<h1 class="sentence"{opened}>{heading}</h1>{file}{filling}</div>',
        lang=lang,
        planning_tabs=planning_tabs_html(board.view, "import"),
        opened=opened,
        heading=board.heading,
        file=_file(board),
        filling=filling,
    )


def _file(board: ImportBoard) -> Markup:
    sheets = ", ".join(board.sheets)
    holds = html('<span title="{}">{}</span>', sheets, board.holds)
    return html('<p class="notes file"><b>{}</b> · {}</p>', board.name, holds)


def _facts(board: ImportBoard, form: FormBoard, choices: Choices) -> Markup:
    """Return the fields of the report as a whole, folded under one line once nothing of it is missing."""
    lang = board.view.lang
    words = ": ".join(filter(None, (say(lang, "planning.group.heard"), board.facts)))
    folded = "" if board.complete and not form.errors else " open"
    fields = fieldset_html(form, "heard", choices)
    return html('<details class="facts"{}><summary>{}</summary>{}</details>', folded, words, fields)


def _buttons(board: ImportBoard) -> Markup:
    lang = board.view.lang
    act, words = ("preview", "planning.button.look") if board.asked else ("answer", "importing.answer")
    waiting = [html("<p>{}</p>", one) for one in board.waiting]
    waits = html('<div class="waiting">{}</div>', waiting) if waiting else ""
    update = "" if not board.asked else _button("answer", say(lang, "importing.save_answers"))
    return html(
        '{waits}<p class="buttons">{button}{update}{another}'
        '<span class="busy" role="status" data-busy="{busy}"></span></p>',
        waits=waits,
        button=_button(act, say(lang, words)),
        update=update,
        another=_button("leave", say(lang, "importing.another")),
        busy=say(lang, "importing.busy"),
    )


def _button(act: str, words: str) -> Markup:
    return html('<button type="submit" form="{}" name="act" value="{}">{}</button>', FORM, act, words)


# ---- questions


def _groups(groups: tuple[QuestionGroup, ...], lang: Lang) -> Markup:
    return Markup().join(
        html(
            '<section class="questions"><h2>{}</h2>{}</section>',
            one.title,
            (_question(question, lang) for question in one.questions),
        )
        for one in groups
    )


def _folded(name: str, groups: tuple[QuestionGroup, ...], lang: Lang) -> Markup:
    """Return questions that have an answer, folded under a line that counts them; each can still be changed."""
    if not groups:
        return Markup()
    n = sum(len(one.questions) for one in groups)
    words = count(lang, f"importing.{name}", n)
    return html("<details class='answered'><summary>{}</summary>{}</details>", words, _groups(groups, lang))


def _question(one: ShownQuestion, lang: Lang) -> Markup:
    read = one.found not in one.sentence  # most sentences say what was read
    found = html("<span>{} <q>{}</q></span>", say(lang, "importing.found"), one.found) if read else ""
    cells = html("<span>{} <code>{}</code></span>", say(lang, "importing.columns.cell"), one.cells)
    kept = html('<p class="hint">{}</p>', one.remembered) if one.remembered else ""
    answers = _select(one, lang) if one.long else _radios(one, lang)
    return html(
        '<fieldset class="question" data-question="{key}"><legend>{sentence}</legend>'
        '<p class="where">{cells} {found}</p>{kept}{answers}</fieldset>',
        key=one.key,
        sentence=one.sentence,
        cells=cells,
        found=found,
        kept=kept,
        answers=answers,
    )


def _radios(one: ShownQuestion, lang: Lang) -> Markup:
    mark = html(' <em class="proposed">{}</em>', say(lang, "importing.proposed"))
    listed = [
        html(
            '<label class="radio"><input type="radio" name="{name}" value="{value}"{checked}> <span>'
            "{words}{mark}</span></label>",
            name=one.name,
            value=choice.value,
            checked=" checked" if choice.chosen else "",
            words=choice.words,
            mark=mark if choice.proposed else "",
        )
        for choice in one.choices
    ]
    return html('<div class="answers">{}</div>', listed)


def _select(one: ShownQuestion, lang: Lang) -> Markup:
    proposed = say(lang, "importing.proposed")
    options = [
        html(
            '<option value="{value}"{selected}>{words}{mark}</option>',
            value=choice.value,
            selected=" selected" if choice.chosen else "",
            words=choice.words,
            mark=f" ({proposed})" if choice.proposed else "",
        )
        for choice in one.choices
    ]
    label = one.sentence
    return html(
        '<select name="{name}" aria-label="{label}"><option value="">{choose}</option>{options}</select>',
        name=one.name,
        label=label,
        choose=say(lang, "importing.choose"),
        options=options,
    )


# ---- what was understood, and what was left out


def _figures(board: ImportBoard, *, folded: bool) -> Markup:
    if not board.figures:
        return Markup()
    lang = board.view.lang
    heads = [say(lang, f"importing.columns.{name}") for name in COLUMNS]
    head = [html('<th scope="col">{}</th>', one) for one in heads]
    rows = [_figure(one, heads) for one in board.figures]
    words = count(lang, "importing.understood", len(board.figures))
    return html(
        '<details class="understood"{value}><summary>{words}</summary><table class="list"><thead><tr>'
        "{head}</tr></thead><tbody>{rows}</tbody></table></details>",
        value="" if folded else " open",
        words=words,
        head=head,
        rows=rows,
    )


def _figure(one: ShownFigure, heads: list[str]) -> Markup:
    note = html("<small>{}</small>", one.note) if one.note else ""
    cells = (
        html("<code>{}</code>", one.cell),
        one.indicator,
        one.period,
        html("<q>{}</q>", one.printed),
        html("<b>{}</b>{}", one.value, note),
        one.stage,
    )
    body = [html('<td data-head="{}">{}</td>', head, cell) for head, cell in zip(heads, cells, strict=True)]
    return html("<tr>{}</tr>", body)


def _told(board: ImportBoard) -> Markup:
    if not board.told:
        return Markup()
    lang = board.view.lang
    words = count(lang, "importing.told", len(board.told))
    items = [html("<li>{}</li>", _times(words, n, lang)) for words, n in board.told]
    return html('<details class="told"><summary>{}</summary><ul>{}</ul></details>', words, items)


def _times(words: str, n: int, lang: Lang) -> str:
    return say(lang, "importing.times", words=words, n=n) if n > 1 else words
