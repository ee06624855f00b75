"""The built pages of the easy-read assessments: every id of the standard page has its easy words and its picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from macros.easy_assessment import address, handouts_about, sentence
from tests.site.built import file_of, ids, parsed, text, with_class
from toolkit_widgets import content
from toolkit_widgets.guide import AnswerWords, StatementWords
from toolkit_widgets.model import DOES_NOT_APPLY, Statement

GUIDE = content.load()
WORDS = GUIDE.interface["easy_assessment"]
TUCKED_AWAY = ("prefer-not-to-say", DOES_NOT_APPLY)


@pytest.fixture(params=list(GUIDE.assessments))
def id_(request: pytest.FixtureRequest) -> str:
    """Return an assessment's id."""
    return str(request.param)


@pytest.fixture
def tree(site: Path, id_: str) -> Element:
    """Return its easy-read page as a browser reads it."""
    return parsed(file_of(site, f"easy-read/{id_}-questions/"))


@pytest.fixture
def element(tree: Element) -> Element:
    """Return the assessment's element."""
    (found,) = tree.iter("self-assessment")
    return found


def pictures(root: Element) -> list[str]:
    """Return the names of the pictures in a part of the page; none of them has words of its own."""
    found = list(root.iter("img"))
    assert {each.get("alt") for each in found} <= {""}
    return [Path(each.get("src", "")).stem for each in found]


def questions(id_: str, element: Element) -> Iterator[tuple[Statement, StatementWords, Element]]:
    """Yield each statement with its words and its fieldset."""
    fields = [each for each in element.iter("fieldset") if each.get("data-statement")]
    rules, written = GUIDE.rules.assessments[id_], GUIDE.assessments[id_]
    for statement, field in zip(rules.statements, fields, strict=True):
        assert field.get("data-statement") == statement.id
        yield statement, written.statements[statement.id], field


def offered(id_: str, statement: Statement) -> list[AnswerWords]:
    """Return the answers that a statement can have."""
    answers = GUIDE.assessments[id_].answers
    return [a for a in answers if statement.can_not_apply or a.id != DOES_NOT_APPLY]


def test_every_question_stands_there(id_: str, element: Element) -> None:
    """Before any script: number, easy words and picture of each statement, in order, each a step of its own."""
    count = len(GUIDE.assessments[id_].statements)
    for number, (_, words, field) in enumerate(questions(id_, element), start=1):
        legend = text(next(field.iter("legend")))
        assert legend == f"{WORDS['question_number'].format(number=number, count=count)} {words.easy_read}"
        assert pictures(field)[0] == words.picture
        assert "data-walk" in field.attrib


def test_every_answer_has_easy_words_and_a_picture(id_: str, element: Element) -> None:
    """Under the ids of the standard page; none chosen; three or five and "Don't know" in sight, the others folded away."""
    for statement, words, field in questions(id_, element):
        (fold,) = field.iter("details")
        assert "open" not in fold.attrib
        assert text(next(fold.iter("summary"))) == WORDS["more_answers"]
        hidden = list(fold.iter("input"))
        labels = {each.get("for"): each for each in field.iter("label")}
        hints = {each.get("id"): text(each) for each in with_class(field, "answer__hint")}
        radios = [each for each in field.iter("input") if each.get("type") == "radio"]
        answers = offered(id_, statement)
        assert [radio.get("value") for radio in radios] == [answer.id for answer in answers]
        assert [radio for radio in radios if "checked" in radio.attrib] == []
        for radio, answer in zip(radios, answers, strict=True):
            label = labels[radio.get("id")]
            assert text(label) == answer.easy_read
            assert pictures(label) == [answer.picture]
            assert hints.get(radio.get("aria-describedby")) == words.easy_descriptions.get(answer.id)
            assert (radio in hidden) == (answer.id in TUCKED_AWAY)


def test_leaving_out_can_have_its_reason(id_: str, element: Element) -> None:
    """Where a statement need not apply, and nowhere else, there is a place to say why, with a label."""
    for statement, _, field in questions(id_, element):
        reasons = [each for each in field.iter("input") if each.get("data-note") == "reason"]
        assert [each.get("data-of") for each in reasons] == [statement.id] * statement.can_not_apply
        assert [each.get("data-means") for each in reasons] == [DOES_NOT_APPLY] * statement.can_not_apply


def test_the_practice_question_does_not_count(id_: str, element: Element) -> None:
    """It has the same answers in the same order, says that it does not count, and is none of the statements."""
    (step,) = (each for each in element.iter("section") if each.get("id") == "practice")
    (field,) = step.iter("fieldset")
    first = GUIDE.rules.assessments[id_].statements[0]
    wanted = [answer.id for answer in offered(id_, first) if answer.id not in TUCKED_AWAY]
    assert [each.get("value") for each in field.iter("input")] == wanted
    assert {each.get("name") for each in field.iter("input")} & set(
        GUIDE.assessments[id_].statements
    ) == set()
    assert "data-statement" not in field.attrib
    assert "It does not count." in text(step)
    steps = [each for each in element.iter() if "data-walk" in each.attrib]
    assert steps.index(step) == 1
    assert len(steps) == len(GUIDE.assessments[id_].statements) + 4


def test_every_role_has_easy_words_and_a_picture(element: Element) -> None:
    """Under the ids of the standard page, and first of all, chosen beforehand, not to say."""
    (field,) = (each for each in element.iter("fieldset") if each.get("data-about") == "role")
    radios = list(field.iter("input"))
    assert [each.get("value") for each in radios] == ["", *GUIDE.roles]
    assert ["checked" in each.attrib for each in radios] == [True] + [False] * len(GUIDE.roles)
    labels = list(field.iter("label"))
    assert [text(each) for each in labels[1:]] == [role.easy_read for role in GUIDE.roles.values()]
    assert [pictures(each) for each in labels[1:]] == [[role.picture] for role in GUIDE.roles.values()]


def test_every_level_stands_ready(id_: str, element: Element) -> None:
    """In each part: every level's picture, easy words and next step, hidden; and all levels explained once more."""
    parts = {each.get("data-dimension"): each for each in with_class(element, "easy-part")}
    assert list(parts) == [dimension.id for dimension in GUIDE.rules.assessments[id_].dimensions]
    for part in parts.values():
        for level in GUIDE.levels.values():
            shown = [
                each
                for each in part.iter()
                if each.get("data-choice") == "lowest" and each.get("data-is") == str(level.number)
            ]
            said = " ".join(text(each) for each in shown)
            assert all("hidden" in each.attrib for each in shown)
            assert level.picture in [name for each in shown for name in pictures(each)]
            for row in (*level.easy_read, *level.easy_next_step):
                assert all(words in said for words in row.words)
            for row in level.easy_next_step:
                assert row.picture in [name for each in shown for name in pictures(each)]
    names = {
        each.get("data-level-name"): text(each) for each in element.iter() if each.get("data-level-name")
    }
    assert names == {str(level.number): str(level.number) for level in GUIDE.levels.values()}


def test_every_topic_is_explained(id_: str, element: Element) -> None:
    """With its first question and with its result, the name of each part is followed by what it means."""
    for dimension in GUIDE.rules.assessments[id_].dimensions:
        topic = GUIDE.topics[dimension.id]
        assert text(element).count(f"{topic.name} {' '.join(topic.easy_read)}") == 2


def test_every_recommendation_stands_ready_once(id_: str, element: Element) -> None:
    """All that the statements point at: their easy-read rows, hidden."""
    rules = GUIDE.rules.assessments[id_]
    items = {
        each.get("data-recommendation"): each
        for each in element.iter("li")
        if each.get("data-recommendation")
    }
    assert set(items) == {found for statement in rules.statements for found in statement.recommendations}
    for found, item in items.items():
        rows = GUIDE.recommendations[str(found)].easy_read
        assert text(item) == " ".join(words.replace("**", "") for row in rows for words in row.words)
        assert pictures(item) == [row.picture for row in rows]
        assert "hidden" in item.attrib


def test_what_goes_well_is_a_yes_or_a_level(id_: str, element: Element) -> None:
    """Each statement once, hidden, for the answers that show that something is there."""
    (well,) = with_class(element, "easy-well")
    places = [each for each in well.iter() if each.get("data-of")]
    wanted = "yes" if id_ != "quick" else "descriptive intermediate transformative"
    assert [each.get("data-of") for each in places] == list(GUIDE.assessments[id_].statements)
    for place in places:
        words = GUIDE.assessments[id_].statements[str(place.get("data-of"))]
        (row,) = with_class(place, "easy-row")
        assert (row.get("data-choice"), row.get("data-is"), "hidden" in row.attrib) == (
            "answer",
            wanted,
            True,
        )
        assert words.easy_read in text(row)
        assert pictures(row) == [words.picture]


def test_a_result_claims_nothing_before_it_is_there(element: Element) -> None:
    """Everything that depends on a result is hidden."""
    (result,) = (each for each in element.iter("section") if each.get("data-result") == "")
    choices = [each for each in result.iter() if each.get("data-choice")]
    assert len(choices) > 50
    assert [each for each in choices if "hidden" not in each.attrib] == []


def test_it_says_what_it_is_not(id_: str, element: Element) -> None:
    """The result carries our own view, that it is no certificate, the date, the assessment and its version."""
    (view,) = with_class(element, "result__view")
    for row in ("own-view",):
        assert all(words in text(view) for words in GUIDE.easy_assessment[row].words)
    assert WORDS["edition"].format(id=id_, version=GUIDE.rules.assessments[id_].version) in text(view)
    assert {each.get("data-slot") for each in view.iter()} >= {"date", "answered"}


def test_no_standard_words_are_left(id_: str, element: Element) -> None:
    """None of the statements, of their "Yes if" and of the standard answers and levels stands on the easy page."""
    said = text(element)
    written = GUIDE.assessments[id_]
    hard = [
        words for s in written.statements.values() for words in (s.words, s.yes_if, *s.descriptions.values())
    ]
    hard += [level.meaning for level in GUIDE.levels.values()]
    hard += ["Prefer not to say", "Partly", *(level.name for level in GUIDE.levels.values())]
    assert [words for words in hard if words and words in said] == []


def test_the_two_pages_link_to_each_other(site: Path, id_: str, tree: Element) -> None:
    """From the easy page to the standard one and back."""
    assert f"../../assess/{id_}/" in [each.get("href") for each in tree.iter("a")]
    standard = parsed(file_of(site, f"assess/{id_}/"))
    assert f"../../easy-read/{id_}-questions/" in [each.get("href") for each in standard.iter("a")]
    assert address(id_) == f"easy-read/{id_}-questions.md"


def test_the_list_of_easy_pages_leads_to_the_questions(site: Path, id_: str) -> None:
    """The easy-read page has a link with the easy title."""
    links = {each.get("href"): text(each) for each in parsed(file_of(site, "easy-read/")).iter("a")}
    titles = [words for link, words in links.items() if str(link).endswith(f"{id_}-questions/")]
    assert GUIDE.assessments[id_].easy_title in titles


def test_the_paper_way_is_on_the_page(tree: Element) -> None:
    """The section that the links promise is there."""
    assert "on-paper" in ids(tree)


def test_the_same_place_on_the_device(site: Path, id_: str, element: Element) -> None:
    """What is saved from one of the two pages is there on the other."""
    standard = parsed(file_of(site, f"assess/{id_}/"))
    keys = {e.get("data-key") for root in (element, standard) for e in root.iter("kept-answers")}
    assert keys == {f"co-production:answers:{id_}"}


def test_handouts_to_read_next() -> None:
    """Topics in; the handouts that tell their pages out, each once, in the order of the topics."""
    topics = tuple(GUIDE.topics[id_] for id_ in ("culture", "co-design", "co-delivery"))
    found = handouts_about(GUIDE, topics)
    pages = [topic.page.partition("#")[0] for topic in topics]
    assert found == tuple(sorted(set(found), key=lambda handout: pages.index(handout.chapter)))
    assert {h.id for h in found} == {id_ for id_, h in GUIDE.handouts.items() if h.chapter in pages}


def test_a_sentence_with_a_hard_word_and_a_place() -> None:
    """Hard words become bold, what is given is filled in and escaped, what is not waits for the script."""
    assert sentence("A **hard** {what} of {count}.", what="<b>") == (
        'A <strong>hard</strong> &lt;b&gt; of <span data-slot="count"></span>.'
    )
