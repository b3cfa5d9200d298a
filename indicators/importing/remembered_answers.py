"""Answers of earlier files of the same layout: called back for a new one, kept once its figures are saved."""

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from indicators.editing import answers
from indicators.importing import layout_of
from indicators.importing.boards.types import Dropped
from indicators.importing.keys import about_words, words_of
from indicators.importing.layout import read_metadata, tables
from indicators.importing.types import Intake
from indicators.model import Book
from indicators.problems import NotSaved


def recall_answers(folder: Path, file: Dropped, book: Book) -> Mapping[str, answers.Kept]:
    """Return the answers kept for the layout of a file by the words of their question."""
    found = tables(file.sheets, read_metadata(file.sheets, book).month)
    return about_words({one.key: one for one in answers.kept(folder, layout_of(found))})


def keep_answers(folder: Path, intake: Intake, author: str) -> None:
    """Keep the lasting answers of a file that was saved, those given anew; the figures are safe without them.

    The same words have one answer, or none: which row was meant by which would be known by place alone.
    """
    given, fresh = defaultdict[str, set[str]](set), set[str]()
    for one in intake.questions:
        if one.lasting and one.answer:
            given[words_of(one.key)].add(one.answer)
            fresh |= set() if one.remembered else {words_of(one.key)}
    kept = {words: next(iter(given[words])) if len(given[words]) == 1 else None for words in fresh}
    with suppress(NotSaved):
        answers.remember(folder, intake.layout, kept, author, about_words)
