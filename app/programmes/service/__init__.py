"""What staff can do with programmes: write them, move them, answer for them, restrict them, review their country."""

from app.programmes.service.contexts import record_context, review_context
from app.programmes.service.records import change_state, create, edit
from app.programmes.service.responsibilities import assign, assign_all
from app.programmes.service.restrictions import lift, restrict
from app.programmes.service.stages import describe_stage, move, set_gate

__all__ = [
    "assign",
    "assign_all",
    "change_state",
    "create",
    "describe_stage",
    "edit",
    "lift",
    "move",
    "record_context",
    "restrict",
    "review_context",
    "set_gate",
]
