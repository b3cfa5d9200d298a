"""The data behind every page: the last good store, the day, and the watch over broken files."""

import gc
import os
from datetime import date
from functools import cache
from pathlib import Path

import streamlit as st

from indicators.clock import keep_time_of
from indicators.live import LastGood

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = "INDICATORS_SITE"  # variable of the environment: the folder of the published site, where the server has one
MENDED_WITHIN = 1  # second between looks at the files, and only while they are broken


def today() -> date:
    """Return the city's day."""
    live()  # which sets the clock
    return date.today()  # noqa: DTZ011 - by the city's clock


@cache
def live() -> LastGood:
    """Return the watcher of the data folder, one for the whole process, which from now on keeps the city's time.

    What was imported by now lives as long as the process; taking it out of the
    garbage collector's sight shortens every later collection.
    """
    gc.collect()
    gc.freeze()
    keep_time_of(data_folder())
    return LastGood(data_folder())


def data_folder() -> Path:
    """Return the folder of the data files: INDICATORS_DATA, else the project's own."""
    return Path(os.environ.get("INDICATORS_DATA") or ROOT / "data")


def site_folder() -> Path | None:
    """Return the folder of the published site that the server has beside the live pages; nothing where it has none."""
    return Path(named) if (named := os.environ.get(SITE)) else None


@st.fragment(run_every=MENDED_WITHIN)
def watch() -> None:
    """Run the page anew once the files have changed.

    Only a broken folder is watched so: a page that reruns itself without need slows every other viewer.
    """
    if live().changed():
        st.rerun()
