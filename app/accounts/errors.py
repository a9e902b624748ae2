"""What this room refuses, each with a name, a code and a sentence."""

from http import HTTPStatus

from app.core.errors import N_, AppError, ConflictError, ForbiddenError, InvalidError, NotFoundError


class ExcludedRolesError(InvalidError):
    code = "roles_exclude_each_other"
    sentence = N_(
        "A protection officer cannot also be coordinator, evaluator or administrator: "
        "whoever opens originals must stand apart."
    )


class NoRoleError(InvalidError):
    code = "role_missing"
    sentence = N_("Choose at least one role.")


class UsernameTakenError(ConflictError):
    code = "username_taken"
    sentence = N_("Another account has this user name already.")


class UsernameInvalidError(InvalidError):
    code = "username_invalid"
    sentence = N_("A user name has 2 to 40 small letters without accents, digits, dots, dashes or underlines.")


class WeakPasswordError(InvalidError):
    code = "password_weak"
    sentence = N_(
        "A password needs at least %(characters)s characters, at least %(different)s different ones, "
        "and may not repeat the user name."
    )


class WrongPasswordError(InvalidError):
    code = "password_wrong"
    sentence = N_("This is not your present password.")


class UnknownLanguageError(InvalidError):
    code = "language_unknown"
    sentence = N_("Choose languages from the list.")


class LastAdministratorError(ConflictError):
    code = "last_administrator"
    sentence = N_("This is the last administrator. Make another one first.")


class AccountUnknownError(NotFoundError):
    code = "account_unknown"
    sentence = N_("There is no such account.")


class SignInFailedError(AppError):
    """The same for an unknown name, a wrong password and a deactivated account."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "sign_in_failed"
    sentence = N_("User name and password do not fit together.")


class SignInBlockedError(AppError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "sign_in_blocked"
    sentence = N_("After several wrong tries this has to rest. Please try again in %(minutes)s min.")


class WrongCodeError(AppError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "code_wrong"
    sentence = N_("This code is wrong or was used before. Wait for the next one.")


class UnlockNeededError(AppError):
    """Not a refusal of the role: the key is locked, and its owner can open it."""

    status = HTTPStatus.FORBIDDEN
    code = "unlock_needed"
    sentence = N_("Unlock your key first.")


class KeyMissingError(ConflictError):
    code = "key_missing"
    sentence = N_("You have no key yet. Make one first.")


class KeyExistsError(ConflictError):
    code = "key_exists"
    sentence = N_("You have a key already. Replacing it drops the trust it was given.")


class PhraseWrongError(InvalidError):
    code = "phrase_wrong"
    sentence = N_("This is not the phrase of your key. Capital letters count.")


class PhraseWeakError(InvalidError):
    code = "phrase_weak"
    sentence = N_("A phrase needs %(words)s different words, or %(characters)s mixed characters.")


class PhraseIsPasswordError(InvalidError):
    code = "phrase_is_password"
    sentence = N_("Choose a phrase that is not your sign-in password.")


class RootsChangedError(ConflictError):
    """The two first officers on record are not those this officer sealed: someone has altered the database."""

    code = "roots_changed"
    sentence = N_(
        "The record of the first two officers has been altered since you joined. "
        "Do not unlock. Speak to the other officer by another way, now."
    )


class SignerNotTrustedError(ForbiddenError):
    code = "signer_not_trusted"
    sentence = N_("Your own key is not trusted yet, so your signature would not count.")


class OwnKeyError(ForbiddenError):
    code = "own_key"
    sentence = N_("Nobody can sign their own key.")


class HolderUnknownError(NotFoundError):
    code = "key_holder_unknown"
    sentence = N_("This account has no key to sign.")


class FingerprintChangedError(ConflictError):
    code = "fingerprint_changed"
    sentence = N_("The key has changed since you compared its fingerprint. Nothing was signed; compare again.")


class NotComparedError(InvalidError):
    code = "fingerprint_not_compared"
    sentence = N_("Say that you compared the fingerprint with its owner.")


class OwnTokenUnknownError(NotFoundError):
    code = "own_token_unknown"
    sentence = N_("You have no such token any more.")


class TokenUnknownError(AppError):
    status = HTTPStatus.UNAUTHORIZED
    code = "token_unknown"
    sentence = N_("This address needs a token that is known here, sent as a bearer token.")


class TokenExpiredError(AppError):
    status = HTTPStatus.UNAUTHORIZED
    code = "token_expired"
    sentence = N_("This token has expired. Ask the administrator for a new one.")
