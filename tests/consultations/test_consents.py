"""What is offered to a sender, and when a quote is not."""

from hypothesis import given
from hypothesis import strategies as some

from app.consultations.consents import Consent, SenderPreference, consent_options, preference_options


@given(some.integers(3, 4))
def test_a_quote_is_never_offered_where_no_record_can_be_open(level: int) -> None:
    assert Consent.QUOTE_PUBLIC not in [option.id for option in consent_options(level)]


@given(some.integers(0, 4))
def test_only_analysis_is_required(level: int) -> None:
    assert [option.id for option in consent_options(level) if option.required] == [Consent.ANALYSE]


def test_nothing_about_partners_or_donors_can_be_consented_to() -> None:
    assert [str(option.id) for option in consent_options(0)] == [
        "analyse",
        "paraphrase_public",
        "quote_public",
        "keep_original",
    ]


def test_four_wishes_for_care_are_offered() -> None:
    assert [option.level for option in preference_options()] == list(SenderPreference) == [0, 1, 2, 3]
