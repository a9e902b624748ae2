"""Why review refuses, with the facts an officer needs."""

from app.core.errors import N_, ConflictError, ForbiddenError, InvalidError


class OriginalGoneError(ConflictError):
    code = "original_gone"
    sentence = N_("The original was destroyed, so it can no longer be read.")


class NotOpenedError(ConflictError):
    code = "not_opened"
    sentence = N_("Open the text first; only who has read it may decide.")


class NoKeyError(ForbiddenError):
    code = "no_key"
    sentence = N_("You hold no key to this consultation. An officer who does can give you one on the keys page.")


class LanguageNotReadError(ForbiddenError):
    code = "language_not_read"
    sentence = N_("This text is in a language that is not among those you read, so another officer has to decide.")


class SamePersonError(ForbiddenError):
    code = "same_person"
    sentence = N_("This takes two officers, and you are the one who acted first.")


class AlreadyDecidedError(ConflictError):
    code = "already_decided"
    sentence = N_("Another officer decided this one meanwhile.")


class NotDecidedError(ConflictError):
    code = "not_decided"
    sentence = N_("This one is not decided yet, or its second officer is still owed.")


class UncoveringError(ForbiddenError):
    code = "uncovering"
    sentence = N_("The sender hid this detail; nobody may uncover it.")


class BadMaskingError(InvalidError):
    code = "bad_masking"
    sentence = N_("The marks on this page do not fit the text. Open it again.")


class ParaphraseRevealsError(InvalidError):
    code = "paraphrase_reveals"
    sentence = N_("The paraphrase repeats a detail that the text hides. Say it more broadly.")


class TierBelowRuleError(InvalidError):
    code = "tier_below_rule"
    sentence = N_("The tier can be raised, never lowered below what the rule gives (%(rule)s).")


class NotRaisedError(ConflictError):
    code = "not_raised"
    sentence = N_("Only a tier that an officer raised by hand can be lowered.")


class BatchTooSmallError(ConflictError):
    code = "batch_too_small"
    sentence = N_("%(due)s records are due. A batch leaves with at least %(needed)s, so that no record stands alone.")


class NotOldEnoughError(ConflictError):
    code = "not_old_enough"
    sentence = N_("A remainder may be dropped or released without labels only after 180 days.")


class UnknownTopicError(InvalidError):
    code = "unknown_topic"
    sentence = N_("One of the topics is not in the code frame.")


class NoReceiptError(ConflictError):
    code = "no_receipt"
    sentence = N_("This sender took no number, so nobody could read a message.")


class EmptyMessageError(InvalidError):
    code = "empty_message"
    sentence = N_("Write a message of 1 to %(most)s characters.")
