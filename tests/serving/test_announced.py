"""What the terminal says of the addresses of a server."""

import pytest

from indicators.access import Mode
from indicators.serving.plan import ServerPlan, parse_listen, parse_public
from indicators.serving.server import announce

HERE = parse_listen("127.0.0.1:8600")


@pytest.mark.parametrize("public", ["https://name.example/dashboard", ""])
def test_who_sets_up_a_proxy_reads_where_it_leads(public: str, capsys: pytest.CaptureFixture[str]):
    announce(ServerPlan(HERE, parse_public(public) if public else None, Mode.VIEW))
    said = capsys.readouterr().out
    assert ("https://name.example/dashboard" in said) == bool(public)
    assert [line for line in said.splitlines() if "http://127.0.0.1:8600" in line] == (
        [
            "Máy chủ trung gian (proxy) chuyển tới: http://127.0.0.1:8600",
            "For the proxy in front of it: http://127.0.0.1:8600",
        ]
        if public
        else ["  http://127.0.0.1:8600"]
    )
