"""The key: made once, kept for this account alone, and never taken from a file that anybody else could have written."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.access import KeyFile, state_folder
from indicators.access.key import FORM

PROCESS = """import sys
from pathlib import Path
from indicators.access import KeyFile
print(KeyFile(Path(sys.argv[1])).current().value)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_key_is_made_once_and_found_again(tmp_path: Path):
    folder = tmp_path / "state" / "program"
    made = KeyFile(folder).current()
    assert (made.renewed, made.unkept) == (False, "")
    assert KeyFile(folder).current() == made
    assert FORM.fullmatch((folder / "key").read_bytes())
    assert (mode(folder / "key"), mode(folder)) == (0o600, 0o700)
    assert [one.name for one in folder.iterdir()] == ["key"]


def test_a_deleted_key_ends_at_once(tmp_path: Path):
    keys = KeyFile(tmp_path)
    first = keys.current()
    keys.path.unlink()
    second = keys.current()
    assert second.value != first.value
    assert second == keys.current()


def planted_link(path: Path) -> None:
    other = path.with_name("other")
    path.rename(other)
    path.symlink_to(other)


PLANTED: dict[str, Callable[[Path], object]] = {
    "readable by its group": lambda path: path.chmod(0o640),
    "readable by all": lambda path: path.chmod(0o604),
    "writable by all": lambda path: path.chmod(0o602),
    "empty": lambda path: path.write_bytes(b""),
    "torn": lambda path: path.write_bytes(path.read_bytes()[:20]),
    "without its end": lambda path: path.write_bytes(path.read_bytes().strip()),
    "longer": lambda path: path.write_bytes(path.read_bytes() * 2),
    "other letters": lambda path: path.write_bytes(b"\xff" * 43 + b"\n"),
    "a link to a good one": planted_link,
    "a link to nothing": lambda path: (path.unlink(), path.symlink_to("nothing")),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path, 0o600)),
}


@pytest.mark.parametrize("how", PLANTED)
def test_a_file_that_cannot_be_trusted_gives_way_to_a_new_key(tmp_path: Path, how: str):
    folder = tmp_path / "program"
    old = KeyFile(folder).current().value
    PLANTED[how](folder / "key")
    found = KeyFile(folder).current()
    assert found.renewed
    assert found.value not in (old, "")
    assert not (folder / "key").is_symlink()
    assert mode(folder / "key") == 0o600
    assert KeyFile(folder).current().value == found.value
    assert not (folder / "nothing").exists()


def test_a_link_is_replaced_and_what_it_points_to_is_left(tmp_path: Path):
    keys = KeyFile(tmp_path)
    other = tmp_path / "other"
    other.write_text("mine\n", encoding="utf-8")
    keys.path.symlink_to(other)
    assert keys.current().value
    assert other.read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("owner", [0, 1])
def test_a_key_of_another_account_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: int):
    keys = KeyFile(tmp_path)
    old = keys.current()
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1 + owner)
    found = keys.current()  # and what it makes is not its own either: as on a disk that knows no owners
    assert found.unkept
    assert found.value != old.value
    assert keys.current() == found


def test_where_nothing_can_be_kept_the_key_lasts_as_long_as_the_process(tmp_path: Path):
    file = tmp_path / "file"
    file.touch()
    keys = KeyFile(file / "state")
    found = keys.current()
    assert found.unkept == "Not a directory"
    assert keys.current() == found
    assert KeyFile(file / "state").current().value != found.value


def test_what_lies_in_the_place_of_the_file_is_not_deleted(tmp_path: Path):
    keys = KeyFile(tmp_path)
    keys.path.mkdir()
    (keys.path / "mine").touch()
    assert keys.current().unkept
    assert [one.name for one in tmp_path.iterdir()] == ["key"]
    assert (keys.path / "mine").exists()


@pytest.mark.parametrize("before", [None, b"", b"torn"])
def test_processes_that_start_at_once_agree_on_one_key(tmp_path: Path, before: bytes | None):
    if before is not None:
        (tmp_path / "key").write_bytes(before)
    command = [sys.executable, "-c", PROCESS, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    keys = {one.communicate()[0] for one in running}
    assert len(keys) == 1
    assert keys == {(tmp_path / "key").read_text(encoding="utf-8")}


@pytest.mark.parametrize(
    ("given", "folder"),
    [(None, "home/.local/state"), ("", "home/.local/state"), ("relative/state", "home/.local/state"), ("/x/y", "/x/y")],
)
def test_the_folder_is_the_state_folder_of_the_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str | None, folder: str
):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    if given is not None:
        monkeypatch.setenv("XDG_STATE_HOME", given)
    assert state_folder() == tmp_path / folder / "hai-phong-indicators"


def test_an_account_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch):
    def none() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", none)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    assert KeyFile(state_folder()).current().unkept
