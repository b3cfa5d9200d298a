"""Measurements of the dashboard, run with `make bench` and written to docs/benchmarks.md."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
