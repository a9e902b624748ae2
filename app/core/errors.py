"""Refusals with a name. The tree: AppError > Invalid (422), NotFound (404), Forbidden (403), Conflict (409), and so on.

A refusal carries facts as attributes and never what a person typed. `sentence` is a message id: pages and the API
translate it for their reader and fill its placeholders with the facts.
"""

from http import HTTPStatus
from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - the name that catalogue extraction looks for
    """Marks a message for translation where it cannot be translated yet."""
    return message


class AppError(Exception):
    """Base of every refusal. `code` is stable and public."""

    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST
    code: ClassVar[str] = "refused"
    sentence: ClassVar[str] = N_("This could not be done.")

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.code)
        self.facts = facts


class InvalidError(AppError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "invalid"
    sentence = N_("Something in the form is missing or not as expected.")


class NotFoundError(AppError):
    status = HTTPStatus.NOT_FOUND
    code = "not_found"
    sentence = N_("There is nothing at this address.")


class SignInNeededError(AppError):
    status = HTTPStatus.UNAUTHORIZED
    code = "sign_in_needed"
    sentence = N_("Sign in first.")


class ForbiddenError(AppError):
    status = HTTPStatus.FORBIDDEN
    code = "forbidden"
    sentence = N_("Your role may not do this.")


class ConflictError(AppError):
    status = HTTPStatus.CONFLICT
    code = "conflict"
    sentence = N_("Somebody else changed this meanwhile.")


class TooLargeError(AppError):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too_large"
    sentence = N_("This is too long to be sent.")


class TooManyError(AppError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too_many"
    sentence = N_("Too many tries. Wait a moment and try again.")


class UnavailableError(AppError):
    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "unavailable"
    sentence = N_("This cannot be reached at the moment. Nothing was saved.")
