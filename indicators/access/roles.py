"""access.yaml: where people sign in, and who of them may do what; read anew whenever the file changes."""

from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from indicators.event_log import log
from indicators.problems import DataError, Findings, nearest
from indicators.strict_yaml import Entries, Items, Node, Scalar, load

MAIL = r"[^\s@<>\"',;:\\]+@[^\s@<>\"',;:\\]+\.[^\s@<>\"',;:\\]+"


def _provider(word: str) -> str:
    """Return the address of a provider's description; on this machine it may be one without TLS, for a trial."""
    if (
        word.startswith(("https://", "http://127.0.0.1:", "http://localhost:"))
        and word.isprintable()
        and " " not in word
    ):
        return word
    raise PydanticCustomError("access_provider", "no provider")


Mail = Annotated[str, StringConstraints(pattern=rf"^{MAIL}$", max_length=254), AfterValidator(str.casefold)]


class Roles(BaseModel):
    """Who may do what, by address in small letters; where nobody is named as a viewer everybody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: Annotated[str, AfterValidator(_provider)]
    client_id: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    planners: tuple[Mail, ...]
    approvers: tuple[Mail, ...] = ()
    viewers: tuple[Mail, ...] = ()

    def edits(self, address: str) -> bool:
        """Return whether somebody may edit."""
        return address in (*self.planners, *self.approvers)

    def reads(self, address: str) -> bool:
        """Return whether somebody may read."""
        return not self.viewers or address in self.viewers or self.edits(address)


def read_roles(path: Path) -> Roles:
    """Return the roles; raises DataError with every problem at its line, OSError where the file cannot be read."""
    findings = Findings(path.name)
    root = load(path.read_bytes(), findings)
    if not findings.errors and not isinstance(root, Entries):
        findings.add("missing_key", 1, 1, found="provider")
    if findings.errors or not isinstance(root, Entries):
        raise DataError(findings.problems)
    try:
        return Roles.model_validate(_plain(root))
    except ValidationError as error:
        for one in error.errors():
            _add(one, root, findings)
    raise DataError(findings.problems)


class RoleFile:
    """The roles as the file says now; while it cannot be read nobody edits, and no more people read than before."""

    def __init__(self, path: Path) -> None:
        """Read the file once: raises DataError or OSError, as no server starts on roles that cannot be read."""
        self._path, self._one, self._stamp = path, Lock(), self._stamped(path)
        self._roles = read_roles(path)
        self._approvers = self._roles.approvers

    def current(self) -> Roles:
        """Return the roles of this moment."""
        with self._one:
            if (stamp := self._stamped(self._path)) != self._stamp:
                self._stamp = stamp
                try:
                    self._roles = read_roles(self._path)
                    self._approvers = self._roles.approvers
                except (DataError, OSError):
                    log("refused", what="roles", why="unreadable", file=self._path.name)
                    self._roles = self._roles.model_copy(update={"planners": (), "approvers": ()})
            return self._roles

    def approvers(self) -> tuple[str, ...]:
        """Return who adopts targets; while the file cannot be read those named last, so that none is adopted freely."""
        self.current()
        return self._approvers

    @staticmethod
    def _stamped(path: Path) -> tuple[int, ...]:
        try:
            about = path.stat()
        except OSError:
            return ()
        return about.st_mtime_ns, about.st_size, about.st_ino


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return tuple(_plain(one) for one in node.items)
    return {name: _plain(one) for name, one in node.values.items()}


def _add(error: ErrorDetails, root: Entries, findings: Findings) -> None:
    """Keep what a field is refused for, at its line."""
    name, kind = str(error["loc"][0]), error["type"]
    node = _at(root, error["loc"])
    found = node.text if isinstance(node, Scalar) else name
    if kind == "extra_forbidden":
        key, known = root.keys[name], tuple(Roles.model_fields)
        findings.add(
            "unknown_key", key.line, key.column, found=name, expected=nearest(name, known) or " | ".join(known)
        )
    elif kind == "missing":
        findings.add("missing_key", root.line, root.column, found=name)
    elif kind == "tuple_type":
        findings.add("needs_list", node.line, node.column, found=found, field=name)
    else:
        code = {"provider": "access_provider", "client_id": "access_client_id"}.get(name, "access_mail")
        findings.add(code, node.line, node.column, found=found, field=name)


def _at(root: Node, loc: Iterable[str | int]) -> Node:
    """Return the node that a place of the model stands at, or the nearest one around it."""
    for step in loc:
        if isinstance(root, Entries) and step in root.values:
            root = root.values[str(step)]
        elif isinstance(root, Items) and isinstance(step, int):
            root = root.items[step]
    return root
