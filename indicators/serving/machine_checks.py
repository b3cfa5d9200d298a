"""What the doctor finds on the machine itself: files, rights, history, disk, time."""

import getpass
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from indicators import files
from indicators.access import Mode, state_folder
from indicators.editing.git import Git
from indicators.editing.saving import keeper_of
from indicators.problems import DataError, NotSaved
from indicators.serving.findings import Finding, look, mend, ok
from indicators.wording import Lang, day, number

ROOM = 500_000_000  # bytes; a save needs a few of the data, a year of them some hundred million
CODE = Path(__file__).resolve().parents[2]


def machine_findings(folder: Path, mode: Mode, lang: Lang) -> Iterator[Finding]:
    """Check what needs no server."""
    yield _data(folder, lang)
    if mode is not Mode.VIEW:
        yield _rights(folder)
        yield _state()
        yield _history(folder, mode, lang)
    yield _disk(folder, lang)
    yield _zone(datetime.now().astimezone(), lang)


def _data(folder: Path, lang: Lang) -> Finding:
    try:
        book, _ = files.read(folder)
    except DataError as error:
        return mend("data", "bad", n=str(len(error.problems)), first=f"{error.problems[0]:{lang}}", folder=str(folder))
    read = {name: number(len(things), lang) for name, things in (("figures", book.actuals), ("targets", book.targets))}
    return ok("data", folder=str(folder), **read)


def _rights(folder: Path) -> Finding:
    places = [folder, *(folder / name for name in files.FILES if (folder / name).exists())]
    if (history := folder / ".history").exists():
        places.append(history)
    closed = [str(one) for one in places if not os.access(one, os.W_OK)]
    return mend("rights", "closed", file=closed[0], account=_account()) if closed else ok("rights", account=_account())


def _state() -> Finding:
    folder = state_folder()
    there = next((one for one in (folder, *folder.parents) if one.exists()), Path("/"))
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return mend("state_folder", "closed", folder=str(folder), account=_account())
    return ok("state_folder", folder=str(folder))


def _history(folder: Path, mode: Mode, lang: Lang) -> Finding:
    try:
        keeper = keeper_of(folder.resolve())
        keeper.ready()
        where = keeper.where(lang)
    except NotSaved as refusal:
        return mend("history", "bad", reason=refusal.message(lang))
    except OSError as error:
        return mend("history", "bad", reason=error.strerror or str(error))
    with_code = mode is Mode.SIGN_IN and isinstance(keeper, Git) and folder.resolve().is_relative_to(CODE)
    return look("history", "with_code", where=where) if with_code else ok("history", where=where)


def _disk(folder: Path, lang: Lang) -> Finding:
    free = shutil.disk_usage(folder).free
    said = number(free // 1_000_000, lang)
    return ok("disk", free=said) if free >= ROOM else mend("disk", "full", free=said)


def _zone(now: datetime, lang: Lang) -> Finding:
    told = {"day": day(now.date(), lang), "time": f"{now:%H:%M}", "zone": f"UTC{now:%z}"}
    return ok("zone", **told) if now.utcoffset() else look("zone", "utc", **told)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account that has a number alone
        return str(os.geteuid())
