"""Refusals of forms and consultations: unpublished, unchangeable, unready, out of order, without a key."""

from collections.abc import Sequence

from app.consultations.checks import OpeningCheck
from app.core.errors import N_, ConflictError, InvalidError, NotFoundError, UnavailableError


class NoSuchConsultationError(NotFoundError):
    code = "no_such_consultation"
    sentence = N_("There is no open consultation at this address.")


class LanguageNotOfferedError(NotFoundError):
    code = "language_not_offered"
    sentence = N_("This consultation is not held in that language.")


class NoSuchFormError(NotFoundError):
    code = "no_such_form"
    sentence = N_("There is no form at this address.")


class FormCodeTakenError(ConflictError):
    code = "form_code_taken"
    sentence = N_("Another form already has the code %(form)s.")


class PublishedVersionError(ConflictError):
    code = "published_version_never_changes"
    sentence = N_("A published version never changes. Write a new version instead.")


class VersionTamperedError(UnavailableError):
    code = "form_version_tampered"
    sentence = N_("This form version is not what was published. Nobody can answer it; tell the administrator.")


class EmptyFormError(InvalidError):
    code = "empty_form"
    sentence = N_("A form needs at least one question that can be answered.")


class IncompleteFormError(InvalidError):
    code = "incomplete_form"
    sentence = N_("Some texts are missing: %(missing)s.")


class WrongFormError(InvalidError):
    code = "wrong_form"
    sentence = N_("This definition belongs to another form or version.")


class NotADefinitionError(InvalidError):
    code = "not_a_definition"
    sentence = N_("This is not a form definition. Look at: %(where)s.")


class FormInUseError(ConflictError):
    code = "form_in_use"
    sentence = N_("An open consultation asks with this version: close the consultation first.")


class DaysReversedError(InvalidError):
    code = "consultation_days_reversed"
    sentence = N_("A consultation opens, closes and is answered in that order.")


class NoLanguageError(InvalidError):
    code = "consultation_without_language"
    sentence = N_("Choose at least one language.")


class AlreadyOpenedError(ConflictError):
    code = "consultation_already_opened"
    sentence = N_("Senders may have read this: it can no longer be edited.")


class StateNotReachableError(ConflictError):
    code = "consultation_state_not_reachable"
    sentence = N_("This consultation cannot take that step from where it stands.")


class ReasonNeededError(InvalidError):
    code = "reason_needed"
    sentence = N_("Say why: this step is kept with its reason.")


class TooEarlyToArchiveError(ConflictError):
    code = "too_early_to_archive"
    sentence = N_(
        "Archiving destroys the key. It is possible from %(day)s, when no original and no receipt needs it any more."
    )


class OpeningRefusedError(ConflictError):
    """`unmet`: what is missing, for the page's checklist."""

    code = "opening_refused"
    sentence = N_("This consultation cannot open yet. Missing: %(codes)s.")

    def __init__(self, unmet: Sequence[OpeningCheck]) -> None:
        super().__init__(codes=", ".join(check.code for check in unmet))
        self.unmet = tuple(unmet)


class ReviewRoleNeededError(InvalidError):
    code = "review_role_needed"
    sentence = N_("Say in what role the reader read it, such as “native speaker, women's association”.")


class KeyNotHeldError(ConflictError):
    code = "consultation_key_not_held"
    sentence = N_("You do not hold the key of this consultation. An officer who holds it can give it to you.")


class KeyReplacedError(UnavailableError):
    code = "consultation_key_replaced"
    sentence = N_("The public key of this consultation is not the one its officers hold. Tell both officers now.")


class OfficerNotTrustedError(ConflictError):
    code = "officer_not_trusted"
    sentence = N_("This officer's key has not been signed, so no consultation key is given to it.")
