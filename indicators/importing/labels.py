"""Words of headers and of the facts above a table; the first of each language is what our own template writes.

They are compared by `indicators.collation.folded`: case, diacritics and spaces aside. Words in
braces are replaced: `month` 1 to 12, `year` with four digits, `name` the English month.
"""

from dataclasses import dataclass

from indicators.wording import Lang


@dataclass(frozen=True, slots=True)
class Label:
    """The ways in which one thing is written."""

    vi: tuple[str, ...]
    en: tuple[str, ...]

    def written(self, lang: Lang) -> str:
        """Return the words that our own template writes."""
        return self.vi[0] if lang == "vi" else self.en[0]

    @property
    def every(self) -> tuple[str, ...]:
        """All ways in both languages."""
        return (*self.vi, *self.en)


# ---- headers of columns that hold no figures

NUMBER = Label(("STT", "TT", "Số TT", "Số thứ tự"), ("No.", "No", "#"))
CODE = Label(("Mã", "Mã số", "Mã chỉ tiêu"), ("Code", "Indicator code"))
NAME = Label(
    ("Chỉ tiêu", "Tên chỉ tiêu", "Nội dung", "Nội dung chỉ tiêu", "Danh mục", "Diễn giải", "Khoản mục"),
    ("Indicator", "Indicators", "Name", "Item", "Description"),
)
UNIT = Label(("Đơn vị tính", "Đơn vị", "ĐVT", "Đ.vị tính", "ĐV tính"), ("Unit", "Units", "Unit of measure"))
NOTE = Label(("Ghi chú", "Chú thích", "Ghi chú, nguồn"), ("Note", "Notes", "Remarks", "Remark"))

# ---- headers of figures, as the template writes them

MONTH = Label(("Tháng {month}/{year}",), ("{name} {year}",))
CUMULATIVE = Label(("Lũy kế {month} tháng năm {year}",), ("Cumulative {month} months of {year}",))
# In January the month is all there is of the year: one column.
ESTIMATED_MONTH = Label(("Ước tháng {month}/{year}",), ("Estimate {name} {year}",))
ESTIMATED_CUMULATIVE = Label(
    ("Ước lũy kế {month} tháng năm {year}",), ("Estimate, cumulative {month} months of {year}",)
)
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

# ---- facts above the table: the label in one cell, what it names in the next one to the right

AREA = Label(("Địa bàn", "Địa phương", "Mã địa bàn"), ("Area", "Place", "Area code"))  # value: `HP`, or the name
REPORT_MONTH = Label(
    ("Tháng báo cáo", "Kỳ báo cáo"), ("Report month", "Reporting month")
)  # `11/2026`, `2026-11`, a day
PUBLISHED_ON = Label(("Ngày công bố", "Ngày báo cáo", "Ngày phát hành"), ("Published on", "Date published"))  # a day
PUBLISHER = Label(("Cơ quan báo cáo", "Đơn vị báo cáo", "Nơi công bố"), ("Publisher", "Reporting office"))
TITLE = Label(("Tên báo cáo", "Tiêu đề báo cáo", "Báo cáo"), ("Title", "Report title", "Report"))
ADDRESS = Label(("Địa chỉ văn bản", "Đường dẫn"), ("Address", "Link", "URL"))
