"""Signing in at a provider of its own in a real browser: who may do what, when it ends, and where one comes back to."""

import json
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value

from indicators import editing
from tests.browser.served import PATIENCE, Served, copied, free_port, serving
from tests.browser.visitor import LIMIT, STILL
from tests.editing.kept import held
from tests.record import laid

PLANNER, APPROVER, READER = "an@city.example", "binh@city.example", "chi@city.example"
FORM = "/planning?lang=en&do=supersede&edit=T0006"
PROPOSED = ("value", "reason")  # where approvers are named, a planner types a draft
TYPED = {"value": "54 billion USD", "document": "99/NQ-HDND", "adopted_on": "2026-07-20", "reason": "mid-year"}
COOKIE, PATH = "_streamlit_user", "/dashboard"
ROLES = "provider: http://127.0.0.1:{port}/.well-known/openid-configuration\nclient_id: dashboard\n"


@dataclass
class Office:
    """A running dashboard with sign-in, its file of roles, and the people before it."""

    browser: Browser
    served: Served
    roles: Path
    head: str
    opened: list[BrowserContext] = field(default_factory=list)

    def url(self, path: str) -> str:
        return self.served.address(f"{PATH}{path}")

    def name(self, planners: str = PLANNER, **others: str) -> None:
        """Write who may do what."""
        named = {"planners": planners} | others
        lines = [f"{role}: [{people}]\n" for role, people in named.items()]
        self.roles.write_text(self.head + "".join(lines), encoding="utf-8")

    def window(self, cookies: list | None = None) -> Page:
        """Open a browser that has never been here, or one with the cookies of another."""
        context = self.browser.new_context(locale="en-GB", ignore_https_errors=True)
        context.set_default_timeout(LIMIT)
        context.add_cookies(cookies or [])
        self.opened.append(context)
        return context.new_page()

    def enter(self, address: str, path: str = FORM) -> Page:
        """Open a page in a new browser and sign in there."""
        page = self.window()
        open_page(page, self.url(path))
        sign_in(page, address)
        return page

    @property
    def secret(self) -> str:
        """What the cookies are signed with."""
        return (self.served.log.parent / "state/hai-phong-indicators/cookie-secret").read_text().strip()

    def on_disk(self) -> dict[str, bytes]:
        return held(self.served.data)


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


def settle(page: Page) -> None:
    page.locator(STILL).wait_for(state="attached")
    page.locator(".board").first.wait_for()


def sign_in(page: Page, address: str) -> None:
    page.locator('a[href$="/sign-in"]').first.click()
    page.locator('input[name="sub"]').fill(address)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url("**/dashboard/**")
    settle(page)


def fill(page: Page, *names: str) -> None:
    for name in names or TYPED:
        page.locator(f'form [name="{name}"]').fill(TYPED[name])


def press(page: Page, act: str) -> None:
    page.locator(f'button[value="{act}"]').click()


@contextmanager
def provider(port: int, scratch: Path) -> Generator[None]:
    """Run a provider that believes everybody."""
    command = [str(Path(sys.executable).parent / "oidc-provider-mock"), "--port", str(port)]
    with (scratch / "provider.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        until = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < until:
            with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/.well-known/openid-configuration"):
                break
            time.sleep(0.05)
        yield
        process.kill()


@pytest.fixture(scope="module")
def running(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    scratch, port, own = tmp_path_factory.mktemp("sign-in"), free_port(), free_port()
    office_of = Office(
        browser, Served(0, scratch, scratch, scratch, ""), scratch / "access.yaml", ROLES.format(port=port)
    )
    office_of.name()
    options = ("--public-address", f"http://127.0.0.1:{own}{PATH}", "--access", str(office_of.roles))
    with pytest.MonkeyPatch.context() as patch, provider(port, scratch):
        patch.setenv("INDICATORS_CLIENT_SECRET", "secret")
        with serving(scratch, copied(scratch / "data"), *options, port=own) as served:
            office_of.served = served
            yield office_of


@pytest.fixture
def office(running: Office) -> Iterator[Office]:
    """Return the office with the record as it is and its planner named."""
    running.name()
    laid(running.served.data)
    yield running
    while running.opened:
        running.opened.pop().close()


def test_a_planner_comes_back_to_the_form_and_saves_under_the_address_signed_in_with(office: Office):
    page = office.window()
    open_page(page, office.url(FORM))
    expect(page.locator(".refused")).to_contain_text("To edit, sign in")
    assert page.locator("form").count() == 0
    sign_in(page, PLANNER)
    assert page.url == office.url(FORM)
    expect(page.locator(".person")).to_contain_text(f"Signed in as {PLANNER}")
    author = page.locator('form [name="author"]')
    expect(author).to_have_value(PLANNER)
    assert author.get_attribute("readonly") is not None
    author.evaluate("field => { field.readOnly = false; field.value = 'Somebody else'; }")  # as a program would
    fill(page)
    press(page, "preview")
    expect(page.locator(".preview")).to_be_visible(timeout=LIMIT)
    author.evaluate("field => { field.value = 'Somebody else'; }")
    press(page, "save")
    expect(page.locator("section.saved")).to_contain_text("Saved", timeout=LIMIT)
    assert editing.history(office.served.data)[0].author == PLANNER
    press(page, "undo")
    expect(page.locator('button[value="redo"]')).to_be_visible(timeout=LIMIT)
    assert [one.author for one in editing.history(office.served.data)[:2]] == [PLANNER, PLANNER]
    undone, saved = (one.version[:12] for one in editing.history(office.served.data)[:2])
    logged = office.served.logged()
    assert logged[0] == "sign-in by=an"
    assert [one.partition("records=")[0] for one in logged[1:]] == [
        "save kind=save by=an files=targets.yaml,sources.csv ",
        "save kind=undo by=an files=targets.yaml,sources.csv ",
    ]
    assert [one.rpartition(" version=")[2] for one in logged[1:]] == [saved, undone]
    assert not any(word in "".join(logged) for word in ("@", "54", "mid-year"))


def test_a_planner_proposes_and_an_approver_adopts(office: Office):
    office.name(approvers=APPROVER)
    planner = office.enter(PLANNER)
    expect(planner.locator(".standing .radio")).to_contain_text(f"waits for approval by {APPROVER}")
    expect(planner.locator('[name="document"]')).to_be_hidden()
    fill(planner, *PROPOSED)
    press(planner, "preview")
    expect(planner.locator(".preview")).to_be_visible(timeout=LIMIT)
    press(planner, "save")
    expect(planner.locator("section.saved")).to_contain_text("Saved", timeout=LIMIT)
    row = planner.locator("tr.draft")
    expect(row).to_contain_text(f"Waits for approval by {APPROVER}.")
    expect(row).to_contain_text(f"Proposed by {PLANNER} on ")
    expect(row).to_contain_text("You cannot adopt it")
    assert row.locator("[data-do=adopt]").count() == 0
    record = row.get_attribute("data-record")
    form = f"/planning?lang=en&do=adopt&edit={record}"
    open_page(planner, office.url(form))
    expect(planner.locator(".refused").first).to_contain_text("you are not named as an approver")
    assert planner.locator("form[data-form=planning]").count() == 0
    approver = office.enter(APPROVER, "/planning?lang=en")
    approver.locator(f"tr[data-record={record}] [data-do=adopt]").click()
    expect(approver.locator("form[data-form=planning]")).to_be_visible(timeout=LIMIT)
    expect(approver.locator(".notes").first).to_contain_text(f"Proposed by {PLANNER}")
    fill(approver, "document", "adopted_on", "reason")
    press(approver, "preview")
    expect(approver.locator(".preview")).to_contain_text("52 billion USD → 54 billion USD", timeout=LIMIT)
    office.name(planners=f"{PLANNER}, {APPROVER}", approvers=READER)
    press(approver, "save")  # no approver any more
    expect(approver.locator(".refused").first).to_contain_text("you are not named as an approver", timeout=LIMIT)
    office.name(approvers=APPROVER)
    press(approver, "preview")
    expect(approver.locator(".refused")).to_have_count(0, timeout=LIMIT)
    press(approver, "save")
    expect(approver.locator("section.saved")).to_contain_text("Saved", timeout=LIMIT)
    expect(approver.locator(f"tr[data-record={record}] .state")).to_have_text("in force")
    assert [one.author for one in editing.history(office.served.data)[:2]] == [APPROVER, PLANNER]


@pytest.mark.deep
def test_an_approver_may_edit_and_a_reader_may_not(office: Office):
    office.name(approvers=APPROVER)
    assert office.enter(APPROVER).locator("form[data-form=planning]").count() == 1
    page = office.enter(READER)
    expect(page.locator(".refused")).to_contain_text("for reading only to you")
    assert page.locator("form").count() == 0


@pytest.mark.deep
def test_reading_asks_for_nothing_unless_readers_are_named(office: Office):
    page = office.window()
    open_page(page, office.url("/?lang=en&year=2025"))
    assert "Hai Phong missed" in page.locator("h1").inner_text()
    office.name(viewers=READER)
    open_page(page, office.url("/?lang=en&year=2025"))
    expect(page.locator(".refused")).to_contain_text("for people who are named")
    assert page.locator("h1, table").count() == 0
    sign_in(page, READER)
    assert page.url == office.url("/?lang=en&year=2025")
    assert "Hai Phong missed" in page.locator("h1").inner_text()
    stranger = office.enter("nobody@city.example", "/?lang=en&year=2025")
    expect(stranger.locator(".refused")).to_contain_text("for people who are named")
    assert stranger.locator("h1, table").count() == 0


@pytest.mark.parametrize(
    "gone", ["removed", *(pytest.param(one, marks=pytest.mark.deep) for one in ("file broken", "file deleted"))]
)
def test_a_planner_no_longer_named_saves_nothing_with_the_next_click(office: Office, gone: str):
    page = office.enter(PLANNER)
    fill(page)
    press(page, "preview")
    expect(page.locator(".preview")).to_be_visible(timeout=LIMIT)
    before = office.on_disk()
    if gone == "removed":
        office.name(planners=READER)
    elif gone == "file broken":
        office.roles.write_text("planners: [", encoding="utf-8")
    else:
        office.roles.unlink()
    press(page, "save")
    expect(page.locator(".refused").first).to_contain_text("for reading only to you", timeout=LIMIT)
    assert office.on_disk() == before


@pytest.mark.deep
def test_a_sign_out_counts_in_every_tab_and_for_a_copied_cookie(office: Office):
    page = office.enter(PLANNER)
    copied_cookies = page.context.cookies()
    thief = office.window(copied_cookies)
    open_page(thief, office.url(FORM))
    assert thief.locator("form[data-form=planning]").count() == 1
    other = page.context.new_page()
    open_page(other, office.url("/planning?lang=en"))
    before = office.on_disk()
    other.locator('a[href$="/sign-out"]').first.click()
    other.wait_for_url("**/end_session**")
    assert office.served.logged()[-2:] == ["sign-in by=an", "sign-out by=an"]
    for left in (page, thief):
        fill(left)
        press(left, "preview")
        expect(left.locator(".refused").first).to_contain_text("sign in", timeout=LIMIT)
        assert office.served.logged()[-1] == "refused what=edit by=an why=sign_in"
        assert left.locator(".preview").count() == 0
    late = office.window(copied_cookies)
    open_page(late, office.url(FORM))
    expect(late.locator(".refused")).to_contain_text("To edit, sign in")
    assert office.on_disk() == before


@pytest.mark.deep
def test_an_altered_or_an_old_cookie_counts_for_nothing(office: Office):
    cookies = office.enter(PLANNER).context.cookies()
    whole = next(one for one in cookies if one.get("name") == COOKIE)
    value = whole.get("value", "")
    claims = json.loads(decode_signed_value(office.secret, COOKIE, value.encode()) or b"")
    old = claims | {"iat": int(time.time()) - 12 * 3600 - 1}
    for forged, says in (
        (value[:-2] + ("aa" if value[-2:] != "aa" else "bb"), "To edit, sign in"),
        (create_signed_value("another secret", COOKIE, json.dumps(claims)).decode(), "To edit, sign in"),
        (create_signed_value(office.secret, COOKIE, json.dumps(old)).decode(), "more than 12 hours old"),
    ):
        page = office.window([{**one, "value": forged} if one.get("name") == COOKIE else one for one in cookies])
        open_page(page, office.url(FORM))
        expect(page.locator(".refused")).to_contain_text(says)
        assert page.locator("form").count() == 0
    sign_in(page, PLANNER)  # whose sign-in was too old comes back to where it was asked for
    assert page.url == office.url(FORM)
    assert page.locator("form[data-form=planning]").count() == 1
    page = office.window([*cookies])
    open_page(page, office.url(FORM))
    assert page.locator("form[data-form=planning]").count() == 1


@pytest.mark.deep
def test_the_way_back_leads_nowhere_else(office: Office):
    page = office.window()
    for elsewhere in ("//evil.example/", "https://evil.example/", "/planning", "/dashboard\\evil"):
        page.context.add_cookies([{"name": "indicators_wanted", "value": elsewhere, "url": office.url("/")}])
        page.goto(office.url("/oauth2callback?state=none"))
        assert page.url in (office.url("/"), office.url(""))
        assert office.served.logged()[-1] == "refused what=sign-in why=provider"
