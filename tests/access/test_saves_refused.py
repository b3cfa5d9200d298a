"""On a running server: what no page of this machine sends saves nothing, in any way of saving; its good twin saves."""

import json
import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from monthly import EXPORTS, SHRIMPS, report

from indicators import editing
from indicators.editing import Edit
from tests.browser.program import Lines, Program, Refused
from tests.browser.served import DATA, Served, copied, serving
from tests.editing.kept import held

PUBLIC = "dash.example.vn"
LEDGER = "lang=en&do=supersede&edit=T0006"
WHY = {"reason": "mid-year", "author": "An"}
VERSION = WHY | {"value": "54 billion USD", "document": "99/NQ-HDND", "adopted_on": "2026-07-20"}
Last = tuple[Program, dict[str, str]]  # a session and the form whose sending writes


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    scratch = tmp_path_factory.mktemp("refused")
    with serving(scratch, copied(scratch / "data")) as server:
        yield server


ALLOWED = tuple(f"--server.allowedHosts={host}" for host in ("127.0.0.1", "localhost", PUBLIC))
CLOSED = {"any address": ("--server.address", "0.0.0.0"), "another name": ALLOWED}


@pytest.fixture(scope="module")
def unwilling(running: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Served]]:
    """Return servers of the same folder on which nobody edits: started for reading, and open without a word of it."""
    with ExitStack() as stack:

        def started(name: str, *options: str, plain: bool) -> Served:
            scratch = tmp_path_factory.mktemp(name.replace(" ", "-"))
            return stack.enter_context(serving(scratch, running.data, *options, plain=plain))

        yield {"reading only": started("reading only", "--read-only", plain=False)} | {
            name: started(name, *options, plain=True) for name, options in CLOSED.items()
        }


@pytest.fixture
def served(running: Served) -> Served:
    """Return the server with the files of the project and one save, by another hand, to take back."""
    shutil.rmtree(running.data / ".history", ignore_errors=True)
    for name in ("targets.yaml", "sources.csv", "actuals.csv", "sessions.yaml"):
        (running.data / name).write_bytes((DATA / name).read_bytes())
    seen = (running.data / "targets.yaml").read_bytes()
    editing.save(
        running.data, Edit.of({"targets.yaml": seen}, {"targets.yaml": seen + b"# by hand\n"}, author="An", reason="r")
    )
    return running


@pytest.fixture(autouse=True)
def hang_up() -> Iterator[None]:
    """Close every connection of a test."""
    yield
    Program.close_all()


def own(served: Served, *more: tuple[str, str], host: str = "127.0.0.1") -> Lines:
    return ("Host", f"{host}:{served.port}"), ("Origin", f"http://{host}:{served.port}"), *more


def unlocked(served: Served, page: str, query: str) -> Program:
    program = Program(served, own(served))
    program.open(page, query)
    program.tell(sent={"form": "key", "key": served.key})
    return program


def on_disk(served: Served) -> tuple[dict[str, bytes], list[str]]:
    """Return the bytes of the data files, and what else lies beside them."""
    return held(served.data), sorted(str(one.relative_to(served.data)) for one in served.data.rglob("*"))


# ---- each way of saving, up to the message that writes


def version(served: Served) -> Last:
    program = unlocked(served, "planning", LEDGER)
    typed = program.form("planning") | VERSION
    program.tell(sent=typed | {"act": "preview"})
    return program, program.form("planning") | {"act": "save"}


def undo_on_the_page(served: Served) -> Last:
    program, form = version(served)
    program.tell(sent=form)
    return program, program.form("back") | {"act": "undo"}


def redo_on_the_page(served: Served) -> Last:
    program, form = undo_on_the_page(served)
    program.tell(sent=form)
    return program, program.form("back") | {"act": "redo"}


def in_the_history(act: str) -> Callable[[Served], Last]:
    def opened(served: Served) -> Last:
        entries = editing.history(served.data)
        if act == "redo":
            editing.undo(served.data, "An", "r", entries[0].version)
        entry = f"&entry={entries[-1].version}" if act == "restore" else ""
        program = unlocked(served, "planning", f"lang=en&tab=history&act={act}{entry}")
        return program, program.form("history") | WHY

    return opened


def slides(served: Served) -> Last:
    program = unlocked(served, "session", "no=32&lang=en&slides=verdict,counts&do=slides")
    program.tell(sent=program.form("planning") | WHY | {"act": "preview"})
    return program, program.form("planning") | {"act": "save"}


def workbook(served: Served) -> Last:
    program, data = unlocked(served, "planning", "lang=en&tab=import"), report(EXPORTS, SHRIMPS)
    file = {"form": "file", "name": "report.csv", "size": str(len(data)), "content": b64encode(data).decode()}
    program.tell(sent=file)
    typed = program.form("planning") | {"author": "An"}
    question = program.field("planning", "name_unknown")
    program.tell(sent=typed | {question: "skip", "act": "answer"})
    program.tell(sent=program.form("planning") | {"author": "An", "act": "preview"})
    return program, program.form("planning") | {"act": "save"}


WAYS: dict[str, Callable[[Served], Last]] = {
    "a version of a target": version,
    "undo of one's own save": undo_on_the_page,
    "redo of one's own save": redo_on_the_page,
    "undo in the history": in_the_history("undo"),
    "redo in the history": in_the_history("redo"),
    "restore in the history": in_the_history("restore"),
    "the slides of a session": slides,
    "figures and answers of a workbook": workbook,
}


def foreign(served: Served) -> dict[str, Lines]:
    """Return the lines of handshakes that no page of the server's own on this machine sends."""
    port, (host, origin) = served.port, own(served)
    return {
        "a page of another port": (host, ("Origin", f"http://127.0.0.1:{port + 1}")),
        "another name of this machine": (host, ("Origin", f"http://localhost:{port}")),
        "no origin": (host,),
        "another port": (("Host", "127.0.0.1:1"), ("Origin", "http://127.0.0.1:1")),
        "no port": (("Host", "127.0.0.1"), ("Origin", "http://127.0.0.1")),
        "a dot at the end": (("Host", f"localhost.:{port}"), ("Origin", f"http://localhost.:{port}")),
        "capitals": (("Host", f"LOCALHOST:{port}"), ("Origin", f"http://LOCALHOST:{port}")),
        "X-Forwarded-Host alone": (host, origin, ("x-forwarded-HOST", f"127.0.0.1:{port}")),
        "Forwarded": (host, origin, ("FORWARDED", "for=203.0.113.9")),
        "X-Real-IP": (host, origin, ("x-Real-ip", "203.0.113.9")),
        "Via": (host, origin, ("via", "1.1 proxy")),
        "an empty header of a proxy": (host, origin, ("X-Forwarded-For", "")),
    }


FIRST = ("a version of a target",)


@pytest.mark.parametrize("way", [way if way in FIRST else pytest.param(way, marks=pytest.mark.deep) for way in WAYS])
def test_each_way_of_saving_asks_again_who_sends_and_for_the_key(served: Served, way: str):
    """The very session that may save, taken up from elsewhere; then with another key, as behind a silent proxy."""
    program, form = WAYS[way](served)
    before, file = on_disk(served), served.log.parent / "state" / "hai-phong-indicators" / "key"
    lines, kept = foreign(served), file.read_bytes()
    for how in ("Forwarded", "a page of another port"):
        program = program.again(lines[how])
        program.tell(sent=form)
        assert (how, on_disk(served) == before) == (how, True)
    assert served.logged()[-2:] == ["refused what=edit why=forwarded", "refused what=edit why=origin"]
    program = program.again(own(served))
    file.unlink()  # from now on there is another key
    for _ in range(2):
        assert 'data-form="key"' in program.tell(sent=form)
        assert "not the key of this server" in program.tell(sent={"form": "key", "key": served.key})
        assert on_disk(served) == before
    file.write_bytes(kept)
    program.tell(sent={"form": "key", "key": f" {served.address('/planning')}?key={served.key}&lang=vi "})
    program.tell(sent=form)
    assert on_disk(served) != before


def test_nothing_foreign_saves_shows_a_form_or_believes_the_key(served: Served):
    good, form = version(served)
    before = on_disk(served)
    for how, lines in foreign(served).items():
        program = Program(served, lines)
        program.open("planning", f"{LEDGER}&key={served.key}")
        program.tell(browser={"framed": False, "key": served.key})
        assert (how, "for reading only" in program.html, "<form" in program.html) == (how, True, False)
        program.tell(sent={"form": "key", "key": served.key})
        program.tell(sent=form)
        assert (how, on_disk(served) == before) == (how, True)
    good.tell(sent=form)
    assert on_disk(served) != before


def test_what_the_server_itself_refuses_opens_no_socket(served: Served):
    """A second Host or Origin, an origin of another site, and a name that the server was not told of."""
    host, origin = own(served)
    evil, null = ("Origin", "http://evil.example"), ("Origin", "null")
    public = ("Host", PUBLIC), ("Origin", f"http://{PUBLIC}")
    proxy = (*public, ("X-Forwarded-For", "203.0.113.9"))
    doubled = (host, host, origin), (host, origin, origin), (host, origin, null)
    for lines in (*doubled, (host, null), (host, evil), public, proxy, (public[0], origin)):
        with pytest.raises(Refused):
            Program(served, lines)


def test_a_form_sent_before_the_browser_has_said_anything_waits_for_what_it_says(served: Served):
    form = version(served)[1]
    before = on_disk(served)
    for framed, key in ((True, served.key), (False, ""), (False, served.key)):
        assert on_disk(served) == before
        program = Program(served, own(served))
        assert program.visit("planning", LEDGER)["html"] == ""
        assert program.tell(sent=form) == ""
        assert on_disk(served) == before
        program.tell(browser={"framed": framed, "key": key})
    assert on_disk(served) != before


@pytest.mark.parametrize(
    "said", [None, [], "x", 7, {"framed": None}, {"key": None}, {"key": {"a": 1}}, {"form": "key"}]
)
def test_whatever_a_program_says_of_itself_stops_no_page(served: Served, said: object):
    program = Program(served, own(served))
    program.open("planning", LEDGER)
    for event in ("browser", "sent"):
        program.tell(**{event: said})
        assert "<h1" in program.html


def test_the_key_is_told_to_nobody_but_its_bearer(served: Served):
    stranger = Program(served, own(served))
    stranger.open("planning", "lang=en&key=wrong")
    assert served.key not in json.dumps(stranger.data)
    bearer = Program(served, own(served))
    bearer.open("planning", f"lang=en&key={served.key}")
    assert bearer.data["access"] == {"state": "open", "keep": served.key}
    assert served.key not in bearer.html


def test_the_link_is_printed_once_and_leads_to_this_server(served: Served):
    program = Program(served, own(served))
    program.open("planning", "lang=en")
    log = served.log.read_text(encoding="utf-8")
    assert log.count(f"  {served.address('/planning')}?key={served.key}\n") == 1


@pytest.mark.parametrize("way", [way if way in FIRST else pytest.param(way, marks=pytest.mark.deep) for way in WAYS])
def test_where_nobody_edits_no_way_of_saving_saves(served: Served, unwilling: dict[str, Served], way: str):
    program, form = WAYS[way](served)
    before = on_disk(served)
    for how, server in unwilling.items():
        other = Program(server, own(server))
        other.open(program.page, f"{program.query}&key={server.key}")
        other.tell(browser={"framed": False, "key": server.key})
        assert (how, "<form" in other.html) == (how, False)
        other.tell(sent={"form": "key", "key": server.key})
        other.tell(sent=form)
        assert (how, on_disk(served) == before) == (how, True)
        assert "key=" not in server.log.read_text(encoding="utf-8")
    program.tell(sent=form)
    assert on_disk(served) != before


PLACES = ("", "indicator", "comparison", "session", "sources", "planning")


def test_a_server_open_to_others_without_a_word_of_it_shows_one_sentence_and_nothing_else(
    unwilling: dict[str, Served],
):
    for name in CLOSED:
        server = unwilling[name]
        for page in PLACES:
            for lang, sentence in (("en", "nothing says who may edit"), ("vi", "không có gì nói ai được sửa")):
                program = Program(server, own(server))
                program.open(page, f"lang={lang}&id=grdp_growth&tab=history")
                assert (page, sentence in program.html) == (page, True)
                assert (page, len(program.html) < 500) == (page, True)


def test_for_reading_only_each_page_is_drawn_and_those_of_editing_say_so_once(unwilling: dict[str, Served]):
    server = unwilling["reading only"]
    for page in PLACES:
        program = Program(server, own(server))
        program.open(page, "lang=en")
        assert (page, "<form" in program.html) == (page, False)
        assert (page, len(program.html) > 2000) == (page, True)
    for query in ("", "&do=add", "&tab=history", "&tab=import"):
        program = Program(server, own(server))
        program.open("planning", f"lang=en{query}")
        assert (query, program.html.count("for reading only")) == (query, 1)
    program = Program(server, own(server))
    program.open("session", "no=32&lang=en&slides=verdict&do=slides")
    assert program.html.count("for reading only") == 1
