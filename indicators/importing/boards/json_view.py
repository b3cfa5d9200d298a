"""An import as plain data: the JSON that other programs read."""

from typing import Any

from indicators.editing.boards.preview import Preview, RowImpact
from indicators.encoding import encode
from indicators.importing.boards.types import ImportBoard, Work
from indicators.importing.boards.words import choice_words, question_words, told_words
from indicators.importing.keys import words_of
from indicators.importing.types import ImportQuestion, ReadFigure
from indicators.model import Book
from indicators.wording import Lang


def board_json(board: ImportBoard, work: Work, book: Book) -> dict[str, Any]:
    """Return what a file is and says, what is asked of it, what was understood and left out; what is absent is null."""
    lang, intake = board.view.lang, board.intake
    facts = {name: getattr(intake.facts, name) or None for name in type(intake.facts).__dataclass_fields__}
    told = [encode(one, "code", "cells", {"words": told_words(one, book, lang)}) for one in intake.told]
    return {
        "file": {"name": board.name, "sheets": list(board.sheets), "layout": intake.layout},
        "facts": facts,
        "figures": [_figure(one) for one in intake.figures],
        "questions": [_question(one, work, book, lang) for one in intake.questions],
        "told": told,
    }


def preview_json(found: Preview, lang: Lang) -> dict[str, Any]:
    """Return what the import would change: the lines of the files, the rows of the boards, the doubts."""
    return {
        "files": [encode(one, "name", "lines") for one in found.diffs],
        "moved": [_moved(one) for one in found.moved],
        "doubts": [one.as_json(lang) for one in found.doubts],
        "snapshot": found.snapshot,
    }


def _figure(one: ReadFigure) -> dict[str, Any]:
    return encode(
        one,
        *("cell", "name", "indicator", "period", "period_kind=kind", "stage", "typed.value", "typed.unit"),
        {"qualifier": one.typed.qualifier or None},
        "as_printed",
        {"note": one.note or None},
    )


def _question(one: ImportQuestion, work: Work, book: Book, lang: Lang) -> dict[str, Any]:
    kept = work.kept.get(words_of(one.key)) if one.remembered else None
    return encode(
        one,
        *("key", "code", "cells", "found"),
        {"question": question_words(one, book, lang)},
        {"choices": [{"value": c.value, "words": choice_words(one, c, book, lang)} for c in one.choices]},
        {"proposed": one.proposed or None, "answer": one.answer or None},
        "lasting",
        {"remembered": encode(kept, "author", "at") if kept else None},
    )


def _moved(one: RowImpact) -> dict[str, Any]:
    verdict, pace = [one.verdict_before, one.verdict_after], [one.pace_before, one.pace_after]
    return encode(one, "board", "indicator", "name", {"verdict": verdict, "pace": pace})
