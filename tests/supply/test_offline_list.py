"""The list by which browsers keep the guide: every file that readers get, with its size and its hash."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from tests.site.built import ADDRESSES, file_of
from toolkit_widgets.offline import COPY, LIST, WORKER, write_list


def test_every_file_is_in_the_list(site: Path) -> None:
    """The built site in; each file for readers stands in the list once with size and hash, papers apart, and no other."""
    made = json.loads((site / LIST).read_text(encoding="utf-8"))
    assert made["format"] == 1
    files = {**made["guide"], **made["papers"]}
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    for_hosts = {name for name in there if name == "_headers" or name.startswith("hosting/")}
    assert set(there) - set(files) == {LIST, WORKER, COPY, *for_hosts}
    for name, facts in files.items():
        data = there[name].read_bytes()
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        assert facts == {"size": len(data), "hash": f"sha256-{digest}"}
    assert {Path(name).suffix for name in made["papers"]} == {".pdf", ".zip"}
    assert {file_of(site, address).relative_to(site).as_posix() for address in ADDRESSES} <= set(
        made["guide"]
    )


def test_the_list_is_of_the_last_bytes(site: Path) -> None:
    """The finished site in; a list that is made of it now is the one that is there."""
    before = (site / LIST).read_bytes()
    write_list(site)
    assert (site / LIST).read_bytes() == before
