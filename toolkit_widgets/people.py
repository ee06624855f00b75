"""What the people of a group are called, by their roles."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit_widgets.group import NO_ROLE
from toolkit_widgets.guide import Guide


def people_of(guide: Guide) -> Mapping[str, str]:
    """Return what all with a role are called, by its id; those who gave none too."""
    named = {role.id: role.people for role in guide.roles.values()}
    return {**named, NO_ROLE: guide.interface["group"]["role_no_role"]}
