"""What a handler may ask for: a session, the settings, the language, the page renderer."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from app.core.clock import Clock
from app.core.database import Database, Session
from app.core.settings import Settings
from app.web.negotiation import page_language
from app.web.pages import Pages

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def open_session(request: Request) -> Iterator[Session]:
    """One transaction a request, committed before the answer leaves; requests that only read take no write lock."""
    database: Database = request.app.state.database
    with database.transaction(write=request.method not in SAFE_METHODS) as session:
        yield session


def give_database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def give_settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def give_clock(request: Request) -> Clock:
    database: Database = request.app.state.database
    return database.clock


def give_pages(request: Request) -> Pages:
    pages: Pages = request.app.state.pages
    return pages


DbSession = Annotated[Session, Depends(open_session, scope="function")]
TheDatabase = Annotated[Database, Depends(give_database)]
TheSettings = Annotated[Settings, Depends(give_settings)]
TheClock = Annotated[Clock, Depends(give_clock)]
ThePages = Annotated[Pages, Depends(give_pages)]
Language = Annotated[str, Depends(page_language)]
