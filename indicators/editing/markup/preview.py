"""What an edit would change as HTML: the lines of each file, the rows of the boards, the doubts; and a conflict."""

from indicators.editing.boards.conflict import Conflict, ConflictLine, Hunk
from indicators.editing.boards.form_view import FormBoard, ShownMove, ShownPreview
from indicators.editing.markup.diff import diff_html
from indicators.markup.escape import text
from indicators.markup.parts import sentence_html, symbol
from indicators.wording import Lang, count, say

COLUMNS = ("was", "now", "wanted")
HEADS = ("planning.columns.board", "table.indicator", "changes.verdict", "changes.what")


def preview_html(board: FormBoard) -> str:
    """Return what the form would change, and the button that saves just that; nothing before there is a preview."""
    found, lang = board.preview, board.view.lang
    if found is None:
        return ""
    heading = f'<h2 tabindex="-1" data-opened="preview {board.turn}">{text(found.title)}</h2>'
    echo = "".join(f"<p>{text(line)}</p>" for line in board.echo[:1])
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{text(value)}">'
        for name, value in (("base", found.base), ("stamp", found.stamp))
    )
    save = (
        f'<button type="submit" class="save" name="act" value="save">{text(say(lang, "planning.button.save"))}</button>'
    )
    return (
        f'<section class="preview">{heading}{echo}{_moves(found, lang)}{_doubts(found, lang)}{_diffs(found, lang)}'
        f'{hidden}<p class="buttons">{save}</p></section>'
    )


def _moves(found: ShownPreview, lang: Lang) -> str:
    names = [text(say(lang, key)) for key in HEADS]
    columns = "".join(f'<th scope="col">{name}</th>' for name in names)
    return "".join(
        f"<h3>{text(head)}</h3>" + (_table(columns, [_move(one, names, lang) for one in moves]) if moves else "")
        for head, moves in found.moves
    )


def _table(columns: str, rows: list[str]) -> str:
    return f'<table class="list"><thead><tr>{columns}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _move(one: ShownMove, names: list[str], lang: Lang) -> str:
    verdicts = dict.fromkeys(one.verdicts)
    marked = " → ".join(f"{symbol(v)} {text(say(lang, f'verdict.{v}'))}" for v in verdicts)
    moves = "<br>".join(sentence_html(move, "rank") for move in one.moves)
    cells = (_boards(one, lang), text(one.name), f'<span class="verdicts">{marked}</span>', moves)
    body = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in zip(names, cells, strict=True))
    return f"<tr{' class=used' if one.flips else ''}>{body}</tr>"


def _boards(one: ShownMove, lang: Lang) -> str:
    """Return the first board, and the others folded under a line that counts them."""
    if not one.more:
        return text(one.board)
    words = text(count(lang, "planning.preview.more_boards", len(one.more)))
    items = "".join(f"<li>{text(board)}</li>" for board in one.more)
    return f'{text(one.board)}<details class="more"><summary>{words}</summary><ul>{items}</ul></details>'


def _doubts(found: ShownPreview, lang: Lang) -> str:
    if not found.doubts:
        return ""
    items = "".join(f"<li>{text(one)}</li>" for one in found.doubts)
    return f'<h3>{text(say(lang, "planning.preview.doubts"))}</h3><ul class="doubts">{items}</ul>'


def _diffs(found: ShownPreview, lang: Lang) -> str:
    shown = "".join(diff_html(one, lang) for one in found.diffs)
    return f"<h3>{text(say(lang, 'planning.preview.files'))}</h3><div class='history'>{shown}</div>"


# ---- a conflict


def conflicts_html(board: FormBoard) -> str:
    """Return the three states of each file that somebody else changed meanwhile; nothing where none was."""
    if not board.conflicts:
        return ""
    lang = board.view.lang
    head = f'<h2 tabindex="-1" data-opened="moved {board.turn}">{text(say(lang, "planning.moved.title"))}</h2>'
    told = f"<p>{text(say(lang, 'planning.moved.about'))}</p>"
    shown = "".join(_conflict(one, lang) for one in board.conflicts)
    return f'<section class="moved" role="alert">{head}{told}{shown}</section>'


def _conflict(one: Conflict, lang: Lang) -> str:
    shown = "".join(_hunk(hunk, lang) for hunk in one.hunks)
    return f"<h3><code>{text(one.name)}</code></h3>{shown}"


def _hunk(hunk: Hunk, lang: Lang) -> str:
    return f'<div class="sides">{"".join(_side(name, getattr(hunk, name), lang) for name in COLUMNS)}</div>'


def _side(name: str, lines: tuple[ConflictLine, ...] | None, lang: Lang) -> str:
    head = text(say(lang, f"planning.moved.{name}"))
    if lines is None:
        return f'<div class="{name}"><h4>{head}</h4><p>{text(say(lang, "planning.moved.unknown"))}</p></div>'
    body = "".join(_side_line(one) for one in lines)
    return f'<div class="{name}"><h4>{head}</h4><pre tabindex="0" aria-label="{head}">{body}</pre></div>'


def _side_line(one: ConflictLine) -> str:
    shown = f"{one.number:>5} {text(one.text)}\n"
    return f"<mark>{shown}</mark>" if one.differs else f"<span>{shown}</span>"
