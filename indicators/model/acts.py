"""Sessions, their resolutions, and what the city published about its own targets."""

from datetime import date

from indicators.model.lists import ActField
from indicators.model.record import Noun, Record, Title, Words
from indicators.model.scalars import Code, Codes, Flag, PartialDate, Text, Whole, last_day
from indicators.model.slides import SlideKeys


class Session(Record):
    """A session of a People's Council."""

    id: Code
    number: Whole | None = None
    term: Text
    area: Code
    start: PartialDate | None = None
    end: PartialDate | None = None
    kind: Title
    reports: Whole | None = None
    resolutions_planned: Whole | None = None
    resolutions_passed: Text | None = None
    about: Title
    sets: Title | None = None
    source: Codes
    slides: SlideKeys = ()  # of its deck, in this order; none: all, as the deck has them
    note: Text | None = None


class MainTargets(Noun):
    """The main targets a resolution sets: how many, and which are known by name."""

    year: Whole
    area: Code
    of: Whole
    known: tuple[Code, ...]
    inferred: Flag = False  # which ones belong is inferred: the list itself is not public


class Resolution(Record):
    """A resolution or other act that sets targets."""

    id: Code
    number: Text | None = None
    issuer: Text
    area: Code | None = None
    date: PartialDate | None = None
    session: Code | None = None
    title: Title
    field: ActField | None = None  # what it is about, where its title says so
    item: Whole | None = None  # its number in the list read out at the close of the session
    name: Words | None = None  # as cited in a sentence: Nghị quyết 42 của HĐND
    sets: Title | None = None
    source: Codes = ()
    main_targets: MainTargets | None = None
    note: Text | None = None


class Question(Record):
    """A topic announced for questioning at a session, and the indicators on record that bear on it."""

    id: Code
    session: Code
    topic: Words
    indicators: Codes = ()
    source: Codes


class OfficialVerdict(Record):
    """What the city itself published about its targets of a year."""

    id: Code
    area: Code
    year: Whole
    published_on: PartialDate
    source: Code
    met_or_exceeded: Whole | None = None
    of: Whole | None = None
    missed: tuple[Code, ...] = ()
    exceeded: tuple[Code, ...] = ()

    @property
    def known_from(self) -> date:
        """The day from which it is known."""
        return last_day(self.published_on)
