"""Who works here, as git knows it: proposed as the author of a change."""

from pathlib import Path

from indicators.editing.git_command import Unusable, find
from indicators.problems import NotSaved


def identity(folder: Path) -> str:
    """Return name and address that git would sign a commit of a folder with; nothing where git keeps no history."""
    try:
        git = find(folder.resolve())
        if git is None:
            return ""
        name, mail = (git.text("config", f"user.{key}", allowed=(0, 1)) for key in ("name", "email"))
    except (NotSaved, Unusable):
        return ""
    return f"{name} <{mail}>" if name and mail else name or mail
