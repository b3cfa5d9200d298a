"""The operator's page says what is true: what one sees is what the program says, and what it names is there."""

import re
from pathlib import Path

from indicators.wording import words
from tests.record import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_each_sentence_of_what_goes_wrong_is_one_that_the_program_or_nginx_says():
    table = PAGE.partition("## What goes wrong")[2].partition("\n## ")[0]
    seen = [row.split("|")[1] for row in table.splitlines() if row.startswith("| ")][1:]
    assert len(seen) == 10
    said = [*words("en").values(), (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")]
    quoted = [quote.strip(". ") for one in seen for quote in re.findall(r"'([^']+)'", one)]
    assert len(quoted) > 8
    assert [one for one in quoted if not any(one in text for text in said)] == []


def test_each_file_of_deploy_that_it_names_is_there_and_each_script_is_named():
    named = set(re.findall(r"deploy/([\w.-]+\.\w+|Containerfile)", PAGE))
    there = {path.name for path in Path(ROOT / "deploy").iterdir()}
    assert named - there == set()
    assert {name for name in there if name.endswith((".sh", ".yaml", ".conf"))} - named == set()


def test_the_events_of_the_log_are_those_it_lists():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "indicators").rglob("*.py"))
    events = set(re.findall(r"""\blog\(\s*"([a-z-]+)\"""", code))
    section = PAGE.partition("## The log")[2].partition("\n## ")[0]
    listed = {
        name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in re.findall(r"`(.+?)`", row)
    }
    assert events == listed
    refused = set(re.findall(r'what="([a-z-]+)"', code))
    assert {what for what in refused if f"`{what}` (" not in section} == set()
