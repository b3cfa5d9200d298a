"""How an office lays out its table: its header, columns and rows, and what the file says of itself."""

from indicators.importing.layout.report_metadata import heard
from indicators.importing.layout.tables import tables

__all__ = ["heard", "tables"]
