"""What an operator asks for is read strictly; what Streamlit is told follows from it."""

import pytest

from indicators.access import Mode
from indicators.serving.plan import Listen, PublicAddress, ServerPlan, parse_listen, parse_public

HERE = Listen("127.0.0.1", 8501)
PUBLIC = PublicAddress("https", "name.example", 443, "/dashboard")


@pytest.mark.parametrize(
    ("word", "listen"),
    [
        ("127.0.0.1:8501", HERE),
        ("localhost:80", Listen("localhost", 80)),
        ("0.0.0.0:65535", Listen("0.0.0.0", 65535)),
        ("[::1]:8501", Listen("::1", 8501)),
        ("[0:0::1]:8501", Listen("::1", 8501)),
        ("192.168.1.10:1", Listen("192.168.1.10", 1)),
    ],
)
def test_an_address_and_a_port_are_read_and_written_back(word: str, listen: Listen):
    assert parse_listen(word) == listen
    assert parse_listen(str(listen)) == listen


@pytest.mark.parametrize(
    "word",
    [
        "", "8501", ":8501", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:x", "::1:8501",
        "256.0.0.1:8501", "127.1:8501", "[127.0.0.1]:8501", "name.example:8501", "127.0.0.1:8501 ",
        "127.0.0.1:８５０１", "http://127.0.0.1:8501", "[fe80::1%eth0]:8501", "-1:8501",
    ],
)  # fmt: skip
def test_anything_else_is_no_place_to_listen(word: str):
    with pytest.raises(ValueError, match=r".*"):
        parse_listen(word)


@pytest.mark.parametrize(
    ("word", "public"),
    [
        ("https://name.example/dashboard", PUBLIC),
        ("https://name.example/dashboard/", PUBLIC),
        ("https://Name.Example:443/dashboard", PUBLIC),
        ("http://name.example", PublicAddress("http", "name.example", 80)),
        ("http://name.example:8501/a/b-c", PublicAddress("http", "name.example", 8501, "/a/b-c")),
        ("https://[2001:db8::1]:444/", PublicAddress("https", "[2001:db8::1]", 444)),
        ("http://203.0.113.9", PublicAddress("http", "203.0.113.9", 80)),
    ],
)
def test_a_public_address_is_read_and_written_back(word: str, public: PublicAddress):
    assert parse_public(word) == public
    assert parse_public(str(public)) == public


@pytest.mark.parametrize(
    "word",
    [
        "", "name.example", "name.example/dashboard", "//name.example", "ftp://name.example", "https://", "https:///a",
        "https://name.example?x=1", "https://name.example/#a", "https://name.example/a?", "https://user@name.example",
        "https://user:secret@name.example", "https://name.example:", "https://name.example:x", "https://*.example",
        "https://*", "https://name..example", "https://-name.example", "https://hải.example",
        "https://name.example/a b", "https://name.example/a//b", "https://name.example/../a", "https://name.example/<b>",
        "https://name.example:99999", "https://name.example\n", "https://na me.example",
    ],
)  # fmt: skip
def test_anything_else_is_no_public_address(word: str):
    with pytest.raises(ValueError, match=r".*"):
        parse_public(word)


def test_a_server_of_this_machine_needs_no_word_on_who_may_edit():
    for host in ("127.0.0.1", "127.0.0.5", "::1", "localhost"):
        assert not ServerPlan(Listen(host, 8501)).closed
    assert not ServerPlan(HERE, parse_public("http://localhost:8501/dashboard")).closed


@pytest.mark.parametrize(
    "plan",
    [
        ServerPlan(Listen("0.0.0.0", 8501)), ServerPlan(Listen("::", 8501)), ServerPlan(HERE, PUBLIC),
        ServerPlan(Listen("192.168.1.10", 8501)), ServerPlan(Listen("0.0.0.0", 8501), parse_public("http://localhost:8501")),
    ],
)  # fmt: skip
def test_one_that_others_reach_needs_one(plan: ServerPlan):
    assert plan.closed
    assert not ServerPlan(plan.listen, plan.public, Mode.VIEW).closed


def test_streamlit_is_told_the_public_address_its_path_and_its_origin():
    told = ServerPlan(HERE, PUBLIC, Mode.VIEW).options
    assert told["server.baseUrlPath"] == "dashboard"
    assert told["server.corsAllowedOrigins"] == ["https://name.example"]
    assert told["server.allowedHosts"] == ["127.0.0.1", "localhost", "::1", "name.example"]
    assert (told["browser.serverAddress"], told["browser.serverPort"]) == ("name.example", 443)
    assert (told["server.address"], told["server.port"]) == ("127.0.0.1", 8501)


def test_the_link_to_hand_on_is_the_public_address_else_those_that_reach_it():
    assert ServerPlan(HERE, PUBLIC, Mode.VIEW).addresses == ("https://name.example/dashboard",)
    assert ServerPlan(HERE).addresses == ("http://127.0.0.1:8501",)
    assert ServerPlan(Listen("::1", 8501)).addresses == ("http://[::1]:8501",)
    assert ServerPlan(Listen("192.168.1.10", 8501), mode=Mode.VIEW).addresses == ("http://192.168.1.10:8501",)
    everywhere = ServerPlan(Listen("0.0.0.0", 8501), mode=Mode.VIEW)
    assert [f"http://{name}:8501" for name in everywhere.names[3:]] == list(everywhere.addresses)
