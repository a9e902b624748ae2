"""Guards: who may pass, what a page learns about its reader, and the record of every refusal."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.accounts import service
from app.accounts.actors import Actor, NavigationEntry, NavigationItem, StaffOnPage, UnlockedActor
from app.accounts.errors import TokenUnknownError, UnlockNeededError
from app.accounts.landing import unlock_page
from app.accounts.models import LoginSession
from app.accounts.roles import Role
from app.audit.service import record_apart
from app.core.database import Database, Session
from app.core.errors import N_, ForbiddenError
from app.core.locales import translate
from app.web.cookies import read_token
from app.web.csrf import FIELD, check_csrf, check_origin, csrf_token
from app.web.dependencies import SAFE_METHODS, TheDatabase, TheSettings
from app.web.forms import NotAFormError, Posted, read_posted

LOCK_WORDS = N_("unlocked, locks in %(minutes)s min")
# Use is noted once a minute at most, so that reading costs no write.
NOTED_EVERY = timedelta(minutes=1)


async def posted_csrf(request: Request) -> AsyncIterator[str]:
    """The token of a posted page, urlencoded or with a file; empty when nothing is changed."""
    if request.method in SAFE_METHODS:
        yield ""
    elif request.headers.get("content-type", "").startswith("multipart/form-data"):
        async with request.form() as fields:
            value = fields.get(FIELD)
            yield value if isinstance(value, str) else ""
    else:
        try:
            posted = await read_posted(request)
        except NotAFormError:
            # Whoever is not signed in learns that first; the handler refuses the body later.
            posted = Posted({})
        yield posted.one(FIELD)


def require_staff(
    request: Request, database: TheDatabase, settings: TheSettings, posted: Annotated[str, Depends(posted_csrf)]
) -> Iterator[Actor]:
    """For whole routers: a signed-in person, and on changes a page of ours that asked for it.

    It opens sessions of its own before and after the handler's, so that no write waits for another.
    Raises SignInNeededError and ForgedRequestError.
    """
    token = read_token(request)
    with database.transaction(write=False) as session:
        login = service.find_session(session, token)
        actor = service.actor_of(login.account, session_token=token)
        tell_page(request, session, login, actor)
    try:
        if request.method not in SAFE_METHODS:
            check_origin(request)
            check_csrf(posted, token)
        yield actor
    except ForbiddenError as refusal:
        record_refusal(request, database, actor, refusal)
        raise
    finally:
        if request.state.secret is not None:
            note_use(database, login, token, minutes=settings.officer_minutes)


CurrentStaff = Annotated[Actor, Depends(require_staff)]


def tell_page(request: Request, session: Session, login: LoginSession, actor: Actor) -> None:
    """What `Pages.render` and the guards below read."""
    state, language = request.state, login.account.staff_language
    state.secret = service.open_secret(session, login, actor.session_token)
    state.csrf = csrf_token(actor.session_token)
    state.staff_language = language
    state.navigation = navigation(request, actor, language)
    minutes = None
    if state.secret is not None and login.unlocked_until is not None:
        minutes = -(-(login.unlocked_until - session.clock.now()) // timedelta(minutes=1))
    state.staff = StaffOnPage(
        username=actor.username,
        role=actor.role,
        role_label=translate(actor.role_label, language),
        roles=actor.roles,
        unlocked_minutes=minutes,
        lock_words="" if minutes is None else translate(LOCK_WORDS, language) % {"minutes": minutes},
    )


def navigation(request: Request, actor: Actor, language: str) -> list[NavigationItem]:
    """The entries of this person's roles, in the order the rooms registered them; the nearest one is current."""
    entries: list[NavigationEntry] = [
        entry for entry in getattr(request.app.state, "navigation", []) if entry.roles & actor.roles
    ]
    path = request.url.path
    above = [entry.href for entry in entries if path == entry.href or path.startswith(entry.href + "/")]
    nearest = max(above, key=len, default="")
    return [
        NavigationItem(entry.href, translate(entry.label, language), current=entry.href == nearest) for entry in entries
    ]


def record_refusal(request: Request, database: Database, actor: Actor, refusal: ForbiddenError) -> None:
    record_apart(database, act=f"refusal.{refusal.code}", actor=actor, subject=pattern(request), refused=True)


def pattern(request: Request) -> str:
    """`/staff/review/{item_id}`: the address without what it held, which may be the id of a record."""
    names = {str(value): f"{{{name}}}" for name, value in request.path_params.items()}
    return "/".join(names.get(part, part) for part in request.url.path.split("/"))


def note_use(database: Database, login: LoginSession, token: str, *, minutes: int) -> None:
    full = database.clock.now() + timedelta(minutes=minutes)
    if login.unlocked_until is not None and full - login.unlocked_until >= NOTED_EVERY:
        with database.transaction() as session:
            service.keep_unlocked(session, token=token, minutes=minutes)


def needs(*roles: Role) -> Callable[[Actor], Actor]:
    """A guard that lets pass whoever holds one of these roles."""

    def guard(actor: CurrentStaff) -> Actor:
        return checked(actor, *roles)

    return guard


def checked(actor: Actor, *roles: Role) -> Actor:
    if actor.roles.isdisjoint(roles):
        raise ForbiddenError
    return actor


CurrentOfficer = Annotated[Actor, Depends(needs(Role.OFFICER))]
CurrentCoordinator = Annotated[Actor, Depends(needs(Role.COORDINATOR))]
CurrentEvaluator = Annotated[Actor, Depends(needs(Role.EVALUATOR))]
CurrentTranslator = Annotated[Actor, Depends(needs(Role.TRANSLATOR))]
CurrentAdministrator = Annotated[Actor, Depends(needs(Role.ADMINISTRATOR))]


def unlocked_officer(request: Request, actor: CurrentOfficer) -> UnlockedActor:
    """Raises UnlockNeededError while the key is locked."""
    if request.state.secret is None:
        raise UnlockNeededError
    return UnlockedActor(
        actor.account_id,
        actor.username,
        actor.roles,
        actor.languages,
        actor.session_token,
        secret=request.state.secret,
    )


UnlockedOfficer = Annotated[UnlockedActor, Depends(unlocked_officer)]


def send_to_unlock(request: Request, _error: Exception) -> Response:
    """The handler of UnlockNeededError: to the unlock page, and from there back to a page that was only looked at."""
    back_to = request.url.path if request.method in SAFE_METHODS else "/staff"
    return RedirectResponse(unlock_page(back_to), status_code=303)


bearer = HTTPBearer(auto_error=False, description="A token made by `create-token`.")


def require_api_staff(
    request: Request,
    database: TheDatabase,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
) -> Iterator[Actor]:
    """Whoever the bearer token belongs to. Raises TokenUnknownError and TokenExpiredError."""
    if credentials is None:
        raise TokenUnknownError
    with database.transaction(write=False) as session:
        actor = service.find_token(session, credentials.credentials)
    try:
        yield actor
    except ForbiddenError as refusal:
        record_refusal(request, database, actor, refusal)
        raise


ApiStaff = Annotated[Actor, Depends(require_api_staff)]


def api_evaluator(actor: ApiStaff) -> Actor:
    return checked(actor, Role.EVALUATOR)


ApiEvaluator = Annotated[Actor, Depends(api_evaluator)]
