"""The server itself: Streamlit's application of app.py in our surroundings, warm before its first answer."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.middleware import Middleware
from streamlit import App
from streamlit.runtime import get_instance

from indicators.access import page as access
from indicators.component.data import ROOT
from indicators.serving import compressed
from indicators.serving.middleware import Surrounded
from indicators.serving.plan import Plan
from indicators.serving.warm_up import warm_up
from indicators.wording import LANGS, say

APP = ROOT / "app.py"


def serve(plan: Plan, data: Path | None) -> None:
    """Serve the dashboard until it is stopped; `data` is the folder of the files, unless the surroundings name it."""
    if data:
        os.environ["INDICATORS_DATA"] = str(data.resolve())
    access.start_as(plan.mode)
    sys.argv = [str(APP)]  # beside it Streamlit looks for its configuration

    @asynccontextmanager
    async def lifespan(_: App) -> AsyncGenerator[None]:
        _announce(plan)  # whoever opens it at once waits for the rest
        await warm_up(get_instance())
        await asyncio.to_thread(compressed.compress_first)
        yield

    base = plan.public.path if plan.public else ""
    surroundings = [Middleware(Surrounded, public=plan.public), Middleware(compressed.Compressed, base=base)]
    App(APP, lifespan=lifespan, middleware=surroundings).run(config=plan.options)


def _announce(plan: Plan) -> None:
    """Print where the dashboard is and, where somebody at this machine may edit, the link with the key."""
    for line in (*(say(lang, "serving.at") for lang in LANGS), *(f"  {address}" for address in plan.addresses)):
        with suppress(OSError, ValueError):  # a terminal that is gone stops no server
            print(line, flush=True)
    access.announce()
