"""The monthly workbook of an office, understood as a table; every doubt is a question, nothing is guessed."""
