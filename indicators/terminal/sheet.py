"""What the commands share that give a table away: CSV into a pipe, a workbook into a file."""

import argparse
from pathlib import Path

from indicators import sheets
from indicators.boards.tables import Table
from indicators.problems import shown
from indicators.terminal.answers import Answer, UsageError
from indicators.terminal.options import Parser
from indicators.wording import say

SHEETS = ("csv", "xlsx")


def add_out(parser: Parser) -> None:
    """Add the file that a workbook is written to."""
    parser.add("--out", say(parser.lang, "cli.option.out"), metavar="FILE", parse=Path)


def check_out(options: argparse.Namespace) -> None:
    """Raise UsageError for a workbook without a file to write, and for a file that no workbook is written to."""
    out, lang = options.out, options.lang
    if options.format != "xlsx" and out is not None:
        raise UsageError(say(lang, "cli.sheet.only_xlsx"))
    if options.format != "xlsx":
        return
    if out is None:
        raise UsageError(say(lang, "cli.sheet.needed"))
    if out.suffix.lower() != ".xlsx":
        raise UsageError(say(lang, "cli.sheet.ending", found=shown(str(out))))
    if not out.parent.is_dir():
        raise UsageError(say(lang, "cli.build.no_folder", found=shown(str(out.parent))))


def sheet(options: argparse.Namespace, table: Table) -> Answer:
    """Return a table as CSV, or write it as a workbook to `--out` and say how many rows it has."""
    if options.format == "csv":
        return Answer(out=sheets.csv_text(table))
    options.out.write_bytes(sheets.xlsx_bytes(table))
    return Answer(out=f"{say(options.lang, 'cli.sheet.well', file=options.out, n=len(table.rows))}\n")
