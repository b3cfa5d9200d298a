"""The set-up keeps its word: locked, safe by default, one command for CI."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from examples import examples
from hypothesis import settings
from record import ROOT
from streamlit import config as streamlit_config
from touched import MOST, touched

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)", re.MULTILINE)
SHIPPED = {
    "server.address": "127.0.0.1",
    "server.headless": True,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.allowedHosts": ["localhost", "127.0.0.1"],
    "server.maxUploadSize": 5,
    "server.maxMessageSize": 50,
    "server.disconnectedSessionTTL": 120,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    "client.showErrorLinks": False,
    "client.showSidebarNavigation": False,
    "global.minCachedMessageSize": 1_000_000_000,
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
}
GROUNDED = ("red", "blue", "green", "orange", "yellow", "gray")


def flat(table: dict[str, object], prefix: str = "") -> dict[str, object]:
    """Return `{"server.address": ...}` from the nested tables of a TOML file."""
    options: dict[str, object] = {}
    for key, value in table.items():
        options |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return options


def read_config() -> dict[str, object]:
    return flat(tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8")))


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2 for `#RRGGBB`."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_configuration_is_the_shipped_one():
    found = {name: value for name, value in read_config().items() if not name.startswith("theme.")}
    assert found == SHIPPED


def test_streamlit_still_knows_every_option_and_retires_none():
    known = streamlit_config.get_config_options()
    assert [name for name in read_config() if name not in known or known[name].deprecated] == []


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_every_text_colour_is_readable_on_its_grounds(appearance: str):
    theme = {name.removeprefix(f"theme.{appearance}."): str(value) for name, value in read_config().items()}
    grounds = [theme["backgroundColor"], theme["secondaryBackgroundColor"]]
    pairs = [(theme[ink], ground) for ink in ("textColor", "linkColor") for ground in grounds]
    pairs += [(theme[f"{hue}TextColor"], theme[f"{hue}BackgroundColor"]) for hue in GROUNDED]
    pairs += [(theme[f"{hue}TextColor"], ground) for hue in GROUNDED for ground in grounds]
    pairs += [("#FFFFFF", theme["primaryColor"])]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_version_and_hashes(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith(("#", "--hash=sha256:"))]
    assert len(lines) > 20
    assert [line for line in lines if not (PIN.match(line) and line.endswith("\\"))] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_index(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"://|--(?:extra-)?index|--find-links|--trusted-host| @ ", text) == []
    assert not (ROOT / "uv.lock").exists()


def test_the_lock_of_the_tests_holds_the_other_one_whole():
    product, tests = (set(PIN.findall((ROOT / lock).read_text(encoding="utf-8"))) for lock in LOCKS)
    assert product - tests == set()


def test_the_environment_is_the_locked_one():
    shown = subprocess.run([sys.executable, "-m", "pip", "freeze", "--all"], capture_output=True, text=True, check=True)
    installed = {name.lower().replace("_", "-"): version for name, version in PIN.findall(shown.stdout.lower())}
    locked = PIN.findall((ROOT / LOCKS[0]).read_text(encoding="utf-8"))
    missing = {name for name, _ in locked} - installed.keys()
    assert missing <= {"watchdog"}  # not needed on macOS
    assert [(name, installed[name]) for name, _ in locked if (name, installed.get(name, "")) not in locked] == []


def test_ci_runs_make_test_and_make_deep_and_nothing_more():
    script = ROOT / ".ci/run"
    assert script.stat().st_mode & 0o111
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines == ["#!/usr/bin/env bash", "set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test deep ONCE=1"]


QUICK, DEEP = '-m "not deep"', '-m "deep or hypothesis" --hypothesis-profile=deep'
COVERAGE = "--cov --cov-report=term"


@pytest.mark.parametrize(
    ("once", "quick", "deep"),
    [
        ("", QUICK, ["", f'-m "not deep and not hypothesis" {COVERAGE} --ignore=tests/browser', DEEP]),
        ("1", f"{QUICK} {COVERAGE}", ["", DEEP]),
    ],
)
def test_a_test_is_run_by_make_test_or_by_make_deep_and_coverage_is_taken_once(once: str, quick: str, deep: list[str]):
    run = {
        target: [line for line in planned(target, f"ONCE={once}").splitlines() if "pytest" in line or "torture" in line]
        for target in ("test", "deep")
    }
    options = {t: [line.partition(" --no-loadscope-reorder ")[2].strip() for line in run[t]] for t in run}
    assert options == {"test": [quick], "deep": deep}
    assert run["deep"][0].endswith("python tests/torture.py")


@pytest.mark.parametrize(("profile", "numbers"), [("few", [10, 10, 10, 100]), ("deep", [10, 40, 100, 2_000])])
def test_a_property_has_few_examples_or_all(profile: str, numbers: list[int]):
    before = settings.get_current_profile_name()
    settings.load_profile(profile)
    found = [examples(most).max_examples for most in (10, 40, 100, 2_000)]
    settings.load_profile(before)
    assert found == numbers


def planned(*arguments: str) -> str:
    """Return what make would run for a target and its variables."""
    command = ["make", "--dry-run", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("changed", "nearest"),
    [
        ("indicators/wording.py", "tests/test_wording.py"),
        ("indicators/cli/schema.py", "tests/cli/test_schema.py"),  # imported by its name as text
        ("indicators/sql/figures.sql", "tests/queries/test_figures.py"),
        ("docs/planners.md", "tests/test_planners_page.py"),
        ("tests/cli/running.py", "tests/cli/test_golden.py"),
    ],
)
def test_a_change_touches_the_tests_that_are_about_it(changed: str, nearest: str):
    found = [str(file.relative_to(ROOT)) for file in touched([ROOT / changed])]
    assert nearest in found[:MOST]


def test_make_alone_lists_every_target_with_one_line():
    shown = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = dict(line.split(maxsplit=1) for line in shown.stdout.splitlines())
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert set(listed) == set(phony[1].split())


@pytest.mark.parametrize(("target", "lock"), [("setup", LOCKS[0]), (".venv/ready-to-test", LOCKS[1])])
def test_a_set_up_takes_the_lock_and_nothing_else_and_leaves_nothing_else(target: str, lock: str):
    plan = subprocess.run(
        ["make", "--dry-run", "--always-make", target], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    installs = [line.split(" install ", 1)[1].split() for line in plan if " install " in line]
    of_the_lock, of_the_project = installs
    assert {"--no-deps", "--require-hashes", "--only-binary=:all:"} <= set(of_the_lock)  # pip resolves nothing
    assert of_the_lock[-2:] == ["--requirement", lock]
    assert {"--no-deps", "--no-index", "--no-build-isolation"} <= set(of_the_project)
    assert of_the_project[-2:] == ["--editable", "."]
    assert any("uninstall" in line and LOCKS[1] in line for line in plan)  # what left the lock
    assert any(line.endswith("exit 1; }") and " check " in line for line in plan)


def test_a_second_set_up_installs_nothing():
    assert "install" not in planned("setup")


def test_a_skipped_test_is_a_failure(tmp_path: Path):
    (tmp_path / "conftest.py").write_bytes((ROOT / "tests/conftest.py").read_bytes())
    (tmp_path / "test_one.py").write_text(
        "import pytest\n"
        "@pytest.mark.skip(reason='later')\ndef test_a(): pass\n"
        "def test_b(): pytest.skip('now')\n"
        "@pytest.mark.xfail\ndef test_c(): assert False\n"
        "def test_d(): pass\n"
    )
    (tmp_path / "test_two.py").write_text("import pytest\npytest.importorskip('no_such_module')\n")
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir", str(tmp_path), "--continue-on-collection-errors"]
    where = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
    run = subprocess.run(command, cwd=tmp_path, env=where, capture_output=True, text=True, check=False)
    assert run.stdout.splitlines()[-1].startswith("2 failed, 1 passed, 2 errors")
