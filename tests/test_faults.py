"""The table of faults is what the tests declare."""

from __future__ import annotations

from tests.faults import TABLE, declared, table


def test_the_table_is_fresh(*, rewrite_goldens: bool) -> None:
    """The declarations in; the table that people read is made of them, and of nothing else."""
    if rewrite_goldens:
        TABLE.write_text(table(), encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == table()


def test_no_fault_is_declared_twice() -> None:
    """The declarations in; no two tests say that they try the same."""
    faults = [found.what for found in declared()]
    assert len(set(faults)) == len(faults)
