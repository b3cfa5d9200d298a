"""Behind nginx with the shipped file no way of saving saves for who has not signed in, nor without the key."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from tests.access.test_confided import PLANNER, READER, signed
from tests.access.test_saves_refused import WAYS, hang_up, on_disk, running, served
from tests.browser.nginx import Published, behind, nginx, published
from tests.browser.program import Program
from tests.browser.served import Served, serving
from tests.browser.test_behind_nginx import PATH, PROXY, SILENT, own

__all__ = ["hang_up", "running", "served"]
pytestmark = pytest.mark.deep


@dataclass(frozen=True)
class Proxies:
    """What nginx shows of two servers of one folder: that of this machine, adding no header, and one with sign-in."""

    silent: Published
    sign_in: Published


@pytest.fixture(scope="module")
def proxies(running: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxies]:
    silent, named = (published(tmp_path_factory.mktemp(name)) for name in ("silent", "named"))
    roles = named.folder / "access.yaml"
    roles.write_text(f"provider: http://127.0.0.1:1/x\nclient_id: d\nplanners: [{PLANNER}]\n", encoding="utf-8")
    options = ("--public-address", f"{named.origin}{PATH}", "--access", str(roles))
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("INDICATORS_CLIENT_SECRET", "secret")
        other = stack.enter_context(serving(named.folder, running.data, *options))
        stack.enter_context(nginx(silent, running.port, *SILENT))
        stack.enter_context(nginx(named, other.port))
        yield Proxies(behind(silent, running), behind(named, other))


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_saving_saves_from_behind_nginx(served: Served, proxies: Proxies, way: str):
    program, form = WAYS[way](served)
    before, named, planner = on_disk(served), proxies.sign_in, signed(proxies.sign_in, PLANNER)
    beside = [(name, f"http://localhost:{named.plain}" if name == "Origin" else value) for name, value in planner]
    for how, visitor in (
        ("silent", Program(proxies.silent, (("Host", proxies.silent.host), ("Origin", f"http://{served.host}")))),
        ("nobody", Program(named, own(named), base=PATH)),
        ("nobody, as a program", Program(named, own(named, *PROXY), base=PATH)),
        ("no planner", Program(named, signed(named, READER), base=PATH)),
        ("a planner's cookie on a page of another port", Program(named, beside, base=PATH)),
    ):
        visitor.open(program.page, program.query)
        visitor.tell(sent=form)
        assert (how, on_disk(served) == before) == (how, True)
    editor = Program(named, planner, base=PATH)  # of the same folder
    editor.open(program.page, program.query)
    assert editor.data["access"]["state"] == "open"
    program.tell(sent=form)
    assert on_disk(served) != before
