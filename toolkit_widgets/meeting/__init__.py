"""The plan for the meeting at which a group talks its views through: what it says, and its PDF."""

from toolkit_widgets.meeting.plan import Plan, plan
from toolkit_widgets.meeting.printing import plan_file, print_plan, write_plan

__all__ = ["Plan", "plan", "plan_file", "print_plan", "write_plan"]
