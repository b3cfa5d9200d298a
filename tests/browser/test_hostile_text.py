"""Text from the data is inert: whatever a file says, a page only ever shows it."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from tests.browser.served import Served
from tests.browser.visitor import Visitor, Visitors
from tests.record import laid

SCRIPT = "<script>window.ran=1;parent.ran=1</script>"
IMAGE = "<img src=x onerror='window.ran=1'>"
PICTURE = "<img src=http://outside.invalid/a.png>"
FRAME = "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>"
STYLE = "</style><style>body,.stApp{display:none!important}</style>"
FORM = "<form action=http://outside.invalid><button>send</button></form>"
ENDED = "\"'></a></svg></td></tr></table><svg onload=window.ran=1>"
MARKDOWN = "[x](http://outside.invalid/l) ![](http://outside.invalid/p.png) :material/home: $x$ **b**"
FORMULA = '=HYPERLINK("http://outside.invalid")'
EVERYTHING = f"{SCRIPT}{IMAGE}{PICTURE}{FRAME}{STYLE}{FORM}{ENDED}{MARKDOWN}{FORMULA}"
RUNNING = {
    "S001": "javascript:window.ran=1",
    "S009": "data:text/html,<script>parent.ran=1</script>",
    "S012": "  JavaScript:window.ran=1",
}
RUNNERS = "all => all.map(a => a.href).filter(href => /^(javascript|data|vbscript):/i.test(href))"
PAGES = (
    "/?year=2025&lang={}",
    "/?year=2025&as_of=2025-12-11&basis=central&lang={}",
    "/indicator?id=grdp_growth&year=2025&lang={}",
    "/indicator?id=nope&year=2025&lang={}",
    "/?year=1999&lang={}",
    "/?year=<img src=x onerror=window.ran=1>&lang={}",
)


def set_fields(path: Path, chosen: tuple[str, str], fields: dict[str, str]) -> None:
    """Write texts into every row of a table whose column holds a value."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row[chosen[0]] == chosen[1]:
            row.update(fields)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def quoted(words: str) -> str:
    return yaml.safe_dump(words, default_style='"', width=10**6).strip()


def poison(folder: Path) -> None:
    indicators = (folder / "indicators.yaml").read_text(encoding="utf-8")
    head, record, rest = indicators.partition("  - code: grdp_growth\n")
    hostile = quoted(f"GRDP {EVERYTHING}")
    for field in ("name", "short", "spoken"):
        rest = re.sub(
            rf"(?m)^    {field}: .*$", lambda _, f=field: f"    {f}: {{vi: {hostile}, en: {hostile}}}", rest, count=1
        )
    (folder / "indicators.yaml").write_text(head + record + rest, encoding="utf-8")
    targets = (folder / "targets.yaml").read_text(encoding="utf-8")
    for field in ("document", "set_by", "as_printed"):
        targets = re.sub(rf"(?m)^    {field}: .*$", lambda _, f=field: f"    {f}: {hostile}", targets)
    (folder / "targets.yaml").write_text(targets, encoding="utf-8")
    set_fields(folder / "actuals.csv", ("area", "HP"), {"as_printed": EVERYTHING, "note": EVERYTHING})
    set_fields(
        folder / "areas.csv",
        ("code", "HP"),
        {"name_vi": f"Hải Phòng {EVERYTHING}", "name_en": f"Hai Phong {EVERYTHING}"},
    )
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        sources = [row["id"] for row in csv.DictReader(file)]
    for source in sources[:200]:
        set_fields(folder / "sources.csv", ("id", source), {"publisher": EVERYTHING, "title": EVERYTHING})


@pytest.fixture(scope="module")
def hostile(readers: Visitors, workbench: Served) -> Visitor:
    poison(laid(workbench.data))
    return readers(workbench)


def assert_inert(reader: Visitor) -> None:
    page = reader.page
    assert page.evaluate("window.ran") is None
    assert page.locator("iframe, form, .board img, .board script, .board style").count() == 0
    assert page.locator(".board").first.is_visible()
    assert [
        a for a in page.locator("a").evaluate_all("all => all.map(a => a.href)") if a.startswith("javascript:")
    ] == []
    assert reader.outside() == []
    assert reader.errors == []


@pytest.mark.parametrize("lang", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_hostile_text_in_every_field_is_shown_and_nothing_runs(hostile: Visitor, lang: str):
    for path in PAGES:
        page = hostile.open(path.format(lang))
        if "grdp_growth" in path:
            hostile.charted().hover()
        assert_inert(hostile)
        said = hostile.said
        assert "<script>" in said or "<img" in said
        assert page.locator("nav a").first.is_visible()


def test_hostile_text_does_not_break_the_way_from_the_board_to_an_indicator(hostile: Visitor):
    page = hostile.open(PAGES[0].format("en"))
    page.locator("a.name", has_text="<script>").first.click()
    hostile.charted()
    assert_inert(hostile)
    assert hostile.query["id"] == "grdp_growth"


def test_a_source_whose_address_would_run_is_refused_or_shown_without_a_link(visitors: Visitors, changeable: Served):
    for source, url in RUNNING.items():
        set_fields(changeable.data / "sources.csv", ("id", source), {"url": url})
    reader = visitors(changeable)
    page = reader.open("/?year=2025&as_of=2025-12-11&lang=en")
    assert page.locator(".banner, table").first.is_visible()
    assert_inert(reader)
    assert page.locator(".board a").evaluate_all(RUNNERS) == []
