"""Who holds a key, with fingerprints to compare, and what changed since an officer last looked."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.accounts import queries
from app.accounts.actors import Actor
from app.accounts.errors import KeyMissingError
from app.accounts.service.trust import bundle_of, holder_id, present_holders, trusted_ids
from app.core.database import Session
from app.sealing.keyring.officers import fingerprint
from app.sealing.keyring.trust import verify_endorsement


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """A present key as the keys page shows it. `signed_by`: names of those whose valid signature it bears."""

    account_id: UUID
    username: str
    fingerprint: str
    digest: str
    created_on: date
    is_trusted: bool
    signed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HolderChanges:
    """Since an officer last said "I have seen this": keys that came, and how many went."""

    came: tuple[KeyHolder, ...]
    gone: int

    def __bool__(self) -> bool:
        return bool(self.came or self.gone)


def key_holders(session: Session) -> list[KeyHolder]:
    """Every active officer's present key, trusted or not, by name."""
    keys = {key.bundle_digest: key for key in queries.every_key(session)}
    trusted = trusted_ids(session)
    signers: dict[bytes, list[str]] = {}
    for item in queries.endorsements(session):
        signed, by = keys[item.bundle_digest], keys[item.by_bundle_digest]
        if verify_endorsement(item.signature, bundle_of(signed), holder_id(signed), by=bundle_of(by)):
            signers.setdefault(item.bundle_digest, []).append(by.account.username)
    return [
        KeyHolder(
            account_id=key.account_id,
            username=key.account.username,
            fingerprint=fingerprint(bundle_of(key)),
            digest=key.bundle_digest.hex(),
            created_on=key.created_on,
            is_trusted=holder_id(key) in trusted,
            signed_by=tuple(sorted(signers.get(key.bundle_digest, []))),
        )
        for key in present_holders(session)
    ]


def holder_changes(session: Session, actor: Actor) -> HolderChanges:
    """What this officer has not yet said to have seen. Before the officer has a key, nothing."""
    own = queries.present_key(session, actor.account_id)
    if own is None:
        return HolderChanges((), 0)
    holders = {holder.digest: holder for holder in key_holders(session)}
    seen = set(own.seen_holders)
    came = tuple(holder for known, holder in holders.items() if known not in seen and known != own.bundle_digest.hex())
    return HolderChanges(came, len(seen - holders.keys()))


def acknowledge_holders(session: Session, actor: Actor, *, shown: frozenset[str]) -> None:
    """The officer has seen the holders whose digests the page showed; what came since still counts as new."""
    own = queries.present_key(session, actor.account_id)
    if own is None:
        raise KeyMissingError
    own.seen_holders = sorted(shown & {holder.digest for holder in key_holders(session)})
    session.flush()
