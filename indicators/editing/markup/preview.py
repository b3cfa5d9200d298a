"""What an edit would change as HTML: the lines of each file, the rows of the boards, the doubts; and a conflict."""

from markupsafe import Markup

from indicators.editing.boards.conflict import Conflict, ConflictLine, Hunk
from indicators.editing.boards.form_view import FormBoard, ShownMove, ShownPreview
from indicators.editing.markup.diff import diff_html
from indicators.markup.html import html
from indicators.markup.parts import sentence_html, symbol
from indicators.wording import Lang, count, say

COLUMNS = ("was", "now", "wanted")
HEADS = ("planning.columns.board", "table.indicator", "changes.verdict", "changes.what")


def preview_html(board: FormBoard) -> Markup:
    """Return what the form would change, and the button that saves just that; nothing before there is a preview."""
    found, lang = board.preview, board.view.lang
    if found is None:
        return Markup()
    heading = html('<h2 tabindex="-1" data-opened="preview {}">{}</h2>', board.turn, found.title)
    anew = html('<p class="meanwhile" role="status">{}</p>', board.meanwhile) if board.meanwhile else ""
    echo = [html("<p>{}</p>", line) for line in board.echo[:1]]
    hidden = [
        html('<input type="hidden" name="{}" value="{}">', name, value)
        for name, value in (("base", found.base), ("stamp", found.stamp))
    ]
    save = html(
        '<button type="submit" class="save" name="act" value="save">{}</button>', say(lang, "planning.button.save")
    )
    return html(
        '<section class="preview">{heading}{anew}{echo}{moves}{doubts}{diffs}{hidden}'
        '<p class="buttons">{save}</p></section>',
        heading=heading,
        anew=anew,
        echo=echo,
        moves=_moves(found, lang),
        doubts=_doubts(found, lang),
        diffs=_diffs(found, lang),
        hidden=hidden,
        save=save,
    )


def _moves(found: ShownPreview, lang: Lang) -> Markup:
    names = [say(lang, key) for key in HEADS]
    columns = [html('<th scope="col">{}</th>', name) for name in names]
    return Markup().join(
        (
            html("<h3>{}</h3>", head) + (_table(columns, [_move(one, names, lang) for one in moves]) if moves else "")
            for head, moves in found.moves
        )
    )


def _table(columns: list[Markup], rows: list[Markup]) -> Markup:
    return html('<table class="list"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', columns, rows)


def _move(one: ShownMove, names: list[str], lang: Lang) -> Markup:
    verdicts = dict.fromkeys(one.verdicts)
    marked = Markup(" → ").join(html("{} {}", symbol(v), say(lang, f"verdict.{v}")) for v in verdicts)
    moves = Markup("<br>").join(sentence_html(move, "rank") for move in one.moves)
    cells = (_boards(one, lang), one.name, html('<span class="verdicts">{}</span>', marked), moves)
    body = [html('<td data-head="{}">{}</td>', head, cell) for head, cell in zip(names, cells, strict=True)]
    return html("<tr{}>{}</tr>", " class=used" if one.flips else "", body)


def _boards(one: ShownMove, lang: Lang) -> str:
    """Return the first board, and the others folded under a line that counts them."""
    if not one.more:
        return one.board
    words = count(lang, "planning.preview.more_boards", len(one.more))
    items = [html("<li>{}</li>", board) for board in one.more]
    return html('{}<details class="more"><summary>{}</summary><ul>{}</ul></details>', one.board, words, items)


def _doubts(found: ShownPreview, lang: Lang) -> Markup:
    if not found.doubts:
        return Markup()
    items = [html("<li>{}</li>", one) for one in found.doubts]
    return html('<h3>{}</h3><ul class="doubts">{}</ul>', say(lang, "planning.preview.doubts"), items)


def _diffs(found: ShownPreview, lang: Lang) -> Markup:
    shown = [diff_html(one, lang) for one in found.diffs]
    return html("<h3>{}</h3><div class='history'>{}</div>", say(lang, "planning.preview.files"), shown)


# ---- a conflict


def conflicts_html(board: FormBoard) -> Markup:
    """Return the three states of each file that somebody else changed meanwhile; nothing where none was."""
    if not board.conflicts:
        return Markup()
    lang = board.view.lang
    head = html('<h2 tabindex="-1" data-opened="moved {}">{}</h2>', board.turn, say(lang, "planning.moved.title"))
    sentences = (board.meanwhile, say(lang, "planning.moved.about"))
    told = html("<p>{}</p>", " ".join(one for one in sentences if one))
    shown = [_conflict(one, lang) for one in board.conflicts]
    return html('<section class="moved" role="alert">{}{}{}</section>', head, told, shown)


def _conflict(one: Conflict, lang: Lang) -> Markup:
    shown = [_hunk(hunk, lang) for hunk in one.hunks]
    return html("<h3><code>{}</code></h3>{}", one.name, shown)


def _hunk(hunk: Hunk, lang: Lang) -> Markup:
    return html('<div class="sides">{}</div>', (_side(name, getattr(hunk, name), lang) for name in COLUMNS))


def _side(name: str, lines: tuple[ConflictLine, ...] | None, lang: Lang) -> Markup:
    head = say(lang, f"planning.moved.{name}")
    if lines is None:
        return html('<div class="{}"><h4>{}</h4><p>{}</p></div>', name, head, say(lang, "planning.moved.unknown"))
    body = [_side_line(one) for one in lines]
    return html(
        '<div class="{name}"><h4>{head}</h4><pre tabindex="0" aria-label="{head}">{body}</pre></div>',
        name=name,
        head=head,
        body=body,
    )


def _side_line(one: ConflictLine) -> Markup:
    shown = f"{one.number:>5} {one.text}\n"
    return html("<mark>{}</mark>", shown) if one.differs else html("<span>{}</span>", shown)
