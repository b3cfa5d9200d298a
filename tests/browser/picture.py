"""The picture of the README, taken by `python -m tests.browser.picture`: the English board of December 2025."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.served import ROOT, Served, serving
from tests.browser.visitor import Visitors, Windows

PICTURE = ROOT / "docs/scoreboard.png"
ADDRESS = "/?lang=en&year=2025&as_of=2025-12-11"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def take(browser: Browser, served: Served, target: Path) -> None:
    """Write the picture of the board, 1440 by 900 at scale 1, in light colours."""
    visitors = Visitors(Windows(browser))
    reader = visitors(served, locale="en-GB", color_scheme="light", device_scale_factor=1)
    page = reader.open(ADDRESS)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=target, animations="disabled")
    visitors.leave()


def main() -> None:
    """Start the dashboard on the project's data and write the picture."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with tempfile.TemporaryDirectory() as scratch, serving(Path(scratch)) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        PICTURE.parent.mkdir(exist_ok=True)
        take(browser, served, PICTURE)
        browser.close()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
