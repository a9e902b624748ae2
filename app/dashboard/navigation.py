"""The bar's entries that belong to no single room: first pages before, reading and keeping after."""

from app.accounts.actors import NavigationEntry
from app.accounts.roles import Role
from app.core.errors import N_

OFFICER = frozenset({Role.OFFICER})
COORDINATOR = frozenset({Role.COORDINATOR})
PLANNERS = frozenset({Role.COORDINATOR, Role.EVALUATOR})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})

WORK: tuple[NavigationEntry, ...] = (
    NavigationEntry("/staff/review", N_("To read"), OFFICER),
    NavigationEntry("/staff/review/releases", N_("Ready to leave"), OFFICER),
    NavigationEntry("/staff/alerts", N_("Alerts"), OFFICER),
    NavigationEntry("/staff/keys", N_("Keys"), OFFICER),
    NavigationEntry("/staff/overview", N_("Overview"), COORDINATOR),
    NavigationEntry("/staff/alerts/trends", N_("Trends of harm"), COORDINATOR),
)
READING: tuple[NavigationEntry, ...] = (
    NavigationEntry("/evaluation", N_("Released voices"), PLANNERS),
    NavigationEntry("/staff/glosses", N_("To translate"), frozenset({Role.TRANSLATOR})),
    NavigationEntry("/staff/administration", N_("Installation"), ADMINISTRATOR),
    NavigationEntry("/staff/accounts", N_("Accounts"), ADMINISTRATOR),
)
