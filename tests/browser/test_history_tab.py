"""The history in a browser: who changed a target and why in two steps by keyboard, and back again in two."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from indicators import editing
from indicators.editing import Edit, save
from tests.browser.looks import too_wide
from tests.browser.served import Served, copied, serving
from tests.browser.test_hostile_text import EVERYTHING, assert_inert
from tests.browser.visitor import LIMIT, PHONE, Visitor, Visitors
from tests.editing.kept import git, held
from tests.record import laid

TARGETS = "targets.yaml"
REASON = "Kỳ họp giữa năm điều chỉnh"
OLD, NEW = b"    value: 5500\n    unit: m_USD\n", b"    value: 3000\n    unit: m_USD\n"
TAB = "/planning?tab=history&year=2025&area=HP&lang={}"


def lower_fdi(folder: Path, author: str = "Nguyễn Thị Ánh <anh@example.org>", reason: str = REASON) -> None:
    """Save a lower target of foreign investment: the verdict of 2025 turns."""
    seen = (folder / TARGETS).read_bytes()
    assert seen.count(OLD) >= 1
    edit = Edit.of(
        {TARGETS: seen}, {TARGETS: seen.replace(OLD, NEW, 1)},
        author=author, reason=reason, document="99/NQ-HĐND", summary="targets.yaml: fdi HP 2025 council 3000",
    )  # fmt: skip
    save(folder, edit)


def given(folder: Path, history: str) -> Path:
    """Return a copy of the record with a history of one kind."""
    if history == "git":
        git(folder, "init", "--quiet", "--initial-branch", "main")
        git(folder, "add", "data")
        git(folder, "commit", "--quiet", "--message", "The data as given")
    return folder


@pytest.fixture(scope="module")
def auditor(readers: Visitors, workbench: Served) -> Iterator[Visitor]:
    """Return a reader of data whose history git keeps: one target was lowered; nobody changes it here."""
    lower_fdi(given(laid(workbench.data), "git"))
    yield readers(workbench)
    shutil.rmtree(workbench.data.parent / ".git")


def confirm(page: Page, reason: str) -> None:
    page.locator("input[name=author]").fill("Lê Văn Chi")
    page.locator("input[name=reason]").fill(reason)
    page.keyboard.press("Enter")
    page.locator(".told[role=status]").wait_for(timeout=LIMIT)


def test_who_changed_the_fdi_target_and_why_in_two_steps_by_keyboard(auditor: Visitor):
    page = auditor.open("/indicator?id=fdi&year=2025&area=HP&lang=vi")
    page.locator("a", has_text="Lịch sử thay đổi").focus()
    page.keyboard.press("Enter")
    auditor.says("(FDI đăng ký): 2 lần sửa bản ghi")
    assert (auditor.query["tab"], auditor.query["indicator"]) == ("history", "fdi")
    page.locator("tr a.name").first.focus()
    page.keyboard.press("Enter")
    entry = page.locator("section.entry")
    expect(entry).to_be_focused(timeout=LIMIT)
    told = entry.inner_text()
    for words in ("Nguyễn Thị Ánh", REASON, "99/NQ-HĐND", "5.500 triệu USD → 3.000 triệu USD", "không đạt", "vượt"):
        assert words in told
    assert [one.strip() for one in page.locator("tr.gone code, tr.come code").all_inner_texts()] == [
        "value: 5500", "value: 3000",
    ]  # fmt: skip


@pytest.mark.deep
def test_the_list_is_narrowed_by_address_by_choice_and_by_search(auditor: Visitor):
    page = auditor.open(f"{TAB.format('en')}&author=anh&file=targets.yaml")
    auditor.says("One of 2 changes matches")
    auditor.open(TAB.format("en"))
    auditor.says("The data were changed 2 times")
    auditor.pick("author", "Nguyễn Thị Ánh")
    auditor.says("One of 2 changes matches")
    auditor.open(TAB.format("en"))
    page.locator("input[data-search]").fill("ky hop giua")
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    assert auditor.query["q"] == "ky hop giua"
    for wrong in ("indicator=nope", "file=nope", "since=July", "entry=zzz"):
        auditor.open(f"{TAB.format('en')}&{wrong}")
        assert wrong.split("=")[1] in auditor.said


@pytest.mark.deep
@pytest.mark.parametrize("path", ["", "&indicator=fdi", "&act=undo"])
def test_the_tab_never_scrolls_sideways(visitors: Visitors, auditor: Visitor, path: str):
    for width, height in ((1440, 900), (1920, 1080)):
        auditor.page.set_viewport_size({"width": width, "height": height})
        assert too_wide(auditor.open(TAB.format("vi") + path)) == []
    auditor.page.set_viewport_size({"width": 1440, "height": 900})
    assert too_wide(visitors(auditor.served, **PHONE).open(TAB.format("vi") + path)) == []


@pytest.mark.deep
@pytest.mark.parametrize("history", ["git", "folder"])
def test_a_restore_in_two_clicks_and_its_undo_after_a_restart_give_the_same_bytes(
    visitors: Visitors, tmp_path: Path, history: str
):
    folder = given(copied(tmp_path / "data"), history)
    first = held(folder)
    lower_fdi(folder)
    lowered = held(folder)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with serving(tmp_path / "one", folder) as running:
        reader = visitors(running)
        page = reader.open(TAB.format("en"))
        page.locator("tr", has_text="data as given" if history == "git" else "by hand").locator("td.back a").click()
        expect(page.locator("section.ahead h2")).to_contain_text("Restore the data files as they were", timeout=LIMIT)
        assert held(folder) == lowered
        confirm(page, "the session has not decided yet")
        assert held(folder) == first
        visitors.leave()  # before its server ends
    newest = editing.history(folder)[0]
    assert (newest.kind, newest.author, newest.reason) == ("restore", "Lê Văn Chi", "the session has not decided yet")
    with serving(tmp_path / "two", folder) as running:
        reader = visitors(running)
        page = reader.open(f"{TAB.format('vi')}&act=undo")
        confirm(page, "nghị quyết đã có")
        assert held(folder) == lowered
        reader.says("Dữ liệu đã được sửa 4 lần")
        visitors.leave()


def test_a_save_between_the_two_clicks_is_shown_and_nothing_is_taken_back(visitors: Visitors, changeable: Served):
    folder = changeable.data
    lower_fdi(folder)
    reader = visitors(changeable)
    page = reader.open(f"{TAB.format('en')}&act=undo")
    page.locator("form").wait_for()
    seen = (folder / TARGETS).read_bytes()
    other = Edit.of({TARGETS: seen}, {TARGETS: seen + b"# another hand\n"}, author="An", reason="r")
    save(folder, other)
    after = held(folder)
    page.locator("input[name=author]").fill("Chi")
    page.locator("input[name=reason]").fill("r")
    page.keyboard.press("Enter")
    page.locator(".told[role=alert]").wait_for(timeout=LIMIT)
    assert held(folder) == after
    assert "# another hand" in page.locator(".history > figure.lines").inner_text()


@pytest.mark.deep
def test_hostile_words_of_an_author_and_a_reason_are_shown_and_nothing_runs(visitors: Visitors, changeable: Served):
    folder = changeable.data
    lower_fdi(folder, author=f"{EVERYTHING} <a@example.org>", reason=EVERYTHING)
    reader = visitors(changeable)
    for lang in ("vi", "en"):
        for path in ("", "&indicator=fdi", "&author=<img src=x onerror=window.ran=1>"):
            reader.open(TAB.format(lang) + path)
            assert_inert(reader)
            assert "<img" in reader.said
