"""The pages of this room: programmes and their state, stages and responsibilities, and the country's context."""

from fastapi import APIRouter

from app.accounts.actors import NavigationEntry
from app.accounts.roles import Role
from app.core.errors import N_
from app.programmes.staff_routes import contexts, records, stages, state

router = APIRouter(include_in_schema=False)
router.include_router(records.router)
router.include_router(state.router)
router.include_router(stages.router)
router.include_router(contexts.router)

NAVIGATION = (NavigationEntry("/staff/programmes", N_("Programmes"), frozenset({Role.COORDINATOR, Role.EVALUATOR})),)
