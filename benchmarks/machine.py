"""What the numbers were measured on: processors, memory and versions, nothing that names the machine."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("streamlit", "duckdb", "pandas", "plotly", "pydantic", "uvicorn", "playwright")


def described(browser: str) -> tuple[tuple[str, str], ...]:
    """Return the machine as pairs of a heading and words."""
    return (
        ("Processor", f"{os.cpu_count()} cores, {_field('/proc/cpuinfo', 'model name') or platform.machine()}"),
        ("Memory", _memory()),
        ("System", _system()),
        ("Python", platform.python_version()),
        ("Libraries", ", ".join(f"{name} {version(name)}" for name in LIBRARIES)),
        ("Browser", f"Chromium {browser}, headless, 1440x900"),
    )


def _field(path: str, name: str) -> str | None:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), None)


def _memory() -> str:
    total = _field("/proc/meminfo", "MemTotal")
    return f"{int(total.split()[0]) / 2**20:.0f} GiB" if total else "not known"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()
