"""Answers in files: out of the page and back byte for byte, and whatever is no such file leaves the page as it was."""

from __future__ import annotations

import csv
import io
import json
from base64 import b64encode
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, expect

from tests.browser.keep import GUIDE, ID, PARTS, PATIENCE, RULES, STATEMENTS, WORDS, Keep, Tab, engine, said
from tests.browser.test_failures import missing
from tests.engine.documents import as_bytes
from tests.faults import fault
from tests.site.test_axe import in_every_look
from tests.site.test_layout import TOO_WIDE
from toolkit_widgets.exchange import LARGEST

HTML = "<img src=x onerror=\"document.title='caught'\"> & <b>bold</b>"
APPLIES_NOT = next(s.id for s in RULES.statements if s.can_not_apply)
#: A file with everything that the format has, and with what no edition of ours knows wherever it can stand.
WHOLE: dict[str, Any] = {
    "format": "co-production-answers",
    "format_version": 1,
    "assessment": ID,
    "assessment_version": RULES.version,
    "completed_on": "2025-11-23",
    "place": "Our “day service” 🙂",
    "respondent": {"role": "wizard", "pronoun": "they"},
    "answers": {
        **{id_: {"answer": "yes", "evidence": "one\r\ntwo\ttabs"} for id_ in STATEMENTS[:9]},
        STATEMENTS[10]: {"answer": "no", "mood": 12345678901234567890, "evidence": ""},
        APPLIES_NOT: {"answer": "does-not-apply", "reason": "No paid staff"},
        "weather": {"answer": "sunny", "cloud": 1.0},
    },
    "agreed": {STATEMENTS[0]: {"answer": "partly"}},
    "actions": [
        {
            "what": "=SUM(1)\nAsk",
            "priority": "urgent",
            "cost": 1e3,
            "statement": STATEMENTS[0],
            "done": False,
        },
        {"what": HTML, "by": "2027-02-01", "done": True, "with": "Ade 🌱", "recommendation": "unheard-of"},
    ],
    "tool": {"made": ["elsewhere", None, {"deep": True}]},
}
LEAST = {key: WHOLE[key] for key in ("format", "format_version", "assessment", "assessment_version")} | {
    "answers": {}
}
#: What is no file of answers to this assessment. The engine says of each what is wrong.
BAD = {
    "nothing": b"",
    "binary": bytes(range(256)),
    "no-json": b"Dear all, here are my answers.",
    "cut-off": as_bytes(WHOLE)[:400],
    "other-format": as_bytes({**LEAST, "format": "recipe"}),
    "newer": as_bytes({**LEAST, "format_version": 2}),
    "other-meaning": as_bytes({**LEAST, "assessment_version": "0.9.0"}),
    "unknown-assessment": as_bytes({**LEAST, "assessment": HTML}),
    "unknown-answer": as_bytes({**LEAST, "answers": {STATEMENTS[0]: {"answer": HTML}}}),
    "a-key-twice": b'{"format": "co-production-answers", "format": "co-production-answers"}',
    "utf-16": as_bytes(LEAST).decode().encode("utf-16"),
    "too-deep": b"[" * 5000,
    "too-large": as_bytes({**LEAST, "place": "x" * LARGEST}),
    "far-too-large": b"x" * (3 * LARGEST),
}


@pytest.fixture
def tab(keep: Keep) -> Tab:
    """Return the page, opened."""
    return keep.open()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with everything in it."""
    path = tmp_path / "answers.json"
    path.write_bytes(as_bytes(WHOLE))
    return path


def opened(tab: Tab, document: dict[str, Any] = WHOLE) -> None:
    """Wait until the page says that it has opened a document."""
    given = sum(id_ in STATEMENTS for id_ in document["answers"])
    tab.says("opened", "[data-files]", given=given, count=len(STATEMENTS))


@pytest.mark.parametrize("way", ["button", "drop", "drop-elsewhere", "paste"])
def test_opened_and_saved_byte_for_byte(keep: Keep, tab: Tab, file: Path, way: str) -> None:
    """A file with everything in it, by each way in, then saved; the same bytes and a name of its own."""
    if way == "button":
        tab.open_file(file)
    elif way == "paste":
        tab.paste(file.read_text(encoding="utf-8"))
    else:
        tab.drop("kept-answers" if way == "drop" else ".site-header", file.read_bytes())
    opened(tab)
    assert tab.download("save_file") == (f"co-production-{ID}-2025-11-23.json", file.read_bytes())
    assert keep.complaints == []


def test_what_does_not_count_is_listed(tab: Tab, file: Path) -> None:
    """Unknown keys, statement, role and recommendation; each is named, none is used, HTML is text."""
    tab.open_file(file)
    opened(tab)
    notes = engine("open", text=file.read_text(encoding="utf-8"))["notes"]
    listed = tab.files.locator("[data-notes] li").all_inner_texts()
    kinds = {note["kind"].replace("-", "_") for note in notes}
    assert kinds == {"key", "statement", "role", "recommendation"}
    assert listed == [said(f"note_kind_{n['kind'].replace('-', '_')}", where=n["where"]) for n in notes]


def test_one_change_changes_one_thing(tab: Tab, file: Path) -> None:
    """Opened, one answer pressed, saved; everything else in the file is as it was."""
    tab.open_file(file)
    opened(tab)
    tab.answer(10, "yes")
    changed = deepcopy(WHOLE)
    changed["answers"][STATEMENTS[10]]["answer"] = "yes"
    assert tab.download("save_file")[1] == as_bytes(changed)


def test_what_a_file_holds_beside_is_saved_on_the_device(keep: Keep, tab: Tab, file: Path) -> None:
    """Opened while saving is on; the tab closed, opened again and saved to a file: the same bytes."""
    tab.press("save")
    tab.open_file(file)
    opened(tab)
    tab.page.close()
    tab = keep.open()
    tab.says("found")
    assert tab.download("save_file")[1] == file.read_bytes()


@fault(
    "Every text of a file is HTML",
    "It stands there to be read",
)
def test_text_is_never_html(tab: Tab) -> None:
    """HTML in every text of a file and in its keys; it stands there to be read, and makes no element."""
    answers = {STATEMENTS[0]: {"answer": "no", "evidence": HTML, "lived_experience_says": HTML}}
    action = {"what": HTML, "who": HTML, "with": HTML, "resources": HTML, "priority": HTML}
    document = {**LEAST, "place": HTML, "answers": answers, "actions": [action], HTML: HTML}
    before = tab.page.locator("self-assessment").locator("img, b").count()
    tab.paste(json.dumps(document))
    opened(tab, document)
    tab.show()
    assert tab.parts["place"] == HTML
    assert tab.parts["answers"] == answers
    assert tab.page.locator("self-assessment").locator("img, b").count() == before
    assert "onerror" in tab.files.locator("[data-notes]").inner_text()
    assert "caught" not in tab.page.title()


def test_answers_that_are_there_are_asked_about(tab: Tab, file: Path) -> None:
    """A file over answers: first kept, then replaced, and what is saved on the device goes with the page."""
    tab.put(PARTS)
    tab.press("save")
    tab.says("on")
    tab.open_file(file)
    tab.reply("replace", "ask_replace_no")
    tab.says("kept_mine", "[data-files]")
    assert tab.parts == tab.saved["parts"] == PARTS
    tab.open_file(file)
    tab.reply("replace", "ask_replace_yes")
    opened(tab)
    assert tab.parts["place"] == tab.saved["parts"]["place"] == WHOLE["place"]
    assert tab.download("save_file")[1] == file.read_bytes()


def test_the_same_answers_are_no_question(tab: Tab, file: Path) -> None:
    """A file opened twice; the second time nothing would be lost, so nothing is asked."""
    tab.open_file(file)
    opened(tab)
    tab.page.locator("[data-files] [data-said]").evaluate("(said) => said.replaceChildren()")
    tab.open_file(file)
    opened(tab)


@fault(
    "A file is opened that is no answers file",
    "One line says where, what came, what was expected and the cure. The page is as it was",
)
@pytest.mark.parametrize("bad", BAD)
def test_a_bad_file(keep: Keep, tab: Tab, tmp_path: Path, bad: str) -> None:
    """Each kind of file that is none; one sentence with the engine's own finding, and the page is as it was."""
    path = tmp_path / "bad.json"
    path.write_bytes(BAD[bad])
    tab.put(PARTS)
    tab.open_file(path)
    said_ = tab.files.locator("[data-said]")
    expect(said_).to_contain_text(WORDS["refused"], timeout=PATIENCE)
    found = engine("open", base64=b64encode(BAD[bad][: 2 * LARGEST]).decode())
    assert " ".join(said_.inner_text().split()) == f"{said('refused')} {said('refused_why', **found)}"
    assert said_.locator("img, b").count() == 0
    assert tab.parts == PARTS
    assert keep.complaints == []


def test_another_assessment(tab: Tab) -> None:
    """A file of another assessment; named, with the way to its page, and the page is as it was."""
    tab.put(PARTS)
    tab.paste(json.dumps({**LEAST, "assessment": "quick"}))
    title = GUIDE.assessments["quick"].title
    tab.says("other_assessment", "[data-files]", title=title)
    assert tab.parts == PARTS
    tab.files.get_by_role("link", name=title).click()
    expect(tab.page.locator("h1")).to_have_text(title)


def test_nothing_to_open(tab: Tab) -> None:
    """Nothing pasted, two files at once, and a folder; each said in words, and the page is as it was."""
    tab.put(PARTS)
    tab.paste("  \n")
    tab.says("nothing_pasted", "[data-files]")
    tab.drop("kept-answers", b"{}", b"{}")
    tab.says("one_at_a_time", "[data-files]")
    tab.page.evaluate(
        "FileReader.prototype.readAsDataURL = function () { this.dispatchEvent(new Event('error')) }"
    )
    tab.drop("kept-answers", b"{}")
    tab.says("unreadable", "[data-files]")
    assert tab.parts == PARTS


def test_a_file_after_a_bad_one(tab: Tab, file: Path, tmp_path: Path) -> None:
    """The same name chosen again after it was mended; it is read again."""
    path = tmp_path / "mended.json"
    path.write_bytes(b"{")
    tab.open_file(path)
    expect(tab.files.locator("[data-said]")).to_contain_text(WORDS["refused"], timeout=PATIENCE)
    path.write_bytes(file.read_bytes())
    tab.open_file(path)
    opened(tab)


@fault(
    "Saving to a file without the engine",
    "The file is written all the same",
)
@pytest.mark.parametrize("parts", [PARTS, {}, {"actions": PARTS["actions"]}], ids=["all", "nothing", "plan"])
def test_saved_without_the_engine(keep: Keep, parts: dict[str, Any]) -> None:
    """A part of the engine is missing; the file is the very one that the engine writes, and nothing alarming is said."""
    keep.context.route("**/pyodide.mjs", lambda route: route.fulfill(status=404))
    tab = keep.open()
    tab.put(parts)
    wanted = engine("save", assessment=ID, kept="", parts=parts)
    assert tab.download("save_file") == (wanted["name"], wanted["text"].encode())
    tab.says("saved_file", "[data-files]", file=wanted["name"])


def test_saved_while_the_engine_is_slow(keep: Keep) -> None:
    """The engine does not come; after a short while the file does."""
    keep.context.route("**/pyodide.asm.wasm", lambda _route: None)
    tab = keep.open()
    tab.put(PARTS)
    tab.page.clock.install()
    with tab.page.expect_download(timeout=PATIENCE) as wait:
        tab.press("save_file")
        tab.says("making", "[data-files]")
        tab.page.clock.fast_forward(10_000)
    wanted = engine("save", assessment=ID, kept="", parts=PARTS)
    assert Path(wait.value.path()).read_bytes() == wanted["text"].encode()


@pytest.mark.parametrize("document", [WHOLE, LEAST], ids=["whole", "least"])
def test_the_plain_file_is_the_engines(tab: Tab, document: dict[str, Any]) -> None:
    """Opened, half of it changed; written by script alone and by the engine, it is the same document."""
    came = engine("open", text=as_bytes(document).decode())
    parts = deepcopy(came["known"])
    parts["answers"][STATEMENTS[11]] = {"answer": "no", "evidence": "seen"}
    parts["answers"].pop(STATEMENTS[0], None)
    parts["answers"].get(STATEMENTS[1], {}).pop("evidence", None)
    parts["actions"] = [*parts.get("actions", [])[:0:-1], {"what": "new", "done": False}]
    wanted = engine("save", assessment=ID, kept=came["kept"], parts=parts)
    page = {"assessment": ID, "version": RULES.version, "statements": STATEMENTS}
    made = tab.page.evaluate(
        "async ([page, kept, parts]) => (await import('/assets/answers-file.js')).plainFile(page, kept, parts)",
        [page, came["kept"], parts],
    )
    assert made["name"] == wanted["name"]
    # An empty text or a "not done" may stand there or not: it means the same.
    assert _without_what_is_empty(json.loads(made["text"])) == _without_what_is_empty(
        json.loads(wanted["text"])
    )


def _without_what_is_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_what_is_empty(inner) for key, inner in value.items() if inner not in ("", False)
        }
    if isinstance(value, list):
        return [_without_what_is_empty(inner) for inner in value]
    return float(value) if isinstance(value, int) else value


@fault(
    "A file is opened, and the engine does not come",
    "Said. The page is as it was",
)
def test_no_engine_to_open_with(keep: Keep, file: Path) -> None:
    """A part of the engine is missing; said, the page is as it was, and another try works."""
    keep.context.route("**/pyodide.mjs", missing)
    tab = keep.open()
    tab.put(PARTS)
    tab.open_file(file)
    tab.says("no_engine", "[data-files]")
    tab.press("table_answers")
    tab.says("no_engine", "[data-files]")
    assert tab.parts == PARTS
    keep.context.unroute("**/pyodide.mjs")
    tab.open_file(file)
    tab.reply("replace", "ask_replace_yes")
    opened(tab)


def test_what_can_not_be_saved(tab: Tab) -> None:
    """Texts that are too long for a file; said with the cure, and nothing is lost."""
    tab.put({**PARTS, "place": "x" * LARGEST})
    tab.press("save_file")
    expect(tab.files.locator("[data-said]")).to_contain_text(said("not_saved"), timeout=PATIENCE)
    expect(tab.files.locator("[data-said]")).to_contain_text("shorten the longest texts")
    assert len(tab.parts["place"]) == LARGEST


def rows(data: bytes) -> list[list[str]]:
    """Return the rows of a table; it starts with the mark by which Excel knows UTF-8."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_tables(tab: Tab, file: Path) -> None:
    """Answers and plan as CSV: in the page's words, ids beside them, nothing that a spreadsheet would run."""
    tab.open_file(file)
    opened(tab)
    name, data = tab.download("table_answers")
    assert name == f"co-production-{ID}-2025-11-23-answers.csv"
    assert data.startswith("\ufeff".encode())
    table = rows(data)
    plan = GUIDE.interface["plan"]
    assert table[0][:5] == [
        WORDS["column_number"],
        WORDS["column_dimension"],
        said("column_id", column=plan["paper_statement"]),
        plan["paper_statement"],
        plan["paper_answer"],
    ]
    written = GUIDE.assessments[ID]
    labels = {answer.id: answer.label for answer in written.answers}
    for row, id_ in zip(table[1:], STATEMENTS, strict=True):
        answer = WHOLE["answers"].get(id_, {}).get("answer")
        assert row[2:5] == [id_, written.statements[id_].words, labels.get(answer, "")]
    assert {row[1] for row in table[1:]} == {piece.name for piece in GUIDE.pieces.values()}
    name, data = tab.download("table_actions")
    assert name == f"co-production-{ID}-2025-11-23-actions.csv"
    table = rows(data)
    assert [row[1] for row in table[1:]] == ["'=SUM(1)\nAsk", HTML]
    assert [row[7] for row in table] == [plan["done"], WORDS["done_false"], WORDS["done_true"]]
    assert [row[9] for row in table[1:]] == [written.statements[STATEMENTS[0]].words, ""]


@pytest.mark.parametrize("id_", GUIDE.assessments)
def test_every_assessment_has_all_the_words(keep: Keep, id_: str) -> None:
    """Each assessment's empty table; every column, part and statement stands there in words."""
    tab = keep.open(f"assess/{id_}/")
    table = rows(tab.download("table_answers")[1])
    assert len(table) == 1 + len(GUIDE.assessments[id_].statements)
    for row in table[1:]:
        assert row[1] in {topic.name for topic in GUIDE.topics.values()}
        assert row[3] == GUIDE.assessments[id_].statements[row[2]].words
    assert not {"dimension", "evidence", "reason", "statement_words"} & set(table[0])


def test_by_keyboard_alone(tab: Tab, file: Path) -> None:
    """The file is chosen with Tab and Enter; pasted text, too."""
    tab.page.locator("[data-clear-all]").last.focus()
    tab.page.keyboard.press("Tab")
    assert tab.focus == WORDS["save_file"]
    tab.page.keyboard.press("Tab")
    assert tab.focus == f"{WORDS['open_file']} {WORDS['open_which']}"
    with tab.page.expect_file_chooser() as wait:
        tab.page.keyboard.press("Enter")
    wait.value.set_files(file)
    opened(tab)
    tab.page.keyboard.press("Tab")
    assert tab.focus == WORDS["paste_summary"]
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.insert_text("x")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    expect(tab.files.locator("[data-said]")).to_contain_text(WORDS["refused"], timeout=PATIENCE)


def test_a_dropped_word_is_no_file(tab: Tab) -> None:
    """Words dragged over the page; they are left to the browser."""
    with pytest.raises(Error, match="the browser would open it: dragover"):
        tab.drop("kept-answers")


def test_axe(tab: Tab, file: Path) -> None:
    """Opened with notes, then refused, the fold open; nothing found in any look, everything fits on a phone."""
    tab.open_file(file)
    opened(tab)
    assert in_every_look(tab.page) == {}
    tab.paste("x" * 200)
    expect(tab.files.locator("[data-said]")).to_contain_text(WORDS["refused"], timeout=PATIENCE)
    assert in_every_look(tab.page) == {}
    assert tab.page.evaluate(TOO_WIDE) == []
