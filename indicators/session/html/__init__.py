"""The deck of a session as one HTML file: no network, no server, the same bytes for the same figures.

Frames, charts, styles, script and typeface are all inside; it opens from a memory stick in any
browser. Text of the data is escaped wherever it stands, and the page's own policy forbids every request.
"""

from base64 import b64encode
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from indicators.markup.escape import text
from indicators.session.boards.deck import Deck
from indicators.session.html.slides import slide_html
from indicators.theme import css_variables
from indicators.wording import say

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:"
FACE = "SourceSansVF-Upright*.woff2"  # of the installed Streamlit; where it has none, the system's own letters serve


def html(shown: Deck) -> str:
    """Return a deck as one HTML file."""
    lang, slides = shown.view.lang, shown.slides
    drawn = "\n".join(slide_html(slide, n, len(slides), shown) for n, slide in enumerate(slides, 1))
    said = "".join(f' data-{key}="{text(say(lang, f"deck.{key}"))}"' for key in ("notes", "next", "end"))
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(f"{shown.title} · {shown.session}")}</title>
<style>{_face()}{css_variables(":root")}{_part("deck.css")}</style>
<noscript><style>.slide {{ display: flex; position: relative }} #stage {{ height: auto }}</style></noscript>
</head>
<body{said}>
<main id="stage" aria-live="polite">
{drawn}
</main>
<div id="blank" hidden></div>
<script>{_part("deck.js")}</script>
</body>
</html>
"""


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
