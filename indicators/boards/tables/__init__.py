"""Boards as tables to take away, which `sheets` writes as CSV and as a workbook."""

from indicators.boards.tables.calendar import calendar_table
from indicators.boards.tables.changes import changes_table
from indicators.boards.tables.communes import communes_table
from indicators.boards.tables.comparison import comparison_table
from indicators.boards.tables.indicator import indicator_table
from indicators.boards.tables.scoreboard import scoreboard_table
from indicators.boards.tables.several_years import several_years_table
from indicators.boards.tables.sources import documents_table, doubts_table
from indicators.boards.tables.types import Cell, Coded, Table, file_name

__all__ = [
    "Cell",
    "Coded",
    "Table",
    "calendar_table",
    "changes_table",
    "communes_table",
    "comparison_table",
    "documents_table",
    "doubts_table",
    "file_name",
    "indicator_table",
    "scoreboard_table",
    "several_years_table",
]
