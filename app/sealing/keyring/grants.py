"""A consultation's key pair: the private half wrapped for officers, the public half signed by the one who drew it."""

from app.sealing.binding import bound
from app.sealing.envelopes import Info, Purpose, open_key, seal_key
from app.sealing.keyring.officers import OfficerSecret, PublicBundle
from app.sealing.keys import PrivateKey, PublicKey


def grant(private: PrivateKey, *, consultation: str, to: PublicBundle) -> bytes:
    """114 bytes that give one officer the consultation's private key. Ask `trusted` first: this does not."""
    return seal_key(private, to=to.hpke_public, info=_info(consultation))


def open_grant(granted: bytes, *, consultation: str, with_secret: OfficerSecret) -> PrivateKey:
    """Raises CannotOpenError."""
    return open_key(granted, PrivateKey, with_key=with_secret.hpke_private(), info=_info(consultation))


def certify(signer: OfficerSecret, public: PublicKey, *, consultation: str) -> bytes:
    """The signature that keeps anyone from putting another public key before the senders."""
    return signer.sign(_statement(public, consultation))


def verify_certificate(signature: bytes, public: PublicKey, *, consultation: str, by: PublicBundle) -> bool:
    return by.verifies(signature, _statement(public, consultation))


def _info(consultation: str) -> Info:
    return Info(consultation, Purpose.CONSULTATION_KEY)


def _statement(public: PublicKey, consultation: str) -> bytes:
    return bound("baro consultation public key", "1", consultation, public.raw)
