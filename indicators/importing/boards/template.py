"""The workbook that is handed to an office each month: an ordinary table, which the import reads as any other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indicators.boards.judged import unit_words
from indicators.boards.tables.types import file_name
from indicators.boards.view import area_name
from indicators.importing import labels
from indicators.model import Area, Indicator
from indicators.model.scalars import period_span
from indicators.store import Store
from indicators.wording import Lang, period, say

WITHIN_YEAR = ("month", "months", "ytd", "quarter", "half", "as_of")
YEARLY = ("rank", "milestone")  # natures that nobody reports by month
GUIDE = ("fill", "blank", "numbers", "units", "names", "dates", "rows", "send")


@dataclass(frozen=True, slots=True)
class LabelledFact:
    """A line above the table: its label, what it says so far, and what may be typed (`day`, `text`, or nothing)."""

    label: str
    value: str
    typed: str = ""
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One indicator: its code, name and unit, and whether it is counted in whole numbers."""

    code: str
    name: str
    unit: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Template:
    """Everything that the workbook shows, already worded; `month` is `2026-11`."""

    name: str  # of the file, without its ending
    lang: Lang
    month: str
    sheet: str
    title: str
    hint: str
    facts: tuple[LabelledFact, ...]
    headings: tuple[str, ...]  # number, code, name, unit, the figures, note
    rows: tuple[TemplateRow, ...]
    refusals: dict[str, tuple[str, str]]  # what is said where something else is typed: heading and sentence
    guide_sheet: str
    guides: tuple[tuple[str, tuple[str, ...]], ...]  # in each language: a heading and its sentences

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date.fromisoformat(f"{self.month}-01")


def template(store: Store, area: Area, month: str, lang: Lang, stage: str, *, every: bool = False) -> Template:
    """Return the workbook of an area for a month, `estimate` in its headers or not.

    Its rows are the indicators with figures within a year on record for the area, or with a target
    for the year of the month, ranks and milestones aside; with `every` all there are.
    """
    dated = {"month": int(month[5:]), "year": month[:4], "name": labels.ENGLISH_MONTHS[int(month[5:]) - 1]}
    estimated = stage == "estimate"
    of_month = labels.ESTIMATED_MONTH if estimated else labels.MONTH
    of_year = labels.ESTIMATED_CUMULATIVE if estimated else labels.CUMULATIVE
    named = area_name(area, lang)
    ends = [label.written(lang) for label in (labels.NUMBER, labels.CODE, labels.NAME, labels.UNIT)]
    figures = [label.written(lang).format(**dated) for label in (of_month, of_year)]
    chosen = [one for one in store.book.indicators.values() if every or one.code in _reported(store, area, month)]
    return Template(
        name=file_name(say(lang, "template.file"), named, month),
        lang=lang,
        month=month,
        sheet=say(lang, "template.sheet"),
        title=say(lang, "template.title", area=named, period=period(month, "month", lang)),
        hint=say(lang, "template.hint"),
        facts=tuple(_facts(store, area, month, lang)),
        headings=(*ends, *figures, labels.NOTE.written(lang)),
        rows=tuple(_row(store, one, lang) for one in chosen),
        refusals={
            kind: (say(lang, f"template.refused.{kind}"), say(lang, f"template.refused.{kind}_about"))
            for kind in ("number", "whole", "day")
        },
        guide_sheet=say(lang, "template.guide_sheet"),
        guides=tuple(_guide(one) for one in (("vi", "en") if lang == "vi" else ("en", "vi"))),
    )


def _reported(store: Store, area: Area, month: str) -> frozenset[str]:
    """Return the indicators that an office reports within a year, as far as the record shows."""
    first, last = date.fromisoformat(f"{month[:4]}-01-01"), date.fromisoformat(f"{month[:4]}-12-31")
    figures = (one for one in store.book.actuals if one.area == area.code and one.period_kind in WITHIN_YEAR)
    targets = (one for one in store.book.targets if one.area == area.code)
    wanted = (one.indicator for one in targets if first <= period_span(one.period)[1] <= last)
    found = {*(one.indicator for one in figures), *wanted}
    return frozenset(code for code in found if store.book.indicators[code].nature not in YEARLY)


def _row(store: Store, indicator: Indicator, lang: Lang) -> TemplateRow:
    name = indicator.name.in_(lang)
    return TemplateRow(indicator.code, name, unit_words(store, indicator, lang), store.book.units[indicator.unit].whole)


def _facts(store: Store, area: Area, month: str, lang: Lang) -> Iterator[LabelledFact]:
    named = area_name(area, lang)
    shared = sum(area_name(one, lang) == named for one in store.book.areas.values()) > 1
    yield LabelledFact(labels.AREA.written(lang), area.code if shared else named)
    yield LabelledFact(labels.REPORT_MONTH.written(lang), f"{int(month[5:])}/{month[:4]}")
    yield LabelledFact(labels.PUBLISHED_ON.written(lang), "", "day", say(lang, "template.prompt.day"))
    yield LabelledFact(labels.PUBLISHER.written(lang), "", "text", say(lang, "template.prompt.publisher"))
    title = say(lang, "template.report", area=named, period=period(month, "month", lang))
    yield LabelledFact(labels.TITLE.written(lang), title, "text", say(lang, "template.prompt.title"))
    yield LabelledFact(labels.ADDRESS.written(lang), "", "text", say(lang, "template.prompt.address"))


def _guide(lang: Lang) -> tuple[str, tuple[str, ...]]:
    return say(lang, "template.guide.heading"), tuple(say(lang, f"template.guide.{key}") for key in GUIDE)
