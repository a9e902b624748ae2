"""Programmes, people who act, and a country's context for tests; each states only what matters."""

from datetime import date
from typing import Any
from uuid import UUID

from app.accounts.actors import Actor
from app.accounts.models import StaffAccount
from app.accounts.roles import Role
from app.core.database import Session
from app.programmes import service
from app.programmes.forms import ProgrammeDraft, ResponsibilityDraft, ReviewDraft
from app.programmes.models import Programme
from app.programmes.offices import Office
from app.programmes.stages import Stage


def make_actor(session: Session, role: Role = Role.COORDINATOR, *, username: str = "") -> Actor:
    """An account of this role that nobody can sign in with."""
    account = StaffAccount(
        username=username or str(role),
        password_hash="none",
        languages=["en", "fr"],
        created_on=session.clock.now().date(),
        **{f"is_{role}": True},
    )
    session.add(account)
    session.flush()
    return Actor(account.id, account.username, account.roles, frozenset(account.languages))


def programme_draft(**overrides: Any) -> ProgrammeDraft:
    facts: dict[str, Any] = {
        "slug": "PRG-02",
        "title": {"en": "River Bend Border Security", "fr": "Sécurité frontalière"},
        "description": {"en": "Train and equip a border unit.", "fr": "Former et équiper une unité frontalière."},
        "authority_type": "S333",
        "lead_agency": "Defense",
        "implementer": "DSCA",
        "partner_institution_type": "border_guard_unit",
        "assistance_kinds": ["train", "equip"],
        "fiscal_year_start": 2027,
    }
    return ProgrammeDraft.model_validate(facts | overrides)


def make_programme(session: Session, *, by: Actor, **overrides: Any) -> Programme:
    return service.create(session, programme_draft(**overrides), by=by)


def make_responsibility(
    session: Session,
    programme: Programme,
    stage: Stage,
    *,
    by: Actor,
    accountable: Office | None = Office.CHIEF_OF_MISSION,
) -> None:
    draft = ResponsibilityDraft(accountable_role=accountable, may_speak=True)
    service.assign(session, programme, stage, draft, by=by)


def make_context(session: Session, *, by: Actor, country: str = "ML", **overrides: Any) -> UUID:
    facts: dict[str, Any] = {
        "rating": "repressed",
        "source": "CIVICUS Monitor",
        "as_of": date(2025, 12, 9),
        "working_level": 3,
        "overlays": {"mopti": 1},
    }
    return service.record_context(session, country, ReviewDraft.model_validate(facts | overrides), by=by).id
