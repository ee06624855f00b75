"""A window with one WebKitGTK view in it, which a WebDriver may drive. Run by the system's Python, not by ours.

The page tells it how it wants to be looked at: ``webkit.messageHandlers.look.postMessage(JSON)``, with the fields of
``Look``.
"""

from __future__ import annotations

import json
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402  (the versions come first)

NAME, VERSION = "page", str(WebKit2.get_major_version())


class Window:
    """The window: a scrolled place of exactly the size that is asked for, with the view in it."""

    def __init__(self) -> None:
        context = WebKit2.WebContext.new_ephemeral()
        context.set_automation_allowed(True)
        context.connect("automation-started", self._started)
        messages = WebKit2.UserContentManager()
        messages.register_script_message_handler("look")
        messages.connect("script-message-received::look", self._look)
        self._view = WebKit2.WebView(
            web_context=context, user_content_manager=messages, is_controlled_by_automation=True
        )
        # Tab stops at links too, as in Safari with full keyboard access.
        self._view.get_settings().set_enable_tabs_to_links(True)
        self._place = Gtk.Fixed()
        self._place.put(self._view, 0, 0)
        self._view.set_size_request(1280, 900)
        self._window = Gtk.Window(type=Gtk.WindowType.TOPLEVEL)
        self._window.add(self._place)
        self._window.set_default_size(1400, 1300)
        self._window.connect("destroy", Gtk.main_quit)
        self._window.show_all()
        self._view.grab_focus()

    def _started(self, _: Any, session: Any) -> None:
        about = WebKit2.ApplicationInfo.new()
        about.set_name(NAME)
        about.set_version(
            WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version()
        )
        session.set_application_info(about)
        session.connect("create-web-view", lambda *_: self._view)

    def _look(self, _: Any, message: Any) -> None:
        look = json.loads(message.get_js_value().to_string())
        device = Gtk.Settings.get_default()
        device.set_property("gtk-application-prefer-dark-theme", look["dark"])
        device.set_property("gtk-enable-animations", not look["still"])
        self._view.set_zoom_level(look["zoom"])
        self._view.set_size_request(look["width"], look["height"])


if __name__ == "__main__":
    Window()
    Gtk.main()
