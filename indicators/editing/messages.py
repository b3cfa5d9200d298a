"""An entry of the history as the message of a commit, and read back from one.

targets.yaml: export HP 2026 council 53

Mid-year resolution.

Document: 99/NQ-HĐND
Edit-Kind: save
Edit-Author: planner@example.org
"""

import re
from datetime import datetime
from typing import cast, get_args

from indicators.editing.history_backend import Draft
from indicators.editing.types import Entry, Kind, one_line, paragraphs

FORMAT = "%H%n%aN%n%aE%n%aI%n%B"
NOBODY = "unknown"
PROGRAM = "indicators"  # commits what its author saved
PERSON = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<mail>[^<>]*)>")
TRAILER = re.compile(r"(Document|Edit-Kind|Edit-Of|Edit-Author): (.*)")


def text(draft: Draft) -> str:
    """Return the message of a commit: summary, reason, and trailers that a program finds again."""
    summary = one_line(draft.summary) or ", ".join(draft.after)
    subject = summary if draft.kind == "save" else f"{draft.kind}: {summary}"
    trailers = {
        "Document": draft.document, "Edit-Kind": draft.kind, "Edit-Of": draft.of, "Edit-Author": draft.author,
    }  # fmt: skip
    lines = "\n".join(f"{name}: {one_line(value)}" for name, value in trailers.items() if value)
    return "\n\n".join(part for part in (subject, paragraphs(draft.reason), lines) if part) + "\n"


def people(draft: Draft) -> dict[str, str]:
    """Return author and committer for git, which wants names and addresses: one stands in for the other."""
    found = PERSON.fullmatch(draft.author)
    name, mail = (found["name"], found["mail"]) if found else (draft.author, "")
    if "@" in name and not mail:
        mail = name
    return {
        "GIT_AUTHOR_NAME": one_line(name) if re.search(r"\w", name) else NOBODY,
        "GIT_AUTHOR_EMAIL": one_line(mail),
        "GIT_AUTHOR_DATE": draft.at.isoformat(timespec="seconds"),
        "GIT_COMMITTER_NAME": PROGRAM,
        "GIT_COMMITTER_EMAIL": "",
        "GIT_COMMITTER_DATE": draft.at.isoformat(timespec="seconds"),
    }


def entry(told: str, names: dict[str, tuple[str, ...]]) -> Entry:
    """Return the entry of a commit in the form of FORMAT; one without our trailers was made by hand."""
    version, name, mail, at, message = told.split("\n", 4)
    subject, *body = message.strip("\n").split("\n\n")
    found = dict(TRAILER.findall(body[-1])) if body else {}
    kind = found.get("Edit-Kind")
    if kind not in get_args(Kind):
        author, kind, found, reason = (f"{name} <{mail}>" if mail else name), "outside", {}, body
    else:
        author, reason = found.get("Edit-Author", ""), body[:-1]
    return Entry(
        version=version,
        kind=cast("Kind", kind),
        at=datetime.fromisoformat(at),
        author=author,
        reason="\n\n".join(reason),
        document=found.get("Document"),
        summary=one_line(subject.removeprefix(f"{kind}: ")),
        files=names.get(version, ()),
        of=found.get("Edit-Of"),
    )


def names(listed: str, prefix: str) -> dict[str, tuple[str, ...]]:
    """Return the data files of each commit from `git log -z --name-only --format=%x01%H`."""
    commits = {}
    for part in listed.split("\x01")[1:]:
        version, *paths = (word.strip("\n") for word in part.split("\0"))
        version, *first = version.split("\n")
        kept = (path.removeprefix(prefix) for path in (*first, *paths) if path.startswith(prefix) and path)
        commits[version] = tuple(kept)
    return commits


def blobs(listed: str, prefix: str) -> dict[str, dict[str, tuple[str, str]]]:
    """Return the objects of each commit's files before and after it, from `git log -z --raw --format=%x01%H`."""
    commits = {}
    for part in listed.split("\x01")[1:]:
        version, _, raw = part.partition("\0")
        words = [word.strip("\n") for word in raw.split("\0")]
        pairs = zip(words[::2], words[1::2], strict=False)
        changes = {path.removeprefix(prefix): about.split(" ") for about, path in pairs if about.startswith(":")}
        commits[version.strip("\n")] = {name: (about[2], about[3]) for name, about in changes.items()}
    return commits
