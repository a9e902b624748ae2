"""What the pages of this room accept, and which field a refusal belongs to."""

from dataclasses import dataclass, field
from typing import Self

from app.accounts.roles import Role
from app.core.errors import AppError
from app.core.locales import translate
from app.web.forms import FieldError, Posted

FIELDS = {
    "roles_exclude_each_other": "roles",
    "role_missing": "roles",
    "username_taken": "username",
    "username_invalid": "username",
    "password_weak": "wanted",
    "password_wrong": "present",
    "language_unknown": "languages",
    "sign_in_failed": "username",
    "code_wrong": "code",
    "phrase_wrong": "phrase",
    "phrase_weak": "phrase",
    "phrase_is_password": "phrase",
}


@dataclass(frozen=True, slots=True)
class AccountForm:
    """A new account as typed; the password is never shown again."""

    username: str = ""
    password: str = field(default="", repr=False)
    roles: frozenset[Role] = frozenset()
    languages: frozenset[str] = frozenset()
    staff_language: str = "en"

    @classmethod
    def read(cls, posted: Posted) -> Self:
        return cls(
            username=posted.one("username"),
            password=posted.one("wanted"),
            roles=frozenset(role for role in Role if role.value in posted.many("roles")),
            languages=frozenset(posted.many("languages")),
            staff_language=posted.one("staff_language") or "en",
        )


def field_errors(error: AppError, language: str, *, fields: dict[str, str] | None = None) -> list[FieldError]:
    """One refusal as the error summary shows it; `fields` overrides where it belongs on this page."""
    where = (FIELDS | (fields or {})).get(error.code, "")
    return [FieldError(where, translate(error.sentence, language) % error.facts)]
