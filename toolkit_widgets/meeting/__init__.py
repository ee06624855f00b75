"""The plan for the meeting at which a group talks its views through: what it says, and its PDF."""

from toolkit_widgets.meeting.plan import Plan, plan
from toolkit_widgets.meeting.printing import FILE, print_plan, write_plan

__all__ = ["FILE", "Plan", "plan", "print_plan", "write_plan"]
