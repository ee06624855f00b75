"""A validator for the few words of JSON Schema (2020-12) that our schema uses. Any other word is an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_TYPES: Mapping[str, type] = {"object": dict, "array": list, "string": str, "boolean": bool}
#: They say something to people and tools, and refuse nothing.
_NOTES = {"$schema", "$defs", "title", "format", "examples"}


def is_valid(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any] | None = None) -> bool:
    """Tell whether a value is as a schema says."""
    root = schema if root is None else root
    return all(_holds(word, value, schema, root) for word in schema if word not in _NOTES)


def _holds(word: str, value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    """Tell whether one word of a schema holds; of another kind of value most words say nothing."""
    said = schema[word]
    match word:
        case "type":
            return isinstance(value, _TYPES[said])
        case "const":
            return _equal(value, said)
        case "enum":
            return any(_equal(value, one) for one in said)
        case "pattern":
            return not isinstance(value, str) or re.search(said.replace("$", r"\Z"), value) is not None
        case "required":
            return not isinstance(value, dict) or all(key in value for key in said)
        case "properties":
            return not isinstance(value, dict) or all(
                is_valid(value[key], inner, root) for key, inner in said.items() if key in value
            )
        case "additionalProperties":
            others = set(value) - set(schema.get("properties", {})) if isinstance(value, dict) else ()
            return all(is_valid(value[key], said, root) for key in others)
        case "items":
            return not isinstance(value, list) or all(is_valid(item, said, root) for item in value)
        case "allOf":
            return all(is_valid(value, inner, root) for inner in said)
        case "if":
            return not is_valid(value, said, root) or is_valid(value, schema["then"], root)
        case "then":
            return True
        case "$ref":
            return is_valid(value, root["$defs"][said.removeprefix("#/$defs/")], root)
    raise NotImplementedError(word)


def _equal(value: Any, other: Any) -> bool:
    """Tell whether two JSON values are equal: 1 is 1.0, and is not true."""
    return isinstance(value, bool) is isinstance(other, bool) and bool(value == other)
