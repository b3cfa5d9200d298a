"""The deck of a session as one HTML file: no network, no server, the same bytes for the same figures.

Frames, charts, styles, script and typeface are all inside; it opens from a memory stick in any
browser. Text of the data is escaped wherever it stands, and the page's own policy forbids every request.
"""

from base64 import b64encode
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

from indicators.markup.html import html
from indicators.session.boards.deck import Deck
from indicators.session.html.slides import slide_html
from indicators.theme import css_variables
from indicators.wording import say

POLICY = Markup("default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:")
FACE = "SourceSansVF-Upright*.woff2"  # of the installed Streamlit; where it has none, the system's own letters serve


def deck_html(shown: Deck) -> Markup:
    """Return a deck as one HTML file."""
    lang, slides = shown.view.lang, shown.slides
    return html(
        """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{styles}</style>
<noscript><style>.slide { display: flex; position: relative } #stage { height: auto }</style></noscript>
</head>
<body{said}>
<main id="stage" aria-live="polite">
{slides}
</main>
<div id="blank" hidden></div>
<script>{script}</script>
</body>
</html>
""",
        lang=lang,
        policy=POLICY,
        title=f"{shown.title} · {shown.session}",
        styles=_styles(),
        said=[html(' data-{}="{}"', key, say(lang, f"deck.{key}")) for key in ("notes", "next", "end")],
        slides=Markup("\n").join(slide_html(slide, n, len(slides), shown) for n, slide in enumerate(slides, 1)),
        script=Markup(_part("deck.js")),  # noqa: S704 - our own script
    )


def _styles() -> Markup:
    return Markup(_face() + css_variables(":root") + _part("deck.css") + _part("chart.css"))  # noqa: S704 - letters and styles of our own


def _part(name: str) -> str:
    return files("indicators").joinpath("web", name).read_text(encoding="utf-8")


@cache
def _face() -> str:
    """Return the typeface as a part of the file, so that every Vietnamese letter is sure."""
    found = find_spec("streamlit")  # looked up, not imported
    folders = [Path(place) for place in (found.submodule_search_locations or ())] if found else []
    faces = sorted(path for folder in folders for path in (folder / "static").rglob(FACE))
    if not faces:
        return ""
    data = b64encode(faces[0].read_bytes()).decode("ascii")
    source = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return f"@font-face{{font-family:Deck;font-weight:200 900;src:{source}}}\n"
