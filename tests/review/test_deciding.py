"""One officer decides, two where it is restricted; refusals first."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.anonymization.spans import Layer, Span, SpanType
from app.anonymization.tiers import Tier
from app.core.database import Database
from app.review.drafts import DraftAnswer
from app.review.errors import (
    AlreadyDecidedError,
    BadMaskingError,
    LanguageNotReadError,
    NotDecidedError,
    NotOpenedError,
    ParaphraseRevealsError,
    SamePersonError,
    TierBelowRuleError,
    UncoveringError,
    UnknownTopicError,
)
from app.review.models import Decision
from app.review.service.deciding import confirm, decide, quarantine, rule_tier, send_back, store_once
from app.review.service.reading import Opened, read, read_draft, reopen
from app.submissions.models import Submission, SubmissionState
from app.submissions.originals import HiddenDetail
from tests.factories.review import Room, judgement, make_first_decision, make_room
from tests.factories.voices import make_submission

NAMED = "Le commandant Moussa Traoré a pris mon vélo. Appelez le 76 12 34 56."


def marks(opened: Opened, *spans: Span) -> tuple[DraftAnswer, ...]:
    details = tuple(HiddenDetail.of(span) for span in spans)
    return (DraftAnswer(question=opened.original.texts[0].question, text="", details=details),)


def details(opened: Opened) -> list[Span]:
    return [detail.span() for detail in opened.original.texts[0].details]


# --- refusals ---


def test_nobody_decides_about_a_text_nobody_opened(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)

        with pytest.raises(NotOpenedError):
            reopen(session, submission, by=room.first)


def test_an_officer_who_does_not_read_the_language_neither_opens_nor_uses_up_the_text(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, "نريد اجتماعات بالعربية.", language="ar", preference=3)

        with pytest.raises(LanguageNotReadError):
            read(session, submission, by=room.first)

        assert submission.state is SubmissionState.RECEIVED


def test_the_same_officer_cannot_confirm(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        make_first_decision(session, submission, room, topics=("A3",))

        with pytest.raises(SamePersonError):
            confirm(session, reopen(session, submission, by=room.first), by=room.first)


def test_what_was_decided_once_is_not_decided_again(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        stale = read(session, submission, by=room.second)
        make_first_decision(session, submission, room, topics=("A3",))

        with pytest.raises(AlreadyDecidedError):
            decide(session, stale, judgement(stale), by=room.second)


def test_a_decision_made_at_the_same_moment_keeps_its_draft(database: Database) -> None:
    """The second of two officers at once is refused by the table itself, after the first one's draft was sealed."""
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        first = make_first_decision(session, submission, room, topics=("A3",))
        opened = reopen(session, submission, by=room.second)
        session.expunge(first)

        with pytest.raises(AlreadyDecidedError):
            store_once(session, twin_of(first, room))

        kept = session.get_one(Decision, submission.id)
        assert read_draft(session, kept, submission, by=room.second).record_id == opened.record_id


def twin_of(decision: Decision, room: Room) -> Decision:
    return Decision(
        submission_id=decision.submission_id,
        tier=decision.tier,
        rule_tier=decision.rule_tier,
        uncovers=False,
        first_officer_id=room.second.account_id,
        decided_on=decision.decided_on,
    )


def test_nobody_confirms_what_nobody_decided(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        opened = read(session, submission, by=room.first)

        with pytest.raises(NotDecidedError):
            confirm(session, opened, by=room.second)


def test_nobody_uncovers_what_the_sender_hid(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, hide={"Q1": [(4, 12)]})
        opened = read(session, submission, by=room.first)

        with pytest.raises(UncoveringError):
            decide(session, opened, judgement(opened, answers=marks(opened)), by=room.first)


def test_nobody_says_more_of_what_the_sender_hid(database: Database) -> None:
    """A village that its sender hid altogether does not come back as "a village in the region of Gao"."""
    room = make_room(database)
    text = "Nous sommes de Tin-Adjarane près de Gao."
    start = text.index("Tin")
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, text, hide={"Q1": [(start - 3, start + 12)]})
        opened = read(session, submission, by=room.first)
        (hidden,) = [span for span in details(opened) if span.layer is Layer.SENDER]
        retyped = Span(hidden.start, hidden.end, SpanType.ORG, 1.0, Layer.OFFICER, "hidden_by_officer")

        decision = decide(session, opened, judgement(opened, answers=marks(opened, retyped)), by=room.first)

        (answer,) = read_draft(session, decision, submission, by=room.first).answers
        assert answer.details[0].type is SpanType.HIDDEN


@pytest.mark.parametrize(("start", "end"), [(0, 10_000), (5, 5), (9, 3)])
def test_marks_that_do_not_fit_the_text_are_refused(start: int, end: int, database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        opened = read(session, make_submission(session, room.consultation), by=room.first)
        wrong = Span(start, end, SpanType.HIDDEN, 1.0, Layer.OFFICER, "hidden_by_officer")

        with pytest.raises(BadMaskingError):
            decide(session, opened, judgement(opened, answers=marks(opened, wrong)), by=room.first)


def test_a_topic_outside_the_code_frame_is_refused(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        opened = read(session, make_submission(session, room.consultation), by=room.first)

        with pytest.raises(UnknownTopicError):
            decide(session, opened, judgement(opened, topics=("Z9",)), by=room.first)


def test_no_tier_below_the_rule(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        opened = read(session, make_submission(session, room.consultation), by=room.first)

        with pytest.raises(TierBelowRuleError) as refusal:
            decide(session, opened, judgement(opened, topics=("A3",), raise_to=Tier.T2), by=room.first)

        assert refusal.value.facts == {"rule": "T3"}


def test_no_tier_below_what_the_sender_was_told(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, preference=2)
        opened = read(session, submission, by=room.first)

        rule = rule_tier(session, opened, topics=("A1",), identifiability=0)

        assert submission.tier is Tier.T3
        assert rule is Tier.T3


def test_a_paraphrase_may_not_tell_what_the_text_hides(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        opened = read(session, make_submission(session, room.consultation, NAMED), by=room.first)

        with pytest.raises(ParaphraseRevealsError):
            decide(
                session, opened, judgement(opened, paraphrase="A bicycle was taken by MOUSSA TRAORE."), by=room.first
            )


def test_the_database_itself_refuses_one_person_twice(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        decision = make_first_decision(session, submission, room, topics=("A3",))

        decision.second_officer_id = room.first.account_id
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()


# --- deciding ---


def test_a_protected_text_takes_one_officer(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        decision = make_first_decision(session, submission, room)

        assert (decision.tier, decision.second_officer_id) == (Tier.T2, None)
        assert str(decision.due_on) == "2026-11-16"
        assert submission.state is SubmissionState.DECIDED


def test_a_restricted_text_takes_two(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        decision = make_first_decision(session, submission, room, topics=("A3",))
        owed = decision.due_on

        confirm(session, reopen(session, submission, by=room.second), by=room.second)

        assert owed is None
        assert str(decision.due_on) == "2026-12-02"


def test_uncovering_takes_two_even_where_one_would_do(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, NAMED)
        opened = read(session, submission, by=room.first)
        kept = [span for span in details(opened) if span.type is not SpanType.PHONE]

        decision = decide(session, opened, judgement(opened, answers=marks(opened, *kept)), by=room.first)

        assert decision.uncovers
        assert decision.due_on is None


def test_officers_hide_more_and_owe_nobody_for_it(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, NAMED)
        opened = read(session, submission, by=room.first)
        at = NAMED.index("vélo")
        more = Span(at, at + 4, SpanType.HIDDEN, 1.0, Layer.OFFICER, "hidden_by_officer")

        answers = marks(opened, *details(opened), more)
        decision = decide(session, opened, judgement(opened, answers=answers), by=room.first)

        (answer,) = read_draft(session, decision, submission, by=room.first).answers
        assert "vélo" not in answer.text
        assert not decision.uncovers


def test_words_an_officer_sends_instead_of_the_senders_are_never_kept(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        opened = read(session, submission, by=room.first)
        forged = (DraftAnswer(question="Q1", text="Tout va bien.", details=()),)

        decision = decide(session, opened, judgement(opened, answers=forged), by=room.first)

        (answer,) = read_draft(session, decision, submission, by=room.first).answers
        assert answer.text == opened.original.texts[0].text


def test_a_higher_tier_makes_places_in_the_text_coarser(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, "Le 14/03/2026 le pont était fermé.")
        opened = read(session, submission, by=room.first)

        decision = decide(session, opened, judgement(opened, raise_to=Tier.T3), by=room.first)

        (answer,) = read_draft(session, decision, submission, by=room.first).answers
        assert "semestre" in answer.text
        assert "semestre" not in opened.original.texts[0].masked


def test_a_text_sent_masked_only_can_only_be_hidden_more(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation, NAMED, only_masked=True)
        opened = read(session, submission, by=room.first)
        masked = opened.original.texts[0].masked
        at = masked.index("vélo")
        more = Span(at, at + 4, SpanType.HIDDEN, 1.0, Layer.OFFICER, "hidden_by_officer")

        decision = decide(session, opened, judgement(opened, answers=marks(opened, more)), by=room.first)

        (answer,) = read_draft(session, decision, submission, by=room.first).answers
        assert opened.original.texts[0].text is None
        assert answer.text.startswith(masked[:at])
        assert "vélo" not in answer.text


def test_sent_back_it_waits_again_without_a_draft(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        make_first_decision(session, submission, room, topics=("A3",))

        send_back(session, submission, by=room.second)

        assert session.get(Decision, submission.id) is None
        assert submission.state is SubmissionState.READ
        opened = reopen(session, submission, by=room.second)
        assert decide(session, opened, judgement(opened), by=room.second).tier is Tier.T2


def test_what_is_set_apart_cannot_be_decided_any_more(database: Database) -> None:
    room = make_room(database)
    with database.transaction() as session:
        submission = make_submission(session, room.consultation)
        opened = read(session, submission, by=room.first)
        quarantine(session, opened, by=room.first)

        with pytest.raises(AlreadyDecidedError):
            decide(session, opened, judgement(opened), by=room.second)
        assert session.get_one(Submission, submission.id).sealed_pointer is None
