"""The same board without a framework: one HTML page, its select fetches the new board and puts it in place."""

import gc
import sys
import tomllib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

import uvicorn

from benchmarks import ROOT
from benchmarks.boards import board
from indicators import markup

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Scoreboard</title><style>
:root { --st-font: sans-serif; %(theme)s }
body { margin: 0; padding: 0 40px 40px; }
%(css)s</style></head><body><div id="board-root">%(board)s</div><script>
const root = document.getElementById("board-root");
root.onchange = async (event) => {
  const query = new URLSearchParams(location.search);
  query.set(event.target.dataset.key, event.target.value);
  const answer = await fetch(`board?${query}`);
  root.innerHTML = await answer.text();
  history.replaceState(null, "", `?${query}`);
};
</script></body></html>"""

Scope = Mapping[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]


def _variables(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield the light theme as the CSS variables Streamlit makes of it: `textColor` is `--st-text-color`."""
    for name, value in tree.items():
        dashed = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
        yield f"--st-{dashed}: {value};"


def _page(drawn: str) -> str:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    css = (ROOT / "indicators/web/board.css").read_text(encoding="utf-8")
    return PAGE % {"theme": " ".join(_variables(config["theme"]["light"])), "css": css, "board": drawn}


async def app(scope: Scope, _receive: object, send: Send) -> None:
    """Answer `/board` with the HTML of a board, anything else with the page around it."""
    if scope["type"] != "http":
        return
    drawn = markup.scoreboard_html(board(dict(parse_qsl(scope["query_string"].decode()))))
    body = (drawn if scope["path"] == "/board" else _page(drawn)).encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


if __name__ == "__main__":
    gc.collect()
    gc.freeze()
    uvicorn.run(app, port=int(sys.argv[1]), log_level="error", lifespan="off")
