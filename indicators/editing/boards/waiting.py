"""Which drafts wait for whom, in words, as one reader of the planning page sees it."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.editing.approval import Approval
from indicators.editing.boards.history_entries import person
from indicators.editing.draft_authors import Authorship
from indicators.wording import Lang, day, either, listed, say


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a draft waits for, who proposed it, and whether this reader may adopt it; `why_not` says why they may not.

    `proposed` is empty where the history does not tell.
    """

    waits: str
    proposed: str
    why_not: str
    adoptable: bool


def waiting(approval: Approval, authors: Mapping[str, Authorship], lang: Lang) -> dict[str, Waiting]:
    """Return by number what each draft waits for."""
    return {record: _waiting(approval, one, lang) for record, one in authors.items()}


def _waiting(approval: Approval, authors: Authorship, lang: Lang) -> Waiting:
    left, obstacle = approval.left(authors), approval.obstacle(authors)
    waits = say(lang, "planning.waits.for", names=either(left, lang)) if left else say(lang, "planning.waits.nobody")
    why_not = say(lang, f"planning.waits.you.{obstacle}") if obstacle and left else ""
    return Waiting(waits, proposed_words(authors, lang), why_not, adoptable=not obstacle)


def proposed_words(authors: Authorship, lang: Lang) -> str:
    """Return who proposed a draft, and on which day it was last changed; nothing where the history does not tell."""
    if not authors.people or authors.at is None:
        return ""
    people = listed(tuple(map(person, authors.people)), lang)
    return say(lang, "planning.waits.proposed", people=people, day=day(authors.at.astimezone().date(), lang))


def draft_words(approval: Approval, lang: Lang) -> str:
    """Return what becomes of a target that this person types: a draft, and who can adopt it."""
    left = approval.left(Authorship((approval.person,)))
    names = either(left, lang)
    return say(lang, "planning.waits.draft", names=names) if left else say(lang, "planning.waits.draft_nobody")
