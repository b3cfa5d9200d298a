"""The history of the data files as a table: one row for each change found, with lines and verdicts before and after."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from indicators.boards.tables.types import Cell, Coded, Noted, Table, TableAddress, table
from indicators.editing import Entry
from indicators.editing.boards.file_diff import Compared
from indicators.editing.boards.history import ChangeLog
from indicators.editing.boards.history_entries import compare_entry, indicators_of, local, turn_words
from indicators.store import Store
from indicators.wording import Lang, say

COLUMNS = (
    "changed_on", "changed_at", "author", "kind_of_change", "summary", "reason", "document", "files", "indicators",
    "lines_before", "lines_after", "verdict_changes", "version", "of_version", "as_of", "snapshot",
)  # fmt: skip
COMPARED = 10  # newest changes whose verdicts are compared: each takes two stores
MOST = 20_000  # characters of one cell; a spreadsheet holds 32,767


def history_table(folder: Path, store: Store, log: ChangeLog, most: int = COMPARED) -> Table:
    """Return every change that the filters leave, newest first, verdicts compared of at most so many.

    Those that the page does not show yet are among them.
    """
    view, lang = log.view, log.view.lang
    made = table(
        view,
        log.snapshot,
        say(lang, "download.title.history"),
        ("history", log.asked.indicator, log.asked.file),
        TableAddress("planning", log.asked.params(view)),
        COLUMNS,
        (
            _row(folder, store, entry, lang, verdicts=n < most, drafts=log.drafts)
            for n, entry in enumerate(log.matching)
        ),
    )
    label = say(lang, "download.notes.read")
    bounds = [say(lang, f"download.read.history_{key}", n=most) for key in ("verdicts", "lines")]
    return replace(made, notes=(*made.notes, *(Noted(label, words) for words in bounds)))


def _row(folder: Path, store: Store, entry: Entry, lang: Lang, *, verdicts: bool, drafts: bool) -> dict[str, Cell]:
    compared = compare_entry(folder, entry, lang, verdicts=verdicts, drafts=drafts)
    moment = local(entry)
    return {
        "changed_on": moment.date(),
        "changed_at": moment.strftime("%H:%M"),
        "author": entry.author or None,
        "kind_of_change": Coded(entry.kind, say(lang, f"edits.kind.{entry.kind}")),
        "summary": entry.summary,
        "reason": entry.reason or None,
        "document": entry.document,
        "files": " ".join(entry.files),
        "indicators": " ".join(one.code for one in indicators_of(folder, store, entry, drafts=drafts)) or None,
        "lines_before": _lines(compared, "-"),
        "lines_after": _lines(compared, "+"),
        "verdict_changes": _verdicts(compared, lang) if verdicts else say(lang, "download.not_compared"),
        "version": entry.version,
        "of_version": entry.of,
    }


def _lines(compared: Compared, sign: str) -> str | None:
    return _cut(line.text for diff in compared.diffs for line in diff.lines if line.sign == sign)


def _verdicts(compared: Compared, lang: Lang) -> str | None:
    if compared.problems:
        first = compared.problems[0]
        return say(lang, "history.not_compared", problem=f"{first.where}: {first.message(lang)}")
    return _cut(f"{one.name}: {turn_words(one, lang)} ({one.board})" for one in compared.verdicts)


def _cut(lines: Iterable[str]) -> str | None:
    """Return lines as one cell, nothing where there are none."""
    said = "\n".join(lines)
    return f"{said[:MOST]}…" if len(said) > MOST else said or None
