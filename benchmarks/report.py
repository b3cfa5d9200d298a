"""The report of a run as Markdown: always the same layout, so that two runs can be laid side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from benchmarks.ahead import READING, Ahead
from benchmarks.change import Measured, times
from benchmarks.choices import Choices
from benchmarks.crowd import CHANGES, PLANNERS, SESSIONS, VIEWERS, WITHIN_S, Crowd, p95
from benchmarks.documents import Made
from benchmarks.figures import Ratio, Sample, ratio, sample
from benchmarks.importing import ROWS
from benchmarks.markdown import table
from benchmarks.phone import LINES, Opens
from benchmarks.saving import RECORDS, SIZES
from benchmarks.site import SiteRun
from benchmarks.start import Started

SITE_MB, SITE_SECONDS, SITE_AGAIN = 60, 90, 5
TOGETHER, LARGEST = 3, 6  # seconds of the three documents, MB of the deck
IMPORTED = 3  # seconds of a workbook of 500 rows
PHONE_GOALS = dict(zip(LINES, (2500, 5500), strict=True))  # ms to the first verdict
AT_MOST = {"b": 2.0, "c": 0.1}  # our page against each of the others
PAGES = {
    "a": "the scoreboard of this dashboard",
    "b": "the same HTML and SVG, without a framework: one ASGI page on uvicorn whose select fetches the new board",
    "c": "the same board as 20 Plotly charts on a plain Streamlit page (a board with fewer rows repeats them)",
}
STATES = {"anew": "computed anew", "cached": "kept from before"}
MOMENTS = {"sent": "sent to the server", "answered": "answered", "placed": "in the page", "painted": "painted"}


@dataclass(frozen=True, slots=True)
class Found:
    """Everything one run measured."""

    day: date
    load: tuple[float, float]  # of the machine in the last minute before the run, and at its end
    machine: tuple[tuple[str, str], ...]
    reading: Mapping[str, Sequence[float]]
    started: Started
    pages: Mapping[str, Measured]
    choices: Mapping[str, Choices]
    ahead: Ahead
    phones: Mapping[tuple[str, str], Opens]
    crowd: Crowd
    saving: Mapping[str, Sequence[float]]
    documents: Made
    importing: Mapping[str, Sequence[float]]
    site: Mapping[str, SiteRun]


def written(found: Found) -> str:
    """Return the whole report."""
    parts = (
        _head(found),
        _goals(found),
        _change(found),
        _where(found),
        _choices(found),
        _ahead(found),
        _first(found),
        _phone(found),
        _start(found),
        _crowd(found),
        _reading(found),
        _saving(found),
        _importing(found),
        _documents(found),
        _site(found),
        HOW,
    )
    return "\n\n".join(parts).rstrip() + "\n"


def verdicts(found: Found) -> list[tuple[str, str, Ratio, float]]:
    """Return, for each goal, the other page, the state of the board, the ratio and what it may be at most."""
    return [
        (other, state, ratio(_painted(found, "a", state), _painted(found, other, state)), goal)
        for other, goal in AT_MOST.items()
        for state in STATES
    ]


def _painted(found: Found, page: str, state: str, moment: str = "painted") -> Sample:
    return sample(times(getattr(found.pages[page], state), moment))


def _head(found: Found) -> str:
    rows = [*found.machine, ("Date", found.day.isoformat()), ("Load", _load(*found.load))]
    return (
        "# Benchmarks\n\nWritten by `make bench`, which measures everything below in one run; do not edit. Times are\n"
        "in milliseconds: the median of the rounds, in brackets the smallest and the largest.\n\n"
        + table(("Machine", ""), rows).replace("---:", "---")
    )


def _load(before: float, after: float) -> str:
    return f"{before:.2f} before the run, {after:.2f} at its end (processes wanting a core)"


def _goals(found: Found) -> str:
    rows = [
        (
            f"a / {other}, board {STATES[state]}",
            f"{goal:g}",
            one.words,
            "reached" if one.of_medians <= goal else "**not reached**",
        )
        for other, state, one, goal in verdicts(found)
    ]
    said = "\n".join(f"- {name}: {words}" for name, words in PAGES.items())
    return (
        "## Goals: one change of year in the browser\n\n"
        f"{said}\n\n{table(('Ratio, until painted', 'at most', 'measured', ''), rows)}"
    )


def _change(found: Found) -> str:
    rows = [
        (f"{words}, {MOMENTS[moment]}", *(_painted(found, page, state, moment).words for page in PAGES))
        for state, words in STATES.items()
        for moment in ("placed", "painted")
    ]
    n, kept = len(found.pages["a"].anew), len(found.pages["a"].cached)
    return (
        f"## One change of year\n\n{n} rounds, in each a, b and c in turn: one change to a board computed anew, two "
        f"to\nboards kept from before ({kept} in all). One more round before is not counted.\n\n"
        f"{table(('Milliseconds since the choice', *PAGES), rows)}"
    )


def _where(found: Found) -> str:
    rows = [
        (f"{name}, {words}", *(f"{median(times(rounds, key)):,.0f}" for key in (*MOMENTS, "messages", "bytes")))
        for name in PAGES
        for state, words in STATES.items()
        if (rounds := getattr(found.pages[name], state))
    ]
    heads = ("Median moment of", *MOMENTS.values(), "websocket messages or answers", "websocket bytes")
    return f"## Where the time goes\n\n{table(heads, rows)}"


CHOICES = {
    "indicator": "indicator, on its page (two charts)",
    "year": "year, on the page of an indicator (two charts)",
    "peers": "peers, on the comparison",
}


def _choices(found: Found) -> str:
    rows = []
    for name, words in CHOICES.items():
        one = found.choices[name]
        anew, cached, naive = sample(one.anew), sample(one.cached), sample(one.naive)
        of_round = sample([median(one.naive[n : n + 3]) for n in range(0, len(one.naive), 3)])
        kept = sample([median(one.cached[n : n + 2]) for n in range(0, len(one.cached), 2)])
        ratios = (ratio(anew, of_round).words, ratio(kept, of_round).words)
        rows.append((words, anew.words, cached.words, naive.words, *ratios))
    heads = ("Change of", "ours, anew", "ours, kept", "naive", "anew / naive", "kept / naive")
    return (
        "## Change of indicator, of year and of peers\n\n"
        f"{len(found.choices['year'].anew)} rounds, ours and naive in turn. The naive pages are plain Streamlit: "
        "boards\nand figures built anew at each rerun, tables as data frames, bars as ranking; only the store is\n"
        "kept. ms from the choice to the last change of the page.\n\n" + table(heads, rows)
    )


def _ahead(found: Found) -> str:
    fetched, waited = sample(found.ahead.fetched), sample(found.ahead.waited)
    rows = [("ms from the click to the first chart", fetched.words, waited.words, ratio(fetched, waited).words)]
    return (
        "## First page with a chart, coming from the scoreboard\n\n"
        f"{len(fetched.values)} rounds, each with an empty browser cache, {READING / 1000:g} seconds on the scoreboard "
        "before the click.\nWithout: the browser says that data is to be saved.\n\n"
        + table(("", "script fetched ahead", "without", "ahead / without"), rows)
    )


def _first(found: Found) -> str:
    rows = [(name, sample(page.opened).words, f"{median(page.kilobytes):,.0f}") for name, page in found.pages.items()]
    heads = ("First open, server running, empty browser cache", "board painted, ms", "kB received")
    return f"## First open\n\n{table(heads, rows)}"


def _phone(found: Found) -> str:
    rows = [_on_line(found, line, goal) for line, goal in PHONE_GOALS.items()]
    heads = ("Line", "`indicators serve`, ms", "goal", "plain Streamlit, ms", "ratio", "kB", "requests")
    return (
        "## First verdict on a phone\n\n390x844, empty browser cache, board painted; kB and requests under "
        f"`indicators serve`\n(goal: 800 kB).\n\n{table(heads, rows)}"
    )


def _on_line(found: Found, line: str, goal: int) -> tuple[str, ...]:
    ours, plain = found.phones["served", line], found.phones["plain", line]
    painted = sample(ours.painted), sample(plain.painted)
    words = (painted[0].words, f"{goal:,}", painted[1].words, ratio(*painted).words)
    return (line, *words, f"{median(ours.kilobytes):,.0f}", f"{median(ours.requests):.0f}")


def _start(found: Found) -> str:
    one = found.started
    rows = [
        ("`indicators serve` to the first 200 on `/`, boards and pages warmed up", sample(one.answered).words),
        ("first visit of that server: asked for to the board painted", sample(one.painted).words),
        ("next visit, by another browser", sample(one.again).words),
        ("first visit / next visit (goal: 1.2)", ratio(sample(one.painted), sample(one.again)).words),
        ("both", sample(one.both).words),
    ]
    return f"## Start of the dashboard\n\n{len(one.answered)} fresh servers.\n\n{table(('From', 'ms'), rows)}"


def _crowd(found: Found) -> str:
    one = found.crowd
    steps = {
        "first board": one.opened,
        "change of basis": one.changed,
        "save by a planner, after its preview": one.saved,
    }
    rows = [(name, f"{len(ms)}", f"{median(ms):,.0f}", f"{p95(ms):,.0f}") for name, ms in steps.items()]
    before, among, after = (f"{mb:,.0f}" for mb in one.memory)
    return (
        f"## {VIEWERS} viewers and {PLANNERS} planners at once\n\n"
        f"Viewers come in within {WITHIN_S} s and change the basis {CHANGES} times, a second or two apart; planners\n"
        "save meanwhile. All are programs on this machine: what browsers add is not counted, what the programs take\n"
        f"from the two cores is.\n\n{table(('On the server', 'times', 'median, ms', 'p95, ms'), rows)}\n\n"
        f"Errors: {len(one.errors)}. Memory of the server: {before} MB warmed up, {among} MB after them,\n"
        f"{after} MB after {SESSIONS:,} more sessions."
    )


def _reading(found: Found) -> str:
    names = {
        "import": "import of `files` and `store`",
        "read": "`files.read`: every row of the real files, checked",
        "build": "`store.build`, the first in its process",
        "process": "the whole process, from its start to its end",
    }
    rows = [(words, sample(found.reading[key]).words) for key, words in names.items()]
    n = len(found.reading["read"])
    return f"## Files to store\n\n{n} fresh processes on the real files.\n\n{table(('Part', 'ms'), rows)}"


def _saving(found: Found) -> str:
    taken = {name: sample(values) for name, values in found.saving.items()}
    rows = [
        (words, *(taken[f"{size} {part}"].words for size in SIZES), *_beside(taken, part))
        for part, words in {
            "plain": "the same bytes through PyYAML's `CSafeLoader` and `csv`, nothing checked",
            "read": "`files.read`, the first of a process",
            "first": "`editing.save`, the first of a process (command line)",
            "save": "`editing.save`, the next one (page)",
        }.items()
    ]
    heads = ("Part", "real files, ms", f"{RECORDS:,} targets, ms", "real / plain", f"{RECORDS:,} / real")
    n = len(found.saving["real read"])
    return (
        f"## Reading and saving\n\n{n} rounds of fresh processes, saves into numbered folders.\n\n{table(heads, rows)}"
    )


def _importing(found: Found) -> str:
    taken = {name: sample(values) for name, values in found.importing.items()}
    names = {
        "library": "python-calamine alone: every cell read, nothing understood",
        "read": "`importing.workbook`: read within limits",
        "first": "`importing.understand` from the bytes, the first of a process (command line)",
        "again": "`importing.understand` from the bytes, the next one (page)",
    }
    rows = [(words, taken[part].words, ratio(taken[part], taken["library"]).words) for part, words in names.items()]
    goal = f"The first: {taken['first'].median / 1000:.2f} s at the median (goal: {IMPORTED} s)."
    n = len(taken["first"].values)
    head = f"## A workbook of {ROWS} rows understood\n\n{n} fresh processes."
    return f"{head}\n\n{table(('Part', 'ms', 'part / library'), rows)}\n\n{goal}"


def _documents(found: Found) -> str:
    made = found.documents
    names = {
        "board": "the board, the first of a store",
        "deck": "the deck as one HTML file",
        "slides": "the slides as PowerPoint",
        "report": "the hand-out as PDF",
    }
    rows = [
        (words, sample(made.ms[form]).words, f"{made.sizes[form] / 1024:,.0f}" if form in made.sizes else "")
        for form, words in names.items()
    ]
    whole = sum(median(made.ms[form]) for form in made.sizes) / 1000
    n = len(made.ms["deck"])
    goal = f"The three together: {whole:.2f} s at the median (goal: {TOGETHER} s), the deck at most {LARGEST} MB."
    return f"## Documents of a session\n\n{n} rounds.\n\n{table(('Part', 'ms', 'KB'), rows)}\n\n{goal}"


def _site(found: Found) -> str:
    names = {"nothing": "from nothing", "same": "again, nothing changed", "changed": "after one figure changed"}
    rows = [
        (words, f"{run.seconds:.1f}", f"{run.processor:.1f}", f"{run.done.written:,}", f"{run.done.removed:,}")
        for words, run in ((names[name], run) for name, run in found.site.items())
    ]
    whole = found.site["nothing"]
    size = whole.done.size / 1e6
    goal = (
        f"{whole.pages:,} pages, {whole.done.files:,} files, {size:.1f} MB (goals: {SITE_MB} MB, {SITE_SECONDS} s from "
        f"nothing, {SITE_AGAIN} s after one figure)."
    )
    heads = ("Writing", "s", "s of processor", "files written", "removed")
    return f"## The published site\n\nOne round.\n\n{table(heads, rows)}\n\n{goal}"


def _beside(taken: Mapping[str, Sample], part: str) -> tuple[str, str]:
    """Return the ratio to the plain reading of the real files, and that of the large to the real ones."""
    real, large = (taken[f"{size} {part}"] for size in SIZES)
    return ratio(real, taken["real plain"]).words, ratio(large, real).words


HOW = """## How to read this

- A change runs from the event of the select (in c, of the radio button) to the second animation frame after
  the new board, for the year and day asked for, stands in the page: one frame of up to 17 ms to paint it, and
  the start of the next. `in the page` leaves those frames out, and so is the stricter comparison.
- a, b and c compute the board on the server by the same function with the same cache, on a copy of the real
  files. Each round moves to an as-of day no board was drawn for, so the first change to the other year is
  computed anew; the two that follow find both years kept.
- The pages of an indicator and of the comparison are timed to their last change before half a second of rest, as a
  chart is drawn later than the words above it; that half second is not counted.
- kB received of a: what stands on the page after 1.5 seconds, the script of the charts fetched ahead included.
- Ratios are of medians; in brackets the smallest and largest ratio of two changes of the same round.
- a also keeps the address, draws the row of pages and looks whether the files changed; b draws the board and
  keeps the address; c draws sentence, counts and charts and nothing else.
- Python's compiled modules and the operating system's file cache are warm, the browser's cache is empty.
- Compare numbers of one run with each other. Another machine, or other work on this one, moves them all; the
  ratios move less."""
