"""What review's handlers ask for: an officer whose key may be open."""

from typing import Annotated

from fastapi import Depends, Request

from app.accounts.actors import UnlockedActor
from app.accounts.dependencies import CurrentOfficer, unlocked_officer


def perhaps_unlocked(request: Request, actor: CurrentOfficer) -> UnlockedActor | None:
    return None if request.state.secret is None else unlocked_officer(request, actor)


PerhapsUnlocked = Annotated[UnlockedActor | None, Depends(perhaps_unlocked)]
