"""Bringing people's views together, as the tests use it: files in, who is in, and what stands on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.compare import NEITHER_SIDE
from tests.browser.keep import GUIDE, ID, PATIENCE, RULES, STATEMENTS, engine, file_of
from toolkit_widgets.group import SIDES

WORDS = GUIDE.interface["compare"]
GROUP = GUIDE.interface["group"]
KEEP = GUIDE.interface["keep"]
ADDRESS = "assess/compare/"
KEY = "co-production:group"

type Document = dict[str, Any]


def person(role: str, answers: Mapping[str, str] | str, **others: object) -> Document:
    """Return an answers file: who, and what they answered; one answer stands for all statements."""
    given = dict.fromkeys(STATEMENTS, answers) if isinstance(answers, str) else answers
    return {
        "format": "co-production-answers",
        "format_version": 1,
        "assessment": ID,
        "assessment_version": RULES.version,
        "respondent": {"role": role},
        "answers": {id_: {"answer": answer} for id_, answer in given.items()},
        **others,
    }


def mixed(turn: int) -> dict[str, str]:
    """Return answers to all statements, other ones for each turn."""
    letters = ("yes", "partly", "no", "yes", "dont-know")
    return {
        id_: letters[(turn * turn + place * turn + place) % len(letters)]
        for place, id_ in enumerate(STATEMENTS)
    }


#: Three of a role on each side, so nothing is hidden, and they disagree.
BOTH_SIDES = [person("carer", mixed(n)) for n in range(3)] + [
    person("manager", mixed(n + 3) | dict.fromkeys(STATEMENTS[:6], "yes")) for n in range(3)
]
#: Three carers, and one manager whom nobody must find out.
LONE_MANAGER = [*BOTH_SIDES[:3], person("manager", dict.fromkeys(STATEMENTS, "yes"))]


def text_of(document: Document) -> str:
    """Return a document as a file holds it."""
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def voices(documents: Iterable[Document]) -> list[str]:
    """Return the voices of people, as the engine gives them in CPython."""
    files = [{"name": "x", "text": text_of(each)} for each in documents]
    return [item["voice"] for item in engine("read_group", files=files)["read"]]


def result_of(documents: Sequence[Document], *, all_agree: bool = False) -> Any:
    """Return what a group may see, as CPython has it."""
    assessment = documents[0]["assessment"]
    return engine("group", assessment=assessment, voices=voices(documents), all_agree=all_agree)


@dataclass
class Compare:
    """The page, not opened yet."""

    context: BrowserContext
    server: str
    folder: Path
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self) -> Tab:
        """Open the page in a new tab."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: self.asked.append(f"{request.url} {request.post_data}"))
        # The browser hands its file dialogs over only some time after it is asked to: ask well before one opens.
        page.on("filechooser", lambda _: None)
        page.goto(self.server + ADDRESS)
        page.wait_for_function("() => document.querySelector('group-views').people !== undefined")
        return Tab(page, self.folder)


@dataclass
class Tab:
    """One tab with the page in it."""

    page: Page
    folder: Path

    @property
    def intake(self) -> Locator:
        """Where files come in."""
        return self.page.locator("[data-intake]")

    @property
    def result(self) -> Locator:
        """What comes of them."""
        return self.page.locator("[data-result]")

    @property
    def parts(self) -> Any:
        """What the page gives to whoever saves it."""
        return self.page.evaluate("document.querySelector('group-views').parts")

    @property
    def focus(self) -> str:
        """The words of what has the focus."""
        return " ".join(str(self.page.evaluate("document.activeElement.textContent")).split())

    def files(self, documents: Iterable[Document | bytes], start: str = "person") -> list[Path]:
        """Write documents as files, and return where they are."""
        paths = []
        for number, each in enumerate(documents):
            path = self.folder / f"{start}-{number}.json"
            path.write_bytes(each if isinstance(each, bytes) else text_of(each).encode())
            paths.append(path)
        return paths

    def choose(self, paths: Sequence[Path]) -> None:
        """Choose files, as with the button."""
        self.intake.locator("[data-file]").set_input_files(list(paths))

    def bring(self, documents: Iterable[Document | bytes], people: int, start: str = "person") -> None:
        """Choose files, and wait until so many people are in and the page has said what came of them."""
        self.choose(self.files(documents, start))
        self.wait_for_people(people)

    def wait_for_people(self, people: int) -> None:
        """Wait until so many people are in, and no file is being read."""
        self.page.wait_for_function(
            """([people, opening]) => {
                const said = document.querySelector("[data-intake] [data-said]").textContent.trim();
                return document.querySelector("group-views").people.length === people && said && said !== opening;
            }""",
            arg=[people, WORDS["opening"]],
        )

    def wait_for_people_gone(self) -> None:
        """Wait until nobody is in."""
        self.page.wait_for_function("() => document.querySelector('group-views').people.length === 0")

    def say(self, where: str) -> str:
        """Return what a live region says just now."""
        return " ".join(self.page.locator(where).inner_text().split())

    def wait_until_said(self, key: str, where: str, **slots: object) -> None:
        """Wait until a live region says these words, perhaps among others."""
        words = " ".join(WORDS[key].format(**slots).split())
        expect(self.page.locator(where)).to_contain_text(
            re.compile(re.escape(words).replace(r"\ ", r"\s+")), timeout=PATIENCE
        )

    def press(self, words: str) -> None:
        """Press the button with these words."""
        self.page.get_by_role("button", name=words, exact=True).click()

    def show(self) -> None:
        """Press "Show our views together", and wait until they are there."""
        self.press(WORDS["show"])
        self.result.wait_for()

    def agree(self, statement: str, answer: str, note: str = "") -> None:
        """Write down an agreed answer to a statement."""
        self.page.locator("[data-talk-rest]").evaluate("(rest) => { rest.open = true; }")
        card = self.page.locator(f'[data-statement="{statement}"][data-number]')
        fold = card.locator("[data-agree]")
        if not fold.evaluate("(fold) => fold.open"):
            fold.locator("summary").click()
        card.locator(f'[id="agreed-{statement}--{answer}"]').check()
        if note:
            card.locator("[data-agreed-note]").fill(note)

    def download(self, words: str) -> tuple[str, bytes]:
        """Press a button that saves a file; return its name and its bytes."""
        with self.page.expect_download(timeout=PATIENCE) as wait:
            self.press(words)
        return file_of(wait.value)

    def seen(self) -> str:
        """All words of the result that a person can see or hear, with single spaces."""
        words: str = self.result.evaluate(
            """(root) => {
                const texts = [];
                const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                while (walk.nextNode()) {
                    const closed = walk.currentNode.parentElement.closest("[hidden]");
                    if (!closed) texts.push(walk.currentNode.data);
                }
                return texts.join(" ");
            }"""
        )
        return " ".join(words.split())

    def facts(self) -> Any:
        """Return what the result shows, in the terms of the engine."""
        return self.result.evaluate(
            """(root) => {
                const open = (element) => !element.closest("[hidden]");
                const choice = (place, name) => [...place.querySelectorAll(`[data-choice=${name}]`)]
                    .filter(open).map(({dataset}) => dataset.is)[0] ?? null;
                const views = (place) => Object.fromEntries(["lived_experience", "professional"]
                    .map((side) => [side, [...place.querySelectorAll(`[data-whose=${side}] [data-slot=${side}]`)]
                        .filter(open).map(({textContent}) => textContent)[0]])
                    .filter(([, view]) => view));
                const cards = [...root.querySelectorAll("[data-kind] [data-statement][data-number]")].filter(open);
                return {
                    respondents: Object.fromEntries([...root.querySelectorAll("[data-role-count]")].filter(open)
                        .map((item) => [item.dataset.roleCount, Number(item.querySelector("[data-slot=count]").textContent)])),
                    heading: [...root.querySelectorAll(".together__heading")].filter(open)
                        .map(({dataset}) => dataset.is)[0] ?? null,
                    talk_about: cards.map(({dataset}) => dataset.statement),
                    kinds: cards.map((card) => card.closest("[data-kind]").dataset.kind),
                    views: Object.fromEntries(cards.map((card) => [card.dataset.statement, views(card)])),
                    agreement: Object.fromEntries([...root.querySelectorAll("tr[data-of]")]
                        .map((row) => [row.dataset.of, choice(row, "agreement")])
                        .filter(([, agreement]) => agreement !== "unknown")),
                    patterns: [...root.querySelectorAll("li[data-dimension]")]
                        .map((place) => [place.dataset.dimension, choice(place, "pattern")]).filter(([, lower]) => lower),
                    recommendations: [...root.querySelectorAll("li[data-recommendation]:not([hidden])")]
                        .map(({dataset}) => dataset.recommendation),
                };
            }"""
        )

    def levels(self) -> list[list[str]]:
        """Return the cells of the table of levels that can be seen, row by row, without its head."""
        rows: list[list[str]] = self.result.locator("tr[data-dimension]").evaluate_all(
            """(rows) => rows.map((row) => [...row.cells].filter((cell) => !cell.hidden)
                .map((cell) => [...cell.childNodes].filter((part) => !part.hidden)
                    .map((part) => part.textContent).join("").trim()))"""
        )
        return rows


def facts_of(documents: Sequence[Document], *, all_agree: bool = False) -> dict[str, Any]:
    """Return the facts that a page must show of these people, as CPython has them."""
    result = result_of(documents, all_agree=all_agree)
    labels = {answer.id: answer.label for answer in GUIDE.assessments[ID].answers}
    said = labels | {"unknown": GROUP["view_unknown"], "does-not-apply": GROUP["view_does_not_apply"]}
    kinds = dict.fromkeys(each["kind"] for each in result["statements"])
    in_order = [each for kind in kinds for each in result["statements"] if each["kind"] == kind]
    sides = {GUIDE.rules.roles[role] for role in result["respondents"]} & set(SIDES)
    return {
        "respondents": result["respondents"],
        "heading": result["heading"] or (None if sides else NEITHER_SIDE),
        "talk_about": [each["id"] for each in in_order],
        "kinds": [each["kind"] for each in in_order],
        "views": {
            each["id"]: {side: said[view] for side, view in each["views"].items()}
            for each in result["statements"]
        },
        "agreement": result["agreement"],
        "patterns": [[pattern["dimension"], pattern["lower"]] for pattern in result["patterns"]],
        "recommendations": result["recommendations"],
    }
