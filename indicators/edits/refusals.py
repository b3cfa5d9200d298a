"""Why a save did not happen. Whatever is raised, the old files are as they were.

    NotSaved            disk full, no permission, no reason given ...: one plain sentence in both languages
    └── Moved           a file is no longer what the editor saw: carries the three sides

`indicators.problems.DataError` is raised beside these where the result would not load.
"""

from indicators.edits.nouns import Sides
from indicators.problems import shown
from indicators.wording import Lang, say


class NotSaved(Exception):  # noqa: N818 - says what happened, in the words of whoever catches it
    """Nothing was saved. `f"{error:vi}"` is the sentence in Vietnamese; `code` is stable: `no_reason`, `disk_full`."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = {name: shown(text) for name, text in details.items()}
        super().__init__(code, self.details)

    def message(self, lang: Lang = "en") -> str:
        """Return what happened and what to do about it."""
        return say(lang, f"edits.refused.{self.code}", **self.details)

    def __format__(self, lang: str) -> str:
        return self.message("vi" if lang == "vi" else "en")

    def __str__(self) -> str:
        return f"{self:en}"


class Moved(NotSaved):
    """Somebody else changed a file meanwhile; `files` shows of each what was there, what is, what was wanted."""

    def __init__(self, files: tuple[Sides, ...]) -> None:
        self.files = files
        super().__init__("moved", files=", ".join(side.name for side in files))
