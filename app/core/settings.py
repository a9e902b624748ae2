"""The one settings object: read once from the environment, frozen, passed down."""

from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

DEMO_SECRET = "practice-only-secret-never-for-real-people"  # noqa: S105 - refused outside the demo


class Face(StrEnum):
    PUBLIC = "public"
    STAFF = "staff"
    BOTH = "both"


class Settings(BaseSettings):
    """Environment variables with the prefix `BARO_`; every description is shown by `baro doctor`."""

    model_config = SettingsConfigDict(env_prefix="BARO_", frozen=True, extra="ignore", hide_input_in_errors=True)

    face: Face = Field(Face.BOTH, description="Which pages this process serves: public, staff or both.")
    demo: bool = Field(False, description="Practice mode: demo accounts and banner; binds to 127.0.0.1 only.")
    data_dir: Path = Field(Path("var"), description="Folder of the database, the key store and published pages.")
    database_url: str = Field("", description="SQLAlchemy address; empty means SQLite in the data folder.")
    key_store_url: str = Field("", description="Address of the key store; empty means keys.db in the data folder.")
    secret: SecretStr = Field(
        SecretStr(DEMO_SECRET), description="At least 32 random characters; mixed into the keys that live for a day."
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=1, le=65535, description="Port to listen on.")
    workers: int = Field(1, ge=1, le=64, description="Processes that answer; one a core is enough.")
    public_address: str = Field("", description="Address printed on cards and published pages, with its scheme.")
    secure_cookies: bool = Field(True, description="Send staff cookies over https only; false only in the demo.")
    exit_url: str = Field(
        "https://www.wikipedia.org/", description="Where 'leave now' goes: a page without personal start content."
    )
    host_organisation: str = Field("", description="Who hosts and employs the protection officers, as senders read it.")
    backup_public_key: str = Field("", description="Offline key that backups are encrypted to (P-256, hexadecimal).")
    bambara_model: bool = Field(True, description="Use the Bambara model, whose training data are non-commercial.")
    officer_minutes: int = Field(15, ge=1, le=60, description="Minutes an officer's key stays unlocked without use.")
    run_due_hourly: bool = Field(True, description="Let `serve` run due tasks every hour by itself.")

    @property
    def database_address(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'baro.db'}"

    @property
    def key_store_address(self) -> str:
        return self.key_store_url or f"sqlite:///{self.data_dir / 'keys.db'}"

    def practice(self, **overrides: object) -> Self:
        """A copy for the demo: demo mode on and cookies allowed over plain http on loopback."""
        return self.model_copy(update={"demo": True, "secure_cookies": False, **overrides})


MINIMUM_SECRET = 32
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def refusals(settings: Settings, *, demo_accounts: bool) -> list[str]:
    """Reasons why these settings must not serve real people; empty when they may. `demo_accounts`: some exist."""
    if settings.demo:
        return [] if settings.host in LOOPBACK else ["BARO_HOST: the demo listens on 127.0.0.1 only."]
    reasons = []
    secret = settings.secret.get_secret_value()
    if secret == DEMO_SECRET:
        reasons.append("BARO_SECRET is the default: set at least 32 random characters.")
    elif len(secret) < MINIMUM_SECRET:
        reasons.append("BARO_SECRET is too short: set at least 32 random characters.")
    if not settings.secure_cookies:
        reasons.append("BARO_SECURE_COOKIES is false: staff cookies would travel over plain http.")
    if demo_accounts:
        reasons.append("Demo accounts exist in this database: their passwords are printed in the README.")
    if not settings.host_organisation:
        reasons.append("BARO_HOST_ORGANISATION is empty: senders must read who hosts this and who the officers are.")
    return reasons
