"""What every slide is made from: the view, its boards, and the line under each slide."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from indicators.boards.context import Context, gather
from indicators.boards.judged import STAGE_CLASS
from indicators.boards.origins import Origin, cited
from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard, scoreboard
from indicators.boards.view import View
from indicators.queries import Figure
from indicators.session.boards.deck.types import Footer, SpeakerNote
from indicators.store import Store
from indicators.wording import Lang, count, day, say


@dataclass(frozen=True)
class Material:
    """One view with its board and its context, asked once for all slides."""

    store: Store
    view: View
    today: date
    board: Scoreboard
    context: Context

    @property
    def lang(self) -> Lang:
        """The language of the deck."""
        return self.view.lang

    def next_year(self) -> "Material":
        """Return the same of the year after."""
        return material(self.store, replace(self.view, year=self.view.year + 1), self.today)

    def footer(self, origins: Iterable[Origin | None], stages: Iterable[str | None] = ()) -> Footer:
        """Return the line under a slide: who says so, how firm it is, as of when, from which data."""
        named = tuple(dict.fromkeys(cited(o, self.lang) for o in origins if o))
        more = len(named) - 1
        source = say(self.lang, "deck.source", source=named[0]) if named else ""
        if more > 0:
            source = count(self.lang, "deck.sources", more, source=named[0])
        firm = tuple(dict.fromkeys(say(self.lang, f"stage.{stage}") for stage in stages if stage))
        return Footer(
            source,
            ", ".join(firm),
            say(self.lang, "controls.day", day=day(self.view.as_of, self.lang)),
            say(self.lang, "page.snapshot", snapshot=self.store.snapshot),
        )


def material(store: Store, view: View, today: date) -> Material:
    """Return what the slides of a view are made from."""
    return Material(store, view, today, scoreboard(store, view, today), gather(store, view))


def firmness(figure: Figure) -> str:
    """Return how firm a figure is: estimate, preliminary or official."""
    return STAGE_CLASS.get(figure.stage, figure.stage)


def row_notes(shown: Row, lang: Lang) -> Iterable[SpeakerNote]:
    """Yield what stands behind a row: its target and its figure, each with its source."""
    said = " · ".join(shown.exceptions)
    if shown.target_words and shown.target_origin:
        yield SpeakerNote(
            f"{shown.name}: {say(lang, 'table.plan_word', value=shown.target_words)}", shown.target_origin.placed_words
        )
    actual = shown.actual_words or shown.progress_words
    if actual and shown.actual_origin:
        more = f" ({said})" if said else ""
        yield SpeakerNote(
            f"{shown.name}: {say(lang, 'bar.actual', value=actual)}{more}", shown.actual_origin.placed_words
        )
