"""Who may look at programmes and consultations: all but those who keep the machine running."""

from typing import Annotated

from fastapi import Depends

from app.accounts.actors import Actor
from app.accounts.dependencies import needs
from app.accounts.roles import Role

CurrentReader = Annotated[Actor, Depends(needs(*(role for role in Role if role is not Role.ADMINISTRATOR)))]
