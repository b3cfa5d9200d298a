"""What changed between two days as HTML: the choice of the earlier day, the sentence, a row for each indicator."""

from collections.abc import Iterator

from indicators.boards.changes import Change, ChangesBoard, Move, told
from indicators.boards.origins import RESULT
from indicators.boards.sentences import parts
from indicators.boards.view import Choice, Unknown, View
from indicators.markup.escape import text
from indicators.markup.parts import address, picker_html, select_html, sentence_html, symbol
from indicators.wording import day, first_upper, say


def changes_html(found: ChangesBoard | Unknown | None, choices: tuple[Choice, ...], view: View, code: str = "") -> str:
    """Return the section: with no day chosen the choice alone; with a code what changed of that indicator."""
    lang = view.lang
    label = say(lang, "changes.since")
    head = (
        f'<h2>{text(say(lang, "changes.heading"))}</h2><div class="controls">'
        f"{select_html('since', label, choices, lang)}{picker_html(view, view.as_of, 'since')}</div>"
    )
    body = f"<p>{text(found.message)}</p>" if isinstance(found, Unknown) else _body(found, code) if found else ""
    return f'<div class="board changes" lang="{lang}">{head}{body}</div>'


def _body(board: ChangesBoard, code: str) -> str:
    lang, shown = board.view.lang, [c for c in board.changes if not code or c.indicator == code]
    if not shown:
        ends = {"since": day(board.since, lang), "until": day(board.view.as_of, lang)}
        return f"<p>{text(say(lang, 'changes.same', **ends))}</p>"
    said = "" if code else f"<p>{sentence_html(board.sentence_parts, 'flip')}</p>"
    heads = (say(lang, key) for key in ("table.indicator", "changes.verdict", "changes.what"))
    columns = "".join(f'<th scope="col">{text(head)}</th>' for head in heads)
    rows = "".join(_row(board, one) for one in shown)
    return f'{said}<table class="list"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>'


def _row(board: ChangesBoard, one: Change) -> str:
    lang = board.view.lang
    name = (
        f'<a class="name" href="{text(address(board.view, one.indicator))}" data-page="indicator">{text(one.name)}</a>'
    )
    verdicts = dict.fromkeys((one.verdict_before, one.verdict_after))
    words = ((v, text(say(lang, f"verdict.{v}"))) for v in verdicts)
    marked = " → ".join(f'<span class="one">{symbol(v)} {said}</span>' for v, said in words)
    heads = [text(say(lang, key)) for key in ("table.indicator", "changes.verdict", "changes.what")]
    cells = (name, f'<span class="verdicts">{marked}</span>', "<br>".join(_moves(board, one)))
    body = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in zip(heads, cells, strict=True))
    flipped = ' class="used"' if one.flipped else ""
    return f'<tr{flipped} data-passport="{RESULT}{text(one.indicator)}">{body}</tr>'


def _moves(board: ChangesBoard, one: Change) -> Iterator[str]:
    """Yield what moved, each number as a link to its passport."""
    lang = board.view.lang
    if one.flipped:
        yield text(first_upper(one.reason_words))
    for key in ("figure", "progress", "target"):
        move: Move | None = getattr(one, key)
        if move:
            ends = [told(side) if side else "–" for side in (move.before, move.after)]
            kind = "moved" if move.before else "first"
            said = sentence_html(parts(say(lang, f"changes.{kind}.{key}", before=ends[0], after=ends[1])), "flip")
            said = first_upper(said)
            yield said + (f" · {text(move.after.document)}" if move.after and move.after.document else "")
    if one.official_before != one.official_after:
        words = [say(lang, f"verdict.{v}") if v else "–" for v in (one.official_before, one.official_after)]
        yield text(say(lang, "changes.moved.official", before=words[0], after=words[1]))
