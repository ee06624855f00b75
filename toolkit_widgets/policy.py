"""What a page may do, said once: in every page, and in the header of every answer where a host lets us.

Only what comes from this site itself runs, is shown or is asked for. The one power
beyond that is WebAssembly, which Python needs. ``docs/decisions/0013-what-a-page-may-do.md``
says why, and what a page on a host without headers lacks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

#: Directives that count wherever they stand.
_IN_A_PAGE: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    # Text can't become script, even by a mistake of ours. The names are the policies in engine.js and
    # offline-guide-element.js: each lets one address of our own become a worker.
    "require-trusted-types-for": "'script'",
    "trusted-types": "engine offline",
}
#: A browser obeys these in a header only.
_IN_A_HEADER: Mapping[str, str] = {"frame-ancestors": "'none'"}


def _joined(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


#: The policy as it stands in a page.
PAGE_POLICY = _joined(_IN_A_PAGE)
#: All headers that a host should send with every answer.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _joined({**_IN_A_PAGE, **_IN_A_HEADER}),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
#: What a browser may keep for ever: the address changes when the bytes do.
FOR_EVER = "assets/engine/"
_KEEP = "public, max-age=31536000, immutable"

#: What a host should compress beside HTML.
_COMPRESSED = (
    "application/wasm",
    "application/json",
    "application/javascript",
    "text/javascript",
    "text/css",
    "image/svg+xml",
)

_MADE = "Made by the build from toolkit_widgets/policy.py: change it there."


def write_host_files(site_dir: Path) -> None:
    """Write the headers in the form of each usual host.

    ``_headers`` is read where it stands, by Netlify and Cloudflare Pages. The files in ``hosting/`` are
    to be copied to where their host reads them.
    """
    hosting = site_dir / "hosting"
    hosting.mkdir(parents=True, exist_ok=True)
    (site_dir / "_headers").write_text(_underscore_headers(), encoding="utf-8")
    (hosting / "nginx.conf").write_text(_nginx(), encoding="utf-8")
    (hosting / "apache.htaccess").write_text(_apache(), encoding="utf-8")
    (hosting / "staticwebapp.config.json").write_text(_azure(), encoding="utf-8")


def _underscore_headers() -> str:
    lines = [f"# {_MADE}", "/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    return "\n".join([*lines, f"/{FOR_EVER}*", f"  Cache-Control: {_KEEP}", ""])


def _nginx() -> str:
    """Return lines for a ``server`` block; a ``location`` with headers of its own takes none from outside."""
    headers = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    types = (
        "types { text/javascript js mjs; application/wasm wasm; application/json json; application/zip zip; }"
    )
    inside = [f"    {line}" for line in [*headers, f'add_header Cache-Control "{_KEEP}";', types]]
    return "\n".join(
        [
            f"# {_MADE}",
            "# Put this in the server block, where the site is at the root.",
            "gzip on;",
            "gzip_vary on;",
            f"gzip_types {' '.join(_COMPRESSED)};",
            *headers,
            "charset utf-8;",
            "charset_types text/css text/javascript application/javascript application/json text/plain;",
            "error_page 404 /404.html;",
            f"location /{FOR_EVER} {{",
            *inside,
            "}",
            "",
        ]
    )


def _apache() -> str:
    headers = [f'    Header always set {name} "{value}"' for name, value in HEADERS.items()]
    return "\n".join(
        [
            f"# {_MADE}",
            "# Copy this to .htaccess in the site's folder.",
            "<IfModule mod_headers.c>",
            *headers,
            f'    <If "%{{REQUEST_URI}} =~ m#/{FOR_EVER}#">',
            f'        Header always set Cache-Control "{_KEEP}"',
            "    </If>",
            "</IfModule>",
            "<IfModule mod_deflate.c>",
            f"    AddOutputFilterByType DEFLATE text/html {' '.join(_COMPRESSED)}",
            "</IfModule>",
            "AddType text/javascript .mjs",
            "AddType application/wasm .wasm",
            "",
        ]
    )


def _azure() -> str:
    made = {
        "globalHeaders": HEADERS,
        "routes": [{"route": f"/{FOR_EVER}*", "headers": {"Cache-Control": _KEEP}}],
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
        "mimeTypes": {".mjs": "text/javascript", ".wasm": "application/wasm"},
    }
    return json.dumps(made, indent=2) + "\n"
