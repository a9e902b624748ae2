"""The pages about one submission, from the moment it is opened until nothing is left of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fastapi import Request
from fastapi.responses import Response

from app.accounts.actors import UnlockedActor
from app.anonymization.tiers import HANDLING, Tier
from app.core.clock import first_day
from app.core.database import Session
from app.core.locales import LOCALES, localized
from app.feedback.codebook import families
from app.feedback.queries import topics
from app.review.drafts import FLAG_LABELS, KIND_LABELS, Draft
from app.review.facts import facts_of
from app.review.forms import LONGEST_PARAPHRASE, Judged
from app.review.measured import miss_rate
from app.review.models import Decision
from app.review.queries import consultation_with_programme, form_of, question_labels
from app.review.service.messaging import LONGEST_MESSAGE
from app.review.service.reading import Opened, read, read_draft
from app.review.service.weighing import Weighing, weigh
from app.review.tier_reasons import Weighed, because, identifiability_sentences
from app.review.work_page import answers_on_page, type_choices
from app.submissions.models import Submission
from app.web.forms import FieldError
from app.web.pages import Pages


@dataclass(frozen=True, slots=True)
class Desk:
    """One request of an officer whose key is open."""

    request: Request
    pages: Pages
    session: Session
    language: str
    officer: UnlockedActor

    def render(self, template: str, *, submission: Submission, status: int = 200, **values: object) -> Response:
        consultation, _ = consultation_with_programme(self.session, submission.consultation_id)
        return self.pages.render(
            self.request,
            template,
            status=status,
            submission=submission,
            address=f"/staff/review/{submission.id}",
            title=localized(consultation.title, self.language),
            stage=consultation.stage.label,
            week=first_day(submission.week),
            longest_message=LONGEST_MESSAGE,
            **values,
        )


def show_work(
    desk: Desk, opened: Opened, judged: Judged | None = None, errors: Sequence[FieldError] = (), status: int = 200
) -> Response:
    """Original and masked side by side, with everything that was chosen so far. Raises UncoveringError."""
    judged = judged or Judged()
    weighing = weigh(desk.session, opened, judged, bambara_model=desk.pages.settings.bambara_model)
    original, session, language = opened.original, desk.session, desk.language
    labels = question_labels(session, opened.submission, original.language)
    frame = topics(session)
    return desk.render(
        "review/work.html",
        status=status if not errors else max(status, 422),
        submission=opened.submission,
        errors=list(errors),
        judged=judged,
        weighing=weighing,
        handling=HANDLING[weighing.final],
        because=because(weighed(desk, opened, judged, weighing), language),
        computed_reasons=identifiability_sentences(weighing.computed.reasons, language),
        answers=answers_on_page(weighing.answers, labels, language),
        only_masked=all(answer.text is None for answer in original.texts),
        shown_once=shown_once(opened, labels),
        facts=facts_of(original, form_of(session, opened.submission), language),
        text_language=original.language,
        language_name=LOCALES[original.language].name,
        miss_rate=miss_rate(original.language, bambara_model=desk.pages.settings.bambara_model),
        type_choices=type_choices(language),
        frame=frame,
        families=families(frame),
        kinds=KIND_LABELS,
        flags=FLAG_LABELS,
        tiers=[tier for tier in Tier if tier > weighing.rule],
        longest_paraphrase=LONGEST_PARAPHRASE,
    )


def weighed(desk: Desk, opened: Opened, judged: Judged, weighing: Weighing) -> Weighed:
    chosen = [topic for topic in topics(desk.session) if topic.code in judged.topics]
    weightiest = max(chosen, key=lambda topic: topic.sensitivity, default=None)
    return Weighed(
        original=opened.original,
        risk=weighing.risk,
        topic=localized(weightiest.label, desk.language) if weightiest else None,
        promised=opened.submission.tier,
        rule=weighing.rule,
        final=weighing.final,
    )


def shown_once(opened: Opened, labels: dict[str, str]) -> list[tuple[str, str]]:
    """Question and typed text of an original that has just died."""
    texts = opened.shown_once.texts if opened.shown_once else ()
    return [(labels.get(answer.question, ""), answer.text) for answer in texts if answer.text]


def show_second_opinion(desk: Desk, submission: Submission, decision: Decision) -> Response:
    """The draft beside the original. Raises LanguageNotReadError, OriginalGoneError, NoKeyError."""
    opened = read(desk.session, submission, by=desk.officer)
    draft = read_draft(desk.session, decision, submission, by=desk.officer)
    judged = Judged(
        marks={answer.question: tuple(detail.span() for detail in answer.details) for answer in draft.answers},
        topics=draft.topics,
        kind=draft.kind,
        identifiability=draft.identifiability,
        raise_to=decision.tier,
    )
    weighing = weigh(desk.session, opened, judged, bambara_model=desk.pages.settings.bambara_model)
    labels = question_labels(desk.session, submission, draft.language)
    return desk.render(
        "review/second_opinion.html",
        submission=submission,
        decision=decision,
        is_first=decision.first_officer_id == desk.officer.account_id,
        answers=answers_on_page(weighing.answers, labels, desk.language),
        because=because(weighed(desk, opened, judged, weighing), desk.language),
        facts=facts_of(opened.original, form_of(desk.session, submission), desk.language),
        handling=HANDLING[decision.tier],
        text_language=draft.language,
        language_name=LOCALES[draft.language].name,
        said=draft_in_words(desk, draft),
    )


@dataclass(frozen=True, slots=True)
class DraftInWords:
    """What stands beside the text of a draft. Kind and flags are message ids."""

    kind: str
    topics: tuple[str, ...]
    flags: tuple[str, ...]
    identifiability: int
    paraphrase: str | None = field(repr=False)


def draft_in_words(desk: Desk, draft: Draft) -> DraftInWords:
    known = {topic.code: topic for topic in topics(desk.session)}
    return DraftInWords(
        kind=KIND_LABELS[draft.kind],
        topics=tuple(f"{code} {localized(known[code].label, desk.language)}" for code in draft.topics),
        flags=tuple(FLAG_LABELS[flag] for flag in draft.flags),
        identifiability=draft.identifiability,
        paraphrase=draft.paraphrase,
    )


def show_decided(desk: Desk, submission: Submission, decision: Decision) -> Response:
    """Waiting for its batch: the draft as it will leave, the way back from a tier raised by hand, and messages."""
    draft = read_draft(desk.session, decision, submission, by=desk.officer)
    labels = question_labels(desk.session, submission, draft.language)
    return desk.render(
        "review/decided.html",
        submission=submission,
        errors=[],
        decision=decision,
        asked_by_you=decision.lowering_asked_by_id == desk.officer.account_id,
        lower_tiers=[tier for tier in Tier if decision.rule_tier <= tier < decision.tier],
        texts=[(labels.get(answer.question, ""), answer.text) for answer in draft.answers],
        text_language=draft.language,
        language_name=LOCALES[draft.language].name,
        said=draft_in_words(desk, draft),
    )


def show_handled(desk: Desk, submission: Submission, errors: Sequence[FieldError] = ()) -> Response:
    """Quarantined, released or dropped: what can still be done is write to its sender."""
    return desk.render("review/handled.html", submission=submission, status=422 if errors else 200, errors=list(errors))
