"""The first pages: choosing a language, and choosing what to answer."""

from fastapi import APIRouter, Request, Response

from app.consultations.queries import open_consultations
from app.web.dependencies import DbSession, Language, ThePages

router = APIRouter()


@router.get("/", include_in_schema=False)
def choose_language(request: Request, pages: ThePages) -> Response:
    return pages.render(request, "submissions/languages.html")


language_router = APIRouter()


@language_router.get("")
def show_home(request: Request, session: DbSession, pages: ThePages, language: Language) -> Response:
    """What can be answered today in this language, and the way back with a number."""
    listed = [one for one in open_consultations(session) if language in one.languages]
    return pages.render(request, "submissions/home.html", consultations=listed)
