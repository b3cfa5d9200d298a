"""A workbook in words: what the file is, what it is asked, what was understood of it and what was left out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from indicators.boards.view import View
from indicators.editing.boards.form_schema import IMPORT, PlanningQuery
from indicators.editing.edit_requests import NewActual
from indicators.importing import understand
from indicators.importing.boards import facts as told_facts
from indicators.importing.boards.types import (
    Dropped,
    ImportBoard,
    QuestionGroup,
    ShownChoice,
    ShownFigure,
    ShownQuestion,
    Work,
)
from indicators.importing.boards.words import (
    cells_words,
    choice_words,
    found_words,
    indicator_name,
    question_words,
    told_words,
    value_words,
)
from indicators.importing.keys import words_of
from indicators.importing.layout import read_metadata
from indicators.importing.types import Facts, ImportQuestion, Intake, ReadFigure, SheetTable
from indicators.model import Book
from indicators.problems import shown
from indicators.wording import Lang, count, day, first_upper, period, say

# Under which heading a question stands; what is not named stands under the last one.
GROUPS = {
    "table": (
        "no_table", "column_unknown", "column_period", "column_index", "unit_missing", "unit_unknown", "unit_other",
        "units_disagree", "name_unknown", "name_ambiguous", "hidden_row", "hidden_column", "other_area",
        "heading_other",
    ),
    "cell": (
        "broken_cell", "uncomputed_cell", "day_cell", "not_a_number", "two_readings", "other_way", "range_cell",
        "bound_cell", "percent_fraction", "index_number", "decimals_in_count", "too_long", "negative_count",
    ),
    "record": (
        "implausible", "scale", "scale_all", "falling", "stage_below", "stage_below_all", "published_no_day",
        "published_future", "published_before", "published_early", "published_late", "differs_on_record",
        "before_merger",
    ),
    "sums": (),
}  # fmt: skip


@dataclass(frozen=True)
class Read:
    """What was read of a file before anything is shown: what it says of itself, what was understood."""

    heard: Facts
    intake: Intake


def import_board(book: Book, view: View, today: date, work: Work) -> ImportBoard:
    """Return the tab with a workbook on it; what is asked for is complete once no question is open."""
    said = read_metadata(work.dropped.sheets, book)
    values = told_facts.values_of(said, work.typed)
    facts = told_facts.facts_of(values, told_facts.invalid_fields(values, book, view.lang), book)
    kept = {key: one.value for key, one in work.kept.items()}
    found = understand(work.dropped.sheets, book, facts, work.answers, kept, today)
    return board_of(book, view, work, Read(said, found))


def board_of(book: Book, view: View, work: Work, read: Read) -> ImportBoard:
    """Return what was read of a file in words."""
    lang, intake = view.lang, read.intake
    values = told_facts.values_of(read.heard, work.typed)
    wrong = told_facts.invalid_fields(values, book, lang)
    facts = told_facts.facts_of(values, wrong, book)
    waiting = tuple(_waiting(intake, facts, values, lang))
    doubted = {cell for question in intake.open for cell in question.cells}
    asked = PlanningQuery(IMPORT, work.dropped.digest, figures=tuple(_wanted(one, facts) for one in intake.figures))
    fresh = tuple(one for one in intake.questions if one.answer and not one.remembered)
    again = tuple(one for one in intake.questions if one.answer and one.remembered)
    return ImportBoard(
        view=view,
        name=shown(work.dropped.name, 120),
        holds=_holds(work.dropped, intake.tables, lang),
        sheets=tuple(shown(one.name, 60) for one in work.dropped.sheets),
        heading=_heading(intake, waiting, lang),
        waiting=waiting,
        values=values | _why(work, facts, lang),
        facts=told_facts.in_a_line(facts, book, lang),
        complete=not (wrong or told_facts.missing(facts)),
        beside=told_facts.beside(read.heard, values, facts, book, lang),
        errors=wrong,
        open=tuple(_groups(intake.open, work, book, lang)),
        settled=tuple(_groups(fresh, work, book, lang)),
        remembered=tuple(_groups(again, work, book, lang)),
        figures=tuple(_figure(one, book, lang) for one in intake.figures if one.cell not in doubted),
        told=tuple(Counter(told_words(one, book, lang) for one in intake.told).items()),
        intake=intake,
        asked=None if waiting else asked,
    )


def _why(work: Work, facts: Facts, lang: Lang) -> dict[str, str]:
    """Return the reason and the author as typed; the reason is proposed from the month and the name of the file."""
    month = day(facts.month, lang) if facts.month else ""
    proposed = say(lang, "importing.reason", month=month, file=shown(work.dropped.name, 80)) if month else ""
    return {"reason": work.typed.get("reason", "").strip() or proposed, "author": work.typed.get("author", "").strip()}


def _holds(file: Dropped, found: tuple[SheetTable, ...], lang: Lang) -> str:
    """Return what the file holds, counted."""
    rows = sum(1 for table in found for line in table.lines if line.kind == "figure")
    counted = {"sheets": len(file.sheets), "tables": len(found), "rows": rows}
    return " · ".join(count(lang, f"importing.{name}", n) for name, n in counted.items())


def _heading(intake: Intake, waiting: tuple[str, ...], lang: Lang) -> str:
    if intake.open:
        return count(lang, "importing.open", len(intake.open))
    if not intake.figures:
        return say(lang, "importing.no_figure")
    return count(lang, f"importing.{'waits' if waiting else 'ready'}", len(intake.figures))


def _waiting(intake: Intake, facts: Facts, values: dict[str, str], lang: Lang) -> Iterator[str]:
    """Yield why nothing can be saved yet."""
    if intake.open:
        yield count(lang, "importing.waits_for_answers", len(intake.open))
    if names := told_facts.missing(facts):
        fields = ", ".join(say(lang, f"planning.field.{name}") for name in names)
        yield say(lang, "importing.waits_for_facts", fields=fields)
    elif amiss := [name for name in ("source", "url") if values[name] and not getattr(facts, name)]:
        fields = ", ".join(say(lang, f"planning.field.{name}") for name in amiss)
        yield say(lang, "importing.waits_for_facts", fields=fields)
    if not (intake.figures or intake.open):
        yield say(lang, "importing.waits_for_figures")


def _wanted(one: ReadFigure, facts: Facts) -> NewActual:
    return NewActual(
        one.indicator, facts.area, one.period, one.typed, one.stage, told_facts.printed(facts),
        published_on=facts.published_on, period_kind=one.kind, as_printed=one.as_printed, note=one.note or None,
    )  # fmt: skip


# ---- questions


def _groups(found: Iterable[ImportQuestion], work: Work, book: Book, lang: Lang) -> Iterator[QuestionGroup]:
    """Yield the questions under their headings, in the order in which a reader meets them."""
    by_group: dict[str, list[ImportQuestion]] = {name: [] for name in GROUPS}
    for one in found:
        name = next((name for name, codes in GROUPS.items() if one.code in codes), "sums")
        by_group[name].append(one)
    for name, listed in by_group.items():
        if listed:
            title = say(lang, f"importing.group.{name}", n=len(listed))
            yield QuestionGroup(title, tuple(_question(one, work, book, lang) for one in listed))


def _question(one: ImportQuestion, work: Work, book: Book, lang: Lang) -> ShownQuestion:
    kept = work.kept.get(words_of(one.key)) if one.remembered else None
    choices = (
        ShownChoice(c.value, choice_words(one, c, book, lang), c.value == one.proposed, c.value == one.answer)
        for c in one.choices
    )
    return ShownQuestion(
        key=one.key,
        code=one.code,
        cells=cells_words(one.cells, lang),
        found=found_words(one.found, lang),
        sentence=question_words(one, book, lang),
        choices=tuple(choices),
        remembered=say(lang, "importing.remembered_by", author=kept.author, day=day(kept.at[:10], lang))
        if kept
        else "",
    )


# ---- figures


def _figure(one: ReadFigure, book: Book, lang: Lang) -> ShownFigure:
    return ShownFigure(
        cell=cells_words((one.cell,), lang),
        indicator=indicator_name(book, one.indicator, lang),
        period=first_upper(period(one.period, one.kind, lang)),
        printed=shown(one.as_printed, 120),
        value=value_words(one, book, lang),
        stage=say(lang, f"stage.{one.stage}"),
        note=say(lang, "importing.as_answered") if one.note else "",  # the note itself is kept in English
    )
