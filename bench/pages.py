"""A chapter's page beside one of stock Material with the same text; and all pages on a slow phone: shifts and long tasks.

Stock Material is built from the same Markdown with the same macros, and with nothing of our templates, styles and scripts.
Its fonts come from another host, which is not asked: so it is counted without any, and ours with its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from bench.answers import slowly
from bench.browsers import chromium
from bench.serving import Host
from bench.tables import Row
from toolkit_widgets.paths import CACHE, ROOT

CHAPTERS = ("how-to/culture/", "introduction/", "what-is-co-production/principles/")
MOST_OF_MATERIAL = 0.5
MOST_TASK = 50
STOCK = CACHE / "bench" / "stock"
#: What has come of the page by now: the sum of shifts, and its longest task.
_SEEN = """async () => {
    const all = (type) => new Promise((done) => {
        const seen = [];
        new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type, buffered: true });
        setTimeout(() => done(seen), 300);
    });
    await new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done)));
    await new Promise((done) => setTimeout(done, 1000));
    const [shifts, tasks] = await Promise.all([all("layout-shift"), all("longtask")]);
    const sum = shifts.reduce((sum, { value }) => sum + value, 0);
    return [sum, Math.max(0, ...tasks.map(({ duration }) => duration))];
}"""
_LOADED = """async () => {
    await new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done)));
    await document.fonts.ready;
    await new Promise((done) => setTimeout(done, 500));
}"""


class _Loader(yaml.SafeLoader):
    """Reads the settings with what MkDocs adds to YAML left as text."""


_Loader.add_multi_constructor("", lambda *_: None)


def stock_settings() -> Path:
    """Write the settings of a stock Material site with our Markdown and macros, and return where they stand."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    kept = {
        key: settings[key]
        for key in ("site_name", "nav", "markdown_extensions", "use_directory_urls")
        if key in settings
    }
    plugins = [plugin for plugin in settings["plugins"] if _name(plugin) in ("search", "macros")]
    made = {**kept, "theme": {"name": "material", "font": False}, "plugins": plugins}
    shutil.rmtree(STOCK, ignore_errors=True)
    shutil.copytree(ROOT / "docs", STOCK / "docs", ignore=shutil.ignore_patterns("decisions"))
    for page in (STOCK / "docs").rglob("*.md"):
        words = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"^template: .*\n", "", words, count=1, flags=re.MULTILINE), encoding="utf-8")
    for name in ("macros", "toolkit_widgets"):
        link = STOCK / name
        if not link.exists():
            link.symlink_to(ROOT / name)
    (STOCK / "mkdocs.yml").write_text(yaml.safe_dump(made, sort_keys=False), encoding="utf-8")
    return STOCK / "mkdocs.yml"


def _name(plugin: object) -> str:
    return next(iter(plugin)) if isinstance(plugin, dict) else str(plugin)


def build(settings: Path) -> None:
    """Build a site, or stop and say what MkDocs said."""
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(settings)],
        cwd=settings.parent,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(settings.parent)},
    )
    if ran.returncode:
        sys.exit(f"{settings}: {ran.stderr[-2000:]}")


def measured(host: Host, pages: int) -> list[Row]:
    """Return the bytes of chapters beside Material's, and the worst of so many pages, 0 for all."""
    if not shutil.which("mkdocs", path=Path(sys.executable).parent):
        sys.exit("mkdocs: not found; run `make build`")
    build(stock_settings())
    host.folders = {**host.folders, "stock": STOCK / "site"}
    rows = []
    for chapter in CHAPTERS:
        ours, stock = (_bytes(host, f"{first}/{chapter}") for first in ("site", "stock"))
        part = ours / stock
        row = {
            "what": f"{chapter}: first visit",
            "came": f"{ours / 1000:.0f} kB",
            "Material": f"{stock / 1000:.0f} kB",
        }
        rows.append(row | {"ratio": f"{part:.2f}", "held": "yes" if part <= MOST_OF_MATERIAL else "NO"})
    return [*rows, *_on_a_slow_phone(host, every(host.folders["site"], pages))]


def every(site: Path, pages: int) -> list[str]:
    """Return the addresses of so many pages, spread over all of them; of all if it is 0."""
    names = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    step = max(1, len(names) // pages) if pages else 1
    return ["" if name == "." else f"{name}/" for name in names[::step]][: pages or None]


def _bytes(host: Host, path: str) -> int:
    with chromium() as visitor:
        host.sent()
        visitor.visit(host.address + path, _LOADED)
        return sum(size for _, size in host.sent())


def _on_a_slow_phone(host: Host, paths: list[str]) -> list[Row]:
    shifts, tasks = {}, {}
    with chromium() as visitor:
        for path in paths:
            visitor.page.set_viewport_size({"width": 390, "height": 844})
            slowly(visitor)
            shifts[path], tasks[path] = visitor.visit(f"{host.address}site/{path}", _SEEN)
            visitor.leave()
    worst_shift, worst_task = max(shifts, key=shifts.__getitem__), max(tasks, key=tasks.__getitem__)
    over = sum(took > MOST_TASK for took in tasks.values())
    return [
        {
            "what": f"layout shift, most of {len(paths)} pages: /{worst_shift}",
            "came": f"{shifts[worst_shift]:.3f}",
            "held": "yes" if shifts[worst_shift] == 0 else "NO",
        },
        {
            "what": f"longest task at a quarter of the speed: /{worst_task}; over {MOST_TASK} ms on {over} of {len(paths)} pages",
            "came": f"{tasks[worst_task]:.0f} ms",
            "held": "yes" if over == 0 else "NO",
        },
    ]
