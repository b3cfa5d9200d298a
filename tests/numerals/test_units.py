"""Units as offices shorten them: the scale they name and what they count, or nothing that could be taken for either."""

import pytest

from indicators.model import Unit
from indicators.numerals.units import shift

MONEY = Unit(vi="tỷ đồng", en="billion VND")
DOLLARS = Unit(vi="triệu USD", en="million USD")
CARGO = Unit(vi="triệu tấn", en="million tonnes")
VISITS = Unit(vi="triệu lượt", en="million visits")
FIRMS = Unit(vi="doanh nghiệp", en="enterprises", whole=True)
PER_HEAD = Unit(vi="triệu đồng/người", en="million VND per person")


@pytest.mark.parametrize(
    ("written", "wanted", "power"),
    [
        ("1000 tấn", CARGO, -3), ("1.000 tấn", CARGO, -3), ("1,000 tonnes", CARGO, -3), ("Tr. tấn", CARGO, 0),
        ("Tr.đ", MONEY, -3), ("trđ", MONEY, -3), ("Tr.đồng", MONEY, -3), ("tr đồng", MONEY, -3), ("Tỷ đ", MONEY, 0),
        ("Tr.USD", DOLLARS, 0), ("1000 USD", DOLLARS, -3), ("DN", FIRMS, 0), ("1000 DN", FIRMS, None),
        ("nghìn lượt khách", VISITS, -3), ("1000 lượt người", VISITS, -3), ("Tr.lượt", VISITS, 0),
        ("nghìn triệu đồng", MONEY, 0), ("ngàn triệu USD", DOLLARS, 3), ("thousand million USD", DOLLARS, 3),
    ],
)  # fmt: skip
def test_a_shortened_unit_has_the_scale_of_the_whole_one(written: str, wanted: Unit, power: int | None):
    assert shift(written, wanted) == power


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("tr", CARGO), ("Tr.đ", DOLLARS), ("Tr.USD", MONEY), ("10000 tấn", CARGO), ("DNNN", FIRMS), ("trđ", PER_HEAD)],
)
def test_what_could_mean_something_else_is_no_short_form(written: str, wanted: Unit):
    assert shift(written, wanted) is None
