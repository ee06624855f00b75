"""The assessment's page, as the tests use it: open, answer, ask, and read what stands there."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from toolkit_widgets import Response, Responses, as_json, content, score
from toolkit_widgets.model import DOES_NOT_APPLY

GUIDE = content.load()
ID = "jigsaw"
RULES = GUIDE.rules.assessments[ID]
WORDS = GUIDE.interface["assessment"]
ADDRESS = f"assess/{ID}/"
#: Seconds in which a busy machine surely starts Python.
PATIENCE = 60

type Answers = Mapping[str, str]

#: Chooses all answers at once, as a browser does that puts them back; then says so as if one was just given.
_CHOOSE = """(form, answers) => {
    for (const input of form.querySelectorAll("[data-statement] input[type=radio]")) {
        input.checked = answers[input.name] === input.value;
    }
    for (const reason of form.querySelectorAll("[data-note=reason]")) {
        reason.value = "No paid staff";
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
}"""

#: What a reader sees of a result, without its words.
_READ = """(result) => {
    const seen = (element) => element.checkVisibility();
    const named = (root, list) => [...root.querySelectorAll(`[data-list=${list}] a`)].filter(seen)
        .map((link) => document.querySelector(link.getAttribute("href")).dataset.statement);
    const dimension = (part) => ({
        id: part.dataset.dimension,
        lowest: Number(part.dataset.lowest ?? -1),
        highest: Number(part.dataset.highest ?? -1),
        deciding: named(part, "deciding"),
        unknown: named(part, "unknown"),
        next: named(part, "next"),
    });
    return {
        dimensions: [...result.querySelectorAll(".result__part")].map(dimension),
        picture: [...result.querySelectorAll("svg [data-dimension]")].map(({dataset}) =>
            [dataset.dimension, Number(dataset.lowest ?? -1), Number(dataset.highest ?? -1)]),
        recommendations: [...result.querySelectorAll("li[data-recommendation]:not([hidden])")]
            .map(({dataset}) => dataset.recommendation),
    };
}"""


@dataclass
class Form:
    """The page of one assessment. ``id`` and ``layout`` are changed before it is opened."""

    page: Page
    server: str
    id: str = ID
    layout: str = "form"
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The page's address, from the site's root."""
        return f"assess/{self.id}/" if self.layout == "form" else f"assess/{self.id}-{self.layout}/"

    def open(self) -> None:
        """Open the page."""
        self.page.on("console", lambda said: self._hear(said.type, said.text))
        self.page.on("pageerror", lambda error: self._hear("error", str(error)))
        self.page.context.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(self.server + self.address)

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error":
            self.complaints.append(text)

    def choose(self, answers: Answers) -> None:
        """Have exactly these answers chosen."""
        self.page.locator("self-assessment form").evaluate(_CHOOSE, answers)

    def answer(self, statement: str, answer: str) -> None:
        """Press one answer."""
        self.page.locator(f'[id="{statement}--{answer}"]').check()

    def chosen(self) -> dict[str, str]:
        """Return the answers that are chosen now."""
        inputs = self.page.locator("[data-statement] input:checked")
        pairs: list[list[str]] = inputs.evaluate_all("(all) => all.map(({name, value}) => [name, value])")
        return dict(pairs)

    @property
    def parts(self) -> dict[str, Any]:
        """What the page gives to whoever saves it."""
        parts: dict[str, Any] = self.page.locator("self-assessment").evaluate("(owner) => owner.parts")
        return parts

    @parts.setter
    def parts(self, parts: dict[str, Any]) -> None:
        self.page.locator("self-assessment").evaluate("(owner, parts) => { owner.parts = parts; }", parts)

    @property
    def notice(self) -> str:
        """What the page says has just become of an answer."""
        return " ".join(self.page.locator("[data-notice]").inner_text().split())

    def show(self) -> None:
        """Press "Show my result"."""
        self.page.get_by_role("button", name=WORDS["show"]).click()

    def wait_for_result(self) -> None:
        """Wait until a result is shown."""
        self.page.locator("[data-result]").wait_for(timeout=PATIENCE * 1000)

    def wait_until_said(self, key: str) -> None:
        """Wait for one of the page's messages, by the key of its words."""
        said = self.page.get_by_role("status").filter(has_text=WORDS[key])
        said.wait_for(timeout=PATIENCE * 1000)

    @property
    def said(self) -> str:
        """What the page says just now."""
        return " ".join(self.page.locator("[data-status]").inner_text().split())

    @property
    def focus(self) -> str:
        """The id of what has the focus."""
        return str(self.page.evaluate("document.activeElement.id"))

    def sentences(self) -> list[str]:
        """Return the sentence of each dimension."""
        return [" ".join(text.split()) for text in self.page.locator("[data-sentence]").all_inner_texts()]

    def table(self) -> list[list[str]]:
        """Return the cells of the result's table, row by row."""
        rows: list[list[str]] = self.page.locator(".result__table tr").evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim().toLowerCase()))"
        )
        return rows[1:]

    def shown(self) -> dict[str, Any]:
        """Return the facts that the result shows."""
        facts: dict[str, Any] = self.page.locator("[data-result]").evaluate(_READ)
        return facts

    def wait_for(self, answers: Answers) -> None:
        """Wait until the page shows what CPython makes of these answers.

        Raises:
            AssertionError: it shows something else for as long as a person would wait for a fresh engine.

        """
        wanted = expected(answers, self.id)
        end = time.monotonic() + PATIENCE
        while (shown := self.shown()) != wanted:
            assert time.monotonic() < end, f"{shown}\nis not\n{wanted}"
            self.page.wait_for_timeout(50)


def result_of(answers: Answers, id_: str = ID) -> dict[str, Any]:
    """Return what the engine makes of answers in CPython."""
    given = {
        statement: Response(answer=answer, reason="No paid staff" if answer == DOES_NOT_APPLY else "")
        for statement, answer in answers.items()
    }
    version = GUIDE.rules.assessments[id_].version
    return as_json(score(GUIDE.rules, Responses(assessment=id_, assessment_version=version, answers=given)))


def expected(answers: Answers, id_: str = ID) -> dict[str, Any]:
    """Return the facts that a page must show for these answers."""
    result = result_of(answers, id_)
    known = [
        {**d, **{end: -1 if d[end] is None else d[end] for end in ("lowest", "highest")}}
        for d in result["dimensions"]
    ]
    return {
        "dimensions": [
            {
                "id": d["id"],
                "lowest": d["lowest"],
                "highest": d["highest"],
                "deciding": list(d["deciding"]),
                "unknown": [] if d["enough"] else list(d["unknown"]),
                "next": list(d["next"]["statements"]) if d["next"] else [],
            }
            for d in known
        ],
        "picture": [[d["id"], d["lowest"], d["highest"]] for d in known],
        "recommendations": list(result["recommendations"]),
    }
