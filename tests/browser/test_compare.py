"""Bringing people's views together: files in, who is in, and what the page says of it is what the engine says."""

from __future__ import annotations

import json
import zipfile
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.keep import GUIDE, ID, STATEMENTS
from tests.browser.together import (
    ADDRESS,
    BOTH_SIDES,
    GROUP,
    KEEP,
    KEY,
    LONE_MANAGER,
    WORDS,
    Compare,
    Document,
    Tab,
    facts_of,
    mixed,
    person,
    result_of,
    text_of,
)
from tests.faults import fault
from toolkit_widgets.paths import ROOT

LEVELS = [level.name for level in GUIDE.levels.values()]
DAY_ROOM = {"place": "Our day service", "completed_on": "2026-11-23"}
#: Groups of every kind of heading and of hiding.
GROUPS: dict[str, list[Document]] = {
    "both-sides": BOTH_SIDES,
    "a-lone-manager": LONE_MANAGER,
    "staff-only": [person("manager", mixed(n)) for n in range(3)],
    "lived-experience-only": [person("carer", mixed(n)) for n in range(4)],
    "neither-side": [person("volunteer", mixed(n)) for n in range(2)],
    "one-side-knows": [person("carer", "dont-know")] * 1
    + [person("carer", {}), person("carer", "dont-know", place="Here")]
    + [person("frontline", "yes", place=f"Room {n}") for n in range(3)],
    "a-pattern": [person("carer", "no", place=f"Room {n}") for n in range(3)]
    + [person("commissioner", "yes", place=f"Room {n}") for n in range(3)],
}
AGREED = "[data-agreed-said]"
SAID = "[data-intake] [data-said]"
PEOPLE_SAID = "[data-people] [data-said]"
STATUS = "[data-status]"


@pytest.fixture
def tab(compare: Compare) -> Tab:
    """Return the page, just opened."""
    return compare.open()


@pytest.mark.parametrize("documents", GROUPS.values(), ids=GROUPS)
def test_the_page_says_what_the_engine_says(tab: Tab, documents: list[Document]) -> None:
    """A group of each kind; who, heading, order, kinds, views, agreement, patterns, recommendations as in CPython."""
    tab.bring(documents, len(documents))
    tab.show()
    assert tab.facts() == facts_of(documents)
    tab.page.wait_for_function("() => document.activeElement.matches('[data-result] h2')")
    assert tab.focus == GROUP["title"]


@pytest.mark.parametrize("documents", GROUPS.values(), ids=GROUPS)
def test_levels(tab: Tab, documents: list[Document]) -> None:
    """A group of each kind; the table has the group's level if both sides are there, and each side's that may be seen."""
    tab.bring(documents, len(documents))
    tab.show()
    result = result_of(documents)
    sides = {GUIDE.rules.roles[role].value for role in result["respondents"]}
    columns = [result["dimensions"]] if {"lived_experience", "professional"} <= sides else []
    columns += [result["sides"][side] for side in result["shown"]["sides"]]
    assert tab.levels() == [
        [GUIDE.topics[dimension["id"]].name, *(cell(column[row]) for column in columns)]
        for row, dimension in enumerate(result["dimensions"])
    ]


def cell(reach: dict[str, Any]) -> str:
    """Return a range in the words of a table."""
    words = GUIDE.interface["assessment"]
    if not reach["enough"]:
        return words["cell_not_enough"]
    lowest, highest = LEVELS[reach["lowest"]], LEVELS[reach["highest"]]
    return lowest if lowest == highest else words["cell_range"].format(lowest=lowest, highest=highest)


@pytest.mark.parametrize("heading", ["staff-only", "lived-experience-only", "neither-side"])
def test_the_heading_says_whose_view_it_is(tab: Tab, heading: str) -> None:
    """One side or none; the heading and what is to be done about it are read, and there is no level of the group."""
    documents = GROUPS[heading]
    tab.bring(documents, len(documents))
    tab.show()
    name = {
        "staff-only": "staff_view_only",
        "lived-experience-only": "lived_experience_view_only",
        "neither-side": "neither_side",
    }[heading]
    seen = tab.seen()
    assert GROUP[f"heading_{name}"] in seen
    assert " ".join(GROUP[f"heading_{name}_about"].split()) in seen
    assert GROUP["lower_explained"] not in seen


def test_each_reason_has_a_question(tab: Tab) -> None:
    """Views split, apart and close; each part of the talk says why and starts with its question."""
    tab.bring(BOTH_SIDES, 6)
    tab.show()
    for kind in tab.page.locator("[data-kind]:not([hidden])").all():
        name = str(kind.get_attribute("data-kind")).replace("-", "_")
        text = " ".join(str(kind.text_content()).split())
        assert GROUP[f"kind_{name}"] in text
        assert GROUP[f"why_{name}"] in text
        assert GROUP[f"question_{name}"] in text


def test_a_pattern_is_said_in_words(tab: Tab) -> None:
    """All who draw on support say No, all commissioners Yes; said for each dimension, with how many statements."""
    documents = GROUPS["a-pattern"]
    tab.bring(documents, 6)
    tab.show()
    said = GROUP["pattern_lived_experience"].format(dimension="culture", statements=6, of=6)
    assert " ".join(said.split()) in tab.seen()


def test_the_picture_can_be_heard(tab: Tab) -> None:
    """Both sides; each line of the picture says in words where each side is, and marks it on one of three places."""
    tab.bring(BOTH_SIDES, 6)
    tab.show()
    views = facts_of(BOTH_SIDES)["views"]
    lines = tab.result.locator(".together__picture li[data-of]")
    assert lines.count() == len(STATEMENTS)
    for line in lines.all():
        id_ = str(line.get_attribute("data-of"))
        heard = " ".join(str(line.locator(".visually-hidden").text_content()).split())
        for side, view in views[id_].items():
            assert f"{GROUP[f'side_{side}']}: {view}." in heard
            assert line.locator(f".mark--{side}:not([hidden])").count() == 1
        assert line.locator(".views-line__place").count() == 3


def test_where_we_are_now_has_four_places(tab: Tab) -> None:
    """Six people's answers to the short assessment; a line from 0 to 3, and the marks stand as the engine says."""
    asked = GUIDE.rules.assessments["quick"]
    answers = [
        "not-involved",
        "descriptive",
        "transformative",
        "told-or-asked",
        "intermediate",
        "descriptive",
    ]
    documents = [
        {
            **person("carer" if n < 3 else "frontline", {s.id: answer for s in asked.statements}),
            "assessment": "quick",
            "assessment_version": asked.version,
        }
        for n, answer in enumerate(answers)
    ]
    tab.bring(documents, 6)
    tab.show()
    views = {each["id"]: each["views"] for each in result_of(documents)["statements"]}
    for line in tab.result.locator(".together__picture li[data-of]").all():
        assert line.locator(".views-line__place").count() == 4
        for side, view in views[str(line.get_attribute("data-of"))].items():
            assert line.locator(f".mark--{side}:not([hidden])").get_attribute("data-is") == view
    assert " ".join(GROUP["why_split_levels"].split()) in tab.seen()


# Ways in


def test_a_zip_and_one_more(tab: Tab) -> None:
    """Five in a zip with a folder and what a system adds, one by itself; all six are in, the result follows."""
    zipped = tab.folder / "answers.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for number, document in enumerate(BOTH_SIDES[:5]):
            archive.writestr(f"answers/{number}.json", text_of(document))
        archive.writestr("__MACOSX/._0.json", b"\0")
    tab.choose([zipped])
    tab.wait_for_people(5)
    tab.show()
    tab.bring(BOTH_SIDES[5:], 6)
    tab.wait_until_said("updated", STATUS)
    assert tab.facts() == facts_of(BOTH_SIDES)


def test_dropped_and_pasted(tab: Tab) -> None:
    """Two files dropped beside their place, one pasted; all three are in, and nothing pasted is said so."""
    tab.page.locator("h1").evaluate(
        """(target, texts) => {
            const dataTransfer = new DataTransfer();
            texts.forEach((text, n) => dataTransfer.items.add(new File([text], `${n}.json`)));
            for (const type of ["dragover", "drop"]) {
                const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
                if (target.dispatchEvent(event)) throw new Error(`the browser would open it: ${type}`);
            }
        }""",
        [text_of(each) for each in BOTH_SIDES[:2]],
    )
    tab.wait_for_people(2)
    tab.intake.locator("summary").first.click()
    tab.press(WORDS["paste_open"])
    tab.wait_until_said("nothing_pasted", SAID)
    tab.intake.locator("textarea").fill(text_of(BOTH_SIDES[2]))
    tab.press(WORDS["paste_open"])
    tab.wait_for_people(3)
    assert tab.intake.locator("textarea").input_value() == ""


def test_a_bad_file_is_named_and_the_rest_stand(tab: Tab) -> None:
    """Six good files, two bad ones and one to another assessment; the three are named with why, the six are in."""
    other = {**person("carer", {}), "assessment": "principles"}
    other["assessment_version"] = GUIDE.rules.assessments["principles"].version
    bad = [b"Dear all, here are my answers.", {**BOTH_SIDES[0], "format_version": 2}, other]
    tab.bring([*BOTH_SIDES, *bad], 6)
    listed = tab.intake.locator("div[data-refused] li")
    assert listed.count() == 3
    for number, item in enumerate(listed.all()):
        assert f"person-{number + 6}.json" in str(item.text_content())
    title = GUIDE.assessments[ID].title
    expect(listed.nth(2)).to_contain_text(" ".join(WORDS["refused_other"].format(title=title).split()))
    assert " ".join(WORDS["opened_refused_other"].format(refused=3).split()) in tab.say(SAID)
    tab.show()
    assert tab.facts() == facts_of(BOTH_SIDES)
    tab.press(WORDS["refused_close"])
    expect(tab.intake.locator("div[data-refused]")).to_be_hidden()
    assert tab.focus.startswith(WORDS["open"])


def test_names_in_files_are_text(tab: Tab) -> None:
    """A bad file whose text is HTML; shown as it stands, nothing of it becomes part of the page."""
    tab.bring([b'<img src=x onerror="document.title=1">', BOTH_SIDES[0]], 1)
    assert tab.intake.locator("div[data-refused] img").count() == 0


def test_the_same_file_twice(tab: Tab) -> None:
    """Two identical files of three; counted once and asked; "different people" counts each, and it is said."""
    tab.bring([BOTH_SIDES[0], BOTH_SIDES[1], BOTH_SIDES[0]], 2)
    expect(tab.intake.locator("[data-same]")).to_be_visible()
    assert " ".join(WORDS["same_one"].split()) in str(tab.intake.locator("[data-same]").inner_text())
    tab.press(WORDS["same_count"])
    tab.wait_until_said("same_counted", SAID, people=3)
    expect(tab.intake.locator("[data-same]")).to_be_hidden()
    assert tab.focus.startswith(WORDS["open"])


def test_five_hundred_while_somebody_types(tab: Tab) -> None:
    """500 files, and typing from the moment they are chosen; every letter stands, all are in, the result is the engine's."""
    roles = list(GUIDE.rules.roles)
    documents = [person(roles[n % len(roles)], mixed(n), place=f"Room {n}") for n in range(500)]
    paths = tab.files(documents)
    tab.page.locator("[data-people] details.about summary").click()
    place = tab.page.locator("#group-place")
    tab.page.evaluate(
        """() => {
            window.typed = [];
            document.querySelector("#group-place").addEventListener("input", () =>
                window.typed.push(document.querySelector("[data-progress]").hidden ? "after" : "while"));
        }"""
    )
    tab.choose(paths)
    place.press_sequentially("Our day service by the river")
    tab.wait_for_people(500)
    assert place.input_value() == "Our day service by the river"
    assert "while" in tab.page.evaluate("window.typed")
    assert " ".join(WORDS["opened_other"].format(new=500, people=500).split()) in tab.say(SAID)
    assert tab.page.locator("li.person").count() == 0
    tab.show()
    assert tab.facts() == facts_of(documents)


# Who is in


def test_by_role_and_never_by_name(tab: Tab) -> None:
    """Files with telling names; no name of a file or word of a note is on the page, roles and numbers are."""
    telling = [{**each, "respondent": {**each["respondent"], "name": "Zebedee"}} for each in BOTH_SIDES]
    for each in telling:
        each["answers"] = {id_: {**a, "evidence": "Xylophone"} for id_, a in each["answers"].items()}
    tab.bring(telling, 6, start="zebedee-quill")
    tab.show()
    for fold in tab.page.locator("[data-people] details.people:visible").all():
        fold.locator("summary").click()
    expect(tab.page.locator("[data-people] li.person")).to_have_count(6)
    everything = str(tab.page.locator("group-views").evaluate("(root) => root.innerHTML")).lower()
    for word in ("zebedee", "quill", "xylophone"):
        assert word not in everything


def test_take_out_and_put_back(tab: Tab) -> None:
    """Six in; one is taken out by keyboard, the result follows, the focus is on "Put back"; pressed, all is as before."""
    tab.bring(BOTH_SIDES, 6)
    tab.show()
    tab.page.locator("details[data-role=carer] summary").press("Enter")
    tab.page.locator("details[data-role=carer] [data-remove]").first.press("Enter")
    tab.wait_for_people(5)
    assert tab.focus.startswith(WORDS["put_back"])
    tab.wait_until_said("updated", STATUS)
    assert tab.facts() == facts_of(BOTH_SIDES[1:])
    tab.page.locator("[data-put-back]").press("Enter")
    tab.wait_for_people(6)
    assert tab.focus.startswith(WORDS["remove"])
    tab.page.wait_for_function(
        "() => document.querySelector('[data-role-count=carer] [data-slot=count]').textContent === '3'"
    )
    assert tab.facts() == facts_of(BOTH_SIDES)


def test_nobody_left(tab: Tab) -> None:
    """One in, shown, and taken out; there is no result any more, and it is said."""
    tab.bring(BOTH_SIDES[:1], 1)
    tab.show()
    tab.page.locator("details[data-role=carer] summary").click()
    tab.page.locator("details[data-role=carer] [data-remove]").click()
    tab.wait_until_said("updated_no_one", STATUS)
    expect(tab.result).to_be_hidden()


# Privacy, from the page's own text


def test_a_lone_manager_is_not_found_out(tab: Tab) -> None:
    """Three carers and one manager; no view of a side, no role's, no count of answers, and the page says why."""
    tab.bring(LONE_MANAGER, 4)
    tab.show()
    seen = tab.seen()
    for key in ("hidden_heading", "hidden_sides", "hidden_counts"):
        assert " ".join(GROUP[key].split()) in seen
    for side in ("lived_experience", "professional"):
        assert f"{GROUP[f'side_{side}']}:" not in seen
    assert WORDS["by_role"] not in seen
    assert WORDS["how_many"].split("{")[0] not in seen
    assert tab.result.locator(".mark:visible").count() == 0


def test_two_groups_that_differ_in_what_is_hidden_look_alike(compare: Compare) -> None:
    """The manager says Yes to all, or Partly to all, beside carers who say No; the page's text is the same."""
    carers = [
        *(person("carer", "no", place=f"Room {n}") for n in range(2)),
        person("carer", "yes"),
    ]
    texts = []
    for answer in ("yes", "partly"):
        tab = compare.open()
        tab.bring([*carers, person("manager", answer)], 4, start=answer)
        tab.show()
        texts.append(tab.seen())
        html = tab.result.evaluate("(root) => root.outerHTML")
        texts.append(html)
        tab.page.close()
    assert texts[:2] == texts[2:]


def test_all_agree_to_show_it(tab: Tab) -> None:
    """The tick; what was hidden is shown, as in CPython; unticked, it is hidden again; the tick keeps the focus."""
    tab.bring(LONE_MANAGER, 4)
    tab.show()
    hidden = tab.seen()
    tick = tab.page.get_by_label(WORDS["hidden_tick"])
    tick.focus()
    tick.press("Space")
    tab.wait_until_said("updated", STATUS)
    assert tab.facts() == facts_of(LONE_MANAGER, all_agree=True)
    assert " ".join(GROUP["shown_by_agreement"].split()) in tab.seen()
    assert tab.page.evaluate("document.activeElement.matches('[data-all-agree]')")
    tick.press("Space")
    tab.page.wait_for_function(
        "() => !document.querySelector('[data-result] .mark:not([hidden])')?.checkVisibility()"
    )
    assert tab.seen() == hidden


def test_new_people_have_not_agreed_yet(tab: Tab) -> None:
    """All agree, then one more person comes; the tick is gone, the secret is kept again, and the page says why."""
    tab.bring(LONE_MANAGER, 4)
    tab.show()
    tick = tab.page.get_by_label(WORDS["hidden_tick"])
    tick.check()
    tab.wait_until_said("updated", STATUS)
    more = person("carer", mixed(7), place="Next door")
    tab.bring([more], 5, start="more")
    tab.wait_until_said("opened_ask_again", SAID)
    expect(tick).not_to_be_checked()
    tab.page.wait_for_function("() => !document.querySelector('.talk__views .mark').checkVisibility()")
    assert tab.facts() == facts_of([*LONE_MANAGER, more])


def test_people_who_count_each_have_not_agreed_yet(tab: Tab) -> None:
    """All agree, then one whose file was the same as another's counts too; the tick is gone, and the page says why."""
    tab.bring([*LONE_MANAGER, LONE_MANAGER[0]], 4)
    tab.show()
    tick = tab.page.get_by_label(WORDS["hidden_tick"])
    tick.check()
    tab.wait_until_said("updated", STATUS)
    tab.press(WORDS["same_count"])
    tab.wait_until_said("opened_ask_again", SAID)
    expect(tick).not_to_be_checked()
    tab.page.wait_for_function("() => !document.querySelector('.talk__views .mark').checkVisibility()")
    assert tab.facts() == facts_of([*LONE_MANAGER, LONE_MANAGER[0]])


def test_nothing_leaves_and_nothing_is_stored(compare: Compare, tab: Tab) -> None:
    """Brought in, shown, saved to a file; nothing is sent, the address is as it was, the device holds nothing."""
    tab.bring(BOTH_SIDES, 6)
    tab.show()
    tab.download(WORDS["save_file"])
    assert tab.page.url == compare.server + ADDRESS
    assert compare.asked
    for request in compare.asked:
        assert request.startswith((compare.server, "blob:"))
        assert "?" not in request
        assert request.endswith(" None")
        assert not [id_ for id_ in STATEMENTS if id_ in request]
    assert tab.page.evaluate("localStorage.length + sessionStorage.length") == 0


# After talking


def test_agreed_answers_stand_beside(tab: Tab) -> None:
    """Partly is agreed with a note; it stands beside people's answers, which do not change; taken back, it is gone."""
    tab.bring(BOTH_SIDES, 6)
    tab.show()
    tab.agree(STATEMENTS[0], "partly", "We looked at the rota.")
    said = " ".join(WORDS["agree_said"].format(number=1).split())
    assert said in tab.say(AGREED)
    assert tab.parts["agreed"] == {STATEMENTS[0]: {"answer": "partly", "evidence": "We looked at the rota."}}
    line = tab.page.locator(f'[data-agreed-of="{STATEMENTS[0]}"]')
    expect(line).to_contain_text("Partly")
    expect(line).to_contain_text("We looked at the rota.")
    assert tab.facts() == facts_of(BOTH_SIDES)
    tab.page.locator("[data-take-back]:visible").click()
    assert tab.parts["agreed"] == {}
    expect(line).to_be_hidden()


def test_the_plan_is_the_groups(tab: Tab) -> None:
    """An action from a statement and one from a recommendation; each says what it is about, and goes into the file."""
    tab.bring(BOTH_SIDES, 6)
    tab.show()
    first = facts_of(BOTH_SIDES)["talk_about"][0]
    tab.page.locator(f'[data-add-action][data-statement="{first}"]').click()
    card = tab.page.locator("action-plan li.action").first
    expect(card).to_contain_text(GUIDE.assessments[ID].statements[first].words)
    card.locator("[data-field=what]").fill("Meet every month")
    recommendation = facts_of(BOTH_SIDES)["recommendations"][0]
    tab.page.locator(f'[data-add-action][data-recommendation="{recommendation}"]').click()
    expect(tab.page.locator("action-plan li.action").nth(1)).to_contain_text(
        GUIDE.recommendations[recommendation].name
    )
    _, data = tab.download(WORDS["save_file"])
    actions = json.loads(data)["actions"]
    assert [action.get("what") for action in actions] == ["Meet every month", None]
    assert actions[0]["statement"] == first
    assert actions[1]["recommendation"] == recommendation


# One group file


def whole(tab: Tab, *, place: str, answer: str) -> tuple[str, bytes]:
    """Fill a page with people, a place, an agreed answer and an action; return its group file."""
    tab.bring(BOTH_SIDES, 6, start=place)
    tab.page.locator("[data-people] details.about summary").click()
    tab.page.locator("#group-place").fill(place)
    tab.page.locator("#group-day").fill("2026-11-23")
    tab.show()
    tab.agree(STATEMENTS[0], answer)
    tab.page.locator("action-plan .plan__buttons [data-add-action]").click()
    tab.page.locator("action-plan [data-field=what]").fill(f"Meet in {place}")
    return tab.download(WORDS["save_file"])


def test_a_group_file_carries_everything(compare: Compare, tab: Tab) -> None:
    """Everything saved; opened on an empty page, all is there again, and saved again it is the same to the byte."""
    name, data = whole(tab, place="Riverside", answer="partly")
    assert name == "co-production-group-jigsaw-2026-11-23.json"
    again = compare.open()
    again.bring([data], 6, start="group")
    assert again.parts == {**tab.parts, "actions": [{"what": "Meet in Riverside", "kept": 0}]}
    again.show()
    assert again.facts() == tab.facts()
    assert again.download(WORDS["save_file"]) == (name, data)


def test_two_groups_become_one(compare: Compare, tab: Tab) -> None:
    """The same people in two groups that agreed on something else; counted once, mine stands, theirs beside it, said."""
    _, theirs = whole(tab, place="Hilltop", answer="no")
    mine = compare.open()
    whole(mine, place="Riverside", answer="partly")
    mine.choose(mine.files([theirs], "theirs"))
    mine.wait_until_said("opened_merged", SAID)
    assert " ".join(WORDS["opened_merged_same"].format(same=6).split()) in mine.say(SAID)
    assert len(mine.parts["people"]) == 6
    assert mine.parts["agreed"][STATEMENTS[0]] == {"answer": "partly", "also": [{"answer": "no"}]}
    assert [action["what"] for action in mine.parts["actions"]] == ["Meet in Riverside", "Meet in Hilltop"]
    assert mine.parts["place"] == "Riverside"
    line = mine.page.locator(f'[data-agreed-of="{STATEMENTS[0]}"]')
    expect(line).to_contain_text(GROUP["agreed_also"].format(answer="No"))


def test_tables(tab: Tab) -> None:
    """Both tables; each is offered under its name, the group's in the page's words and without what is hidden."""
    tab.bring(LONE_MANAGER, 4)
    tab.show()
    name, data = tab.download(WORDS["table_group"])
    assert name.endswith(".csv")
    text = data.decode("utf-8-sig")
    assert GUIDE.roles["manager"].people in text
    assert GROUP["kind_split"] in text
    assert WORDS["column_kind"] in text
    name, _ = tab.download(WORDS["table_actions"])
    assert name.endswith("-actions.csv")


def test_nobody_to_save(tab: Tab) -> None:
    """Nobody in, and the page says so; saved without anybody, it says so too, and makes no file."""
    expect(tab.page.locator("[data-total] [data-is=none]")).to_be_visible()
    tab.press(WORDS["save_file"])
    expect(tab.page.locator("[data-files] [data-said]")).to_have_text(WORDS["people_none"])


# On this device


def test_saved_only_when_asked_and_there_again(compare: Compare, tab: Tab) -> None:
    """Saved on the device; a new tab has all of it; "Stop saving" takes it away; the privacy page names the place."""
    tab.bring(BOTH_SIDES, 6)
    tab.show()
    tab.agree(STATEMENTS[0], "partly")
    tab.press(KEEP["save"])
    assert tab.page.evaluate("Object.keys(localStorage)") == [KEY]
    assert f"`{KEY}`" in (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    tab.agree(STATEMENTS[1], "no")
    again = compare.open()
    again.page.wait_for_function("() => document.querySelector('group-views').people.length === 6")
    assert again.parts == tab.parts
    again.show()
    assert again.facts() == facts_of(BOTH_SIDES)
    again.press(KEEP["stop"])
    assert again.page.evaluate("localStorage.length") == 0


def test_clear_everything(tab: Tab) -> None:
    """Saved and cleared; nothing is on the page or the device, and no word of anybody is left in the document."""
    tab.bring([{**each, "place": "Xylophone"} for each in BOTH_SIDES], 6)
    tab.show()
    tab.agree(STATEMENTS[0], "partly", "Zebedee")
    tab.press(KEEP["save"])
    tab.press(KEEP["clear_everything"])
    tab.page.locator("dialog[data-ask=clear] button[value=clear]").click()
    tab.wait_for_people_gone()
    assert tab.page.evaluate("localStorage.length") == 0
    expect(tab.result).to_have_count(0)
    parts = tab.parts
    assert (parts["people"], parts["agreed"], parts["actions"], parts["place"]) == ([], {}, [], "")
    html = str(tab.page.locator("group-views").evaluate("(root) => root.innerHTML"))
    assert "Xylophone" not in html
    assert "Zebedee" not in html


# When it goes wrong, and without a mouse or a script


@fault(
    "Files of a group are opened, and the engine does not come",
    "Said. The files are not lost: “Try again” takes them all in",
)
def test_the_engine_is_missing_at_first(compare: Compare) -> None:
    """The engine's file does not come; words, the files are not lost; it comes, "Try again" takes all in."""
    compare.context.route("**/pyodide.asm.wasm", lambda route: route.fulfill(status=404))
    tab = compare.open()
    tab.choose(tab.files(BOTH_SIDES))
    tab.wait_until_said("no_engine", SAID)
    compare.context.unroute("**/pyodide.asm.wasm")
    tab.intake.locator("[data-retry]").click()
    tab.wait_for_people(6)
    expect(tab.intake.locator("[data-retry]")).to_be_hidden()
    tab.show()
    assert tab.facts() == facts_of(BOTH_SIDES)
    compare.complaints.clear()  # the browser's own line about the file that did not come


@fault(
    "The engine stops when a group's files are in and the result is asked for",
    "Said. Everybody is still in, and “Try again” brings the result",
)
def test_the_engine_stops_before_the_result(tab: Tab) -> None:
    """All are in, then the engine is cut off; words and another try, everybody is still in; then the result comes."""
    tab.bring(BOTH_SIDES, 6)
    tab.page.evaluate(
        """() => {
            const { engine } = document.querySelector("group-views");
            engine.ask = () => {
                delete engine.ask;
                return Promise.reject(Object.assign(new Error("stopped"), { kind: "stopped" }));
            };
        }"""
    )
    tab.press(WORDS["show"])
    tab.page.locator("[data-people] [data-retry]").wait_for()
    assert GUIDE.interface["assessment"]["failed_stopped"] in tab.say(STATUS)
    assert " ".join(WORDS["failed_safe"].split()) in tab.say(STATUS)
    assert len(tab.parts["people"]) == 6
    tab.page.locator("[data-people] [data-retry]").click()
    tab.result.wait_for()
    assert tab.facts() == facts_of(BOTH_SIDES)


def test_by_keyboard_alone(tab: Tab) -> None:
    """Tab and Enter only: open files, show, tick, write down what is agreed; the focus is always on what was pressed."""
    paths = tab.files(BOTH_SIDES)
    button = tab.page.locator("#group-open")
    button.focus()
    with tab.page.expect_file_chooser() as chooser:
        tab.page.keyboard.press("Enter")
    chooser.value.set_files(paths)
    tab.wait_for_people(6)
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        if tab.focus == WORDS["show"]:
            break
    tab.page.keyboard.press("Enter")
    tab.result.wait_for()
    tab.page.wait_for_function("() => document.activeElement.matches('[data-result] h2')")
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        if tab.focus.startswith(WORDS["agree"]):
            break
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Space")
    assert len(tab.parts["agreed"]) == 1


def test_said_once(tab: Tab) -> None:
    """Six files read; of all live regions only one has spoken at the end, and progress is in none of them."""
    heard = tab.page.evaluate_handle(
        """() => {
            const heard = [];
            for (const region of document.querySelectorAll("[role=status]")) {
                new MutationObserver(() => heard.push(region.textContent.trim().replace(/\\s+/g, " ")))
                    .observe(region, { childList: true });
            }
            return heard;
        }"""
    )
    tab.bring(BOTH_SIDES, 6)
    spoken = [words for words in heard.evaluate("(heard) => heard") if words]
    assert len(spoken) == 2
    assert spoken[0] == WORDS["opening"]


@pytest.mark.parametrize("javascript", [True, False], ids=["our-script-is-missing", "no-script-at-all"])
def test_without_script(browser: Browser, strict_server: str, *, javascript: bool) -> None:
    """No script; the page says how to do it on paper and with the command line, and offers no dead button."""
    context = browser.new_context(java_script_enabled=javascript)
    context.route("**/group-views.js", lambda route: route.fulfill(status=404))
    page = context.new_page()
    page.goto(strict_server + ADDRESS)
    expect(page.locator(".compare__without-script")).to_be_visible()
    expect(page.locator("#on-paper")).to_be_visible()
    for dead in ("[data-open]", "[data-show]", "[data-save-file]", "[data-add-action]"):
        for button in page.locator(f"group-views {dead}").all():
            expect(button).to_be_hidden()
    assert "answers-file/#command-line" in page.content()
    context.close()
