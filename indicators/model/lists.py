"""The closed lists of words that a field may hold."""

from typing import Literal

from indicators.attainment import Comparator as Comparator
from indicators.attainment import Direction as Direction
from indicators.attainment import Nature as Nature
from indicators.attainment import Qualifier as Qualifier
from indicators.attainment import Stage as Stage

ReleaseStage = Literal["estimate", "preliminary", "official"]
Standing = Literal["in_force", "draft", "observed"]  # of a rule: an act, its draft, or the habit of past years
Basis = Literal[
    "central", "council", "council_estimate", "strive", "scenario", "party", "sector",
    "national", "long_term", "draft", "press",
]  # fmt: skip
PeriodKind = Literal["year", "quarter", "half", "month", "ytd", "months", "multi_year", "as_of", "stock", "event"]
AreaKind = Literal["nation", "city", "province", "former", "ward", "commune", "special_zone"]
ActField = Literal[
    "plan", "budget", "investment", "fees", "land", "education", "health", "sport", "order", "organisation",
    "oversight",
]  # fmt: skip
Tone = Literal["met", "near_miss", "missed", "plain"]  # in which of the colours of verdicts a status is drawn
