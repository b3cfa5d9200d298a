"""Questions kept in the order they arose, each with the answer that was given or is remembered."""

from collections.abc import Mapping
from dataclasses import replace

from indicators.importing.keys import is_about_words, printable, words_of
from indicators.importing.types import AnswerChoice, ImportQuestion, Notice

SKIP = AnswerChoice("skip", "skip")  # the figure, row or column is left out
AS_READ = AnswerChoice("as_read", "as_read")  # recorded as it stands in the workbook


class Asking:
    """What is asked and told while a workbook is understood.

    `answers` are those given for this file by the key of their question, `remembered` those kept
    for its layout by the words of the key; one that is none of the choices answers nothing.
    """

    def __init__(self, answers: Mapping[str, str], remembered: Mapping[str, str]) -> None:
        self.questions: list[ImportQuestion] = []
        self.told: list[Notice] = []
        self._answers, self._remembered = answers, remembered
        self._places: dict[str, int] = {}  # of questions by their key

    def ask(self, question: ImportQuestion) -> str:
        """Keep a question and return its answer, empty while it is open; asked again, it is kept once, of all cells."""
        lasting = question.lasting and is_about_words(question.key)
        question = replace(question, key=printable(question.key), lasting=lasting)
        at = self._places.setdefault(question.key, len(self.questions))
        if at < len(self.questions):
            kept = self.questions[at]
            cells = dict.fromkeys((*kept.cells, *question.cells))
            self.questions[at] = replace(kept, cells=tuple(cells))
            return kept.answer
        known = {choice.value for choice in question.choices}
        given = self._answers.get(question.key, "")
        before = self._remembered.get(words_of(question.key), "")
        remembered = given not in known and question.lasting and before in known
        answer = given if given in known else before if remembered else ""
        self.questions.append(replace(question, answer=answer, remembered=remembered))
        return answer

    def tell(self, code: str, *cells: str, **details: str) -> None:
        """Keep what was left out without a question."""
        self.told.append(Notice(code, cells, tuple(details.items())))
