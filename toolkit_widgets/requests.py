"""What the calls of the bridge have in common: a request is JSON, and these are pieces of it."""

from __future__ import annotations

import binascii
from collections.abc import Mapping

from toolkit_widgets.checks import Place, an_object, needed, one_of, text
from toolkit_widgets.errors import AnswersFileError, path
from toolkit_widgets.model import Assessment, Rules

type Request = Mapping[str, object]
type Reply = dict[str, object]


def assessment_in(rules: Rules, request: Request) -> Assessment:
    """Return the assessment that a request is about."""
    return rules.assessments[one_of(needed(request, "assessment"), ("assessment",), *rules.assessments)]


def bytes_in(request: Request, place: Place) -> bytes:
    """Return the bytes of a file, handed over as text or as Base64."""
    if "base64" not in request:
        return text(needed(request, "text", place), (*place, "text")).encode()
    here = (*place, "base64")
    given = text(request["base64"], here)
    try:
        return binascii.a2b_base64(given, strict_mode=True)
    except ValueError:
        expected, cure = "bytes in Base64", "hand over the file's own bytes"
        raise AnswersFileError(path(*here), "other text", expected, cure) from None


def words_in(request: Request) -> dict[str, dict[str, str]]:
    """Return the words of a page, by column and value."""
    return {
        column: {
            value: text(said, ("words", column, value))
            for value, said in an_object(given, ("words", column)).items()
        }
        for column, given in an_object(request.get("words", {}), ("words",)).items()
    }
