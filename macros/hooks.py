"""The seam to MkDocs, and the only file that knows it. What it calls works without it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs_macros.errors import format_error

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

# Our own modules are imported inside the functions: `mkdocs serve` keeps this one for
# ever, and the others are read anew at each build.

log = logging.getLogger("mkdocs.hooks")

ROOT = Path(__file__).resolve().parent.parent
#: What MkDocs was started to do.
_run = {"command": "build"}
#: What the last whole build of `mkdocs serve` was made with: config, nav, files, env, and how all files stood.
_whole: dict[str, Any] = {}


def on_startup(command: str, **_: object) -> None:
    """Remember whether the pages are built or served."""
    _run["command"] = command


@event_priority(100)
def _read_content(config: MkDocsConfig) -> None:
    """Read all content and pages, and print, before anything is written: `mkdocs serve` keeps the last good pages."""
    # What mkdocs-macros says is what it found, at every build, and our error lines again.
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").setLevel(logging.CRITICAL)
    _forget_our_modules()
    _say_which_guide(config)
    from macros.context import the_guide
    from toolkit_widgets import handouts
    from toolkit_widgets.content import ContentError
    from toolkit_widgets.paths import LANGUAGE, BuildError

    try:
        guide = the_guide()
        # What is translated is checked by MkDocs alone; its original has been checked by then.
        if not LANGUAGE:
            _check_pages(config)
            handouts.files(guide)
    except (BuildError, ContentError) as error:
        _stop(str(error).splitlines())


def _check_pages(config: MkDocsConfig) -> None:
    from macros.context import the_guide
    from toolkit_widgets.page_rules import page_problems

    if problems := page_problems(Path(config.docs_dir), the_guide(), in_menu=set(_menu(config.nav))):
        _stop(problems)


@event_priority(-100)
def _run_macros_in_a_sandbox(config: MkDocsConfig) -> None:
    """Give mkdocs-macros our environment and our error lines; it has a setting for neither."""
    from macros import MACROS
    from macros.sandbox import PageEnvironment

    plugin: Any = config.plugins["macros"]
    plugin._env = PageEnvironment({name: plugin.macros[name] for name in MACROS}, like=plugin.env)
    for kind in (Exception, TemplateSyntaxError):
        format_error.register(kind, _report)


def _say_which_guide(config: MkDocsConfig) -> None:
    """Have our modules read the guide that mkdocs.yml stands beside."""
    folder = Path(config.config_file_path).resolve().parent
    os.environ["GUIDE_FOLDER"] = str(folder if (folder / "settings.yml").is_file() else ROOT)
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))


@event_priority(60)
def _take_the_settings(config: MkDocsConfig) -> None:
    """Put name, address, licence and language of the settings where templates look for them."""
    from macros.context import the_guide
    from macros.languages import names_of
    from toolkit_widgets.paths import LANGUAGE, TRANSLATIONS

    guide = the_guide()
    made = guide.settings
    address = f"{made.address}{LANGUAGE}/" if made.address and LANGUAGE else made.address
    config.site_name, config.site_url, config.copyright = made.name, address, made.licence
    config.extra.update(
        lang=guide.language,
        short_name=made.name_of_tabs,
        original=made.language,
        second=bool(LANGUAGE),
        languages=names_of(guide, TRANSLATIONS),
    )


@event_priority(50)
def _set_policy(config: MkDocsConfig) -> None:
    """Hand the pages their policy. `mkdocs serve` puts a script of its own into each, which the policy would stop."""
    from toolkit_widgets.policy import PAGE_POLICY

    config.extra["policy"] = "" if _run["command"] == "serve" else PAGE_POLICY


@event_priority(50)
def _leave_out_an_empty_sitemap(config: MkDocsConfig) -> None:
    """Have no map of the site that lists nothing: without the site's address there is none, but for the day in its archive."""
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")


on_config = CombinedEvent(
    _read_content, _take_the_settings, _set_policy, _leave_out_an_empty_sitemap, _run_macros_in_a_sandbox
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the scripts, styles and icons of the stock theme: no page of ours uses them. Take translated pages."""
    from toolkit_widgets.paths import LANGUAGE, TRANSLATIONS

    for file in list(files):
        if file.src_dir in config.theme.dirs and file.src_dir != config.theme.custom_dir:
            files.remove(file)
    translated = set()
    for file in files.documentation_pages() if LANGUAGE else ():
        own = TRANSLATIONS / LANGUAGE / "docs" / file.src_uri
        if own.is_file():
            file.abs_src_path = str(own)
            translated.add(file.src_uri)
    config.extra["translated"] = translated
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Turn the marks of languages into ``lang``, before the search reads the page."""
    extra = config.extra
    around = extra["lang"] if page.file.src_uri in extra["translated"] else extra["original"]
    return _in_languages(html, around, config)


def on_post_page(output: str, config: MkDocsConfig, **_: object) -> str:
    """Turn the marks in the frame of a page into ``lang``, and name in its head what its scripts import."""
    from macros.modules import with_modules

    return with_modules(_in_languages(output, config.extra["lang"], config))


def on_post_template(output_content: str, config: MkDocsConfig, **_: object) -> str:
    """Do the same on the page that says that there is none."""
    return _in_languages(output_content, config.extra["lang"], config)


def _in_languages(html: str, around: str, config: MkDocsConfig) -> str:
    from macros.languages import with_languages

    if not config.extra["second"]:
        return html
    return with_languages(html, around, config.extra["lang"], config.extra["original"])


@event_priority(50)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Refuse wrong front matter before mkdocs-macros or a template acts on it. What macros made of the page before is over."""
    from macros.context import the_guide
    from macros.front_matter import line_of, wrong_keys

    config.extra["macro_pages"].pop(page.file.src_uri, None)
    for key, error in list(wrong_keys(page.meta, the_guide())):
        log.error("docs/%s:%s: %s", page.file.src_uri, line_of(key, page.file.content_string), error)
        del page.meta[key]
    return markdown


def on_serve(server: LiveReloadServer, **_: object) -> LiveReloadServer:
    """Go on serving after a build that stopped; MkDocs by itself answers nothing until the next good one.

    Wrong content leaves the last good pages; a page with wrong macros shows its error lines.
    """
    build = server.builder

    def build_or_wait() -> None:
        try:
            if not _pages_alone_built():
                build()
        except Abort as error:
            log.error(error.message)

    server.builder = build_or_wait
    return server


def on_pre_build(config: MkDocsConfig) -> None:
    """Note how all files stand before they are read."""
    if _run["command"] == "serve":
        _whole.clear()
        _whole.update(config=config, stamps=_stamps(config))


def on_nav(nav: Navigation, files: Files, **_: object) -> Navigation:
    """Keep what pages are built with, for those that change alone."""
    _whole.update(nav=nav, files=files)
    return nav


def on_env(env: Environment, **_: object) -> Environment:
    """Keep the templates, too."""
    _whole["env"] = env
    return env


def _stamps(config: MkDocsConfig) -> dict[Path, int]:
    """Return all files that `mkdocs serve` watches, with the time of their last change in nanoseconds."""
    watched = [Path(config.docs_dir), Path(config.config_file_path), *map(Path, config.watch)]
    found = [path for top in watched for path in (top.rglob("*") if top.is_dir() else (top,))]
    return {path: path.stat().st_mtime_ns for path in found if path.is_file() and path.suffix != ".pyc"}


def _pages_alone_built() -> bool:
    """Build the pages anew that were changed, if nothing else was: the whole site takes seconds, a page a part of one.

    False if it takes the whole site: another file was changed, or a page's title or front matter, which stand on other
    pages, too. The search finds what was changed after the next whole build.
    """
    if "env" not in _whole:  # the last whole build stopped before its end
        return False
    config, files = _whole["config"], _whole["files"]
    now = _stamps(config)
    changed = {path for path, _ in now.items() ^ _whole["stamps"].items()}
    pages = {file.abs_src_path: file.page for file in files.documentation_pages()}
    if not changed or not all(str(path) in pages and path in now for path in changed):
        return False
    _check_pages(config)
    for path in changed:
        page = pages[str(path)]
        before = (page.title, page.meta)
        _populate_page(page, config, files)
        if (page.title, page.meta) != before:
            return False
        _build_page(page, config, files.documentation_pages(), _whole["nav"], _whole["env"])
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    _whole["stamps"] = now
    return True


def on_post_build(config: MkDocsConfig) -> None:
    """Write what MkDocs does not: styles, scripts, pictures, handouts, the engine, and the other languages."""
    from macros.context import the_guide
    from toolkit_widgets.build import build_site
    from toolkit_widgets.content import ContentError
    from toolkit_widgets.paths import LANGUAGE, BuildError

    try:
        build_site(Path(config.site_dir), None if LANGUAGE else the_guide())
    except (BuildError, ContentError) as error:
        _stop(str(error).splitlines())
    if not config.extra["second"] and _run["command"] == "build":
        _build_other_languages(config)


def _build_other_languages(config: MkDocsConfig) -> None:
    """Build the site again in each other language, in a folder of its own: /cy/."""
    for code in list(config.extra["languages"])[1:]:
        command = [sys.executable, "-m", "mkdocs", "build", "--config-file", config.config_file_path]
        command += ["--site-dir", str(Path(config.site_dir) / code), *(["--strict"] if config.strict else [])]
        done = subprocess.run(command, env={**os.environ, "GUIDE_LANGUAGE": code}, check=False)  # noqa: S603  (our own)
        if done.returncode:
            _stop([f"translations/{code}: the site in this language cannot be built; see above"])


def _report(error: Exception, markdown: str, page: Page) -> str:
    """Say what is wrong with a page's macros, one line each. In strict mode the build fails at its end."""
    from macros.errors import error_lines

    lines = error_lines(error, markdown, source=page.file.content_string, path=page.file.src_uri)
    for line in lines:
        log.error(line)
    return "\n\n".join(lines)


def _menu(entries: object) -> Iterator[str]:
    """Yield the pages of the navigation, or of a part of it."""
    if isinstance(entries, str):
        yield entries
    elif isinstance(entries, dict | list):
        for entry in entries.values() if isinstance(entries, dict) else entries:
            yield from _menu(entry)


def _stop(problems: Sequence[str]) -> None:
    for problem in problems:
        log.error(problem)
    raise Abort(f"Stopped: {len(problems)} to mend, see above.")


def _forget_our_modules() -> None:
    """Have Python read our code anew at each rebuild of `mkdocs serve`."""
    for name in list(sys.modules):
        if name.partition(".")[0] in ("macros", "toolkit_widgets"):
            del sys.modules[name]
