"""Who acts: the signed-in person as services and pages see them, with or without an unlocked key."""

from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from app.accounts.roles import LABELS, Role, weightiest
from app.sealing.keyring.officers import OfficerSecret


@dataclass(frozen=True, slots=True)
class Actor:
    """`languages` are those the person reads; `session_token` is empty for a caller of the API."""

    account_id: UUID
    username: str
    roles: frozenset[Role]
    languages: frozenset[str] = frozenset()
    session_token: str = field(default="", repr=False)

    @property
    def role(self) -> Role:
        return weightiest(self.roles)

    @property
    def role_label(self) -> str:
        """A message id."""
        return LABELS[self.role]


@dataclass(frozen=True, slots=True)
class UnlockedActor(Actor):
    """An officer whose key is open for this request."""

    secret: OfficerSecret = field(kw_only=True, repr=False)


class NavigationEntry(NamedTuple):
    """A page that a room offers to some roles; `label` is a message id. Rooms add theirs to `app.state.navigation`."""

    href: str
    label: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """The same, as the bar prints it."""

    href: str
    label: str
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class StaffOnPage:
    """What the bar says about the reader, in their language. `unlocked_minutes` is None while no key is open."""

    username: str
    role: Role
    role_label: str
    roles: frozenset[Role]
    unlocked_minutes: int | None
    lock_words: str
