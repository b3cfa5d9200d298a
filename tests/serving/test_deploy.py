"""What an operator runs of `deploy/`: the steps of the container file, the backup and the restore, the units."""

import fcntl
import json
import os
import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from indicators import editing
from indicators.editing import Edit
from tests.browser.served import COMMAND, PATIENCE, ROOT, free_port, serving
from tests.editing.kept import held
from tests.record import copied

DEPLOY = ROOT / "deploy"
HOME = "/opt/hai-phong-indicators"


def places(folder: Path) -> dict[str, str]:
    """Return the surroundings in which the scripts write below a folder instead of in the places of the system."""
    account = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    state = {name: str(folder / name.lower()) for name in ("STATE", "SETTINGS", "BACKUPS")}
    return {**os.environ, "ACCOUNT": account, "LANG": "en_US.UTF-8", **state}


def run(script: Path, where: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([script, *arguments], env=where, capture_output=True, text=True, check=False)


def saved(data: Path, reason: str) -> None:
    """Save a change by An."""
    seen = (data / "targets.yaml").read_bytes()
    edit = Edit.of({"targets.yaml": seen}, {"targets.yaml": seen + b"# one more\n"}, author="An", reason=reason)
    editing.save(data, edit)


@pytest.fixture
def installed(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Return the data of an installation, after a save, and the surroundings of its scripts."""
    where = places(tmp_path)
    (tmp_path / "state").mkdir()
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "access.yaml").write_bytes((DEPLOY / "access.yaml").read_bytes())
    data = copied(tmp_path / "state" / "data")
    saved(data, "before the disaster")
    return data, where


def archives(where: dict[str, str]) -> list[Path]:
    return sorted(Path(where["BACKUPS"]).glob("*"))


def test_a_backup_brings_back_files_and_history_after_a_disaster(installed: tuple[Path, dict[str, str]]):
    data, where = installed
    before, entries = held(data), editing.history(data)
    backup = run(DEPLOY / "backup.sh", where)
    assert (backup.returncode, backup.stderr) == (0, "")
    [archive] = archives(where)
    assert backup.stdout == f"{archive}\n"
    assert archive.stat().st_mode & 0o077 == 0
    shutil.rmtree(data)
    restored = run(DEPLOY / "restore.sh", where, str(archive))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert (held(data), editing.history(data)) == (before, entries)
    editing.undo(data, "An", "it can go on", entries[0].version)
    again = run(DEPLOY / "restore.sh", where, str(archive))  # over what is there, which is kept
    assert again.returncode == 0
    assert held(data) == before
    [aside] = data.parent.glob("data.before-*")
    assert editing.history(aside)[0].reason == "it can go on"
    assert sorted(one.name for one in data.parent.iterdir()) == ["data", aside.name]


def test_a_backup_holds_roles_but_no_secret(installed: tuple[Path, dict[str, str]]):
    data, where = installed
    for path in (data.parent / "cookie-secret", data.parent / "key", Path(where["SETTINGS"]) / "secret.env"):
        path.write_text("secret", encoding="utf-8")
    run(DEPLOY / "backup.sh", where)
    told = subprocess.run(["tar", "-tzf", archives(where)[0]], capture_output=True, text=True, check=True).stdout
    assert {one.partition("/")[0] for one in told.splitlines()} == {"data", "access.yaml"}


def test_no_backup_is_made_in_the_middle_of_a_save(installed: tuple[Path, dict[str, str]]):
    data, where = installed
    with (data / ".history" / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = run(DEPLOY / "backup.sh", where | {"WAIT": "0"})
    assert (found.returncode, found.stderr) == (1, "no backup: a save runs, or a file cannot be read or written\n")
    assert archives(where) == []


def test_data_that_do_not_load_are_backed_up_with_a_word_and_never_restored(installed: tuple[Path, dict[str, str]]):
    data, where = installed
    (data / "targets.yaml").write_text("- broken: [", encoding="utf-8")
    found = run(DEPLOY / "backup.sh", where)
    [archive] = archives(where)
    assert (found.returncode, f"{archive} is written, but its data do not load" in found.stderr) == (1, True)
    before = held(data)
    restored = run(DEPLOY / "restore.sh", where, str(archive))
    assert (restored.returncode, "targets.yaml:1" in restored.stdout) == (1, True)
    assert held(data) == before
    assert [one.name for one in data.parent.iterdir()] == ["data"]


def test_the_newest_backups_stay(installed: tuple[Path, dict[str, str]]):
    _, where = installed
    backups = Path(where["BACKUPS"])
    backups.mkdir()
    for day in range(1, 6):
        (backups / f"indicators-2020-01-0{day}T023000.tar.gz").touch()
    (backups / "other.txt").touch()
    run(DEPLOY / "backup.sh", where | {"KEEP": "3"})
    kept = [one.name[:21] for one in archives(where)]
    assert kept[:2] == ["indicators-2020-01-04", "indicators-2020-01-05"]
    assert (len(kept), kept[-1]) == (4, "other.txt")


def units() -> dict[str, ConfigParser]:
    """Return the units, each with its sections."""
    found = {}
    for path in DEPLOY.glob("hai-phong-indicators*"):
        found[path.name] = parsed = ConfigParser(interpolation=None, strict=False)
        parsed.optionxform = str  # ty: ignore[invalid-assignment]
        parsed.read_string(path.read_text(encoding="utf-8").replace("\\\n", " "))
    return found


def test_the_units_start_what_is_there_as_the_account_and_in_the_places_of_the_scripts():
    found = units()
    server, backup = (found[f"hai-phong-indicators{one}.service"]["Service"] for one in ("", "-backup"))
    install = (DEPLOY / "install.sh").read_text(encoding="utf-8")
    told = dict(re.findall(r'"\$\{([A-Z]+):=([^}]+)\}"', install))
    assert {server["User"], backup["User"]} == {told["ACCOUNT"]}
    assert server["ReadWritePaths"] == told["STATE"]
    assert server["EnvironmentFile"] == f"{told['SETTINGS']}/secret.env"
    command = shlex.split(server["ExecStart"])
    assert {f"{told['STATE']}/data", f"{told['SETTINGS']}/access.yaml"} <= set(command)
    assert command[0] == f"{HOME}/.venv/bin/indicators"
    script = Path(backup["ExecStart"]).relative_to(HOME)
    assert os.access(ROOT / script, os.X_OK)
    for name in ("backup.sh", "restore.sh"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        assert set(re.findall(r'"\$\{([A-Z]+):=(/[^}]+)\}"', text)) <= set(told.items())


def test_the_units_of_the_site_watch_and_read_the_data_that_are_served_and_write_what_nginx_sends():
    found = units()
    site, path = (found[f"hai-phong-indicators-site.{one}"] for one in ("service", "path"))
    command = shlex.split(site["Service"]["ExecStart"])
    options = dict(zip(command[2::2], command[3::2], strict=True))
    assert command[:2] == [f"{HOME}/.venv/bin/indicators", "publish"]
    assert site["Service"]["User"] == found["hai-phong-indicators.service"]["Service"]["User"]
    served = shlex.split(found["hai-phong-indicators.service"]["Service"]["ExecStart"])
    assert options["--data"] == path["Path"]["PathChanged"] == served[served.index("--data") + 1]
    assert f"alias {options['--out']}/;" in (DEPLOY / "nginx-site.conf").read_text(encoding="utf-8")
    assert options["--out"].startswith(f"/var/lib/{site['Service']['StateDirectory']}/")


def test_the_doctor_is_run_as_the_unit_runs_the_server(installed: tuple[Path, dict[str, str]], tmp_path: Path):
    _, where = installed
    (tmp_path / "settings" / "secret.env").write_text("INDICATORS_CLIENT_SECRET='s e'\n", encoding="utf-8")
    text = (DEPLOY / "hai-phong-indicators.service").read_text(encoding="utf-8")
    for shipped, used in (
        (f"{HOME}/.venv/bin/indicators", COMMAND), ("User=hai-phong-indicators", f"User={where['ACCOUNT']}"),
        ("XDG_STATE_HOME=/var/lib", f"XDG_STATE_HOME={tmp_path / 'kept'}"),
        ("127.0.0.1:8501", f"127.0.0.1:{free_port()}"),
        ("/etc/hai-phong-indicators", where["SETTINGS"]), ("/var/lib/hai-phong-indicators", where["STATE"]),
    ):  # fmt: skip
        assert shipped in text
        text = text.replace(shipped, used)
    (tmp_path / "unit").write_text(text, encoding="utf-8")
    found = run(DEPLOY / "doctor.sh", where | {"UNIT": str(tmp_path / "unit")}, "--format", "json")
    listed = {one["check"]: (one["state"], one["message"]) for one in json.loads(found.stdout)}
    assert listed["start"] == ("ok", "People sign in to edit: https://name.example/dashboard.")
    assert str(tmp_path / "kept") in listed["state_folder"][1]
    assert "UTC+0700" in listed["zone"][1]
    assert where["STATE"] in listed["data"][1]
    assert (found.returncode, listed["provider"][0]) == (1, "mend")  # nobody has put a provider there
    none = run(DEPLOY / "doctor.sh", where | {"UNIT": str(tmp_path / "none")})
    assert (none.returncode, none.stderr.startswith(f"no {tmp_path / 'none'}: copy")) == (2, True)


def steps() -> dict[str, list[str]]:
    """Return the instructions of the container file."""
    found: dict[str, list[str]] = {}
    for line in (DEPLOY / "Containerfile").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            found.setdefault(name, []).append(rest)
    return found


def checkout(target: Path) -> Path:
    """Copy what the container file copies: the checkout, but for what the ignore file leaves out."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in told.split("\0")[:-1]:
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    return target


@pytest.mark.deep
def test_the_steps_of_the_container_file_install_a_dashboard_that_serves_and_an_upgrade_keeps_its_data(tmp_path: Path):
    found, where = steps(), places(tmp_path)
    assert found["COPY"] == [f". {HOME}"]
    assert [one for one in found["RUN"] if one != f"{HOME}/deploy/install.sh"] == []
    assert {".git", ".venv"} <= set((ROOT / ".dockerignore").read_text(encoding="utf-8").split())
    home = checkout(tmp_path / "home")
    first = run(home / "deploy" / "install.sh", where)
    assert (first.returncode, first.stderr) == (0, "")
    assert "data: all is well." in first.stdout
    data = tmp_path / "state" / "data"
    program, *options = [*json.loads(found["ENTRYPOINT"][0]), *json.loads(found["CMD"][0])]
    assert program == f"{HOME}/.venv/bin/indicators"
    assert options[-2:] == ["/var/lib/hai-phong-indicators/data", "--read-only"]
    options = [one.replace("/var/lib/hai-phong-indicators", where["STATE"]) for one in options[1:]]
    port = free_port()
    options = [one.replace(":8501", f":{port}") for one in options]
    with serving(tmp_path, data, *options, port=port, program=str(home / ".venv/bin/indicators")) as served:
        assert served.ask("/ready")[0] == 200

    saved(data, "an edit before the upgrade")
    assert "branch data" in run_text(home, "history", "--data", str(data))
    (Path(where["SETTINGS"]) / "access.yaml").write_text("changed", encoding="utf-8")
    (home / "data" / "targets.yaml").write_text("[]\n", encoding="utf-8")  # another release comes with other data
    before = held(data)
    second = run(home / "deploy" / "install.sh", where)
    assert (second.returncode, second.stderr) == (0, "")
    assert held(data) == before
    assert editing.history(data)[0].reason == "an edit before the upgrade"
    assert (Path(where["SETTINGS"]) / "access.yaml").read_text() == "changed"

    (data / "targets.yaml").write_text("- broken: [", encoding="utf-8")  # what this release cannot read is said
    third = run(home / "deploy" / "install.sh", where)
    assert (third.returncode, "targets.yaml:1" in third.stdout) == (1, True)


def run_text(home: Path, *arguments: str) -> str:
    command = [home / ".venv/bin/indicators", *arguments, "--lang", "en"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10 * PATIENCE).stdout
