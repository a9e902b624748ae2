"""The pages of this room: consultations and their steps, forms and their versions."""

from fastapi import APIRouter

from app.accounts.actors import NavigationEntry
from app.accounts.roles import Role
from app.consultations.staff_routes import form_versions, keys, overview, planning, questions, steps
from app.core.errors import N_

router = APIRouter(include_in_schema=False)
router.include_router(planning.router)
router.include_router(overview.router)
router.include_router(steps.router)
router.include_router(form_versions.router)
router.include_router(questions.router)
router.include_router(keys.router)

NAVIGATION = (
    NavigationEntry(
        "/staff/consultations", N_("Consultations"), frozenset({Role.COORDINATOR, Role.OFFICER, Role.EVALUATOR})
    ),
    NavigationEntry("/staff/consultation-keys", N_("Consultation keys"), frozenset({Role.OFFICER})),
    NavigationEntry("/staff/forms", N_("Forms"), frozenset({Role.COORDINATOR, Role.TRANSLATOR})),
)
