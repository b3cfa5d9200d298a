"""The history as git commits: one commit for each save, with its files and nothing else.

Commits are made by plumbing commands on an index of their own, so what the user has staged or changed
elsewhere is neither taken along nor disturbed, no hook runs, nothing is signed and nothing leaves the machine.
"""

import time
from collections.abc import Sequence
from functools import partial
from hashlib import sha1, sha256
from pathlib import Path

from indicators.editing import disk, messages
from indicators.editing.git_command import INDEX_LOCK, UNFINISHED, Command, Unusable, find
from indicators.editing.history_backend import Contents, Draft, HistoryMoved, Prepared
from indicators.editing.types import Entry
from indicators.files import FILES
from indicators.problems import NotSaved
from indicators.wording import Lang, say

BUSY_S = 3.0
FILE_MODE = "100644"


class Git:
    """The commits of the work tree in which a data folder lies."""

    def __init__(self, folder: Path, run: Command) -> None:
        """Keep the history of a data folder in the work tree that `run` works in."""
        self.folder = folder
        self._run = run

    def where(self, lang: Lang) -> str:
        """Return in a sentence where saves are kept."""
        branch = self._run.text("symbolic-ref", "--quiet", "--short", "HEAD", allowed=(0, 1))
        return say(lang, "edits.where.git", branch=branch or "HEAD")

    def ready(self) -> None:
        """Raise NotSaved where no branch is checked out, a merge is unfinished, or another git is at work."""
        if not self._run.text("symbolic-ref", "--quiet", "HEAD", allowed=(0, 1)):
            raise NotSaved("git_detached")
        for name in UNFINISHED:
            if self._run.own[name].exists():
                raise NotSaved("git_unfinished", found=name)
        lock, end = self._run.own[INDEX_LOCK], time.monotonic() + BUSY_S
        while lock.exists():
            if time.monotonic() > end:
                raise NotSaved("git_busy", file=f"{lock.parent.name}/{lock.name}")
            time.sleep(BUSY_S / 100)

    def prepare(self, draft: Draft) -> Prepared:
        """Write the commit without a branch that leads to it, preceded by one of what was changed by hand."""
        parent = self._head()
        known = self._listed(parent, tuple(draft.before))
        base = parent
        hand = {name: data for name, data in draft.before.items() if not _is(data, known.get(name))}
        if hand:
            names = tuple(hand)
            outside = Draft("outside", None, draft.at, "", "", None, ", ".join(names), hand, hand)
            base = self._commit(base, outside, known)
        return Prepared(self._commit(base, draft, known), parent)

    def publish(self, prepared: Prepared) -> None:
        """Let the branch lead to the commit, provided it still stands where it stood."""
        version, parent = prepared.version, prepared.parent
        try:
            self._run.text("update-ref", "-m", "indicators: save", "HEAD", version, parent or "")
        except NotSaved:
            if self._head() != parent:
                raise HistoryMoved from None
            raise

    def holds(self, version: str) -> bool:
        """Return whether the branch leads to the commit."""
        head = self._head()
        if head is None or self._run.code("cat-file", "-e", f"{version}^{{commit}}", allowed=(0, 1, 128)):
            return False
        return self._run.code("merge-base", "--is-ancestor", version, head, allowed=(0, 1)) == 0

    def finish(self, names: tuple[str, ...]) -> None:
        """Bring the user's own index up to the branch for these files, so that git sees no change of them."""
        self._index(self._listed("HEAD", names))

    def entries(self) -> tuple[Entry, ...]:
        """Return every commit that changed a data file, along the branch itself, newest first."""
        if self._head() is None:
            return ()
        paths = [self._run.prefix + name for name in FILES]
        line = ("--literal-pathspecs", "log", "-z", "--first-parent", "-m", "HEAD")
        told = self._run.output(*line, "--no-patch", "--no-notes", f"--format={messages.FORMAT}", "--", *paths)
        listed = self._run.output(*line, "--name-only", "--no-renames", "--format=%x01%H", "--", *paths)
        names = messages.names(listed.decode("utf-8", "replace"), self._run.prefix)
        texts = told.decode("utf-8", "replace").split("\0")
        return tuple(entry for text in texts if text and (entry := messages.entry(text, names)).files)

    def after(self, version: str, name: str) -> bytes | None:
        """Return a file as a commit left it."""
        listed = self._listed(version, (name,))
        return self._run.output("cat-file", "blob", listed[name][1]) if name in listed else None

    def state(self, version: str) -> Contents:
        """Return all data files as a commit left them, with two calls of git."""
        listed = self._listed(version, FILES)
        blobs = self._blobs({blob for _, blob in listed.values()})
        return {name: blobs[listed[name][1]] if name in listed else None for name in FILES}

    def before(self, version: str, name: str) -> bytes | None:
        """Return a file as the commit before left it."""
        parent = self._run.text("rev-parse", "--quiet", "--verify", f"{version}^", allowed=(0, 1))
        return self.after(parent, name) if parent else None

    def sides(self, entries: Sequence[Entry]) -> list[tuple[Contents, Contents]]:
        """Return for each entry its files as it found them and as it left them, with two calls of git for all."""
        paths = [self._run.prefix + name for name in FILES]
        line = ("--literal-pathspecs", "log", "-z", "--first-parent", "-m", "--no-renames", "--raw", "--no-abbrev")
        told = self._run.output(*line, "--format=%x01%H", "HEAD", "--", *paths).decode("utf-8", "surrogateescape")
        changed = messages.blobs(told, self._run.prefix)
        wanted = [changed.get(entry.version, {}) for entry in entries]
        blobs = self._blobs({blob for files in wanted for pair in files.values() for blob in pair})
        return [
            ({n: blobs.get(old) for n, (old, _) in files.items()}, {n: blobs.get(new) for n, (_, new) in files.items()})
            for files in wanted
        ]

    def _blobs(self, names: set[str]) -> dict[str, bytes]:
        """Return the bytes of objects; one that is not there, as the side of a file without a past, is left out."""
        told = self._run.output("cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
        found, at = {}, 0
        while at < len(told):
            end = told.index(b"\n", at)
            name, *kind = told[at:end].decode().split(" ")
            at = end + 1
            if len(kind) == 2:  # else: missing
                found[name] = told[at : at + int(kind[1])]
                at += int(kind[1]) + 1
        return found

    def _head(self) -> str | None:
        return self._run.text("rev-parse", "--quiet", "--verify", "HEAD", allowed=(0, 1)) or None

    def _blob(self, data: bytes | None) -> str:
        """Return the object of these very bytes, kept in git; no filter and no line end rule touches them."""
        return "" if data is None else self._run.text("hash-object", "-w", "--stdin", given=data)

    def _listed(self, version: str | None, names: tuple[str, ...]) -> dict[str, tuple[str, str]]:
        """Return mode and object of each file as a commit has it; a file that it has not is left out."""
        if version is None:
            return {}
        prefix = self._run.prefix
        out = self._run.output("ls-tree", "-z", version, "--", *(prefix + name for name in names))
        listed = {}
        for line in out.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            about, path = line.split("\t", 1)
            mode, _, blob = about.split(" ")
            listed[path.removeprefix(prefix)] = (mode, blob)
        return listed

    def _commit(self, parent: str | None, draft: Draft, known: dict[str, tuple[str, str]]) -> str:
        """Write the commit that has the files of a draft in place of those of its parent."""
        index = disk.state_folder(self.folder) / "index"
        for left in (index, index.with_name("index.lock")):
            left.unlink(missing_ok=True)  # by a save that was killed; this one holds the lock
        own = {"GIT_INDEX_FILE": str(index)}
        self._run.text("read-tree", parent or "--empty", env=own)
        modes = {name: known.get(name, (FILE_MODE, ""))[0] for name in draft.after}
        self._index({name: (modes[name], self._blob(data)) for name, data in draft.after.items()}, own)
        tree = self._run.text("write-tree", env=own)
        index.unlink(missing_ok=True)
        parents = ("-p", parent) if parent else ()
        people = messages.people(draft)
        return self._run.text("commit-tree", tree, *parents, "-F", "-", given=messages.text(draft).encode(), env=people)

    def _index(self, listed: dict[str, tuple[str, str]], env: dict[str, str] | None = None) -> None:
        lines = (
            f"{mode} {blob}\t{self._run.prefix}{name}\0" if blob else f"0 {'0' * 40}\t{self._run.prefix}{name}\0"
            for name, (mode, blob) in listed.items()
        )
        self._run.text("update-index", "-z", "--index-info", given="".join(lines).encode(), env=env or {})


def _is(data: bytes | None, listed: tuple[str, str] | None) -> bool:
    """Return whether a commit has these bytes: the name of an object is the digest of its content."""
    if data is None or listed is None:
        return data is None and listed is None
    digest = sha256 if len(listed[1]) == sha256().digest_size * 2 else partial(sha1, usedforsecurity=False)
    return digest(b"blob %d\0%b" % (len(data), data)).hexdigest() == listed[1]


def git_of(folder: Path, lock: int | None = None) -> Git | None:
    """Return the git that keeps the history of a folder, None where none does; raises NotSaved where it cannot."""
    try:
        found = find(folder, lock)
    except Unusable as reason:
        raise NotSaved("git_unusable", reason=str(reason)) from None
    return Git(folder, found) if found else None
