"""Refusals of questions to released records: each says which filter is at fault and what it may be."""

from app.core.errors import N_, ForbiddenError, InvalidError, NotFoundError


class FilterError(InvalidError):
    """Base of refusals of one filter. Facts: `filter` is the name in the address."""


class UnknownFilterError(FilterError):
    """The name itself is not repeated: it was typed."""

    code = "unknown_filter"
    sentence = N_("The address holds a filter that does not exist. Filters are: %(known)s.")


class UnknownFilterValueError(FilterError):
    code = "unknown_filter_value"
    sentence = N_("The filter “%(filter)s” does not know this value. It may be one of: %(known)s.")


class PeriodUnreadableError(FilterError):
    code = "period_unreadable"
    sentence = N_("A period is a year, half-year, quarter or month, such as 2026, 2026-H1, 2026-Q3 or 2026-09.")


class CursorUnreadableError(FilterError):
    code = "cursor_unreadable"
    sentence = N_("This address points to a page that does not exist. Start again from the first page.")


class CursorOfAnotherQueryError(FilterError):
    code = "cursor_of_another_query"
    sentence = N_("This page belongs to another question: the filters changed. Start again from the first page.")


class PurposeNotAllowedError(ForbiddenError):
    code = "purpose_not_allowed"
    sentence = N_(
        "Restricted text is read by evaluators alone, for a stated purpose. Coordinators read an officer’s paraphrase."
    )


class ExportNotAllowedError(ForbiddenError):
    code = "export_not_allowed"
    sentence = N_("Only evaluators may export records.")


class RecordNotReadableError(NotFoundError):
    """The same for a sealed record as for none at all."""

    code = "record_not_readable"
    sentence = N_("There is no record here that you may read. It may have been withdrawn.")


class ReasonTooLongError(InvalidError):
    """Facts: `longest` in characters."""

    code = "reason_too_long"
    sentence = N_("The reason is too long: at most %(longest)s characters.")


class PurposeMissingError(InvalidError):
    code = "purpose_missing"
    sentence = N_("Choose one of the four purposes.")
