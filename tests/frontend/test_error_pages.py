"""Every refusal is a calm page that says what happened, what it means and where to go."""

import pytest

from tests.frontend.rendering import render


@pytest.mark.parametrize("staff_page", [False, True], ids=["sender", "staff"])
@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 422, 429, 500, 503])
def test_every_refusal_says_what_it_means(code: int, staff_page: bool) -> None:
    html = render("errors/refusal.html", sentence="This could not be done.", code=code, staff_page=staff_page)

    assert "<h1>This could not be done.</h1>" in html
    assert "<p>" in html.split("</h1>")[1]
    assert ("data-exit" in html) is not staff_page
