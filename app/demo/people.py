"""The six demo accounts, and the two officers who have signed each other's keys."""

from dataclasses import dataclass

from app.accounts.actors import Actor, UnlockedActor
from app.accounts.roles import Role
from app.accounts.service import actor_of, create_account, create_officer_key, endorse
from app.core.database import Session
from app.sealing.keyring.officers import fingerprint
from app.sealing.keyring.phrases import WrappedSeed, unwrap_seed

PASSWORD = "practice makes perfect"  # noqa: S105 - printed on purpose; refused outside the demo
PHRASE = "river stone mango lantern seven"


@dataclass(frozen=True, slots=True)
class Cast:
    """The staff of the scenario, the officers with their keys unlocked."""

    administrator: Actor
    coordinator: Actor
    translator: Actor
    evaluator: Actor
    officers: tuple[UnlockedActor, UnlockedActor]


def bring_in(session: Session) -> Cast:
    """Create the accounts; the two officers sign each other's key, as at a real set-up."""
    languages = ("fr", "bm", "ar", "en")
    people = {
        name: actor_of(
            create_account(session, username=name, password=PASSWORD, roles={role}, languages=languages, demo=True)
        )
        for name, role in ACCOUNTS.items()
    }
    officers = tuple(unlocked(session, people[name]) for name in ("officer", "officer2"))
    first, second = officers
    for one, other in ((first, second), (second, first)):
        endorse(session, one, account_id=other.account_id, compared=fingerprint(other.secret.bundle()))
    return Cast(
        administrator=people["administrator"],
        coordinator=people["coordinator"],
        translator=people["translator"],
        evaluator=people["evaluator"],
        officers=(first, second),
    )


ACCOUNTS: dict[str, Role] = {
    "administrator": Role.ADMINISTRATOR,
    "officer": Role.OFFICER,
    "officer2": Role.OFFICER,
    "coordinator": Role.COORDINATOR,
    "translator": Role.TRANSLATOR,
    "evaluator": Role.EVALUATOR,
}


def unlocked(session: Session, actor: Actor) -> UnlockedActor:
    key = create_officer_key(session, actor, phrase=PHRASE)
    secret = unwrap_seed(WrappedSeed(key.wrapped_seed or b""), PHRASE)
    return UnlockedActor(
        account_id=actor.account_id,
        username=actor.username,
        roles=actor.roles,
        languages=actor.languages,
        secret=secret,
    )
