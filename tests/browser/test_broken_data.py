"""One bad file never blanks a page: the last good figures stay, the banner says what to write, the fix shows itself."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.served import Served, copied, serving
from tests.browser.visitor import LIMIT, Visitor, Visitors
from tests.record import laid

BOARD = "/?year=2025&as_of=2025-12-11&lang={}"
GOOD = {"vi": "không đạt 2 chỉ tiêu", "en": "missed 2 targets"}
FOLDER = "data"
CONFLICT = b"<<<<<<< ours\n=======\n>>>>>>> theirs\n"
Damage = Callable[[Path], None]


def line_of(path: Path, words: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def change_line(path: Path, number: int, change: Callable[[str], str]) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[number - 1] = change(lines[number - 1])
    path.write_text("\n".join(lines), encoding="utf-8")


def tab(folder: Path) -> str:
    """Indent one line of the targets with a tab; returns its place."""
    path = folder / "targets.yaml"
    number = line_of(path, "    value: 12.35")
    change_line(path, number, lambda line: "\t" + line.lstrip())
    return f"{FOLDER}/targets.yaml:{number}"


def comma(folder: Path) -> str:
    """Write one figure with a decimal comma; returns its place."""
    path = folder / "actuals.csv"
    number = line_of(path, ",12.35,%")
    change_line(path, number, lambda line: line.replace(",12.35,%", ',"12,35",%'))
    return f"{FOLDER}/actuals.csv:{number}"


def deleted(path: Path) -> None:
    path.unlink()


def truncated(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3 + 1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def unreadable(path: Path) -> None:
    path.unlink()
    path.mkdir()  # holds for root too, who may read any file


def undecodable(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))


def conflicting(path: Path) -> None:
    whole = path.read_bytes()
    middle = whole.index(b"\n", len(whole) // 2) + 1
    path.write_bytes(whole[:middle] + CONFLICT + whole[middle:])


def no_figures(folder: Path) -> str:
    """Take the file of the figures away; returns its name."""
    deleted(folder / "actuals.csv")
    return f"{FOLDER}/actuals.csv"


DAMAGES: tuple[Damage, ...] = (deleted, truncated, empty, unreadable, undecodable, conflicting)


@pytest.fixture(scope="module")
def reader(readers: Visitors, workbench: Served) -> Visitor:
    return readers(workbench)


@pytest.fixture
def whole(workbench: Served) -> Iterator[Path]:
    """Return its data folder, whole before and after."""
    yield laid(workbench.data)
    laid(workbench.data)


def assert_inside_stays_inside(reader: Visitor) -> None:
    for word in ("Traceback", "site-packages", str(reader.served.data.parent)):
        assert word not in reader.said
    assert reader.internals(str(reader.served.data.parent)) == []


def recovers(reader: Visitor, folder: Path) -> None:
    """Mend the folder and wait until the banner is gone, touching nothing."""
    laid(folder)
    expect(reader.page.locator(".banner")).to_have_count(0, timeout=LIMIT)


@pytest.mark.parametrize("lang", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_a_tab_and_a_decimal_comma_leave_the_last_good_figures_under_a_banner_until_they_are_mended(
    reader: Visitor, whole: Path, lang: str
):
    page = reader.open(BOARD.format(lang))
    figures = page.locator("table").first.inner_text()
    banner = page.locator(".banner")
    assert banner.count() == 0

    place = tab(whole)
    reader.pick("basis", "central")  # any touch of the page notices it
    expect(banner).to_contain_text(place, timeout=LIMIT)
    reader.pick("basis", "council")
    reader.says(GOOD[lang])
    assert page.locator("table").first.inner_text() == figures
    recovers(reader, whole)

    place = comma(whole)
    reader.open(BOARD.format(lang))
    expect(banner).to_contain_text(place, timeout=LIMIT)
    expect(banner).to_contain_text("12.35")  # what to write
    reader.says(GOOD[lang])
    assert page.locator("table").first.inner_text() == figures
    recovers(reader, whole)

    reader.says(GOOD[lang])
    assert_inside_stays_inside(reader)


@pytest.mark.parametrize("name", ["targets.yaml", pytest.param("actuals.csv", marks=pytest.mark.deep)])
def test_whatever_happens_to_a_file_the_board_stays_and_the_banner_names_the_file(
    reader: Visitor, whole: Path, name: str
):
    page = reader.open(BOARD.format("vi"))
    figures = page.locator("table").first.inner_text()
    for damage in DAMAGES:
        laid(whole)
        damage(whole / name)
        reader.open(BOARD.format("vi"))
        expect(page.locator(".banner")).to_contain_text(re.compile(re.escape(f"{FOLDER}/{name}")), timeout=LIMIT)
        assert page.locator("table").first.inner_text() == figures, damage
    recovers(reader, whole)
    assert_inside_stays_inside(reader)


@pytest.mark.deep
def test_the_page_of_an_indicator_keeps_its_figures_too(reader: Visitor, whole: Path):
    page = reader.open("/indicator?id=grdp_growth&year=2025&as_of=2025-12-11&lang=en")
    place = comma(whole)
    reader.pick("basis", "central")
    expect(page.locator(".banner")).to_contain_text(place, timeout=LIMIT)
    reader.says("narrowly missed")
    reader.charted()
    recovers(reader, whole)
    assert_inside_stays_inside(reader)


@pytest.mark.deep
@pytest.mark.parametrize("broken", [tab, no_figures])
def test_a_start_on_broken_data_gives_a_plain_page_that_becomes_the_board_after_the_fix(
    visitors: Visitors, tmp_path: Path, broken: Callable[[Path], str]
):
    folder = copied(tmp_path / FOLDER)
    place = broken(folder)
    with serving(tmp_path, folder) as cold:
        assert cold.ask("/?lang=vi")[0] == 200
        reader = visitors(cold)
        page = reader.open(BOARD.format("vi"))
        expect(page.locator(".banner")).to_contain_text(place, timeout=LIMIT)
        assert page.locator("table").count() == 0
        assert_inside_stays_inside(reader)
        recovers(reader, folder)
        reader.says(GOOD["vi"])
        assert page.locator("table").first.locator("tbody tr").count() == 11


@pytest.mark.deep
def test_torn_files_of_saves_and_imports_are_named_on_every_page_and_blank_none(reader: Visitor, whole: Path):
    state = whole / ".history"
    state.mkdir()
    for name in ("journal.json", "answers.json"):
        (state / name).write_bytes(b'{"versi')
    pages = ("/?", "/indicator?", "/comparison?", "/session?", "/planning?tab=history&", "/sources?")
    for page, lang in zip(pages, [*GOOD] * 3, strict=True):
        banner = reader.open(f"{page}lang={lang}").locator(".banner")
        for name in ("journal", "answers"):
            expect(banner).to_contain_text(f"{FOLDER}/.history/{name}.unreadable-1.json", timeout=LIMIT)
        expect(reader.page.locator(".board").nth(1)).to_be_visible(timeout=LIMIT)
    for path in state.glob("*.unreadable*"):
        path.unlink()
    reader.open(BOARD.format("en"))
    reader.says(GOOD["en"])
    expect(reader.page.locator(".banner")).to_have_count(0, timeout=LIMIT)
    assert_inside_stays_inside(reader)


@pytest.mark.parametrize(
    ("lang", "gone", "accept"),
    [
        ("vi", "số liệu không còn trong tệp", "Xác nhận"),
        pytest.param("en", "figures are no longer in the files", "Accept", marks=pytest.mark.deep),
    ],
)
def test_figures_that_are_gone_are_missed_until_a_planner_accepts_it(
    reader: Visitor, whole: Path, lang: str, gone: str, accept: str
):
    page, path = reader.open(BOARD.format(lang)), whole / "actuals.csv"
    rows = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*rows[:1200], b""]))  # cut at a line end: right in every line
    reader.pick("basis", "central")
    banner = page.locator(".banner")
    expect(banner).to_contain_text(gone, timeout=LIMIT)
    reader.pick("basis", "council")
    reader.says(GOOD[lang])
    banner.get_by_role("link", name=accept).click()
    page.wait_for_url(lambda url: "/planning" in url and "accept" not in url)
    expect(page.locator("table").first).to_be_visible(timeout=LIMIT)
    assert banner.count() == 0
    laid(whole)
    reader.open(BOARD.format(lang))
    reader.says(GOOD[lang])
