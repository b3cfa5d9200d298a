"""What the doctor found: one line for each check, with what to mend."""

from dataclasses import dataclass, field
from enum import StrEnum

from indicators.wording import Lang, say


class CheckState(StrEnum):
    """How a check came out; the words are a promise to other programs."""

    OK = "ok"
    LOOK = "look"  # it works, and may not be what was meant
    MEND = "mend"
    LATER = "later"  # cannot be checked before the server runs


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its name, how it came out, which of its sentences says so, and what stands in that."""

    check: str
    state: CheckState
    case: str
    values: dict[str, str] = field(default_factory=dict)

    def message(self, lang: Lang) -> str:
        """Return what was found, and what to mend."""
        return say(lang, f"doctor.{self.check}.{self.case}", **self.values)


def ok(check: str, case: str = "well", **values: str) -> Finding:
    """Return that all is well."""
    return Finding(check, CheckState.OK, case, values)


def look(check: str, case: str, **values: str) -> Finding:
    """Return what works, and may not be what was meant."""
    return Finding(check, CheckState.LOOK, case, values)


def mend(check: str, case: str, **values: str) -> Finding:
    """Return what is to be mended."""
    return Finding(check, CheckState.MEND, case, values)


def later(check: str, **values: str) -> Finding:
    """Return that a check waits for a running server."""
    return Finding(check, CheckState.LATER, "later", values)
