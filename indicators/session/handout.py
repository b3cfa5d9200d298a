"""The hand-out of a board: an A4 PDF with every row, its sources and its day, made by typst without a browser.

The same board gives the same bytes.
"""

import json
from dataclasses import asdict
from importlib.resources import as_file, files
from typing import Any

import typst

from indicators.boards.origins import Origin, cited
from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard, groups
from indicators.theme import LIGHT
from indicators.wording import day, first_upper, say

FONT = "fontpkg_source_sans_3"  # the face of the pages, as TrueType, which typst can read
HEADS = ("changes.verdict", "table.indicator", "table.target", "table.actual", "table.against")


def report(board: Scoreboard) -> bytes:
    """Return the board as a PDF of A4 pages; text is selectable, figures are words, bars are drawn."""
    template = files("indicators.session").joinpath("handout.typ").read_bytes()
    words = json.dumps(_words(board), ensure_ascii=False, sort_keys=True)
    with as_file(files(FONT).joinpath("files")) as fonts:
        known = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
        return typst.compile(template, sys_inputs={"board": words}, font_paths=known)


def _words(board: Scoreboard) -> dict[str, Any]:
    """Return everything the hand-out says, worded and rounded by the board."""
    view, lang, numbers = board.view, board.view.lang, _numbered(board)
    on = day(view.as_of, lang)
    ending = "_open" if board.open else ""
    return {
        "lang": lang,
        "title": say(lang, "page.title", area=board.area_name),
        "above": " · ".join(
            (
                say(lang, "page.title", area=board.area_name),
                say(lang, "controls.year_value", year=view.year),
                first_upper(say(lang, f"basis.{view.basis}")),
                next((c.label for c in board.controls.days if c.chosen), say(lang, "controls.day", day=on)),
            )
        ),
        "sentence": board.sentence,
        "squares": [_mark(board, kind) for kind in board.squares],
        "counts": [{"mark": _mark(board, c.verdict), "n": str(c.n), "label": c.label} for c in board.counts],
        "remarks": list(board.remarks),
        "heads": [say(lang, f"{key}{ending if key[-6:] in ('actual', 'gainst') else ''}") for key in HEADS],
        "rows": [_row(board, r, numbers) for r in (*board.rows, *board.without)],
        "groups": [{"head": one.heading, "rows": [_row(board, r, numbers) for r in one.rows]} for one in groups(board)],
        "legend": say(lang, "report.legend"),
        "sources_head": say(lang, "report.sources"),
        "sources": [{"n": n, "words": words} for words, n in numbers.items()],
        "foot": say(lang, "report.foot", day=on, snapshot=board.snapshot),
        "colours": asdict(LIGHT),
    }


def _numbered(board: Scoreboard) -> dict[str, str]:
    """Return the number of each source, as it is cited, in the order of the rows that name it."""
    found: dict[str, str] = {}
    for shown in board.every_row:
        for origin in (shown.target_origin, shown.actual_origin):
            if origin:
                found.setdefault(cited(origin, board.view.lang), str(len(found) + 1))
    return found


def _row(board: Scoreboard, shown: Row, numbers: dict[str, str]) -> dict[str, Any]:
    return {
        "mark": shown.mark,
        "verdict": first_upper(shown.result_words),
        "name": shown.name,
        "unit": shown.unit_words,
        "contested": [first_upper(rival.words) for rival in shown.flips],
        "notes": first_upper(" · ".join(shown.exceptions[len(shown.flips) :])),
        "target": shown.target_words or say(board.view.lang, "table.no_target"),
        "unknown": shown.target_words is None,
        "target_source": _number(board, shown.target_origin, numbers) if shown.target_words else "",
        "actual": shown.actual_words or shown.progress_words or "–",
        "actual_source": _number(board, shown.actual_origin, numbers)
        if shown.actual_words or shown.progress_words
        else "",
        "partial": shown.actual_words is None and not board.open,
        "against": shown.outcome_words or "",
        "bar": _bar(shown),
    }


def _mark(board: Scoreboard, kind: str) -> str:
    """Return the mark of a count: that of its rows where they share one."""
    marks = {r.mark for r in board.rows if r.counted == kind}
    return marks.pop() if len(marks) == 1 else kind


def _number(board: Scoreboard, origin: Origin | None, numbers: dict[str, str]) -> str:
    return numbers[cited(origin, board.view.lang)] if origin else ""


def _bar(shown: Row) -> dict[str, Any] | None:
    drawn = shown.bullet
    if drawn is None or drawn.actual is None:
        return None
    return {"points": drawn.in_points, "at": drawn.actual, "tinted": drawn.tinted}
