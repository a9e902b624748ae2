"""Who may write forms, and the form version an address names."""

from typing import Annotated

from fastapi import Depends

from app.accounts.actors import Actor
from app.accounts.dependencies import needs
from app.accounts.roles import Role
from app.consultations import queries
from app.consultations.errors import PublishedVersionError
from app.consultations.lifecycle import VersionState
from app.consultations.models import FormVersion
from app.web.dependencies import DbSession

# Coordinators ask the questions, translators give them their other languages.
CurrentFormWriter = Annotated[Actor, Depends(needs(Role.COORDINATOR, Role.TRANSLATOR))]


def give_version(session: DbSession, code: str, number: int) -> FormVersion:
    """Raises NoSuchFormError."""
    return queries.version(session, code, number)


TheVersion = Annotated[FormVersion, Depends(give_version)]


def give_draft(version: TheVersion) -> FormVersion:
    """Raises PublishedVersionError for one that never changes."""
    if version.state is not VersionState.DRAFT:
        raise PublishedVersionError
    return version


TheDraft = Annotated[FormVersion, Depends(give_draft)]


def address_of(version: FormVersion) -> str:
    return f"/staff/forms/{version.form.code}/{version.number}"
