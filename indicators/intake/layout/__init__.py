"""The layout of an office's table: where its header stands, what each column and row is, what the file says of itself."""

from indicators.intake.layout.heard import heard
from indicators.intake.layout.tables import tables

__all__ = ["heard", "tables"]
