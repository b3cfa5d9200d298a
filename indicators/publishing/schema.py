"""The JSON schema of the data files, draft 2020-12: what a program may rely on in each kind."""

import json
from typing import Any

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
NUMBER = {
    "type": ["string", "null"],
    "pattern": r"^-?\d+(\.\d+)?$",
    "description": "every digit as printed",
}
MAYBE = {"type": ["string", "null"]}
DAY = {"type": "string", "format": "date"}
VIEW = {"year": {"type": ["integer", "string"]}, "as_of": DAY, "basis": TEXT, "area": TEXT}


def _object(known: dict[str, Any], needed: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "object", "properties": known, "required": list(needed)}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


ROW = _object(
    {
        "indicator": TEXT, "name": TEXT, "unit": MAYBE, "verdict": MAYBE, "actual": NUMBER, "target": MAYBE,
        "percent_of_plan": NUMBER, "difference": NUMBER, "stage": MAYBE, "source": MAYBE, "published_on": MAYBE,
    },
    ("indicator", "verdict", "actual", "target"),
)  # fmt: skip
SCOREBOARD = _object(
    {**VIEW, "sentence": TEXT, "counts": {"type": "object"}, "rows": _list(ROW)}, (*VIEW, "sentence", "rows")
)
REPORT = _object({"value": NUMBER, "stage": TEXT, "published_on": MAYBE, "as_printed": TEXT}, ("value", "stage"))
INDICATOR = _object(
    {**VIEW, "indicator": TEXT, "name": TEXT, "sentence": TEXT, "row": ROW, "reports": _list(REPORT),
     "versions": _list({"type": "object"}), "years": _list({"type": "object"})},
    (*VIEW, "indicator", "sentence", "row", "reports"),
)  # fmt: skip
PLACE = _object({"area": TEXT, "name": TEXT, "value": NUMBER, "rank": {"type": ["integer", "null"]}, "of": WHOLE},
                ("area", "value", "rank"))  # fmt: skip
COMPARISON = _object(
    {"indicator": TEXT, "period": TEXT, "peers": TEXT, "as_of": DAY, "sentence": TEXT, "nation": NUMBER,
     "rows": _list(PLACE)},
    ("indicator", "period", "as_of", "rows"),
)  # fmt: skip
PERIOD = _object(
    {"period": TEXT, "as_of": DAY, "basis": TEXT, "area": TEXT, "sentence": TEXT, "rows": _list({"type": "object"})},
    ("period", "as_of", "rows"),
)  # fmt: skip

SCHEMA_JSON = (
    json.dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "A board of the site",
            "anyOf": [{"$ref": f"#/$defs/{name}"} for name in ("indicator", "scoreboard", "comparison", "period")],
            "$defs": {"indicator": INDICATOR, "scoreboard": SCOREBOARD, "comparison": COMPARISON, "period": PERIOD},
        },
        indent=1,
    )
    + "\n"
)
