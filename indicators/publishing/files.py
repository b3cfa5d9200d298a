"""Writing a site: only what changed is written, only what an earlier writing left is removed."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

MANIFEST = "manifest.json"
PACKED = (".html", ".css", ".js", ".json", ".csv", ".svg", ".xml")  # what a server sends smaller
LEAST = 4096  # bytes, below which packing saves no more than a packet or two


class ForeignFileError(ValueError):
    """A file stands where one of the site should, and no earlier writing put it there: its path."""


@dataclass(slots=True)
class Written:
    """What a writing did: files written and removed, and how large the whole is."""

    files: int = 0
    size: int = 0  # bytes
    written: int = 0
    removed: int = 0


class SiteFolder:
    """The folder of a site while it is written. The manifest, written last, names every file with its fingerprint."""

    def __init__(self, root: Path) -> None:
        """Read what an earlier writing left; the folder need not exist."""
        self._root = root
        self._before = _manifest(root / MANIFEST)
        self._now: dict[str, str] = {}
        self.done = Written()

    def write(self, path: str, content: bytes, *, packed: bool = True) -> None:
        """Write a file, and its packed form unless it hardly gets smaller, where they differ from what is there.

        Raises `ForeignFileError` where another hand's file stands there, `OSError` where the system refuses.
        """
        self._put(path, content)
        if packed and PurePosixPath(path).suffix in PACKED and len(content) >= LEAST:
            self._put(f"{path}.gz", gzip.compress(content, 9, mtime=0))

    def close(self, facts: Mapping[str, str]) -> None:
        """Remove what earlier writings left and this one did not write; write the manifest with facts of the whole."""
        for path in self._before.keys() - self._now.keys():
            self._remove(path)
        listed = {**facts, "files": dict(sorted(self._now.items()))}
        _replace(self._root / MANIFEST, f"{json.dumps(listed, indent=1)}\n".encode())

    def _put(self, path: str, content: bytes) -> None:
        print_ = sha256(content).hexdigest()[:16]
        self._now[path] = print_
        self.done.files += 1
        self.done.size += len(content)
        target = self._root / path
        if target.is_file():
            if target.read_bytes() == content:
                return
            if path not in self._before:
                raise ForeignFileError(path)
        _replace(target, content)
        self.done.written += 1

    def _remove(self, path: str) -> None:
        target = self._root / path
        target.unlink(missing_ok=True)
        self.done.removed += 1
        for folder in _inner_folders(target, self._root):
            if any(folder.iterdir()):
                return
            folder.rmdir()


def _inner_folders(target: Path, root: Path) -> Iterator[Path]:
    for folder in target.parents:
        if folder == root or not folder.is_dir():
            return
        yield folder


def _manifest(path: Path) -> Mapping[str, str]:
    """Return the files an earlier writing named, with their fingerprints; none where there was none.

    A name that leads out of the folder is no file of a site.
    """
    try:
        named = json.loads(path.read_bytes())["files"]
        inside = {one: str(mark) for one, mark in named.items() if _is_inside(one)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return inside


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and path != ""


def _replace(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.new")
    beside.write_bytes(content)
    beside.replace(target)
