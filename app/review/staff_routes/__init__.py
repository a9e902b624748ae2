"""The officers' pages: what waits, one text, second opinions, messages and releases."""

from fastapi import APIRouter

from app.review.staff_routes import corrections, deciding, first_page, messages, releases, second_opinion, working

# Fixed addresses first, so that none of them is taken for the id of a submission.
router = APIRouter(include_in_schema=False)
for part in (first_page, corrections, releases, messages, working, deciding, second_opinion):
    router.include_router(part.router)
