"""git as a command in one work tree: without the user's hooks in the way, without questions, without the network."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from indicators.files import FILES
from indicators.problems import NotSaved

# Set where this program itself runs below a hook of git: they would lead to another repository.
LEADING = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
    "GIT_NAMESPACE", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_LITERAL_PATHSPECS",
)  # fmt: skip
QUIET = MappingProxyType({"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"})
SETTINGS = (
    "core.fsync=loose-object,pack,reference",  # an acknowledged save outlives a power cut
    "core.fsyncMethod=fsync",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "core.fsmonitor=false",
    "i18n.commitEncoding=UTF-8",
    "i18n.logOutputEncoding=UTF-8",
    "log.showSignature=false",
    "gc.auto=0",
)
SECONDS = 60
INDEX_LOCK = "index.lock"
UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
OWN = (INDEX_LOCK, *UNFINISHED)


class Unusable(Exception):  # noqa: N818 - becomes the reason of a refusal
    """A work tree is there, but git does not answer for it."""


class Command:
    """Runs git at the top of a work tree; `prefix` leads from there to the data folder: `data/`.

    A git process belongs to a session of its own and holds the lock of the save, so a killed save
    leaves no half-done step and no lock of git: the step ends by itself before the next save begins.
    """

    def __init__(self, top: Path, lock: int | None = None, prefix: str = "", own: Iterable[Path] = ()) -> None:
        """Run git in a folder; `own` are files by which git says that it is busy, in the order of OWN."""
        self._top = top
        self._held = () if lock is None else (lock,)
        self.prefix = prefix
        self.own = dict(zip(OWN, own, strict=False))

    def run(
        self, *arguments: str, given: bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Return what git answers."""
        inherited = {name: value for name, value in os.environ.items() if name not in LEADING}
        settings = [word for setting in SETTINGS for word in ("-c", setting)]
        return subprocess.run(  # noqa: S603 - no shell, and no word of it from the data
            ["git", *settings, *arguments],  # noqa: S607 - the git of this machine
            cwd=self._top,
            env={**inherited, **QUIET, **(env or {})},
            input=given,
            capture_output=True,
            check=False,
            start_new_session=True,
            pass_fds=self._held,
            timeout=SECONDS,
        )

    def output(
        self, *arguments: str, given: bytes = b"", env: dict[str, str] | None = None, allowed: tuple[int, ...] = (0,)
    ) -> bytes:
        """Return what git prints; raises NotSaved with its complaint where its exit code is another."""
        try:
            done = self.run(*arguments, given=given, env=env)
        except subprocess.TimeoutExpired:
            raise NotSaved("git_failed", reason=f"git {arguments[0]}: {SECONDS} s") from None
        if done.returncode not in allowed:
            if b"No space left" in done.stderr or b"File too large" in done.stderr:
                raise NotSaved("disk_full")
            raise NotSaved("git_failed", reason=complaint(done))
        return done.stdout

    def text(
        self, *arguments: str, given: bytes = b"", env: dict[str, str] | None = None, allowed: tuple[int, ...] = (0,)
    ) -> str:
        """Return the one line that git prints."""
        return self.output(*arguments, given=given, env=env, allowed=allowed).decode("utf-8", "surrogateescape").strip()

    def code(self, *arguments: str, allowed: tuple[int, ...]) -> int:
        """Return the exit code."""
        done = self.run(*arguments)
        if done.returncode not in allowed:
            raise NotSaved("git_failed", reason=complaint(done))
        return done.returncode


def find(folder: Path, lock: int | None = None) -> Command | None:
    """Return git for the work tree of a folder; None where there is none, or where git ignores the data files.

    Raises Unusable where there is one that git cannot work with.
    """
    if not any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        return None
    if not shutil.which("git"):
        raise Unusable("git: command not found")
    command = Command(folder, lock)
    places = [word for name in OWN for word in ("--git-path", name)]
    found = command.run("rev-parse", "--is-inside-work-tree", "--show-toplevel", "--show-prefix", *places)
    if found.returncode != 0 and b"must be run in a work tree" not in found.stderr:
        raise Unusable(complaint(found))
    inside, top, prefix, *own = [*found.stdout.decode("utf-8", "surrogateescape").split("\n"), "", ""]
    if inside != "true" or command.run("check-ignore", *FILES).returncode == 0:
        return None
    return Command(Path(top), lock, prefix, (folder / path for path in own))


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the first line of a complaint without its first word; of a path only the last part."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"git: {done.returncode}"]
    words = lines[0].removeprefix("fatal: ").removeprefix("error: ").split(" ")
    return " ".join(Path(word).name if word.strip("'\"").startswith("/") else word for word in words)
