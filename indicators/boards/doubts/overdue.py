"""Figures that stay at their stage though the calendar of releases has passed the next one."""

from collections.abc import Iterator, Sequence
from datetime import date

from indicators.boards.doubts.types import Doubt, both, figures, rule
from indicators.boards.doubts.words import scope_of, value_of
from indicators.queries.releases import Overdue, overdue_stages
from indicators.store import Store
from indicators.wording import Lang, day, say


def overdue(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield figures whose next stage was due before a day and is not on file."""
    for late in overdue_stages(store, areas, as_of):
        figure = late.figure
        sentence = both(lambda lang, late=late: _sentence(store, late, lang))
        rows = (*figures((figure,)), rule(store, late.rule))
        yield Doubt("overdue", figure.indicator, figure.area, figure.period, sentence, rows)


def _sentence(store: Store, late: Overdue, lang: Lang) -> str:
    return say(
        lang,
        "doubts.overdue.sentence",
        scope=scope_of(store, late.figure, lang),
        value=value_of(store, late.figure, lang),
        stage=say(lang, f"stage.{late.rule.stage}"),
        day=day(late.day, lang),
        rests=rests_words(late.rule.standing, late.rule.document, lang),
    )


def rests_words(standing: str, document: str | None, lang: Lang) -> str:
    """Return what a rule of the calendar rests on: 13/2026/NĐ-CP, draft of 13/2026/NĐ-CP, habit of past years."""
    number = document or say(lang, "releases.unnamed")
    return say(lang, f"releases.standing.{standing}", document=number)
