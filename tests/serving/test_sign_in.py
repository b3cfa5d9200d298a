"""The ways in and out, asked as a browser would, with Streamlit's own answers behind them."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import Message, Receive, Scope, Send

from indicators.access import SignOuts
from indicators.serving.plan import parse_public
from indicators.serving.sign_in import WANTED, SignInPaths

PUBLIC = "https://name.example/dashboard"
BACK = "/dashboard/planning?lang=en&do=add"


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer as Streamlit does to the provider's way back."""
    answer = RedirectResponse("/dashboard/", 302)
    answer.set_cookie("_streamlit_user", "1", httponly=True, path="/dashboard")
    answer.set_cookie("_streamlit_user_tokens", "2", httponly=True, path="/dashboard")
    await answer(scope, receive, send)


def asked(path: str, state: Path, headers: Mapping[str, str], public: str = PUBLIC) -> Headers:
    """Return the headers of an answer."""
    found: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        found.append(message)

    lines = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": lines}
    paths = SignInPaths(streamlit, parse_public(public), SignOuts(state))
    with ThreadPoolExecutor() as aside:  # the thread of the tests may hold the loop of a browser
        aside.submit(lambda: asyncio.run(paths(scope, receive, send))).result()
    return Headers(raw=found[0]["headers"])


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        (BACK, BACK), ("", "/dashboard/"), ("/dashboard", "/dashboard/"), ("/dashboardx/", "/dashboard/"),
        ("//evil.example/dashboard/", "/dashboard/"), ("https://evil.example/dashboard/", "/dashboard/"),
        ("/\\evil.example", "/dashboard/"), ("/dashboard/\r\nSet-Cookie: a=b", "/dashboard/"),
        ("/dashboard/" + "a" * 4000, "/dashboard/"), ("/planning", "/dashboard/"),
    ],
)  # fmt: skip
def test_a_sign_in_leads_back_to_the_page_wanted_and_never_out_of_the_dashboard(wanted: str, led: str, tmp_path: Path):
    answer = asked("/dashboard/oauth2callback", tmp_path, {"cookie": f"{WANTED}={quote(wanted)}"})
    assert answer["location"] == led


def test_at_the_root_of_a_host_no_address_of_another_one_is_led_to(tmp_path: Path):
    for wanted in ("//evil.example/", "/%5Cevil.example", "/%2Fevil.example"):
        answer = asked("/oauth2callback", tmp_path, {"cookie": f"{WANTED}={wanted}"}, "https://name.example")
        assert answer["location"] == "/"


def test_cookies_of_a_sign_in_go_out_over_tls_alone_where_the_address_has_it(tmp_path: Path):
    cookies = asked("/dashboard/oauth2callback", tmp_path, {}).getlist("set-cookie")
    assert [one.partition("=")[0] for one in cookies] == ["_streamlit_user", "_streamlit_user_tokens", WANTED]
    assert all(one.endswith("; Secure") for one in cookies)
    plain = asked("/dashboard/oauth2callback", tmp_path, {}, "http://127.0.0.1:8501/dashboard").getlist("set-cookie")
    assert not any("Secure" in one for one in plain)


def test_a_sign_out_by_any_cookie_goes_to_streamlits_own(tmp_path: Path):
    for cookie in ("", "_streamlit_user=forged", "_streamlit_user=2|1:0|x"):
        answer = asked("/dashboard/sign-out", tmp_path, {"cookie": cookie})
        assert (answer["location"], answer["cache-control"]) == ("/dashboard/auth/logout", "no-store")
    assert not (tmp_path / "signed-out").exists()
