"""The fields of the form as HTML: label, hint and error of each tied to it for eye and ear."""

from collections.abc import Iterable

from indicators.editing.boards.form_schema import FORMS, LONG, NEEDED, Option, longest
from indicators.editing.boards.form_validation import READING
from indicators.editing.boards.form_view import FormBoard
from indicators.markup.escape import text
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


def fieldsets_html(board: FormBoard, choices: Choices) -> str:
    """Return the groups of fields; the first field at fault gets the focus once."""
    groups = FORMS[board.asked.do]
    return "".join(fieldset_html(board, group, choices) for group in groups)


def fieldset_html(board: FormBoard, group: str, choices: Choices) -> str:
    """Return one group of fields."""
    legend = text(say(board.view.lang, f"planning.group.{group}"))
    fields = "".join(_field(board, name, choices) for name in FORMS[board.asked.do][group])
    return f'<fieldset class="{group}"><legend>{legend}</legend>{fields}</fieldset>'


def _field(board: FormBoard, name: str, choices: Choices) -> str:
    if name == "standing":
        return _radios(board, name, choices[name], board.values.get(name, ""))
    lang, ident = board.view.lang, f"f-{name}"
    needed = name in (*NEEDED[board.asked.do], *NEEDED["adopt"])  # a document needs both where there is one
    mark = f' <span class="needed">{text(say(lang, "planning.must"))}</span>' if needed else ""
    label = f'<label for="{ident}">{text(say(lang, f"planning.field.{name}"))}{mark}</label>'
    beside = _readings(board) + _echo(board) if name == "value" else ""
    told = f"{_beside(board, name)}{_hint(board, name)}{_errors(board, name)}{beside}"
    return f'<div class="field {name}">{label}{_input(board, name, choices)}{told}</div>'


def _input(board: FormBoard, name: str, choices: Choices) -> str:
    value, tied = board.values.get(name, ""), _tied(board, name)
    if name in choices:
        return f'<select id="f-{name}" name="{name}"{tied}>{_options(choices[name], value)}</select>'
    most = f'maxlength="{longest(name)}"'
    if name in LINES:
        return f'<textarea id="f-{name}" name="{name}" rows="2" {most}{tied}>{text(value)}</textarea>'
    fixed = " readonly" if name in board.fixed else ""
    listed = ' list="sources"' if name == "source" else ""
    wide = ' class="wide"' if name in LONG else ""
    plain = 'type="text" autocomplete="off" spellcheck="false"'
    return f'<input id="f-{name}" name="{name}" {plain} value="{text(value)}" {most}{listed}{wide}{tied}{fixed}>'


def _options(found: Iterable[Option], value: str) -> str:
    return "".join(
        f'<option value="{text(one.value)}"{" selected" if one.value == value else ""}>{text(one.label)}</option>'
        for one in found
    )


def _tied(board: FormBoard, name: str) -> str:
    """Return what ties a field to its hint and its error, and the mark by which the first error gets the focus."""
    errors = board.errors or {}
    told = [f"h-{name}"] if _hinted(board, name) else []
    if name in (board.beside or {}):
        told.append(f"b-{name}")
    if name in errors:
        told.append(f"e-{name}")
    said = f' aria-describedby="{" ".join(told)}"' if told else ""
    if name not in errors:
        return said
    first = next(one for group in FORMS[board.asked.do].values() for one in group if one in errors)
    focus = f' data-opened="error {board.turn}"' if name == first else ""
    return f'{said} aria-invalid="true"{focus}'


def _hinted(board: FormBoard, name: str) -> bool:
    """Return whether a field says how it is written: not where a file filled it in."""
    return name in HINTED and not (name in (board.beside or {}) and board.values.get(name))


def _hint(board: FormBoard, name: str) -> str:
    if not _hinted(board, name):
        return ""
    key = "planning.hint.value_kept" if name == "value" and board.asked.do == "correct" else f"planning.hint.{name}"
    return f'<p class="hint" id="h-{name}">{text(say(board.view.lang, key))}</p>'


def _beside(board: FormBoard, name: str) -> str:
    words = (board.beside or {}).get(name)
    return f'<p class="beside-field" id="b-{name}">{text(words)}</p>' if words else ""


def _errors(board: FormBoard, name: str) -> str:
    found = (board.errors or {}).get(name, ())
    return f'<p class="error" id="e-{name}">{" ".join(text(one) for one in found)}</p>' if found else ""


def _echo(board: FormBoard) -> str:
    """Return the figure as it was read, in figures and in words."""
    if not board.echo:
        return ""
    said = "".join(f"<p>{text(line)}</p>" for line in board.echo)
    return f'<div class="echo" role="status">{said}</div>'


def _readings(board: FormBoard) -> str:
    if not board.readings:
        return ""
    listed = tuple(Option(one.value, one.words) for one in board.readings)
    return _radios(board, READING, listed, board.values.get(READING, ""))


def _radios(board: FormBoard, name: str, found: tuple[Option, ...], value: str) -> str:
    items = "".join(
        f'<label class="radio"><input type="radio" name="{name}" value="{text(one.value)}"'
        f"{' checked' if one.value == value else ''}> {text(one.label)}</label>"
        for one in found
    )
    label = text(say(board.view.lang, f"planning.field.{name}"))
    return f'<div class="radios" role="radiogroup" aria-label="{label}">{items}</div>'
