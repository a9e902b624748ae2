"""What an administrator needs to know about an installation: settings, stores, clock, languages, models. No content."""

from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from app.accounts.queries import demo_accounts_exist
from app.accounts.service import trusted_officers
from app.core.database import Database
from app.core.locales import unreviewed
from app.core.migrate import is_current
from app.core.settings import Settings, refusals
from app.operations.due import overdue
from app.operations.models import TaskRun
from app.operations.models_report import models_report
from app.submissions.models import DataKeyRow

TWO_OFFICERS = 2
HIDDEN = {"secret"}


@dataclass
class Report:
    """`problems` are what keeps the installation from serving as it should."""

    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        ending = [f"Not as it should be: {problem}" for problem in self.problems] or ["Everything is as it should be."]
        return "\n".join([*self.lines, "", *ending])


def examine(settings: Settings) -> Report:
    report = Report()
    tell_settings(report, settings)
    tell_languages(report)
    report.lines += ["", "Masking models", *models_report(settings)]
    try:
        tell_stores(report, settings)
    except SQLAlchemyError as error:
        report.problems.append(f"The database cannot be read ({type(error).__name__}). Run: python -m app migrate")
    return report


def tell_settings(report: Report, settings: Settings) -> None:
    report.lines.append("Settings (environment variables)")
    for name, about in type(settings).model_fields.items():
        value = "(hidden)" if name in HIDDEN else str(getattr(settings, name)) or "(empty)"
        report.lines.append(f"  BARO_{name.upper()} = {value}\n      {about.description}")


def tell_languages(report: Report) -> None:
    waiting = ", ".join(sorted(unreviewed())) or "none"
    report.lines += ["", f"Languages without a review by a native speaker: {waiting}"]


def tell_stores(report: Report, settings: Settings) -> None:
    if not is_current(settings):
        report.problems.append("The tables are not up to date. Run: python -m app migrate")
        return
    database = Database(settings)
    try:
        with database.transaction(write=False) as session:
            run = session.get(TaskRun, 1)
            when = run.finished.isoformat(timespec="minutes") if run else "never"
            past = session.keys.scalar(
                select(func.count()).select_from(DataKeyRow).where(DataKeyRow.destroy_on < session.clock.now().date())
            )
            officers = len(trusted_officers(session))
            report.lines += [
                "",
                f"Due tasks last ran: {when}",
                f"Originals past their limit: {past}",
                f"Officers with a trusted key: {officers}",
            ]
            report.problems += refusals(settings, demo_accounts=demo_accounts_exist(session))
            if overdue(session):
                report.problems.append("Due tasks have not run for more than 26 hours.")
            if past:
                report.problems.append("Some originals are past their limit. Run: python -m app run-due")
            if officers < TWO_OFFICERS:
                report.problems.append("Fewer than two officers hold trusted keys, so no consultation can open.")
    finally:
        database.dispose()
