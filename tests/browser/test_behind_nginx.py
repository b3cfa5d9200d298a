"""The dashboard as an operator sets it up: the shipped service and roles, behind nginx with the shipped file for it."""

import gzip
import os
import re
import shlex
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from indicators import editing
from tests.browser import test_sign_in as signing
from tests.browser.nginx import NAME, Published, behind, nginx, published
from tests.browser.program import Lines, Program, Refused
from tests.browser.served import PATIENCE, ROOT, Served, copied, free_port, serving
from tests.browser.test_sign_in import FORM, PATH, PLANNER, PROPOSED, Office, fill, open_page, press, provider, settle
from tests.browser.visitor import LIMIT
from tests.editing.kept import held
from tests.record import laid

pytestmark = pytest.mark.deep

UNIT = ROOT / "deploy" / "hai-phong-indicators.service"
ROLES = ROOT / "deploy" / "access.yaml"
LEDGER = "lang=en&do=supersede&edit=T0006"
VERSION = {
    "value": "54 billion USD", "document": "99/NQ-HDND", "adopted_on": "2026-07-20", "reason": "mid-year",
    "author": "Somebody", "act": "save",
}  # fmt: skip
PROXY = ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")
SILENT = (r"\n +proxy_set_header (Host|X-\S+) .*", ""), ("location /dashboard/ ", "location / ")  # adds no header
RESOLVE = f"MAP {NAME} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def started_by_the_unit(folder: Path, port: int, shown: Published) -> list[str]:
    """Return the options of `indicators serve` in the shipped unit, with other places and ports."""
    text = UNIT.read_text(encoding="utf-8").replace("\\\n", " ")
    found = re.search(r"^ExecStart=(.*)$", text, re.MULTILINE)
    assert found
    program, command, *options = shlex.split(found[1])
    assert (Path(program).name, command) == ("indicators", "serve")
    places = {
        "127.0.0.1:8501": f"127.0.0.1:{port}",
        "https://name.example/dashboard": f"{shown.origin}{PATH}",
        "/etc/hai-phong-indicators/access.yaml": str(folder / "access.yaml"),
        "/var/lib/hai-phong-indicators/data": str(folder / "data"),
    }
    assert set(places) <= set(options)
    return [places.get(one, one) for one in options]


@dataclass
class Installation:
    """The servers of one machine: the dashboard with sign-in, which can end and start again, and its nginx."""

    folder: Path
    shown: Published
    port: int
    office: Office
    nginx_runs: ExitStack = field(default_factory=ExitStack)
    runs: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        """Start the dashboard as the unit does."""
        options = started_by_the_unit(self.folder, self.port, self.shown)
        served = self.runs.enter_context(serving(self.folder, self.folder / "data", *options, port=self.port))
        self.office.served = self.shown = behind(self.shown, served)

    def kill(self) -> None:
        """Kill the dashboard under its pages."""
        os.kill(self.shown.pid, signal.SIGKILL)
        self.runs.close()

    def start_nginx(self) -> None:
        """Let the world in."""
        self.nginx_runs.enter_context(nginx(self.shown, self.port))

    def cut(self) -> None:
        """End nginx, and with it every connection."""
        self.nginx_runs.close()


@pytest.fixture(scope="module")
def chromium(browser: Browser, browser_path: Path) -> Iterator[Browser]:
    """Return a browser that finds the public name on this machine."""
    arguments = ["--no-sandbox", f"--host-resolver-rules={RESOLVE}"]
    running = browser.browser_type.launch(executable_path=browser_path, args=arguments)
    yield running
    running.close()


@pytest.fixture(scope="module")
def running(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder, identity = tmp_path_factory.mktemp("published"), free_port()
    shown = published(folder)
    copied(folder / "data")
    told = ROLES.read_text(encoding="utf-8").replace("https://id.example", f"http://127.0.0.1:{identity}")
    (folder / "access.yaml").write_text(told, encoding="utf-8")
    head = told.partition("planners:")[0]
    installed = Installation(folder, shown, free_port(), Office(chromium, shown, folder / "access.yaml", head))
    with pytest.MonkeyPatch.context() as patch, provider(identity, folder), installed.runs, installed.nginx_runs:
        patch.setenv("INDICATORS_CLIENT_SECRET", "secret")
        installed.start()
        installed.start_nginx()
        yield installed


@pytest.fixture
def site(running: Installation) -> Iterator[Installation]:
    """Return the installation with the record as it is."""
    laid(running.folder / "data")
    yield running
    Program.close_all()
    while running.office.opened:
        running.office.opened.pop().close()


def asked(shown: Published, path: str, *, tls: bool = True, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(shown.host, timeout=PATIENCE)
    connection.sock = shown.connect() if tls else Served.connect(shown)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def own(shown: Published, *more: tuple[str, str]) -> Lines:
    return ("Host", shown.host), ("Origin", shown.origin), *more


# ---- what any browser gets


def test_every_way_to_the_name_leads_to_the_page_over_tls(site: Installation):
    answer, _ = asked(replace(site.shown, port=site.shown.plain), "/dashboard/planning?lang=en", tls=False)
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/dashboard/planning?lang=en")
    answer, _ = asked(site.shown, "/dashboard")
    assert (answer.status, answer.headers["Location"]) == (301, site.office.url("/"))
    answer, body = asked(site.shown, "/dashboard/")
    assert (answer.status, b"<html" in body) == (200, True)
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert asked(site.shown, "/planning")[0].status == 404  # nothing outside the path is the dashboard's


def test_scripts_and_the_page_itself_come_compressed(site: Installation):
    answer, page = asked(site.shown, "/dashboard/", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    script = re.search(r'src="\./(static/[^"]+\.js)"', gzip.decompress(page).decode())
    assert script
    answer, small = asked(site.shown, f"/dashboard/{script[1]}", Accept_Encoding="gzip")
    whole = asked(site.shown, f"/dashboard/{script[1]}")[1]
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small) == whole
    assert len(small) < len(whole) / 2


def test_whether_it_is_well_is_answered_through_nginx(site: Installation):
    for path, said in (("/health", b"ok\n"), ("/ready", b"ready\n")):
        answer, body = asked(site.shown, f"{PATH}{path}")
        assert (answer.status, body) == (200, said)


SEEN = (  # a page of each kind, what to do there, and what the address then says
    ("/?lang=en&year=2025&as_of=2025-12-11", 'select[data-key="basis"]', "central", "basis=central"),
    ("/indicator?lang=en&id=grdp_growth", 'select[data-key="id"]', "budget_total", "id=budget_total"),
    ("/comparison?lang=en", 'select[data-key="period"]', "2024", "period=2024"),
    ("/session?lang=en&no=32", 'select[data-key="no"]', "31", "no=31"),
    ("/sources?lang=en", "", "", ""),
    ("/planning?lang=en", "", "", ""),
)


@pytest.mark.parametrize(("path", "select", "value", "says"), SEEN, ids=[one[0].partition("?")[0] for one in SEEN])
def test_a_page_of_each_kind_is_drawn_and_the_next_click_changes_it(
    site: Installation, path: str, select: str, value: str, says: str
):
    page = site.office.window()
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    open_page(page, site.office.url(path))
    before = page.locator("h1").first.inner_text()
    if select:
        page.locator(select).first.select_option(value)
        page.wait_for_url(lambda url: says in url)
    else:
        page.locator('a[href*="lang=vi"]').first.click()
        page.wait_for_url(lambda url: "lang=vi" in url)
    expect(page.locator("h1").first).not_to_have_text(before, timeout=LIMIT)
    assert sockets == [f"wss://{site.shown.host}{PATH}/_stcore/stream"] * len(sockets) != []


# ---- who may edit


def test_a_planner_signs_in_and_saves_the_form_of_the_planning_page(site: Installation):
    page = site.office.enter(PLANNER)
    assert page.url == site.office.url(FORM)
    mine = [one for one in page.context.cookies() if "streamlit_user" in one.get("name", "")]
    assert [one.get("secure") for one in mine] == [True] * len(mine) != []
    fill(page, *PROPOSED)
    press(page, "preview")
    expect(page.locator(".preview")).to_be_visible(timeout=LIMIT)
    press(page, "save")
    expect(page.locator("section.saved")).to_contain_text("Saved", timeout=LIMIT)
    assert editing.history(site.shown.data)[0].author == PLANNER
    press(page, "undo")
    expect(page.locator('button[value="redo"]')).to_be_visible(timeout=LIMIT)
    page.locator('a[href$="/sign-out"]').first.click()
    page.wait_for_url("**/end_session**")
    open_page(page, site.office.url(FORM))
    expect(page.locator(".refused")).to_contain_text("To edit, sign in")


def refused(program: Program, says: str, data: Path) -> None:
    """Send the form of the planning page all the same: nothing is saved."""
    program.open("planning", LEDGER)
    assert (says in program.html, "<form" in program.html) == (True, False)
    before = held(data)
    for act in ("preview", "save"):
        program.tell(sent=VERSION | {"form": "planning", "act": act})
    assert held(data) == before


def test_a_visitor_or_a_program_under_the_public_name_saves_nothing_without_signing_in(site: Installation):
    for more in ((), PROXY):
        refused(Program(site.shown, own(site.shown, *more), base=PATH), "To edit, sign in", site.shown.data)
    for host, origin in ((site.shown.host, "https://evil.example"), ("evil.example", site.shown.origin)):
        with pytest.raises(Refused):
            Program(site.shown, (("Host", host), ("Origin", origin)), base=PATH)


@pytest.mark.parametrize("named", ["127.0.0.1", "localhost"])
def test_a_server_of_one_machine_behind_nginx_is_for_reading_only(named: str, tmp_path: Path):
    """Even under a name of this machine, with the right key: nginx says that the reader sits elsewhere."""
    shown = published(tmp_path, named)
    options = ("--public-address", f"{shown.origin}{PATH}")
    with serving(tmp_path, copied(tmp_path / "data"), *options) as served, nginx(shown, served.port):
        shown = behind(shown, served)
        for more in ((), PROXY):
            program = Program(shown, own(shown, *more), base=PATH)
            program.visit("planning", f"{LEDGER}&key={shown.key}")
            program.tell(browser={"framed": False, "key": shown.key})
            refused(program, "through another server in between", served.data)
            program.close()


def test_a_server_that_was_told_of_no_name_says_behind_nginx_what_to_set(tmp_path: Path):
    shown = published(tmp_path)
    with serving(tmp_path, copied(tmp_path / "data")) as served, nginx(shown, served.port):
        answer, body = asked(shown, f"{PATH}/planning")
        assert answer.status == 403
        assert f"--public-address {shown.origin} --read-only" in body.decode()
        for more in ((), PROXY):
            with pytest.raises(Refused):
                Program(behind(shown, served), own(shown, *more))


def test_a_proxy_that_adds_no_header_is_asked_for_the_key(tmp_path: Path):
    """It hides who asks, and says the server's own name: only the key tells its reader from one of this machine."""
    shown = published(tmp_path)
    with serving(tmp_path, copied(tmp_path / "data")) as served, nginx(shown, served.port, *SILENT):
        lines = ("Host", shown.host), ("Origin", f"http://{served.host}")
        program = Program(shown, lines)
        program.open("planning", LEDGER)
        form = VERSION | {"form": "planning"}
        before = held(served.data)
        for act in ("preview", "save"):
            assert 'data-form="key"' in program.tell(sent=form | {"act": act})
        assert held(served.data) == before
        program.tell(sent={"form": "key", "key": served.key})
        typed = program.form("planning") | VERSION
        program.tell(sent=typed | {"act": "preview"})
        program.tell(sent=program.form("planning") | {"act": "save"})
        assert held(served.data) != before


@pytest.mark.parametrize(
    "claim",
    [
        partial(signing.test_a_planner_no_longer_named_saves_nothing_with_the_next_click, gone="removed"),
        signing.test_a_sign_out_counts_in_every_tab_and_for_a_copied_cookie,
        signing.test_an_altered_or_an_old_cookie_counts_for_nothing,
        signing.test_the_way_back_leads_nowhere_else,
    ],
    ids=["removed", "signed out", "altered or old", "way back"],
)
def test_what_holds_of_signing_in_holds_behind_nginx(site: Installation, claim: Callable[[Office], None]):
    roles = site.office.roles.read_bytes()
    site.office.name()  # as in those tests: nobody approves
    claim(site.office)
    site.office.roles.write_bytes(roles)


# ---- when something in between breaks


@pytest.mark.parametrize("how", ["the dashboard is killed", "nginx is gone"])
def test_a_half_typed_form_outlives_a_break_and_saves(site: Installation, how: str):
    page = site.office.enter(PLANNER)
    fill(page, *PROPOSED)
    before = page.url
    if how == "nginx is gone":
        site.cut()
    else:
        site.kill()
    expect(page.locator("#connection")).to_contain_text("The connection to the server is lost", timeout=LIMIT)
    page.locator('form [name="reason"]').fill("mid-year review")
    newcomer = site.office.window()
    if how == "nginx is gone":
        site.start_nginx()
    else:
        newcomer.goto(site.office.url("/?lang=en"))
        expect(newcomer.locator("body")).to_contain_text("The dashboard is starting again")
        site.start()
        settle(newcomer)  # it opens by itself
    expect(page.locator("#connection")).to_have_count(0, timeout=LIMIT)
    settle(page)
    assert page.url == before
    expect(page.locator('form [name="reason"]')).to_have_value("mid-year review")
    press(page, "preview")
    expect(page.locator(".preview")).to_be_visible(timeout=LIMIT)
    press(page, "save")
    expect(page.locator("section.saved")).to_contain_text("Saved", timeout=LIMIT)
    assert editing.history(site.shown.data)[0].reason == "mid-year review"
