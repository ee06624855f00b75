"""The schema and the example that the site publishes say what the reader does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.engine.documents import LEAST, WHOLE, anything, as_bytes, documents, with_one_value_changed
from tests.engine.fixtures import RULES, tries
from tests.engine.json_schema import is_valid
from toolkit_widgets import AnswersFileError, content, read, score, write
from toolkit_widgets.answers_schema import (
    EXAMPLE,
    GROUP_EXAMPLE,
    GROUP_SCHEMA_NAME,
    SCHEMA_NAME,
    answers_schema,
    group_schema,
)
from toolkit_widgets.exchange import ACTION, ANSWER, RESPONDENT, TOP

SCHEMA = answers_schema(RULES)


def is_read(document: object) -> bool:
    """Tell whether the reader takes a document."""
    try:
        read(as_bytes(document), RULES)
    except AnswersFileError:
        return False
    return True


GOOD = [
    WHOLE,
    LEAST,
    LEAST | {"assessment": "choose", "answers": {"plan-1": {"answer": "told-or-asked"}}},
    LEAST | {"answers": {"cellar-1": {"answer": "deep"}}, "later": [1], "respondent": {"name": "Mel"}},
    LEAST | {"assessment_version": "0.10.02", "actions": [{}], "agreed": {}, "place": ""},
    LEAST | {"answers": {"garden-1": {"answer": "does-not-apply"}}, "completed_on": "2024-02-29"},
]
BAD = [
    [],
    {},
    *({name: value for name, value in LEAST.items() if name != key} for key in LEAST),
    *(LEAST | {"format": value} for value in ("recipe", None)),
    *(LEAST | {"format_version": value} for value in (2, "1", True)),
    LEAST | {"assessment": "cellar"},
    *(LEAST | {"assessment_version": value} for value in ("1.0", "1.0.x", "1.0.0.0", "v1.0.0", 1)),
    *(LEAST | {"answers": value} for value in ([], {"garden-1": "yes"}, {"garden-1": {}})),
    *(LEAST | {"answers": {"garden-1": {"answer": value}}} for value in ("maybe", "descriptive", 1)),
    *(LEAST | {"answers": {"x": {"answer": "x", key: 1}}} for key in ANSWER if key != "answer"),
    LEAST | {"answers": {"x": {"answer": 1}}},
    LEAST | {"assessment": "choose", "answers": {"plan-1": {"answer": "partly"}}},
    LEAST | {"agreed": {"garden-1": {"answer": "maybe"}}},
    *(LEAST | {"respondent": value} for value in ("carer", {"role": 1})),
    LEAST | {"place": 1},
    *(
        LEAST | {"completed_on": value}
        for value in ("", "20261123", "2026-13-01", "2026-1-1", "2026-11-32", 1)
    ),
    *(LEAST | {"actions": value} for value in ({}, ["x"])),
    *(LEAST | {"actions": [{key: 1}]} for key in ACTION),
    LEAST | {"actions": [{"by": "soon"}]},
    LEAST | {"actions": [{"done": "no"}]},
]


@pytest.mark.parametrize("document", GOOD)
def test_good_files(document: dict[str, Any]) -> None:
    """What the reader takes is valid."""
    assert is_read(document)
    assert is_valid(document, SCHEMA)


@pytest.mark.parametrize("document", BAD)
def test_bad_files(document: object) -> None:
    """What the reader refuses is not valid."""
    assert not is_read(document)
    assert not is_valid(document, SCHEMA)


@given(documents)
@tries(300)
def test_every_file_that_is_read_is_valid(document: dict[str, Any]) -> None:
    """Any document that the format allows."""
    assert is_read(document)
    assert is_valid(document, SCHEMA)


@given(documents | st.just(WHOLE).map(lambda whole: json.loads(json.dumps(whole))), st.data())
@tries(2000)
def test_schema_and_reader_agree(document: dict[str, Any], data: st.DataObject) -> None:
    """A good file with one value exchanged for anything: read and valid, or neither."""
    changed = with_one_value_changed(document, data)
    # To JSON Schema 1.0 is the number 1; the reader, as the format wants it written, refuses it.
    assume(not isinstance(changed["format_version"], float))
    assert is_read(changed) is is_valid(changed, SCHEMA)


@given(anything)
@tries(100)
def test_what_is_something_else(document: object) -> None:
    """JSON of any other kind: neither read nor valid."""
    assert not is_read(document)
    assert not is_valid(document, SCHEMA)


def test_the_schema_knows_every_key() -> None:
    """Each key that the reader knows has its place in the schema, and no other."""
    properties = SCHEMA["properties"]
    assert {"format", "format_version", "answers", "agreed", *TOP} < set(properties)
    assert list(properties["answers"]["additionalProperties"]["properties"]) == list(ANSWER)
    assert list(properties["actions"]["items"]["properties"]) == list(ACTION)
    assert list(properties["respondent"]["properties"]) == list(RESPONDENT)


def test_the_example() -> None:
    """In the format's own form, with every key of it; nothing in it is noted; it is valid and has a result."""
    rules, data = content.load().rules, EXAMPLE.read_bytes()
    file = read(data, rules)
    assert (write(file), file.notes) == (data, ())
    document = json.loads(data)
    assert is_valid(document, answers_schema(rules))
    assert set(document) == set(WHOLE)
    assert {key for made in document["answers"].values() for key in made} == set(ANSWER)
    assert set(document["actions"][0]) == set(ACTION)
    assert score(rules, file.responses).recommendations


def test_the_site_has_both(site: Path) -> None:
    """Published as they are, for answers files and group files: the schema of the guide's own rules, and the example."""
    published = json.loads((site / "assets" / SCHEMA_NAME).read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(answers_schema(content.load().rules)))
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    published = json.loads((site / "assets" / GROUP_SCHEMA_NAME).read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(group_schema(content.load().rules)))
    for example in (EXAMPLE, GROUP_EXAMPLE):
        assert (site / "assets" / example.name).read_bytes() == example.read_bytes()
