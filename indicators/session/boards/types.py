"""What the page of a session shows, already worded."""

from dataclasses import dataclass
from datetime import date

from indicators.boards.origins import Origin
from indicators.boards.scoreboard import Scoreboard
from indicators.boards.view import Choice, View


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator that a line leads to."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act that a session passed."""

    key: str  # of its passport
    number: str  # nothing where it is not on record
    item: str  # its place in the list read out at the close, or nothing
    field: str  # nothing where its title does not say
    title: str
    sets: str
    targets: int  # that name it as their document
    targets_words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of questioning, with the indicators on record that bear on it."""

    words: str
    indicators: tuple[Named, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Listed:
    """One session in the register."""

    no: str  # what opens it in an address
    key: str  # of its passport
    label: str
    council: str
    days: str
    kind: str
    sets: str
    passed: str  # as its sources say it
    acts: int  # on record
    here: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class SessionBoard:
    """Everything the page of a session shows."""

    view: View  # of its close, where a board of that day exists
    no: str
    key: str
    label: str
    council: str
    days: str
    kind: str
    since: str  # that none is on file since then, of the last one
    about: str
    sets: str
    reports: str
    passed: str
    origins: tuple[Origin, ...]
    board: Scoreboard | None  # none where no target was known by its last day, or that day is unknown
    acts: tuple[Act, ...]
    loose: tuple[Named, ...]  # targets adopted on its days that name no document
    topics: tuple[Topic, ...]
    previous: date | None  # the close of the session before
    choices: tuple[Choice, ...]
    listed: tuple[Listed, ...]
    snapshot: str
