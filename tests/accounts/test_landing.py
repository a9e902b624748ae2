"""The way back after unlocking: only to pages of ours."""

import pytest

from app.accounts.landing import first_page, unlock_page, way_back
from app.accounts.roles import Role


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "https://elsewhere.example/staff",
        "//elsewhere.example/staff",
        "/staff//elsewhere.example",
        "/staff/../fr",
        "/staff/..",
        "/staff\\elsewhere",
        "/staff/review?next=x",
        "/staff/review#x",
        "/staff/review\n",
        "/staffing",
        "/evaluation",
        "javascript:alert(1)",
        "/staff/unlock",
    ],
)
def test_any_other_way_back_becomes_the_first_page(wanted: str) -> None:
    assert way_back(wanted) == "/staff"


@pytest.mark.parametrize("wanted", ["/staff", "/staff/review", "/staff/review/0d9b-6a_1/original.txt"])
def test_a_staff_page_is_a_way_back(wanted: str) -> None:
    assert way_back(wanted) == wanted
    assert way_back(unlock_page(wanted).partition("?back=")[2].replace("%2F", "/")) == wanted


def test_the_weightiest_role_decides_the_first_page() -> None:
    assert first_page({Role.ADMINISTRATOR, Role.EVALUATOR, Role.COORDINATOR}) == "/staff/overview"
