"""A name stands for one thing: no class of the package is called like another one."""

import ast
import re
from collections import Counter

from record import ROOT


def test_no_class_name_is_defined_twice_in_the_package():
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in sorted((ROOT / "indicators").rglob("*.py")))
    names = Counter(node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert [name for name, n in names.items() if n > 1] == []


def test_no_module_is_called_for_what_every_module_holds():
    vague = {"nouns", "utils", "helpers", "base", "common", "misc"}
    assert [file for file in (ROOT / "indicators").rglob("*.py") if file.stem in vague] == []


def test_the_code_map_names_every_room():
    words = set(re.findall(r"[\w.]+(?=/| |,|$)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE))
    package = ROOT / "indicators"  # a folder that moved leaves its compiled modules behind after a pull
    files = (one.relative_to(package).parts for one in package.rglob("*") if one.is_file())
    rooms = {parts[0] for parts in files if "__pycache__" not in parts and parts[0][0] not in "._"}
    assert rooms - words == set()
