"""Drafts and addresses of authors, on a running server: nowhere for readers, on planning pages for those who edit."""

import io
import json
import re
import time
import zipfile
from base64 import b64decode
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string

from indicators import editing
from indicators.access import Decision, Mode, confides
from indicators.editing import Edit
from tests.browser.program import Lines, Program
from tests.browser.served import Served, copied, free_port, serving

PLANNER, APPROVER, READER = "an@city.example", "binh@city.example", "chi@city.example"
DRAFT = """  - id: T9001
    indicator: export
    area: HP
    period: 2026
    basis: council
    comparator: ">="
    value: 77.125
    unit: bn_USD
    as_printed: first secret words
"""
SECRET = ("secret words", "77.125", "77,125", "78.125", "78,125", "T9001", "city.example")
HISTORY = "tab=history&entry={}"
PAGES = [
    ("", "year=2026"), ("", "year=2026..2030"), ("indicator", "id=export&year=2026"), ("comparison", "id=export"),
    ("session", "no=32"), ("session", "no=32&slides=verdict&do=slides"), ("sources", "year=2026"),
    ("planning", "year=2026"), ("planning", "do=adopt&edit=T9001"), ("planning", "do=correct&edit=T9001"),
    ("planning", "tab=history"), ("planning", "tab=history&indicator=export"), ("planning", "tab=history&act=undo"),
    ("planning", "tab=import"), ("", "year=2026&passport=T9001"), ("indicator", "id=export&passport=T9001"),
]  # fmt: skip


def write(folder: Path, old: str, new: str, author: str, reason: str = "mid-year") -> str:
    """Save one replacement in the targets and return its version."""
    seen = (folder / "targets.yaml").read_bytes()
    made = seen.replace(old.encode(), new.encode(), 1)
    summary = f"targets.yaml: T9001 export {new.strip()[:2000]}" if "secret" in new else "targets.yaml: a note"
    edit = Edit.of({"targets.yaml": seen}, {"targets.yaml": made}, author=author, reason=reason, summary=summary)
    return editing.save(folder, edit).version


def record(folder: Path) -> dict[str, str]:
    """Lay a record with a draft and return by name the saves that made it."""
    copied(folder)
    note = '    note: "khoang = about"\n'
    public = write(
        folder, note, '    note: "about: public words"\n', f"An Nguyen <{PLANNER}>", f"{APPROVER} asks for it"
    )
    draft = write(folder, "  - id: T0006\n", f"{DRAFT}  - id: T0006\n", APPROVER)
    both = (folder / "targets.yaml").read_text(encoding="utf-8")
    between = both[both.index('"about: public words"') : both.index("first secret words")]
    mixed = write(
        folder,
        f"{between}first secret words",
        between.replace("public words", "later words").replace("77.125", "78.125") + "second words",
        PLANNER,
    )
    return {"public": public, "draft": draft, "mixed": mixed}


def taken(program: Program) -> str:
    """Return all that a page sends: its HTML, and the content of every table it offers."""
    found = [program.html, json.dumps(program.data, ensure_ascii=False)]
    for table, form in set(re.findall(r'data-table="(\w+)" data-format="(csv|xlsx)"', program.html)):
        program.tell(download={"table": table, "format": form, "at": "1"})
        content = b64decode(program.data["file"]["content"])
        if form == "csv":
            found.append(content.decode())
        else:
            with zipfile.ZipFile(io.BytesIO(content)) as sheets:
                found += [sheets.read(name).decode("utf-8", "replace") for name in sheets.namelist()]
    return "\n".join(found)


def signed(served: Served, address: str) -> Lines:
    """Return the lines of a handshake from the public address, of somebody who signed in there."""
    origin = served.address("")
    lines = [("Host", served.host), ("Origin", origin)]
    if address:
        secret = (served.log.parent / "state/hai-phong-indicators/cookie-secret").read_text().strip()
        claims = {"origin": origin, "is_logged_in": True, "email": address, "iat": int(time.time()), "sub": address}
        cookie = create_signed_value(secret, "_streamlit_user", json.dumps(claims)).decode()
        token = generate_xsrf_token_string()
        lines.append(("Cookie", f"_streamlit_user={cookie}; _streamlit_xsrf={token}"))
        lines.append(("Sec-WebSocket-Protocol", f"streamlit, {token}"))
    return lines


@contextmanager
def started(scratch: Path, mode: Mode) -> Generator[tuple[Served, dict[str, str]]]:
    saves, port = record(scratch / "data"), free_port()
    roles = scratch / "access.yaml"
    roles.write_text(
        f"provider: http://127.0.0.1:1/x\nclient_id: d\nplanners: [{PLANNER}]\napprovers: [{APPROVER}]\n",
        encoding="utf-8",
    )
    sign_in = ("--public-address", f"http://127.0.0.1:{port}", "--access", str(roles))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INDICATORS_CLIENT_SECRET", "secret")
        options = sign_in if mode is Mode.SIGN_IN else ("--read-only",)
        with serving(scratch, scratch / "data", *options, port=port) as served:
            yield served, saves
        Program.close_all()


@pytest.mark.parametrize("mode", [pytest.param(Mode.VIEW, marks=pytest.mark.deep), Mode.SIGN_IN])
def test_no_page_and_no_download_gives_a_reader_a_draft_or_an_address(mode: Mode, tmp_path: Path):
    with started(tmp_path, mode) as (served, saves):
        opened = [("planning", HISTORY.format(version)) for version in saves.values()]
        opened += [("planning", f"tab=history&author={PLANNER}")]
        for lang in ("en", "vi"):
            for address in ("", READER) if mode is Mode.SIGN_IN else ("",):
                for page, query in (*(PAGES if lang == "en" else PAGES[7:]), *opened):
                    program = Program(served, signed(served, address))
                    program.open(page, f"lang={lang}&{query}")
                    said = taken(program).replace(READER, "")  # who they are is no secret to them
                    asked = [value.partition("=")[2] for value in query.split("&")]  # what they wrote themselves
                    leaks = [one for one in SECRET if one in said and not any(one in value for value in asked)]
                    assert (lang, address, page, query, leaks) == (lang, address, page, query, [])
        program = Program(served, signed(served, ""))
        program.open("planning", "lang=en&tab=history")
        assert "An Nguyen" in program.html
        assert "a planner" in program.html
        assert saves["draft"] not in program.html
        program.open("planning", f"lang=en&{HISTORY.format(saves['mixed'])}")
        assert "later words" in program.html
        if mode is Mode.SIGN_IN:
            for address in (PLANNER, APPROVER):
                _sees_all(served, saves, address)
            _is_broken(served)


def _sees_all(served: Served, saves: dict[str, str], address: str) -> None:
    for query, words in (("year=2026", "T9001"), (HISTORY.format(saves["draft"]), "first secret words")):
        program = Program(served, signed(served, address))
        program.open("planning", f"lang=en&{query}")
        assert (address, query, words in program.html) == (address, query, True)
    assert APPROVER in program.html


def _is_broken(served: Served) -> None:
    """Break the draft's own line: the banner quotes it to planners alone, and names the place to everybody."""
    file = served.data / "targets.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("value: 78.125", "value: 78,125"), encoding="utf-8")
    for address, shown in (("", False), (READER, False), (PLANNER, True)):
        program = Program(served, signed(served, address))
        program.open("", "lang=en")
        assert (address, "targets.yaml:" in program.html, "78,125" in program.html) == (address, True, shown)


def test_at_one_desk_everything_is_shown_elsewhere_to_who_may_edit_alone():
    assert all(confides(Mode.LOCAL, found) for found in Decision)
    for mode in (Mode.VIEW, Mode.SIGN_IN):
        assert [found for found in Decision if confides(mode, found)] == [Decision.OPEN]
