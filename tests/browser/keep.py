"""Keeping and looking back, as the tests use them: what stands on the page, on the device and in files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Download, Locator, Page

from toolkit_widgets import bridge, content

GUIDE = content.load()
ID = "jigsaw"
RULES = GUIDE.rules.assessments[ID]
STATEMENTS = [statement.id for statement in RULES.statements]
WORDS = GUIDE.interface["keep"]
KEY = f"co-production:answers:{ID}"
ADDRESS = f"assess/{ID}/"
#: Milliseconds in which a busy machine surely starts Python.
PATIENCE = 60_000

type Parts = Mapping[str, Any]

#: Half the answers, notes, who, where and when, and a plan: all that a person can leave half-way.
PARTS: Parts = {
    "answers": {
        **{
            id_: {"answer": answer}
            for id_, answer in zip(STATEMENTS, ["yes", "no", "partly"] * 4, strict=False)
        },
        STATEMENTS[1]: {
            "answer": "dont-know",
            "evidence": "Ask the team.\nThen ask again.",
            "lived_experience_says": "“Nobody asked us” 🙂",
        },
    },
    "place": "Our day service",
    "completed_on": "2026-11-23",
    "respondent": {"role": "carer"},
    "actions": [{"statement": STATEMENTS[1], "what": "Ask people", "priority": "high", "done": True}],
}


def engine(call: str, **payload: object) -> Any:
    """Return what the engine says in CPython: its answer, or the four parts of its refusal."""
    reply = json.loads(bridge.answer(GUIDE.rules, call, json.dumps(payload)))
    return reply.get("ok", reply.get("error"))


def said(key: str, **slots: object) -> str:
    """Return words of the page, their places filled, with single spaces."""
    return " ".join(WORDS[key].format(**slots).split())


@dataclass
class Keep:
    """The page of an assessment, and what it keeps."""

    context: BrowserContext
    server: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, address: str = ADDRESS) -> Tab:
        """Open the page in a new tab."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: self.asked.append(f"{request.url} {request.post_data}"))
        # The browser hands its file dialogs over only some time after it is asked to: ask well before one opens.
        page.on("filechooser", lambda _: None)
        page.goto(self.server + address)
        page.wait_for_function("() => document.querySelector('kept-answers').saveFile !== undefined")
        return Tab(page)


@dataclass
class Tab:
    """One tab with the page in it."""

    page: Page

    @property
    def parts(self) -> Any:
        """What stands on the page, in the shape of an answers file."""
        return self.page.evaluate("document.querySelector('self-assessment').parts")

    def put(self, parts: Parts) -> None:
        """Have exactly this on the page."""
        self.page.evaluate("(parts) => { document.querySelector('self-assessment').parts = parts }", parts)

    def answer(self, number: int, answer: str) -> None:
        """Press an answer to a statement, counted from 0."""
        self.page.locator(f'[id="{STATEMENTS[number]}--{answer}"]').check()

    def show(self) -> None:
        """Press "Show my result" and wait for it."""
        self.page.locator("self-assessment [type=submit]").press("Enter")
        self.page.locator("[data-result]").wait_for()

    @property
    def raw(self) -> str | None:
        """What stands on the device, as it stands there."""
        found: str | None = self.page.evaluate("(key) => localStorage.getItem(key)", KEY)
        return found

    @property
    def saved(self) -> Any:
        """What stands on the device."""
        return json.loads(self.raw or "null")

    def store(self, raw: str) -> None:
        """Put something on the device."""
        self.page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [KEY, raw])

    @property
    def stored(self) -> int:
        """How many keys stand on the device, whatever they are."""
        return int(self.page.evaluate("localStorage.length + sessionStorage.length"))

    @property
    def device(self) -> Locator:
        """The part of the page that speaks of the device."""
        return self.page.locator("[data-device]")

    @property
    def files(self) -> Locator:
        """The part of the page that speaks of files."""
        return self.page.locator("[data-files]")

    @property
    def note(self) -> str:
        """What stands beside the form."""
        return " ".join(self.page.locator(".keep-note").inner_text().split())

    @property
    def focus(self) -> str:
        """The words of what has the focus."""
        return " ".join(str(self.page.evaluate("document.activeElement.textContent")).split())

    def says(self, key: str, where: str = "[data-device]", **slots: object) -> None:
        """Wait until a part of the page says exactly this in its live region."""
        self.page.wait_for_function(
            "([where, words]) => document.querySelector(`${where} [data-said]`).textContent"
            ".replace(/\\s+/g, ' ').trim() === words",
            arg=[where, said(key, **slots)],
            timeout=PATIENCE,
        )

    def press(self, key: str) -> None:
        """Press the button in <kept-answers> with these words."""
        self.page.locator("kept-answers").get_by_role("button", name=WORDS[key], exact=True).click()

    def asks(self, name: str) -> Locator:
        """Wait until the page asks something."""
        dialog = self.page.locator(f"dialog[data-ask={name}]")
        dialog.wait_for()
        return dialog

    def reply(self, name: str, key: str) -> None:
        """Wait for a question and press the button with these words."""
        self.asks(name).get_by_role("button", name=WORDS[key], exact=True).click()
        self.page.locator(f"dialog[data-ask={name}]").wait_for(state="hidden")

    def download(self, key: str) -> tuple[str, bytes]:
        """Press a button that saves a file; return its name and its bytes."""
        with self.page.expect_download(timeout=PATIENCE) as wait:
            self.press(key)
        return file_of(wait.value)

    def open_file(self, path: Path | list[Path], where: str = "[data-files]") -> None:
        """Choose a file."""
        self.page.locator(f"{where} [data-file]").set_input_files(path)

    def drop(self, target: str, *files: bytes) -> None:
        """Drop files."""
        self.page.locator(target).first.evaluate(
            """(target, files) => {
                const dataTransfer = new DataTransfer();
                for (const bytes of files) {
                    dataTransfer.items.add(new File([new Uint8Array(bytes)], "answers.json"));
                }
                for (const type of ["dragover", "drop"]) {
                    const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
                    if (target.dispatchEvent(event)) throw new Error(`the browser would open it: ${type}`);
                }
            }""",
            [list(each) for each in files],
        )

    def paste(self, text: str, where: str = "kept-answers", key: str = "paste_open") -> None:
        """Open the fold for pasted text, fill it and press its button."""
        fold = self.page.locator(f"{where} details.keep__paste")
        if not fold.evaluate("(fold) => fold.open"):
            fold.locator("summary").click()
        fold.locator("textarea").fill(text)
        fold.get_by_role("button", name=WORDS[key]).click()


def file_of(download: Download) -> tuple[str, bytes]:
    """Return the name and the bytes of a file that the browser has saved."""
    return download.suggested_filename, Path(download.path()).read_bytes()
