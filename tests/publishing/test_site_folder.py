"""The folder of a site: what was there by another hand stays, what the site no longer has goes."""

import json
from pathlib import Path

import pytest

from indicators.publishing.files import ForeignFileError, SiteFolder

from .built import files_of

LONG = b"x" * 5000


def filled(root: Path, *paths: str, content: bytes = b"one") -> SiteFolder:
    """Write files and close the folder."""
    folder = SiteFolder(root)
    for path in paths:
        folder.write(path, content)
    folder.close({})
    return folder


def test_file_the_site_no_longer_has_is_removed_with_its_packed_form_and_empty_folders(tmp_path: Path) -> None:
    filled(tmp_path, "a/b/old.html", "new.html", content=LONG)
    done = filled(tmp_path, "new.html", content=LONG).done
    assert set(files_of(tmp_path)) == {"new.html", "new.html.gz", "manifest.json"}
    assert (done.written, done.removed) == (0, 2)
    assert not (tmp_path / "a").exists()


def test_file_of_another_hand_is_neither_removed_nor_overwritten(tmp_path: Path) -> None:
    filled(tmp_path, "a/old.html")
    (tmp_path / "a/mine.txt").write_bytes(b"mine")
    (tmp_path / "index.html").write_bytes(b"mine too")
    folder = SiteFolder(tmp_path)
    with pytest.raises(ForeignFileError, match=r"index\.html"):
        folder.write("index.html", b"ours")
    filled(tmp_path, "b.html")
    assert files_of(tmp_path)["a/mine.txt"] == b"mine"
    assert files_of(tmp_path)["index.html"] == b"mine too"


def test_file_of_the_site_changed_by_hand_is_put_right(tmp_path: Path) -> None:
    filled(tmp_path, "a.html")
    (tmp_path / "a.html").write_bytes(b"spoilt")
    assert filled(tmp_path, "a.html").done.written == 1
    assert (tmp_path / "a.html").read_bytes() == b"one"


@pytest.mark.parametrize("path", ["../outside.txt", "/tmp/outside.txt", "a/../../outside.txt", "..\\outside.txt", ""])
def test_manifest_that_names_a_file_outside_removes_none(path: str, tmp_path: Path) -> None:
    root = tmp_path / "site"
    filled(root, "a.html")
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"keep")
    manifest = json.loads((root / "manifest.json").read_bytes())
    manifest["files"] |= {path: "0", str(outside): "0"}
    (root / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    filled(root, "a.html")
    assert outside.read_bytes() == b"keep"


@pytest.mark.parametrize("words", ["", "{", "[]", '{"files": 3}', '{"files": {"a": 1}}', '{"files": null}'])
def test_broken_manifest_counts_as_none(words: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(words, encoding="utf-8")
    filled(tmp_path, "a.html")
    assert set(files_of(tmp_path)) == {"a.html", "manifest.json"}
