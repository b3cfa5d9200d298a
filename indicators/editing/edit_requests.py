"""What a planner wants written, before it is text: a target, a figure, and where it comes from."""

from dataclasses import dataclass

from indicators.numerals import Typed


@dataclass(frozen=True, slots=True)
class Why:
    """Who makes an edit, and the reason in a sentence."""

    author: str
    reason: str


@dataclass(frozen=True, slots=True)
class AdoptingAct:
    """The act that adopts a target: number and day, and what a new line of sources.csv says of it.

    `source` names a line that is there; else one is made: `set_by` as its publisher, number and
    title as its title, the day of adoption, the address.
    """

    number: str
    adopted_on: str
    set_by: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class NewTarget:
    """One more target: a draft without a document, in force with one."""

    indicator: str
    area: str
    period: str
    basis: str
    figure: Typed
    document: AdoptingAct | None = None
    as_printed: str | None = None  # else the words as typed
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a figure was printed: a line of sources.csv, or what a new one says."""

    source: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class NewActual:
    """One more report of a figure."""

    indicator: str
    area: str
    period: str
    figure: Typed
    stage: str
    printed: Printed
    published_on: str | None = None  # else the day of the source
    period_kind: str | None = None  # else the one that the period shows
    series: str | None = None  # else the one that counts for the area
    of: str | None = None
    as_printed: str | None = None
    note: str | None = None
