"""The server's secret of the day: drawn at random, shared through the key store, forgotten after two days."""

import secrets
from collections.abc import Iterator
from datetime import date, timedelta

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app.core.database import Database, Session
from app.submissions.models import DailySecret

SECRET_BYTES = 32
KEPT_FOR = timedelta(days=1)


class DailySecrets:
    """Keys of today and yesterday. `pepper` (BARO_SECRET) is mixed in, so the key store alone forges nothing."""

    def __init__(self, database: Database, pepper: str) -> None:
        self.database = database
        self.pepper = pepper.encode()
        self._known: dict[date, bytes] = {}

    def today(self) -> bytes:
        day = self.database.clock.now().date()
        if day not in self._known:
            self._known = {day: self._mixed(self._fetch(day)), **self._yesterday(day)}
        return self._known[day]

    def accepted(self) -> Iterator[bytes]:
        """Today's key, then yesterday's if there was one."""
        yield self.today()
        yield from self._yesterday(self.database.clock.now().date()).values()

    def _yesterday(self, day: date) -> dict[date, bytes]:
        before = day - KEPT_FOR
        if before in self._known:
            return {before: self._known[before]}
        with self.database.transaction(write=False) as session:
            secret = session.keys.scalar(select(DailySecret.secret).where(DailySecret.day == before))
        return {before: self._mixed(secret)} if secret else {}

    def _fetch(self, day: date) -> bytes:
        for _ in range(2):
            with self.database.transaction(write=False) as session:
                secret = session.keys.scalar(select(DailySecret.secret).where(DailySecret.day == day))
            if secret:
                return secret
            try:
                with self.database.transaction() as session:
                    session.keys.add(DailySecret(day=day, secret=secrets.token_bytes(SECRET_BYTES)))
            except IntegrityError:
                continue  # another worker drew it first
        return self._fetch(day)

    def _mixed(self, secret: bytes) -> bytes:
        return HKDF(SHA256(), SECRET_BYTES, salt=self.pepper, info=b"baro secret of the day").derive(secret)


def forget_old_secrets(session: Session) -> int:
    oldest = session.clock.now().date() - KEPT_FOR
    result = session.keys.execute(delete(DailySecret).where(DailySecret.day < oldest))
    return int(getattr(result, "rowcount", 0))
