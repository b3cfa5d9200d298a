"""The closed lists of words that a field may hold."""

from typing import Literal

Nature = Literal["flow", "stock", "rate", "rank", "milestone"]
Direction = Literal["higher", "lower", "band", "neutral"]
Comparator = Literal[">=", ">", "<=", "<", "=", "about"]
Stage = Literal["forecast", "estimate", "reported", "preliminary", "official"]
ReleaseStage = Literal["estimate", "preliminary", "official"]
Standing = Literal["in_force", "draft", "observed"]  # of a rule: an act, its draft, or the habit of past years
Qualifier = Literal["", "over", "nearly", "about"]
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
