"""What changed between two days as HTML: the choice of the earlier day, the sentence, a row for each indicator."""

from collections.abc import Iterator

from markupsafe import Markup

from indicators.boards.changes import Change, ChangesBoard, Move, told
from indicators.boards.origins import RESULT
from indicators.boards.sentences import parts
from indicators.boards.view import Choice, Unknown, View
from indicators.markup.html import html
from indicators.markup.parts import address, picker_html, select_html, sentence_html, symbol
from indicators.wording import day, first_upper, say


def changes_html(
    found: ChangesBoard | Unknown | None, choices: tuple[Choice, ...], view: View, code: str = ""
) -> Markup:
    """Return the section: with no day chosen the choice alone; with a code what changed of that indicator."""
    lang = view.lang
    label = say(lang, "changes.since")
    head = html(
        '<h2>{}</h2><div class="controls">{}{}</div>',
        say(lang, "changes.heading"),
        select_html("since", label, choices, lang),
        picker_html(view, view.as_of, "since"),
    )
    body = html("<p>{}</p>", found.message) if isinstance(found, Unknown) else _body(found, code) if found else ""
    return html('<div class="board changes" lang="{}">{}{}</div>', lang, head, body)


def _body(board: ChangesBoard, code: str) -> Markup:
    lang, shown = board.view.lang, [c for c in board.changes if not code or c.indicator == code]
    if not shown:
        ends = {"since": day(board.since, lang), "until": day(board.view.as_of, lang)}
        return html("<p>{}</p>", say(lang, "changes.same", **ends))
    said = "" if code else html("<p>{}</p>", sentence_html(board.sentence_parts, "flip"))
    heads = (say(lang, key) for key in ("table.indicator", "changes.verdict", "changes.what"))
    columns = [html('<th scope="col">{}</th>', head) for head in heads]
    rows = [_row(board, one) for one in shown]
    return html('{}<table class="list"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', said, columns, rows)


def _row(board: ChangesBoard, one: Change) -> Markup:
    lang = board.view.lang
    name = html('<a class="name" href="{}" data-page="indicator">{}</a>', address(board.view, one.indicator), one.name)
    verdicts = dict.fromkeys((one.verdict_before, one.verdict_after))
    words = ((v, say(lang, f"verdict.{v}")) for v in verdicts)
    marked = Markup(" → ").join((html('<span class="one">{} {}</span>', symbol(v), said) for v, said in words))
    heads = [say(lang, key) for key in ("table.indicator", "changes.verdict", "changes.what")]
    cells = (name, html('<span class="verdicts">{}</span>', marked), Markup("<br>").join(_moves(board, one)))
    body = [html('<td data-head="{}">{}</td>', head, cell) for head, cell in zip(heads, cells, strict=True)]
    flipped = Markup(' class="used"') if one.flipped else ""
    return html(
        '<tr{flipped} data-passport="{key}">{body}</tr>',
        flipped=flipped,
        key=f"{RESULT}{one.indicator}",
        body=body,
    )


def _moves(board: ChangesBoard, one: Change) -> Iterator[str]:
    """Yield what moved, each number as a link to its passport."""
    lang = board.view.lang
    if one.flipped:
        yield first_upper(one.reason_words)
    for key in ("figure", "progress", "target"):
        move: Move | None = getattr(one, key)
        if move:
            ends = [told(side) if side else "–" for side in (move.before, move.after)]
            kind = "moved" if move.before else "first"
            said = sentence_html(parts(say(lang, f"changes.{kind}.{key}", before=ends[0], after=ends[1])), "flip")
            said = first_upper(said)
            yield (said + (f" · {move.after.document}" if move.after and move.after.document else ""))
    if one.official_before != one.official_after:
        words = [say(lang, f"verdict.{v}") if v else "–" for v in (one.official_before, one.official_after)]
        yield say(lang, "changes.moved.official", before=words[0], after=words[1])
