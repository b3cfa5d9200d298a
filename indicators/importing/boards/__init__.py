"""The import of a workbook: what the file is, what it is asked, what was understood of it and what was left out."""
