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
from streamlit.runtime.secrets import SecretsValue

from indicators import event_log
from indicators.access import KeyFile, Mode, RoleFile, Roles, SignOuts, state_folder
from indicators.access import page as access
from indicators.component.data import ROOT, SITE
from indicators.serving import compressed
from indicators.serving.middleware import Surrounded
from indicators.serving.plan import PublicAddress, ServerPlan
from indicators.serving.sign_in import SignInPaths
from indicators.serving.warm_up import warm_up
from indicators.wording import LANGS, say

APP = ROOT / "app.py"
COOKIE = "cookie-secret"  # its file, beside that of the key


def serve(plan: ServerPlan, data: Path | None, roles: RoleFile | None = None, secret: str = "") -> None:
    """Serve the dashboard until it is stopped.

    `data` is the folder of the files, unless the surroundings name it; where people sign in, `roles` says who may do
    what and `secret` is what the provider gave.
    """
    if data:
        os.environ["INDICATORS_DATA"] = str(data.resolve())
    if plan.site:
        os.environ[SITE] = str(plan.site.resolve())
    sign_in = access.SignIn(plan.public.origin, roles, SignOuts(state_folder())) if plan.public and roles else None
    event_log.start()
    access.start_as(access.Started(Mode.VIEW))  # while pages are made there is nobody to sign in or to show a key
    sys.argv = [str(APP)]  # beside it Streamlit looks for its configuration

    @asynccontextmanager
    async def lifespan(_: App) -> AsyncGenerator[None]:
        announce(plan)  # whoever opens it at once waits for the rest
        await warm_up(get_instance())
        await asyncio.to_thread(compressed.compress_first)
        access.start_as(access.Started(plan.mode, sign_in))
        access.announce()
        yield

    base = plan.public.path if plan.public else ""
    surroundings = [
        Middleware(Surrounded, public=plan.public, site=plan.site),
        Middleware(compressed.Compressed, base=base),
    ]
    secrets = {}
    if sign_in and plan.public:
        surroundings.append(Middleware(SignInPaths, public=plan.public, signed_out=sign_in.signed_out))
        secrets = _secrets(plan.public, sign_in.roles.current(), secret)
    App(APP, lifespan=lifespan, middleware=surroundings, secrets=secrets).run(config=plan.options)


def _secrets(public: PublicAddress, roles: Roles, secret: str) -> dict[str, SecretsValue]:
    """Return what Streamlit's sign-in needs; the cookie is signed with a secret that outlives a restart."""
    return {
        "auth": {
            "redirect_uri": f"{public}/oauth2callback",
            "cookie_secret": KeyFile(state_folder(), COOKIE).current().value,
            "client_id": roles.client_id,
            "client_secret": secret,
            "server_metadata_url": roles.provider,
        }
    }


def announce(plan: ServerPlan) -> None:
    """Print where the dashboard is."""
    lines = [*(say(lang, "serving.at") for lang in LANGS), *(f"  {address}" for address in plan.addresses)]
    if plan.public:
        lines += [say(lang, "serving.behind", at=f"http://{plan.listen}") for lang in LANGS]
    for line in lines:
        with suppress(OSError, ValueError):  # a terminal that is gone stops no server
            print(line, flush=True)
