"""Who adopts targets: where approvers are named, one of them who has not written in the draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indicators import files
from indicators.editing.draft_authors import Authorship, draft_authors
from indicators.editing.history_backend import Keeper
from indicators.editing.public_history import TARGETS
from indicators.editing.saving import Plan, keeper_of
from indicators.model import Book, Target
from indicators.problems import DataError, NotSaved, Problem
from indicators.wording import Lang, either, say

OF_THE_ACT = {"set_by", "document", "adopted_on", "source", "supersedes"}  # what adopting writes into a draft


class NotApproved(NotSaved):
    """A target would come into force without the approver it needs; `code` says why."""

    def __init__(self, code: str, record: str, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(code, record=record)

    def message(self, lang: Lang = "en") -> str:
        """Return why, and who may."""
        return say(lang, f"edits.refused.{self.code}", **self.details, names=either(self.names, lang))


@dataclass(frozen=True, slots=True)
class Approval:
    """The approvers that are named, and who asks, by address."""

    approvers: tuple[str, ...]
    person: str

    def left(self, authors: Authorship) -> tuple[str, ...]:
        """Return the approvers who may adopt what some people wrote."""
        return tuple(one for one in dict.fromkeys(self.approvers) if not authors.names(one))

    def obstacle(self, authors: Authorship) -> str:
        """Return the code of why who asks may not adopt what some people wrote; nothing where they may."""
        left = self.left(authors)
        if self.person in left:
            return ""
        if not left:
            return "approval_nobody"
        return "approval_author" if self.person in self.approvers else "approval_needed"

    def require(self, record: str, authors: Authorship) -> None:
        """Raise NotApproved unless who asks may adopt a draft."""
        if code := self.obstacle(authors):
            raise NotApproved(code, record, self.left(authors))

    def check(self, keeper: Keeper, plan: Plan, after: Book) -> None:
        """Raise NotApproved where a save puts targets in force, or other words into them, that this person may not.

        What brings a state back is as good as the draft it was adopted from; what is typed in force at once has its
        author before the screen, so it is a draft first.
        """
        if set(TARGETS).isdisjoint(plan.edit.files):
            return
        before = _records(keeper.folder)
        adopted = [one for one in after.targets if _fields(one) != _fields(before.get(one.id))]
        authors = draft_authors(keeper, [one.id for one in adopted]) if adopted else {}
        for one in adopted:
            if plan.kind == "save" and _typed(before.get(one.id), one):
                raise NotApproved("approval_first", one.id, self.approvers)
            self.require(one.id, authors[one.id])


def authors_of(folder: Path, book: Book) -> dict[str, Authorship]:
    """Return who wrote each draft; nobody is known where the history cannot be read."""
    try:
        return draft_authors(keeper_of(folder.resolve()), [one.id for one in book.drafts])
    except NotSaved:
        return {one.id: Authorship() for one in book.drafts}


def approval_doubts(folder: Path, book: Book, approvers: tuple[str, ...], roles: str) -> tuple[Problem, ...]:
    """Return the drafts that none of the approvers can adopt, and that one alone is named; `roles` names their file."""
    approval = Approval(approvers, "")
    if not approvers:
        return ()
    alone = [Problem("sole_approver", roles, found=one, severity="warning") for one in approvers]
    drafts, authors = {one.id: one for one in book.drafts}, authors_of(folder, book)
    stuck = (drafts[record] for record, one in authors.items() if not approval.left(one))
    doubts = [Problem("draft_stuck", one.file, one.line, found=one.id, severity="warning") for one in stuck]
    return (*(alone if len(set(approvers)) == 1 else ()), *doubts)


def _records(folder: Path) -> Mapping[str, Target]:
    """Return the targets and drafts of a folder by number; of files that do not load none: all are new then."""
    try:
        book, _ = files.read(folder)
    except DataError:
        return {}
    return {one.id: one for one in (*book.targets, *book.drafts)}


def _fields(one: Target | None) -> dict[str, object]:
    return one.model_dump() if one else {}


def _typed(old: Target | None, new: Target) -> bool:
    """Return whether more was typed than the act that adopts a draft."""
    return old is None or not old.draft or old.model_dump(exclude=OF_THE_ACT) != new.model_dump(exclude=OF_THE_ACT)
