"""What holds for every command: help, language, refusals, streams and exit codes."""

import io
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from monthly import report_in
from record import ROOT, copied
from small_data import small_folder

from indicators import files
from indicators.cli import COMMANDS, main
from indicators.terminal.answers import Answer, give
from indicators.wording import words

from .running import PROGRAM, STAYING, asked


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a directory with a copy of the record, a report of an office and roles: examples read them, and write."""
    copied(tmp_path / "data")
    report_in(tmp_path)
    shutil.copy(ROOT / "deploy" / "access.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Added to an example that would take a minute: it runs as it is written, on less.
LESS = {"publish": ("--areas", "HD_OLD", "--years", "2022", "--langs", "en")}


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS if name not in STAYING)])
def test_help_ends_in_an_example_that_runs(command: tuple[str, ...], lang: str):
    help_text = asked(*command, "--help", lang=lang)
    assert help_text.code == 0
    heading, example = help_text.out.splitlines()[-2:]
    program, *arguments = shlex.split(example)
    found = asked(*arguments, *LESS.get(arguments[0], ()), lang=lang)
    assert (heading, program) == (f"{words('vi' if lang == 'vi' else 'en')['cli.example']}:", "indicators")
    assert (found.code, found.out != "") == (0, True)


@pytest.mark.usefixtures("desk")
def test_every_command_of_the_documentation_runs():
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8").splitlines()
    examples = [shlex.split(line)[1:] for line in written if line.startswith("indicators ")]
    assert {name for name, *_ in examples} == set(COMMANDS)
    ending = [example for example in examples if example[0] not in STAYING]
    assert [one for one in ending if asked(*one, *LESS.get(one[0], ())).code != 0] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained_within_100_columns(name: str, lang: str):
    text = asked(name, "--help", lang=lang).out
    assert {"--data", "--lang", "--help"} <= {word.strip(",[]") for word in text.split()}
    assert [line for line in text.splitlines() if len(line) > 100] == []
    assert "{" not in text


def test_the_overview_names_every_command():
    overview = asked("--help").out
    assert [name for name in COMMANDS if f"\n  {name} " not in overview] == []


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert asked("--version") == Answer(out=f"{project['name']} {project['version']}\n")
    assert "\nWhich version this is: indicators --version\n" in asked("--help").out


def test_no_command_at_all_is_wrong_usage_and_shows_the_overview():
    assert asked() == Answer(2, err=asked("--help").out)


@pytest.mark.parametrize("arguments", [("check", "-h"), ("check", "--yaer", "2025", "--help"), ("check", "--help=all")])
def test_help_is_given_whatever_else_stands_in_the_line(arguments: tuple[str, ...]):
    assert asked(*arguments) == asked("check", "--help")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("chek",), "indicators: there is no command “chek”: write check"),
        (("--lang", "vi"), f"indicators: không có lệnh “--lang”: hãy viết {' | '.join(COMMANDS)}"),
        (("check", "--fromat", "json"), "indicators check: there is no option “--fromat”: did you mean --format"),
        (
            ("scoreboard", "--period", "2026"),
            "indicators scoreboard: there is no option “--period”; there are --year | --as-of | --basis | --area"
            " | --format | --out | --data | --lang | -h | --help",
        ),
        (("check", "--form=json"), "indicators check: there is no option “--form”: did you mean --format"),
        (
            ("check", "data"),
            "indicators check: “data” belongs to no option: delete it, or write the option before it",
        ),
        (
            ("check", "--data"),
            "indicators check: --data: write one value after it, a negative one as --data=-2",
        ),
        (("check", "--lang", "fr"), "indicators check: --lang “fr”: write one of vi | en"),
    ],
)
def test_a_command_written_wrongly_is_refused_with_what_to_write(arguments: tuple[str, ...], message: str):
    found = asked(*arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines()[0] == message
    assert found.err.splitlines()[1].endswith("--help")


@pytest.mark.parametrize(
    ("environment", "arguments", "usage"),
    [
        ("vi_VN.UTF-8", (), "cách dùng"),
        ("VI", (), "cách dùng"),
        ("en_GB.UTF-8", (), "usage"),
        ("de_DE.UTF-8", (), "usage"),
        ("", (), "usage"),
        ("en_GB.UTF-8", ("--lang", "vi"), "cách dùng"),
        ("vi_VN.UTF-8", ("--lang=en",), "usage"),
        ("vi_VN.UTF-8", ("--lang", "vi", "--lang", "en"), "usage"),
        ("vi_VN.UTF-8", ("--lang", "fr"), "cách dùng"),
        ("en_GB.UTF-8", ("vi",), "usage"),
    ],
)
def test_the_language_asked_for_goes_before_that_of_the_environment(
    environment: str, arguments: tuple[str, ...], usage: str
):
    assert asked("check", *arguments, "--help", lang=environment).out.startswith(f"{usage}: indicators check")


def test_what_the_system_refuses_is_one_line_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_: Path) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "data"))

    monkeypatch.setattr(files, "read", fail)
    found = asked("check", "--data", str(small_folder(tmp_path)))
    assert (found.code, found.out) == (1, "")
    assert found.err == f"{tmp_path / 'data'}: cannot be read or written (Permission denied)\n"


def test_a_refusal_without_a_file_names_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_: Path) -> None:
        raise OSError("too many open files")

    monkeypatch.setattr(files, "read", fail)
    found = asked("check", "--data", str(small_folder(tmp_path)))
    assert found.err == "indicators: cannot be read or written (too many open files)\n"


def test_ctrl_c_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch):
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "schema", interrupted)
    assert main(["schema"]) == 130


def test_without_arguments_those_of_the_program_are_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(sys, "argv", ["indicators", "chek", "--lang=en"])
    assert main() == 2
    assert capsys.readouterr().err.startswith("indicators: there is no command")


def pipe_without_a_reader() -> io.TextIOWrapper:
    reading, writing = os.pipe()
    os.close(reading)
    return os.fdopen(writing, "w", encoding="utf-8")


def test_a_reader_that_closes_early_is_no_failure(monkeypatch: pytest.MonkeyPatch):
    with pipe_without_a_reader() as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert give(Answer(out="a line\n")) == 0


def test_complaints_that_nobody_reads_leave_the_exit_code(monkeypatch: pytest.MonkeyPatch):
    with pipe_without_a_reader() as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        assert give(Answer(2, err="a line\n")) == 2


class FullDisk(io.StringIO):
    """A file on a disk without room."""

    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")

    def fileno(self) -> int:
        return os.open(os.devnull, os.O_WRONLY)


def test_a_full_disk_is_a_failure_and_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "stdout", FullDisk())
    assert give(Answer(out="a line\n")) == 1
    assert capsys.readouterr().err == "No space left on device\n"


def test_a_closed_output_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert give(Answer(out="a line\n")) == 0


def test_a_stream_that_only_collects_text_is_written_to_as_it_is(monkeypatch: pytest.MonkeyPatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert give(Answer(out="Hải Phòng\n")) == 0
    assert stream.getvalue() == "Hải Phòng\n"


def test_the_program_leaves_quietly_when_its_reader_does():
    script = f"set -o pipefail; {shlex.quote(str(PROGRAM))} schema | true"
    run = subprocess.run(["bash", "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
