"""Why intake refuses, in words that blame nobody."""

from app.core.errors import N_, ConflictError, InvalidError, NotFoundError


class ConsultationClosedError(NotFoundError):
    code = "consultation_closed"
    sentence = N_("This form is not open. Nothing was sent.")


class FormRetiredError(ConflictError):
    code = "form_retired"
    sentence = N_("This form was replaced by a newer one. Nothing was sent. Copy your words below, then start again.")


class StalePageError(ConflictError):
    code = "stale_page"
    sentence = N_("This page was open too long or was changed. Nothing was sent. You can start again.")


class UnknownReceiptError(NotFoundError):
    code = "unknown_receipt"
    sentence = N_("We know nothing under this number. It may be mistyped, withdrawn, or too old.")


class MistypedReceiptNumberError(InvalidError):
    code = "mistyped_receipt"
    sentence = N_("Check the number: it has nine groups of three digits, and at least one digit is not right.")


class ConsentMissingError(InvalidError):
    code = "consent_missing"
    sentence = N_("Without your consent to analysis, nobody may read your words, so nothing was sent.")


class NothingSaidError(InvalidError):
    code = "nothing_said"
    sentence = N_("There is no answer to send yet.")


class AnswersInvalidError(InvalidError):
    """`faults`: question id to stable fault code, never what was typed."""

    code = "answers_invalid"
    sentence = N_("Some answers need another look.")

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__()
        self.faults = faults


class ShiftedRangesError(InvalidError):
    """Offsets would point elsewhere: the text is kept in NFC, trimmed, with LF and without direction marks."""

    code = "shifted_ranges"
    sentence = N_("Send the text trimmed, in NFC and with plain line ends, so that what you hide stays hidden.")


class WeakKeyError(InvalidError):
    code = "weak_client_key"
    sentence = N_("The client key needs at least 128 random bits.")
