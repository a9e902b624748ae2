"""Whom an officer may seal to: trust starts at two pinned officers who signed each other and flows along signatures."""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.sealing.binding import bound
from app.sealing.derivation import subkey
from app.sealing.keyring.officers import OfficerSecret, PublicBundle, digest


@dataclass(frozen=True, slots=True)
class Endorsement:
    """The officer of account `by` signed the bundle of account `of`."""

    by: str
    of: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Root:
    """One of the first two officers. `bundle_digest` pins the keys, so resetting the account does not move the root."""

    account_id: str
    bundle_digest: bytes


Roots = tuple[Root, Root]


def endorse(signer: OfficerSecret, bundle: PublicBundle, account_id: str) -> bytes:
    """The signature that says: this bundle belongs to this account."""
    return signer.sign(_statement(bundle, account_id))


def verify_endorsement(signature: bytes, bundle: PublicBundle, account_id: str, *, by: PublicBundle) -> bool:
    return by.verifies(signature, _statement(bundle, account_id))


def trusted(bundles: Mapping[str, PublicBundle], endorsements: Iterable[Endorsement], roots: Roots) -> set[str]:
    """The ids of accounts whose present bundle hangs on the roots by valid signatures.

    Empty while the roots do not hold. A bundle that is left out cuts those it signed: keep the bundles of
    officers who left, and ask separately who is active.
    """
    valid = {(item.by, item.of) for item in endorsements if _is_valid(item, bundles)}
    found: set[str] = set()
    waiting = _standing_roots(bundles, valid, roots)
    while waiting:
        signer = waiting.pop()
        found.add(signer)
        waiting |= {of for by, of in valid if by == signer} - found
    return found


def pin(secret: OfficerSecret, roots: Roots) -> bytes:
    """An officer's own seal on the roots seen at joining: nobody without the seed can make another."""
    ordered = sorted(roots, key=lambda root: root.account_id)
    parts = [part for root in ordered for part in (root.account_id, root.bundle_digest)]
    return hmac.digest(subkey(secret.raw, label="officer pinned roots"), bound("baro roots", *parts), "sha256")


def verify_pin(pinned: bytes, secret: OfficerSecret, roots: Roots) -> bool:
    return hmac.compare_digest(pinned, pin(secret, roots))


def _standing_roots(bundles: Mapping[str, PublicBundle], valid: set[tuple[str, str]], roots: Roots) -> set[str]:
    first, second = (root.account_id for root in roots)
    pinned = all(
        root.account_id in bundles and digest(bundles[root.account_id]) == root.bundle_digest for root in roots
    )
    # One signing key under two names would be one officer alone.
    if not pinned or bundles[first].signing_public == bundles[second].signing_public:
        return set()
    return {first, second} if {(first, second), (second, first)} <= valid else set()


def _is_valid(item: Endorsement, bundles: Mapping[str, PublicBundle]) -> bool:
    if item.by not in bundles or item.of not in bundles:
        return False
    return verify_endorsement(item.signature, bundles[item.of], item.of, by=bundles[item.by])


def _statement(bundle: PublicBundle, account_id: str) -> bytes:
    return bound("baro endorsement", "1", account_id, bundle.raw)
