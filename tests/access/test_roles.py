"""access.yaml: every fault has its line and what to write; what it says counts at the next look."""

from pathlib import Path

import pytest

from indicators.access import RoleFile
from indicators.access.roles import read_roles
from indicators.problems import DataError

GOOD = """\
provider: https://id.example/.well-known/openid-configuration
client_id: dashboard
planners:
  - An@city.example
approvers: [binh@city.example]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "access.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_who_may_do_what(tmp_path: Path):
    roles = read_roles(written(tmp_path, GOOD))
    assert [roles.edits(f"{who}@city.example") for who in ("an", "binh", "chi")] == [True, True, False]
    assert roles.reads("anybody@else.example")
    named = read_roles(written(tmp_path, f"{GOOD}viewers: [chi@city.example]\n"))
    assert [named.reads(f"{who}@city.example") for who in ("an", "binh", "chi", "dung")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "access.yaml"),
        ("- a\n", "access.yaml:1"),
        (GOOD.replace("planners", "planer"), 'access.yaml:3:1 there is no key "planer": write planners'),
        (GOOD.replace("client_id: dashboard\n", ""), "access.yaml:1:1 client_id is missing"),
        (GOOD.replace("An@city.example", "An"), 'access.yaml:4:5 planners "An": write e-mail addresses'),
        (GOOD.replace("binh@", "b b@"), 'access.yaml:5:13 approvers "b b@city.example": write e-mail addresses'),
        (GOOD.replace("[binh@city.example]", "binh@city.example"), "access.yaml:5:12"),
        (GOOD.replace("https://id", "http://id"), 'access.yaml:1:11 provider "http://id.example'),
        (GOOD.replace("client_id: dashboard", "client_id: [a]"), "access.yaml:2:12"),
        (f"{GOOD}planners: [a@b.example]\n", "access.yaml:6"),
        (GOOD.replace("  - An@city.example", "  - &a An@city.example"), "access.yaml:4"),
        (GOOD.replace("planners:", "planners: ["), "access.yaml"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_in_both_languages(tmp_path: Path, text: str, says: str):
    with pytest.raises(DataError) as refused:
        read_roles(written(tmp_path, text))
    assert any(line.startswith(says) for line in f"{refused.value:en}".splitlines())
    assert f"{refused.value:vi}" != f"{refused.value:en}"


def test_every_fault_is_told_at_once(tmp_path: Path):
    with pytest.raises(DataError) as refused:
        read_roles(written(tmp_path, "provider: x\nplanners: [a, b]\nviewer: [c@d.example]\n"))
    assert {problem.line for problem in refused.value.problems} == {1, 2, 3}
    assert len(refused.value.problems) == 5


def test_a_change_counts_at_once_and_a_broken_file_lets_nobody_edit_and_nobody_else_read(tmp_path: Path):
    path = written(tmp_path, f"{GOOD}viewers: [chi@city.example]\n")
    file = RoleFile(path)
    assert file.current().edits("an@city.example")
    written(tmp_path, GOOD.replace("An@", "dung@") + "viewers: [chi@city.example]\n")
    assert [file.current().edits(f"{who}@city.example") for who in ("an", "dung")] == [False, True]
    for broken in ("planners: [", None):
        path.unlink() if broken is None else path.write_text(broken, encoding="utf-8")
        assert not file.current().edits("dung@city.example")
        assert not file.current().reads("anybody@else.example")
        assert file.current().reads("chi@city.example")
        assert file.approvers() == ("binh@city.example",)  # no moment without approval
    written(tmp_path, GOOD)
    assert file.current().edits("an@city.example")
    assert file.current().reads("anybody@else.example")
