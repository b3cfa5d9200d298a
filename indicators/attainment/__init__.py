"""The arithmetic of attainment: what one figure says about one target.

Exact decimals only, in a context of our own: no float, no clock, no file, and no
rounding except in `printed_percent`. The target is exact as adopted; the actual is
known to its last printed digit, so 11.8 stands for 11.75 to 11.85. Every number is
refused that the context could not add and subtract exactly.
"""

from indicators.attainment.judging import check_goal, judge
from indicators.attainment.measures import (
    difference_unit,
    merged_growth,
    merged_sum,
    near_band,
    printed_percent,
    ratio,
    ratio_interval,
    roll_up,
)
from indicators.attainment.nouns import (
    Bound,
    Comparator,
    Direction,
    Figure,
    Goal,
    Judgement,
    Nature,
    Note,
    Qualifier,
    Stage,
    Verdict,
)

__all__ = [
    "Bound",
    "Comparator",
    "Direction",
    "Figure",
    "Goal",
    "Judgement",
    "Nature",
    "Note",
    "Qualifier",
    "Stage",
    "Verdict",
    "check_goal",
    "difference_unit",
    "judge",
    "merged_growth",
    "merged_sum",
    "near_band",
    "printed_percent",
    "ratio",
    "ratio_interval",
    "roll_up",
]
