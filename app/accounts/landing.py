"""Where a person lands: the first page of each role, and the way back to the page that asked for a key."""

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from app.accounts.roles import Role, weightiest

FIRST_PAGES: dict[Role, str] = {
    Role.OFFICER: "/staff/review",
    Role.COORDINATOR: "/staff/overview",
    Role.EVALUATOR: "/evaluation",
    Role.TRANSLATOR: "/staff/glosses",
    Role.ADMINISTRATOR: "/staff/administration",
}
UNLOCK_PAGE = "/staff/unlock"
STAFF_PATH = re.compile(r"/staff(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*")


def first_page(roles: Iterable[Role]) -> str:
    return FIRST_PAGES[weightiest(roles)]


def way_back(wanted: str) -> str:
    """The path, if it is a staff page of ours; else `/staff`. Another site, a query or `..` never passes."""
    return wanted if STAFF_PATH.fullmatch(wanted) and not wanted.startswith(UNLOCK_PAGE) else "/staff"


def unlock_page(back_to: str) -> str:
    return f"{UNLOCK_PAGE}?{urlencode({'back': way_back(back_to)})}"
