"""The files that every page of the site shares: its styles and its one script."""

from functools import cache
from importlib.resources import files

from indicators.theme import DARK, LIGHT, css_variables

STYLES = ("site.css", "board.css", "session.css", "print.css")


@cache
def styles() -> bytes:
    """Return the styles: both appearances by what the reader's device asks for, paper always light."""
    dark = f"@media screen and (prefers-color-scheme:dark){{{css_variables(':root', DARK)}}}"
    charts = f".figures {{ {web('chart.css')} }}\n"
    last, *others = STYLES[0], *STYLES[1:]  # ours come last, where they differ from those of the live page
    joined = "".join(map(web, (*others, last)))
    return f"{css_variables(':root', LIGHT)}{dark}{joined}{charts}".encode()


@cache
def picture_styles() -> str:
    """Return the styles that stand in a picture of a chart: light, as it is to be put into a document."""
    own = "svg{font-family:'Source Sans 3',Arial,'Liberation Sans',sans-serif}.ground{fill:var(--ground)}"
    return f"{css_variables('svg', LIGHT)}{own}{web('chart.css')}".replace("\n", "")


@cache
def web(name: str) -> str:
    """Return the text of one of our styles or scripts."""
    return files("indicators").joinpath("web", name).read_text(encoding="utf-8")


@cache
def icon() -> bytes:
    """Return the icon of a browser's tab."""
    return files("indicators").joinpath("web", "icon.png").read_bytes()
