"""One request of a sender on the way through a form: the draft they carry, and how the next page is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request, Response

from app.consultations.answers import Answer, read_answers
from app.consultations.models import Consultation
from app.consultations.queries import by_slug, open_by_slug, version_by_id, was_open_when
from app.consultations.versions import definition_of
from app.core.database import Session
from app.core.errors import NotFoundError
from app.core.locales import translate
from app.submissions.daily_secrets import DailySecrets
from app.submissions.errors import ConsultationClosedError, FormRetiredError, StalePageError
from app.submissions.intake import Said
from app.submissions.page_draft import PageDraft, open_draft, seal_draft
from app.submissions.preview import Wishes
from app.submissions.screens import PREFIX, Screens, given
from app.web.forms import FieldError
from app.web.pages import Pages


@dataclass(frozen=True, slots=True)
class Visit:
    request: Request
    pages: Pages
    secrets: DailySecrets
    session: Session
    language: str
    consultation: Consultation
    screens: Screens
    draft: PageDraft

    def show(self, template: str, *, errors: Sequence[FieldError] = (), status: int = 0, **context: object) -> Response:
        """Render a page that carries the draft on. Errors make it a 422.

        An answer with an error stands in its field and comes with the next post, so it need not fit into the state.
        """
        wrong = [error.field.removeprefix(PREFIX) for error in errors]
        state = seal_draft(
            self.draft.without(wrong),
            slug=self.consultation.slug,
            language=self.language,
            secrets=self.secrets,
            clock=self.session.clock,
        )
        return self.pages.render(
            self.request,
            f"submissions/{template}.html",
            status=status or (422 if errors else 200),
            errors=[FieldError(error.field, translate(error.message, self.language)) for error in errors],
            state=state,
            address=f"/{self.language}/form/{self.consultation.slug}",
            draft=self.draft,
            step=self.draft.step,
            total=self.screens.total,
            **context,
        )

    @property
    def answers(self) -> dict[str, Answer]:
        """Every checked answer. Raises StalePageError when the carried answers no longer fit their form."""
        checked = read_answers(self.screens.definition, given(self.draft))
        if isinstance(checked, list):
            raise StalePageError
        return checked

    @property
    def said(self) -> Said:
        draft = self.draft
        wishes = Wishes(
            preference=draft.preference,
            danger=draft.danger,
            danger_now=bool(draft.danger_now),
            hide=draft.hide,
            show=draft.show,
        )
        said = Said(
            self.language,
            self.screens.definition,
            self.answers,
            wishes,
            tuple(draft.consent),
            bambara_model=self.pages.settings.bambara_model,
        )
        return said.with_topics()


def begin(
    request: Request, pages: Pages, secrets: DailySecrets, session: Session, *, slug: str, language: str
) -> Visit:
    """A first visit. Raises ConsultationClosedError, also for a language this form does not speak."""
    try:
        consultation = open_by_slug(session, slug)
    except NotFoundError:
        raise ConsultationClosedError from None
    if language not in consultation.languages or consultation.form_version_id is None:
        raise ConsultationClosedError
    version = version_by_id(session, consultation.form_version_id)
    draft = PageDraft(version_id=version.id, page_day=session.clock.now().date())
    return Visit(request, pages, secrets, session, language, consultation, Screens(definition_of(version)), draft)


def resume(
    request: Request, pages: Pages, secrets: DailySecrets, session: Session, *, slug: str, language: str, state: str
) -> Visit:
    """A visit on its way. Raises StalePageError for a foreign state, ConsultationClosedError for an unknown form."""
    draft = open_draft(state, slug=slug, language=language, secrets=secrets, clock=session.clock)
    try:
        consultation = by_slug(session, slug)
        version = version_by_id(session, draft.version_id)
    except NotFoundError:
        raise ConsultationClosedError from None
    visit = Visit(request, pages, secrets, session, language, consultation, Screens(definition_of(version)), draft)
    check_still_open(visit, retired=not was_open_when(version, draft.page_day))
    return visit


def check_still_open(visit: Visit, *, retired: bool) -> None:
    """A page that was open when it was made is still accepted; else ClosedMeanwhileError carries the words back."""
    if retired:
        raise ClosedMeanwhileError(visit, FormRetiredError())
    try:
        open_by_slug(visit.session, visit.consultation.slug)
    except NotFoundError:
        raise ClosedMeanwhileError(visit, ConsultationClosedError()) from None


class ClosedMeanwhileError(Exception):
    """The form closed or was replaced while somebody was writing: their words are shown once more, for copying."""

    def __init__(self, visit: Visit, refusal: ConsultationClosedError | FormRetiredError) -> None:
        super().__init__(refusal.code)
        self.visit = visit
        self.refusal = refusal
