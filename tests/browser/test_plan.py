"""The action plan: started anywhere on the page, edited where it stands, put in order, and nothing lost by a slip."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.form import ADDRESS, GUIDE, ID, RULES, Form
from tests.browser.form import WORDS as FORM_WORDS
from tests.browser.plan import WORDS, Plan, named
from tests.site.test_axe import in_every_look, violations

STATEMENTS = [s.id for s in RULES.statements]
PARTS = [d.statements[0].id for d in RULES.dimensions]
WHOLE = {
    "statement": STATEMENTS[2],
    "recommendation": RULES.statements[2].recommendations[0],
    "what": "Meet every month, with lunch",
    "priority": "high",
    "who": "The team manager",
    "with": "Two people from the tenants' group",
    "by": "2027-02-01",
    "resources": "A room, lunch, pay for four hours each",
    "done": False,
}
#: Four actions: entered, by priority, by date and by part they stand in four different orders.
MIXED: list[dict[str, Any]] = [
    {"what": "Third part", "statement": PARTS[2], "priority": "low", "by": "2027-01-01", "done": False},
    {"what": "Nothing chosen", "done": False},
    {"what": "Done already", "statement": PARTS[0], "priority": "high", "by": "2026-12-01", "done": True},
    {"what": "Second part", "statement": PARTS[1], "priority": "high", "by": "2027-03-01", "done": False},
]


@pytest.fixture
def plan(form: Form) -> Plan:
    """Return the plan of a page that is just open."""
    form.open()
    return Plan(form)


def test_a_fresh_page_has_an_empty_plan(plan: Plan) -> None:
    """Nothing pressed; the plan says that it is empty, and offers neither orders nor paper."""
    assert plan.actions == []
    assert plan.summary == WORDS["count_none"]
    assert plan.names == []
    assert not plan.button("order_priority").is_visible()
    assert not plan.root.get_by_role("button", name=FORM_WORDS["print"]).is_visible()


def test_add_an_action_and_fill_it_in(plan: Plan) -> None:
    """Each field filled in; the action has all of them, by the names of the answers file."""
    plan.add()
    assert plan.focus == named("what", 1)
    assert plan.actions == [{"done": False}]
    for key in ("what", "who", "with", "by", "resources"):
        plan.field(key, 1).fill(str(WHOLE[key]))
    plan.field("priority", 1).select_option(label=WORDS["priority_high"])
    plan.field("done", 1).check()
    filled = {key: value for key, value in WHOLE.items() if key not in ("statement", "recommendation")}
    assert plan.actions == [{**filled, "done": True}]
    assert plan.form.complaints == []


def test_what_is_emptied_is_left_out(plan: Plan) -> None:
    """A whole action, every field emptied; only what it is about is left, and that it is not done."""
    plan.actions = [WHOLE]
    for key in ("what", "who", "with", "by", "resources"):
        plan.field(key, 1).fill("")
    plan.field("priority", 1).select_option("")
    assert plan.actions == [{key: WHOLE[key] for key in ("statement", "recommendation", "done")}]


def test_from_a_statement(plan: Plan) -> None:
    """Its button pressed; a new action knows it, shows its words, and its link leads to it."""
    statement = STATEMENTS[4]
    press(plan, f'[data-add-action][data-statement="{statement}"]')
    assert plan.focus == named("what", 1)
    assert plan.actions == [{"statement": statement, "done": False}]
    about = plan.root.locator("li [data-about=statement]")
    words = GUIDE.assessments[ID].statements[statement].words
    assert about.inner_text().split() == f"{WORDS['about_statement'].format(question=5)} {words}".split()
    about.get_by_role("link").click()
    assert plan.form.page.locator(":target").get_attribute("data-statement") == statement


def test_from_a_recommendation(plan: Plan) -> None:
    """A result's recommendation; a new action knows it, shows its name, and its link leads where it is explained."""
    plan.form.choose(dict.fromkeys(STATEMENTS, "no"))
    plan.form.show()
    plan.form.wait_for_result()
    first = next(iter(GUIDE.recommendations.values()))
    press(plan, f'[data-add-action][data-recommendation="{first.id}"]')
    assert plan.focus == named("what", 1)
    assert plan.actions == [{"recommendation": first.id, "done": False}]
    about = plan.root.locator("li [data-about=recommendation]")
    assert about.inner_text().split() == f"{WORDS['about_recommendation']} {first.name}".split()
    about.get_by_role("link").click()
    assert plan.form.page.url.endswith("#" + first.section.partition("#")[2])


def press(plan: Plan, selector: str) -> None:
    """Press the first of these buttons, and first open the fold that it is in."""
    button = plan.form.page.locator(selector).first
    button.evaluate("(button) => { const fold = button.closest('details'); if (fold) { fold.open = true; } }")
    button.click()


def test_the_owner_can_add(plan: Plan) -> None:
    """The assessment asked to start an action; there it is."""
    plan.form.page.locator("self-assessment").evaluate(
        "(owner, about) => owner.addAction(about)", {"statement": STATEMENTS[0]}
    )
    assert plan.actions == [{"statement": STATEMENTS[0], "done": False}]


@pytest.mark.parametrize(
    "action",
    [
        WHOLE,
        {},
        {"done": True, "what": "", "by": "2024-02-29"},
        {"what": "<b>bold</b>\r\nsecond line", "who": "one\ntwo", "with": "  ", "priority": "urgent"},
        {"statement": "not-here", "recommendation": "nor-here", "colour": {"of": ["its", "own"]}, "kept": 3},
    ],
    ids=["whole", "empty", "empty-words", "strange-words", "not-known"],
)
def test_actions_come_back_as_they_came(plan: Plan, action: dict[str, Any]) -> None:
    """Any action in, and beside it one that is edited; the same action out, keys that are not known too."""
    plan.actions = [action, {"what": "Another"}]
    plan.field("what", 2).fill("Something else")
    assert plan.actions == [action, {"what": "Something else"}]
    plan.field("resources", 1).fill("Time")
    assert plan.actions[0] == {**action, "resources": "Time"}
    assert plan.form.complaints == []


def test_text_is_data(plan: Plan) -> None:
    """Words that look like HTML; they stand in the field as they are, and no element comes of them."""
    plan.actions = [{"what": "<img src=x>", "priority": "<i>urgent</i>"}]
    assert plan.field("what", 1).input_value() == "<img src=x>"
    assert plan.field("priority", 1).input_value() == "<i>urgent</i>"
    assert plan.root.locator("img, i").count() == 0


def test_the_parts_have_the_actions(plan: Plan) -> None:
    """Actions put into the assessment's parts; the plan shows them, and an edit is in the parts and told."""
    owner = plan.form.page.locator("self-assessment")
    owner.evaluate("(owner, actions) => { owner.parts = { actions }; }", MIXED)
    assert len(plan.names) == len(MIXED)
    owner.evaluate(
        "(owner) => { owner.told = 0; owner.addEventListener('answers-changed', () => owner.told++); }"
    )
    plan.field("who", 2).fill("We")
    assert owner.evaluate("(owner) => owner.told") == 1
    assert owner.evaluate("(owner) => owner.parts.actions[1].who") == "We"


@pytest.mark.parametrize(
    ("order", "numbers"),
    [("priority", (4, 1, 2, 3)), ("by", (1, 4, 2, 3)), ("part", (3, 4, 1, 2)), ("entered", (1, 2, 3, 4))],
)
def test_order(plan: Plan, order: str, numbers: tuple[int, ...]) -> None:
    """Four actions put in order; they stand so, it is said, and what is given out is as it was entered."""
    plan.actions = MIXED
    plan.button("order_part").click()
    plan.button(f"order_{order}").click()
    assert plan.names == [WORDS["action"].format(number=number) for number in numbers]
    assert plan.said == WORDS[f"ordered_{order}"]
    assert plan.focus == WORDS[f"order_{order}"]
    assert plan.actions == MIXED


def test_how_many_and_how_many_are_done(plan: Plan) -> None:
    """Actions and their state; the sentences that say how many, how many done, and where somebody is missing."""
    plan.actions = MIXED
    said = [WORDS["count_other"].format(count=4), WORDS["done_one"], WORDS["alone_other"].format(alone=4)]
    assert plan.summary == " ".join(said)
    plan.field("done", 1).check()
    for number in (1, 2, 3):
        plan.field("with", number).fill("The tenants' group")
    said = [WORDS["count_other"].format(count=4), WORDS["done_other"].format(done=2), WORDS["alone_one"]]
    assert plan.summary == " ".join(said)
    plan.actions = [{**WHOLE, "done": True}]
    assert plan.summary == f"{WORDS['count_one']} {WORDS['done_all']}"
    plan.field("done", 1).uncheck()
    assert plan.summary == f"{WORDS['count_one']} {WORDS['done_none']}"


def test_a_gentle_hint_where_nobody_with_lived_experience_is_in_it(plan: Plan) -> None:
    """No words in that field; the hint stands there and belongs to the field. Words in it; the hint is gone."""
    plan.add()
    hint = plan.root.get_by_text(WORDS["with_nobody"])
    field = plan.field("with", 1)
    expect(field).to_have_accessible_description(f"{WORDS['with_hint']} {WORDS['with_nobody']}")
    assert hint.is_visible()
    field.fill("Asha's group")
    assert not hint.is_visible()
    expect(field).to_have_accessible_description(WORDS["with_hint"])


def test_removed_and_put_back(plan: Plan) -> None:
    """The second of four removed and put back; said both times, the focus stays near, and it is where it was."""
    plan.actions = MIXED
    plan.remove(2)
    assert plan.actions == [MIXED[0], *MIXED[2:]]
    assert plan.said == WORDS["removed"].format(number=2)
    assert plan.focus == f"{WORDS['put_back']} {WORDS['put_back_which'].format(number=2)}"
    plan.form.page.keyboard.press("Enter")
    assert plan.actions == MIXED
    assert plan.said == WORDS["is_back"].format(number=2)
    assert plan.focus == named("what", 2)
    assert plan.names == [WORDS["action"].format(number=number) for number in (1, 2, 3, 4)]


def test_putting_in_order_keeps_what_can_be_put_back(plan: Plan) -> None:
    """An action removed, the others put in order; it can still be put back, into its place in that order."""
    plan.actions = MIXED
    plan.remove(4)
    plan.button("order_priority").click()
    plan.root.get_by_role("button", name=WORDS["put_back"]).click()
    assert plan.names == [WORDS["action"].format(number=number) for number in (4, 1, 2, 3)]
    assert plan.actions == MIXED


@pytest.mark.parametrize("change", ["edit", "add", "remove", "set"])
def test_the_next_change_settles_it(plan: Plan, change: str) -> None:
    """An action removed, then something else changed; it can't be put back any more, and the numbers close up."""
    plan.actions = MIXED
    plan.remove(1)
    if change == "edit":
        plan.field("who", 2).fill("We")
    elif change == "add":
        plan.add()
    elif change == "remove":
        plan.remove(3)
        assert plan.root.get_by_role("button", name=WORDS["put_back"]).count() == 1
        plan.field("who", 2).fill("We")
    else:
        plan.actions = MIXED[1:]
    assert plan.root.get_by_role("button", name=WORDS["put_back"]).count() == 0
    assert plan.said == ""
    assert plan.names == [WORDS["action"].format(number=n + 1) for n in range(len(plan.actions))]
    assert plan.actions[0]["what"] == MIXED[1]["what"]


def test_by_keyboard_alone(plan: Plan) -> None:
    """Tab, letters, arrows and space; an action added, filled in from the first field to the last, and done."""
    plan.button("add").focus()
    keyboard = plan.form.page.keyboard
    keyboard.press("Enter")
    keyboard.type("Meet")
    keyboard.press("Tab")
    keyboard.type("High")
    keyboard.press("Tab")
    keyboard.type("01022027")
    seen = [plan.focus]
    wanted = [named(key, 1) for key in ("by", "who", "with", "resources", "done")]
    while seen[-1] != wanted[-1] and len(seen) < 10:
        keyboard.press("Tab")
        seen.append(plan.focus)
        if plan.focus in wanted[1:4]:
            keyboard.type("We")
    assert list(dict.fromkeys(seen)) == wanted
    keyboard.press("Space")
    (action,) = plan.actions
    assert {**action, "by": ""} == {
        "what": "Meet",
        "priority": "high",
        "who": "We",
        "with": "We",
        "resources": "We",
        "done": True,
        "by": "",
    }
    assert action["by"].startswith("2027-")
    keyboard.press("Tab")
    keyboard.press("Enter")
    assert plan.actions == []
    keyboard.press("Enter")
    assert plan.actions == [action]


def test_every_control_says_which_action(plan: Plan) -> None:
    """Four actions; no two controls or buttons in them have the same name."""
    plan.actions = MIXED
    controls = plan.root.locator("li :is(input, select, textarea)")
    names = controls.evaluate_all(
        "(all) => all.map(({labels}) => labels[0].textContent.replace(/\\s+/g, ' ').trim())"
    )
    names += [" ".join(text.split()) for text in plan.root.locator("li button").all_text_contents()]
    assert len(names) == 4 * 8
    assert len(set(names)) == len(names)


def test_cards_at_320_pixels(plan: Plan) -> None:
    """Long words on a narrow screen; nothing is wider than the screen, and each control is large enough to press."""
    plan.form.page.set_viewport_size({"width": 320, "height": 700})
    plan.actions = [{**WHOLE, "what": "Understanding" * 12, "with": "x" * 200}, *MIXED]
    assert plan.form.page.evaluate("document.documentElement.scrollWidth") <= 320
    sizes = plan.root.locator(
        ":is(button, select, textarea, input:not([type=checkbox]), li label[data-label=done])"
    )
    boxes = [box for each in sizes.all() if (box := each.bounding_box())]
    assert len(boxes) > 40
    assert [box for box in boxes if box["height"] < 44] == []


def test_axe(plan: Plan) -> None:
    """Actions with and without words, one just removed; nothing is found in any look."""
    plan.actions = [WHOLE, *MIXED]
    plan.remove(3)
    assert in_every_look(plan.form.page) == {}
    plan.form.page.emulate_media(forced_colors="active")
    assert violations(plan.form.page) == []


def test_without_script(browser: Browser, strict_server: str) -> None:
    """No script; nothing of the plan on the screen, and on paper an empty table to write in."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(strict_server + ADDRESS)
    assert not page.locator("action-plan").is_visible()
    page.emulate_media(media="print")
    expect(page.locator("action-plan").get_by_role("heading", name=WORDS["heading"])).to_be_visible()
    rows = page.locator("action-plan tbody tr")
    assert rows.count() >= 4
    assert {row.bounding_box()["height"] > 50 for row in rows.all()} == {True}  # type: ignore[index]
    assert page.locator("action-plan :is(button, input, select, textarea)").filter(visible=True).count() == 0
    context.close()
