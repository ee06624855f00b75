"""The easy-read page of an assessment, as the tests use it: step by step, and what its result says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.browser.form import GUIDE, Answers, Form, result_of

WORDS = GUIDE.interface["easy_assessment"]
#: What comes before the first question, and after the last.
BEFORE, AFTER = ["start", "practice"], ["about-you", "end"]

#: What a reader sees of the result: for each part its picture and sentence, the links under it, and what is listed.
_READ = """(result) => {
    const seen = (element) => element.checkVisibility();
    const names = (root) => [...root.querySelectorAll("img")].filter(seen)
        .map(({src}) => src.replace(/.*\\/|\\.svg$/g, ""));
    const rows = (selector) => [...result.querySelectorAll(selector)].filter(seen).map(({dataset}) => dataset);
    const words = (element) => element.innerText.replace(/\\s+/g, " ").trim();
    result.querySelectorAll("details").forEach((each) => (each.open = true));
    return {
        parts: [...result.querySelectorAll(".easy-part")].map((part) => ({
            id: part.dataset.dimension,
            lowest: part.dataset.lowest === undefined ? null : Number(part.dataset.lowest),
            highest: part.dataset.highest === undefined ? null : Number(part.dataset.highest),
            picture: names(part.querySelector(".easy-part__level")),
            sentence: words(part.querySelector("[data-sentence]")),
            words: words(part),
            unknown: [...part.querySelectorAll("[data-list=unknown] a")].filter(seen)
                .map((link) => document.querySelector(link.hash).dataset.statement),
        })),
        well: [...result.querySelectorAll(".easy-well [data-of]")]
            .filter((place) => [...place.children].some(seen)).map(({dataset}) => dataset.of),
        recommendations: rows("li[data-recommendation]").map(({recommendation}) => recommendation),
        said: Object.fromEntries([...result.querySelectorAll(".easy-said li")]
            .map((item) => [item.dataset.of, words(item.querySelector("strong"))])),
    };
}"""


@dataclass
class Easy(Form):
    """The easy-read page of one assessment."""

    @property
    def address(self) -> str:
        """The page's address, from the site's root."""
        return f"easy-read/{self.id}-questions/"

    @property
    def statements(self) -> list[str]:
        """The ids of the statements, in order."""
        return [statement.id for statement in GUIDE.rules.assessments[self.id].statements]

    @property
    def steps(self) -> list[str]:
        """The ids of all steps, in order."""
        return [*BEFORE, *(f"question-{id_}" for id_ in self.statements), *AFTER]

    def here(self) -> list[str]:
        """Return the ids of the steps that can be seen."""
        steps = self.page.locator("[data-walk]").filter(visible=True)
        found: list[str] = steps.evaluate_all("(all) => all.map(({id}) => id)")
        return found

    def press(self, key: str) -> None:
        """Press a button of the page, by the key of its words."""
        self.page.locator("self-assessment").get_by_role("button", name=WORDS[key], exact=True).click()

    def has(self, key: str) -> bool:
        """Tell whether a button of the form is there to press."""
        buttons = self.page.locator("self-assessment form").get_by_role("button", name=WORDS[key], exact=True)
        return buttons.is_visible()

    def go_to(self, step: str) -> None:
        """Press "Next" until a step is there."""
        while self.here() != [step]:
            self.press("next")

    def show(self) -> None:
        """Ask for the result, wherever one is; a page with one step at a time hides it before the first question."""
        self.page.locator("self-assessment form").evaluate("(form) => form.requestSubmit()")

    def result(self) -> dict[str, Any]:
        """Return what the result says."""
        found: dict[str, Any] = self.page.locator("[data-result]").evaluate(_READ)
        return found

    @property
    def told(self) -> str:
        """What the page says just now, wherever it says it."""
        said = self.page.locator("[data-status], [data-notice], [data-said]").all_inner_texts()
        return " ".join(" ".join(said).split())


def row(id_: str, **given: object) -> str:
    """Return the sentences of a row, their places filled."""
    return " ".join(words.format(**given).replace("**", "") for words in GUIDE.easy_assessment[id_].words)


def easy_label(id_: str, answer: str) -> str:
    """Return the easy words of an answer, or those of none."""
    words = {a.id: a.easy_read for a in GUIDE.assessments[id_].answers}
    return words.get(answer, WORDS["not_answered"])


def facts(answers: Answers, id_: str) -> list[dict[str, Any]]:
    """Return what CPython makes of answers, as far as the easy result shows it: the level of each part."""
    return [
        {
            "id": d["id"],
            "lowest": d["lowest"],
            "highest": d["highest"],
            "unknown": [] if d["enough"] and d["lowest"] == d["highest"] else list(d["unknown"]),
        }
        for d in result_of(answers, id_)["dimensions"]
    ]
