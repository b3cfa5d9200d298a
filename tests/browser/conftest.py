"""One browser, one warm server, one folder of data to break; whoever needs a cold server starts it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.served import Served, copied, serving
from tests.browser.visitor import PHONE, Visitor, Visitors, Windows
from tests.record import laid

ARGUMENTS = [
    "--no-sandbox",  # tests run as root in a container
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a request outside fails, and is on record
]
OFFICE = shutil.which("soffice")  # tests/conftest.py says so where there is none
collect_ignore = [] if OFFICE else ["test_slides_rendered.py"]


@pytest.fixture(scope="session")
def office_path() -> Path:
    """Return the program that draws the PowerPoint."""
    return Path(OFFICE or "soffice")


@pytest.fixture(scope="session")
def browser(browser_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the warm server that most claims share, on a copy of the data that nobody changes."""
    scratch = tmp_path_factory.mktemp("warm")
    with serving(scratch, copied(scratch / "data")) as running:
        yield running


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the warm server whose data a test may change; whoever takes it lays the record out first: `laid`."""
    scratch = tmp_path_factory.mktemp("workbench")
    with serving(scratch, copied(scratch / "data")) as running:
        yield running


@pytest.fixture
def changeable(workbench: Served) -> Served:
    """Return that server with the record as it is, without a history."""
    laid(workbench.data)
    return workbench


@pytest.fixture
def visitors(windows: Windows) -> Iterator[Visitors]:
    """Return what seats readers; at the end none of them may have asked outside or complained."""
    opened = Visitors(windows)
    yield opened
    opened.leave()


@pytest.fixture(scope="module")
def readers(windows: Windows) -> Iterator[Visitors]:
    """Return the same, kept through a module."""
    opened = Visitors(windows)
    yield opened
    opened.leave()


@pytest.fixture(scope="module")
def desk(readers: Visitors, served: Served) -> Visitor:
    """Return a Vietnamese reader at a desk, 1440 by 900."""
    return readers(served)


@pytest.fixture(scope="module")
def phone(readers: Visitors, served: Served) -> Visitor:
    """Return a reader with a phone, 390 by 844, by touch."""
    return readers(served, **PHONE)
