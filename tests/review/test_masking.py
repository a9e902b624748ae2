"""What officers may do to a text, without a server."""

import pytest

from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tiers import Tier
from app.review.errors import BadMaskingError, UncoveringError
from app.review.masking import MaskedAnswer, hide, masked_answers
from app.review.work_page import answer_on_page
from app.submissions.originals import ConfirmedAnswer, HiddenDetail, Original

pytestmark = pytest.mark.sqlite_only

TEXT = "Moussa Traoré habite près du marché."
NAME = Span(0, 13, SpanType.PERSON, 0.97, Layer.NAME, "name.known")
MARKET = Span(22, 35, SpanType.HIDDEN, 1.0, Layer.SENDER, "hidden_by_sender")


def original(*confirmed: Span, text: str | None = TEXT, masked: str = "") -> Original:
    return Original(
        language="fr",
        texts=(
            ConfirmedAnswer(
                question="Q1",
                text=text,
                masked=masked,
                details=tuple(HiddenDetail.of(span) for span in confirmed) if text else (),
            ),
        ),
        place=None,
        organisation_type=None,
        groups=(),
        choices={},
        topics=(),
        consent=("analyse",),
        preference=0,
        danger="none",
        danger_now=False,
        card=False,
    )


def masked(source: Original, *spans: Span) -> MaskedAnswer:
    (answer,) = masked_answers(source, {"Q1": spans}, tier=Tier.T2)
    return answer


def test_a_part_of_what_the_sender_hid_may_not_peek_out() -> None:
    smaller = Span(MARKET.start + 3, MARKET.end, SpanType.HIDDEN, 1.0, Layer.OFFICER, "hidden_by_officer")

    with pytest.raises(UncoveringError):
        masked(original(NAME, MARKET), NAME, smaller)


def test_marks_on_an_answer_that_is_not_there_are_refused() -> None:
    with pytest.raises(BadMaskingError):
        masked_answers(original(NAME), {"Q9": [NAME]}, tier=Tier.T2)


def test_without_marks_an_answer_stays_as_its_sender_confirmed_it() -> None:
    (answer,) = masked_answers(original(NAME, MARKET), {}, tier=Tier.T2)

    assert answer.spans == (NAME, MARKET)
    assert answer.uncovered == ()


def test_the_same_detail_said_as_something_else_counts_as_shown() -> None:
    role = Span(NAME.start, NAME.end, SpanType.ROLE, 1.0, Layer.OFFICER, "hidden_by_officer")

    assert masked(original(NAME), role).uncovered == (NAME,)


def test_the_same_detail_hidden_without_a_word_counts_as_hidden() -> None:
    silent = Span(NAME.start, NAME.end, SpanType.HIDDEN, 1.0, Layer.OFFICER, "hidden_by_officer")

    assert masked(original(NAME), silent).uncovered == ()


def test_a_wider_mark_over_what_the_sender_hid_says_nothing_about_it() -> None:
    wide = Span(14, 35, SpanType.SMALL_PLACE, 1.0, Layer.OFFICER, "hidden_by_officer")

    answer = masked(original(MARKET), wide)

    assert answer.spans[0].type is SpanType.HIDDEN
    assert answer.uncovered == ()


def test_hiding_grows_over_every_detail_it_touches() -> None:
    grown = hide([NAME, MARKET], 10, 25, SpanType.PERSON)

    assert [(span.start, span.end) for span in grown] == [(0, 35)]


def test_only_masked_text_is_the_ground_when_nothing_else_was_sent() -> None:
    answer = masked(original(text=None, masked="[personne 1] habite ici."))

    assert answer.original == "[personne 1] habite ici."
    assert answer.masked.text == "[personne 1] habite ici."


def test_the_page_offers_nothing_for_what_the_sender_hid() -> None:
    page = answer_on_page(masked(original(NAME, MARKET), NAME, MARKET), "Label", "en")

    by_text = {row.text: [choice.value for choice in row.choices] for row in page.details}
    assert by_text[TEXT[MARKET.start : MARKET.end]] == []
    assert "uncover" in by_text["Moussa Traoré"]


def test_original_and_masked_are_cut_without_losing_a_letter() -> None:
    answer = masked(original(NAME, MARKET), MARKET)

    page = answer_on_page(answer, "Label", "en")

    assert "".join(segment.text for segment in page.original) == TEXT
    assert "".join(segment.text for segment in page.masked) == answer.masked.text
    assert page.original[0].kind == "shown"
