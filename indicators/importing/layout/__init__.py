"""How an office lays out its table: its header, columns and rows, and what the file says of itself."""

from indicators.importing.layout.report_metadata import read_metadata
from indicators.importing.layout.tables import tables

__all__ = ["read_metadata", "tables"]
