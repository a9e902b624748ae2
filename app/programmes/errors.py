"""Refusals of programmes: slugs, stages, restrictions and the country's context."""

from app.core.errors import N_, ConflictError, InvalidError, NotFoundError


class NoSuchProgrammeError(NotFoundError):
    code = "no_such_programme"
    sentence = N_("There is no programme at this address.")


class NoSuchContextError(NotFoundError):
    code = "no_such_context"
    sentence = N_("No context is recorded for this country.")


class SlugTakenError(ConflictError):
    code = "programme_slug_taken"
    sentence = N_("Another programme already has the short name %(slug)s.")


class StateNotReachableError(ConflictError):
    code = "programme_state_not_reachable"
    sentence = N_("A programme cannot come into this state from the one it is in.")


class StageNotReachableError(ConflictError):
    code = "stage_not_reachable"
    sentence = N_("Stage %(wanted)s cannot follow stage %(current)s: go one stage on, or back with a reason.")


class GateNotPassedError(ConflictError):
    code = "gate_not_passed"
    sentence = N_("The gate of stage %(stage)s has not been passed, so the next stage cannot begin.")


class StageDatesReversedError(InvalidError):
    code = "stage_dates_reversed"
    sentence = N_("Stage %(stage)s would end before it begins.")


class ReasonNeededError(InvalidError):
    code = "reason_needed"
    sentence = N_("Say why: this step is kept with its reason.")


class RestrictionWithoutTextError(InvalidError):
    code = "restriction_without_text"
    sentence = N_("Write what the law restricts, in English and in French.")


class RestrictionDatesReversedError(InvalidError):
    code = "restriction_dates_reversed"
    sentence = N_("The restriction would end before it begins.")


class LevelLoweredError(ConflictError):
    code = "context_level_lowered"
    sentence = N_(
        "A review may confirm or raise the working level. Lowering it needs a rating published after the recorded one."
    )


class LevelBelowRatingError(InvalidError):
    code = "context_level_below_rating"
    sentence = N_("The working level cannot stand below the level of the published rating, which is %(level)s.")


class RatingNotNewerError(InvalidError):
    code = "context_rating_not_newer"
    sentence = N_("A rating with this date or a later one is already recorded.")
