"""What every test shares: a skip is a failure, properties have few examples or all, and the browser is there."""

import os
import shutil
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The shell first: the same engine without the windows around a page, at less than half the processor time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
READING = {"browser", "files", "test_export.py", "test_hostile.py", "test_live.py", "test_store.py"}
SKIPPED = "a skipped test proves nothing: run it or delete it"

# The record's own zone, which a command of any test sets: 'today' is one day from the first test to the last.
os.environ["TZ"] = "Asia/Ho_Chi_Minh"
time.tzset()

# Few examples where somebody waits, all of them with `make deep`. Both draw the same ones for the same test, so what
# they say is about the change and not about luck; `--hypothesis-profile=search` draws others each time. A busy machine
# is no reason to fail, so no example has a deadline and none is drawn too slowly.
UNHURRIED = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile("few", max_examples=10, deadline=None, derandomize=True, suppress_health_check=UNHURRIED)
settings.register_profile("deep", settings.get_profile("few"), max_examples=100)
settings.register_profile("search", settings.get_profile("deep"), derandomize=False, print_blob=True)
settings.load_profile("few")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped or an expected-to-fail test into a failure."""
    report = yield
    if report.skipped:
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skipped module into an error."""
    report = yield
    if report.skipped:
        _fail(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests a machine cannot run: a PowerPoint nobody has drawn must not pass for one that was looked at."""
    if shutil.which("soffice") is None:
        terminalreporter.section("not run")
        terminalreporter.write_line("LibreOffice (soffice) is not installed: tests/browser/test_slides_rendered.py")


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    report.outcome = "failed"
    report.longrepr = f"{SKIPPED}\n{report.longrepr}"


@pytest.fixture(autouse=True, scope="module")
def read_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let commands, saves and boards read the same bytes once; claims about reading itself read anew."""
    if READING & {request.path.parent.name, request.path.name}:
        yield
        return
    from remembered import remembering  # imports the program: not before coverage watches

    with remembering():
        yield


@pytest.fixture(scope="session")
def browser_path() -> Path:
    """Return the program that the browser tests start, with `--no-sandbox` where it runs as root."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return Path(found)
    from playwright.sync_api import sync_playwright  # starts a process, so only where no browser was found

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if not own.exists():
        pytest.fail("no browser found: `make browser` installs one")
    return own
