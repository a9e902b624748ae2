"""The pages of this room behind sign-in: one's own account, all accounts, officers' keys."""

from fastapi import APIRouter

from app.accounts.staff_routes import keys, own_account, people

router = APIRouter(include_in_schema=False)
router.include_router(own_account.router)
router.include_router(people.router)
router.include_router(keys.router)
