"""The import tab as view-models: the file, what it must say, the questions, what was understood and left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.boards.view import View
from indicators.editing.answers import Kept
from indicators.editing.boards.form_schema import PlanningQuery
from indicators.editing.boards.form_validation import Errors
from indicators.importing.types import Intake, Sheet

ANSWER = "q:"  # before the key of a question: the name of its field
LISTED = 6  # choices shown one below the other; more are a list to unfold


@dataclass(frozen=True)
class Dropped:
    """A workbook as it was read, once: its name, its sheets, and the digest of its bytes."""

    name: str
    sheets: tuple[Sheet, ...] = field(repr=False)
    digest: str


@dataclass(frozen=True)
class Work:
    """A workbook under way: the file, what was typed of the report, the answers so far, and those of earlier files.

    `typed` is empty until the form was sent once: then it holds what the file does not say, too. `kept` goes by
    the words of a question.
    """

    dropped: Dropped
    typed: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One answer: what is sent, what follows from it in words, and whether it is proposed or chosen."""

    value: str
    words: str
    proposed: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """One doubt in words: its cells, what was read there, what is asked, and the answers.

    `remembered` says who gave the answer for an earlier file and when; empty where nobody did.
    """

    key: str
    code: str
    cells: str
    found: str
    sentence: str
    choices: tuple[ShownChoice, ...]
    remembered: str = ""

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return f"{ANSWER}{self.key}"

    @property
    def long(self) -> bool:
        """Whether its choices are too many to stand below one another."""
        return len(self.choices) > LISTED


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions of one kind under a heading that counts them."""

    title: str
    questions: tuple[ShownQuestion, ...]


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One figure as it would be recorded: where it stands, of what, of when, as printed and as a value, how final."""

    cell: str
    indicator: str
    period: str
    printed: str
    value: str
    stage: str
    note: str


@dataclass(frozen=True)
class ImportBoard:
    """The tab with a workbook on it, in words.

    `values` is what the form holds of the report, `beside` a sentence for each field on whether
    the file says so. `asked` is what is to be saved; nothing while a question is open, a fact is
    missing, or there is no figure. `waiting` says which of these it is. `figures` are those beyond doubt.
    """

    view: View
    name: str
    holds: str
    sheets: tuple[str, ...]
    heading: str
    waiting: tuple[str, ...]
    values: Mapping[str, str]
    beside: Mapping[str, str]
    facts: str  # what is known of the report, in one line
    complete: bool  # whether nothing of it is missing or amiss
    errors: Errors
    open: tuple[QuestionGroup, ...]
    settled: tuple[QuestionGroup, ...]
    remembered: tuple[QuestionGroup, ...]
    figures: tuple[ShownFigure, ...]
    told: tuple[tuple[str, int], ...]  # each sentence once, and how often it holds
    intake: Intake
    asked: PlanningQuery | None
