"""Whom keys may be sealed to: officers sign each other's keys, and trust starts at the first two who did."""

from dataclasses import dataclass
from uuid import UUID

from app.accounts import queries
from app.accounts.actors import UnlockedActor
from app.accounts.errors import (
    FingerprintChangedError,
    HolderUnknownError,
    KeyMissingError,
    OwnKeyError,
    SignerNotTrustedError,
)
from app.accounts.models import KeyEndorsement, KeyRoot, OfficerKey
from app.accounts.service.accounts import find_account
from app.audit.service import record
from app.core.database import Session
from app.sealing.keyring import trust
from app.sealing.keyring.officers import PublicBundle, digest, fingerprint


@dataclass(frozen=True, slots=True)
class TrustedOfficer:
    """An active officer to whom keys may be sealed."""

    account_id: UUID
    username: str
    languages: frozenset[str]
    bundle: PublicBundle


def endorse(session: Session, officer: UnlockedActor, *, account_id: UUID, compared: str) -> None:
    """Sign the key of another officer. `compared` is the fingerprint that was compared, so that a key exchanged
    meanwhile is not signed. When the first two have signed each other they become the roots.

    Raises OwnKeyError, HolderUnknownError, SignerNotTrustedError, FingerprintChangedError.
    """
    mine, theirs = queries.present_key(session, officer.account_id), queries.present_key(session, account_id)
    if account_id == officer.account_id:
        raise OwnKeyError
    if mine is None or mine.bundle_digest != digest(officer.secret.bundle()):
        raise KeyMissingError
    if theirs is None or not find_account(session, account_id).is_active:
        raise HolderUnknownError
    if trust_roots(session) is not None and holder_id(mine) not in trusted_ids(session):
        raise SignerNotTrustedError
    bundle = bundle_of(theirs)
    if fingerprint(bundle) != compared:
        raise FingerprintChangedError
    session.merge(
        KeyEndorsement(
            bundle_digest=theirs.bundle_digest,
            by_bundle_digest=mine.bundle_digest,
            signature=trust.endorse(officer.secret, bundle, holder_id(theirs)),
            day=session.clock.now().date(),
        )
    )
    session.flush()
    record(session, act="key.endorse", actor=officer, subject=str(account_id))
    pin_first_pair(session, mine, theirs)


def pin_first_pair(session: Session, mine: OfficerKey, theirs: OfficerKey) -> None:
    """Once only: the two places of the roots are then taken for good."""
    if queries.roots(session):
        return
    back = session.get(KeyEndorsement, (mine.bundle_digest, theirs.bundle_digest))
    if back is None or not trust.verify_endorsement(
        back.signature, bundle_of(mine), holder_id(mine), by=bundle_of(theirs)
    ):
        return
    first, second = sorted((mine.bundle_digest, theirs.bundle_digest))
    session.add_all([KeyRoot(place=1, bundle_digest=first), KeyRoot(place=2, bundle_digest=second)])
    session.flush()


def trusted_officers(session: Session) -> list[TrustedOfficer]:
    """Active officers whose present key hangs on the roots by valid signatures, by name; empty before the roots."""
    trusted = trusted_ids(session)
    holders = [key for key in present_holders(session) if holder_id(key) in trusted]
    return [
        TrustedOfficer(key.account_id, key.account.username, frozenset(key.account.languages), bundle_of(key))
        for key in holders
    ]


def trust_roots(session: Session) -> trust.Roots | None:
    """None before the first two officers have signed each other."""
    keys = {key.bundle_digest: key for key in queries.every_key(session)}
    roots = [trust.Root(holder_id(keys[root.bundle_digest]), root.bundle_digest) for root in queries.roots(session)]
    return (roots[0], roots[1]) if len(roots) == 2 else None  # noqa: PLR2004 - two, as the table says


def trusted_ids(session: Session) -> set[str]:
    roots = trust_roots(session)
    if roots is None:
        return set()
    keys = {key.bundle_digest: key for key in queries.every_key(session)}
    given = [
        trust.Endorsement(holder_id(keys[item.by_bundle_digest]), holder_id(keys[item.bundle_digest]), item.signature)
        for item in queries.endorsements(session)
    ]
    return trust.trusted({holder_id(key): bundle_of(key) for key in keys.values()}, given, roots)


def present_holders(session: Session) -> list[OfficerKey]:
    keys = [key for key in queries.every_key(session) if key.replaced_on is None]
    officers = [key for key in keys if key.account.is_active and key.account.is_officer]
    return sorted(officers, key=lambda key: key.account.username)


def holder_id(key: OfficerKey) -> str:
    """What a signature names: the account together with the key, so that no signature passes to a later key."""
    return f"{key.account_id}:{key.bundle_digest.hex()}"


def bundle_of(key: OfficerKey) -> PublicBundle:
    return PublicBundle.from_raw(key.hpke_public + key.signing_public)
