"""The action plan as the tests use it: add, fill in, and read what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator

from tests.browser.form import GUIDE, Form

WORDS = GUIDE.interface["plan"]


@dataclass
class Plan:
    """The plan on an assessment's page."""

    form: Form

    @property
    def root(self) -> Locator:
        """The element."""
        return self.form.page.locator("action-plan")

    @property
    def actions(self) -> list[dict[str, Any]]:
        """The actions as the page gives them to whoever asks."""
        actions: list[dict[str, Any]] = self.root.evaluate("(plan) => plan.actions")
        return actions

    @actions.setter
    def actions(self, actions: list[dict[str, Any]]) -> None:
        self.root.evaluate("(plan, actions) => { plan.actions = actions; }", actions)

    @property
    def said(self) -> str:
        """What the plan says just now."""
        return self.root.get_by_role("status").inner_text().strip()

    @property
    def summary(self) -> str:
        """How many actions there are, and how many are done."""
        return " ".join(self.root.locator("[data-summary]").inner_text().split())

    @property
    def names(self) -> list[str]:
        """The headings of the actions, in the order in which they stand."""
        return self.root.locator("li h3").all_inner_texts()

    @property
    def focus(self) -> str:
        """The name of what has the focus, as a screen reader would put it together from its label or its words."""
        name: str = self.form.page.evaluate(
            "(({labels, textContent}) => (labels?.[0] ?? {textContent}).textContent)(document.activeElement)"
        )
        return " ".join(name.split())

    def add(self) -> None:
        """Press "Add an action"."""
        self.button("add").click()

    def button(self, key: str) -> Locator:
        """Return a button of the plan by the key of its words."""
        return self.root.get_by_role("button", name=WORDS[key], exact=True)

    def field(self, key: str, number: int) -> Locator:
        """Return a control of an action by the key of its label."""
        return self.root.get_by_label(named(key, number), exact=True)

    def remove(self, number: int) -> None:
        """Press "Remove" in an action."""
        name = f"{WORDS['remove']} {WORDS['remove_which'].format(number=number)}"
        self.root.get_by_role("button", name=name, exact=True).click()


def named(key: str, number: int) -> str:
    """Return the name that a control has for a screen reader."""
    return f"{WORDS[key]} {WORDS['which'].format(number=number)}"
