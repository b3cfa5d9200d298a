"""The shape of targets.yaml for editors, which complete its keys and words while a planner types."""

from typing import Any

from indicators.model import Record, Target


def schema() -> dict[str, Any]:
    """Return a JSON schema of targets.yaml made from the model, with a sentence and an example for each key."""
    target = Target.model_json_schema()
    definitions = target.pop("$defs", {})
    target["properties"] = {
        name: part for name, part in target["properties"].items() if name not in Record.model_fields
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "targets.yaml",
        "type": "object",
        "properties": {"targets": {"type": "array", "items": target}},
        "required": ["targets"],
        "additionalProperties": False,
        "$defs": definitions,
    }
