"""How an office lays out its table: its header, columns and rows, and what the file says of itself."""

from indicators.intake.layout.heard import heard
from indicators.intake.layout.tables import tables

__all__ = ["heard", "tables"]
