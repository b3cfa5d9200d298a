"""The author proposed for a change is who git would sign it with, and nobody where git keeps no history."""

import subprocess
from pathlib import Path

import pytest

from indicators.editing.identity import identity


@pytest.mark.parametrize(
    ("name", "mail", "said"),
    [
        ("Lê An", "an@example.org", "Lê An <an@example.org>"),
        ("Lê An", "", "Lê An"),
        ("", "an@example.org", "an@example.org"),
    ],
)
def test_the_author_is_proposed_as_git_knows_him(
    name: str, mail: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    data = tmp_path / "data"
    data.mkdir()
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    for key, value in (("user.name", name), ("user.email", mail)):
        if value:
            subprocess.run(["git", "-C", str(tmp_path), "config", key, value], check=True)
    assert identity(data) == said


def test_without_a_history_in_git_nobody_is_proposed(tmp_path: Path):
    assert identity(tmp_path) == ""
