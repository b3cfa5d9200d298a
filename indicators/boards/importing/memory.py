"""Answers of earlier files of the same layout: called back for a new one, kept once its figures are saved."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from indicators.boards.importing.nouns import Dropped
from indicators.edits import NotSaved, answers
from indicators.intake import layout_of
from indicators.intake.layout import heard, tables
from indicators.intake.nouns import Intake
from indicators.model import Book


def recalled(folder: Path, file: Dropped, book: Book) -> Mapping[str, answers.Kept]:
    """Return the answers kept for the layout of a file by the key of their question."""
    found = tables(file.sheets, heard(file.sheets, book).month)
    return {one.key: one for one in answers.kept(folder, layout_of(found))}


def keep(folder: Path, intake: Intake, author: str) -> None:
    """Keep the lasting answers of a file that was saved, those given anew; the figures are safe without them."""
    given = {one.key: one.answer for one in intake.questions if one.lasting and one.answer and not one.remembered}
    with suppress(NotSaved):
        answers.remember(folder, intake.layout, given, author)
