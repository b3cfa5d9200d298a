"""Tests of the arithmetic of attainment."""
