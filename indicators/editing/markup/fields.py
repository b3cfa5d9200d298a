"""The fields of the form as HTML: label, hint and error of each tied to it for eye and ear."""

from collections.abc import Iterable

from markupsafe import Markup

from indicators.editing.boards.form_schema import DRAFT, FORMS, LONG, NEEDED, Option, longest
from indicators.editing.boards.form_validation import READING
from indicators.editing.boards.form_view import FormBoard
from indicators.markup.html import html
from indicators.wording import say

LINES = ("reason",)  # typed in several lines
HINTED = (
    "month",
    "period",
    "value",
    "as_printed",
    "adopted_on",
    "published_on",
    "set_by",
    "source",
    "title",
    "reason",
    "author",
    "period_kind",
)
Choices = dict[str, tuple[Option, ...]]


def fieldsets_html(board: FormBoard, choices: Choices) -> Markup:
    """Return the groups of fields; the first field at fault gets the focus once."""
    groups = FORMS[board.asked.do]
    return Markup().join(fieldset_html(board, group, choices) for group in groups)


def fieldset_html(board: FormBoard, group: str, choices: Choices) -> Markup:
    """Return one group of fields."""
    legend = say(board.view.lang, f"planning.group.{group}")
    fields = [_field(board, name, choices) for name in FORMS[board.asked.do][group]]
    return html('<fieldset class="{}"><legend>{}</legend>{}</fieldset>', group, legend, fields)


def _field(board: FormBoard, name: str, choices: Choices) -> Markup:
    if name == "standing":
        found = (Option(DRAFT, board.draft_alone),) if board.draft_alone else choices[name]
        return _radios(board, name, found, board.values.get(name, ""))
    lang, ident = board.view.lang, f"f-{name}"
    needed = name in (*NEEDED[board.asked.do], *NEEDED["adopt"])  # a document needs both where there is one
    mark = html(' <span class="needed">{}</span>', say(lang, "planning.must")) if needed else ""
    label = html('<label for="{}">{}{}</label>', ident, say(lang, f"planning.field.{name}"), mark)
    beside = _readings(board) + _echo(board) if name == "value" else ""
    told = (_beside(board, name), _hint(board, name), _errors(board, name), beside)
    return html(
        '<div class="field {name}">{label}{input}{told}</div>',
        name=name,
        label=label,
        input=_input(board, name, choices),
        told=told,
    )


def _input(board: FormBoard, name: str, choices: Choices) -> Markup:
    value, tied = board.values.get(name, ""), _tied(board, name)
    if name in choices:
        return html(
            '<select id="f-{name}" name="{name}"{tied}>{options}</select>',
            name=name,
            tied=tied,
            options=_options(choices[name], value),
        )
    most = html('maxlength="{}"', longest(name))
    if name in LINES:
        return html(
            '<textarea id="f-{name}" name="{name}" rows="2" {most}{tied}>{value}</textarea>',
            name=name,
            most=most,
            tied=tied,
            value=value,
        )
    listed = Markup(' list="sources"') if name == "source" else ""
    wide = Markup(' class="wide"') if name in LONG else ""
    fixed = " readonly" if name in board.fixed else ""
    plain = Markup('type="text" autocomplete="off" spellcheck="false"')
    return html(
        '<input id="f-{name}" name="{name}" {plain} value="{value}" {most}{listed}{wide}{tied}{fixed}>',
        name=name,
        plain=plain,
        value=value,
        most=most,
        listed=listed,
        wide=wide,
        tied=tied,
        fixed=fixed,
    )


def _options(found: Iterable[Option], value: str) -> Markup:
    return Markup().join(
        html('<option value="{}"{}>{}</option>', one.value, " selected" if one.value == value else "", one.label)
        for one in found
    )


def _tied(board: FormBoard, name: str) -> Markup:
    """Return what ties a field to its hint and its error, and the mark by which the first error gets the focus."""
    errors = board.errors or {}
    told = [f"h-{name}"] if _hinted(board, name) else []
    if name in (board.beside or {}):
        told.append(f"b-{name}")
    if name in errors:
        told.append(f"e-{name}")
    said = html(' aria-describedby="{}"', " ".join(told)) if told else Markup()
    if name not in errors:
        return said
    first = next(one for group in FORMS[board.asked.do].values() for one in group if one in errors)
    focus = html(' data-opened="error {}"', board.turn) if name == first else ""
    return html('{} aria-invalid="true"{}', said, focus)


def _hinted(board: FormBoard, name: str) -> bool:
    """Return whether a field says how it is written: not where a file filled it in."""
    return name in HINTED and not (name in (board.beside or {}) and board.values.get(name))


def _hint(board: FormBoard, name: str) -> Markup:
    if not _hinted(board, name):
        return Markup()
    key = "planning.hint.value_kept" if name == "value" and board.asked.do == "correct" else f"planning.hint.{name}"
    return html('<p class="hint" id="h-{}">{}</p>', name, say(board.view.lang, key))


def _beside(board: FormBoard, name: str) -> Markup:
    words = (board.beside or {}).get(name)
    return html('<p class="beside-field" id="b-{}">{}</p>', name, words) if words else Markup()


def _errors(board: FormBoard, name: str) -> Markup:
    found = (board.errors or {}).get(name, ())
    return html('<p class="error" id="e-{}">{}</p>', name, " ".join(found)) if found else Markup()


def _echo(board: FormBoard) -> Markup:
    """Return the figure as it was read, in figures and in words."""
    if not board.echo:
        return Markup()
    said = [html("<p>{}</p>", line) for line in board.echo]
    return html('<div class="echo" role="status">{}</div>', said)


def _readings(board: FormBoard) -> Markup:
    if not board.readings:
        return Markup()
    listed = tuple(Option(one.value, one.words) for one in board.readings)
    return _radios(board, READING, listed, board.values.get(READING, ""))


def _radios(board: FormBoard, name: str, found: tuple[Option, ...], value: str) -> Markup:
    items = [
        html(
            '<label class="radio"><input type="radio" name="{name}" value="{value}"{checked}> {label}</label>',
            name=name,
            value=one.value,
            checked=" checked" if one.value == value else "",
            label=one.label,
        )
        for one in found
    ]
    label = say(board.view.lang, f"planning.field.{name}")
    return html('<div class="radios" role="radiogroup" aria-label="{}">{}</div>', label, items)
