"""The verbs of this room, by noun: accounts, sign-in, unlocking, officers' keys, API tokens."""

from app.accounts.service.accounts import (
    actor_of,
    change_password,
    choose_language,
    create_account,
    deactivate,
    enrol_second_factor,
    find_account,
    give_up_second_factor,
    remove_second_factor,
    set_password,
)
from app.accounts.service.api_tokens import create_token, find_token, revoke_token
from app.accounts.service.key_holders import HolderChanges, KeyHolder, acknowledge_holders, holder_changes, key_holders
from app.accounts.service.officer_keys import change_phrase, create_officer_key
from app.accounts.service.sign_in import SignedIn, confirm_code, find_session, sign_in, sign_out
from app.accounts.service.trust import TrustedOfficer, endorse, trusted_officers
from app.accounts.service.unlocking import keep_unlocked, lock, open_secret, unlock

__all__ = [
    "HolderChanges",
    "KeyHolder",
    "SignedIn",
    "TrustedOfficer",
    "acknowledge_holders",
    "actor_of",
    "change_password",
    "change_phrase",
    "choose_language",
    "confirm_code",
    "create_account",
    "create_officer_key",
    "create_token",
    "deactivate",
    "endorse",
    "enrol_second_factor",
    "find_account",
    "find_session",
    "find_token",
    "give_up_second_factor",
    "holder_changes",
    "keep_unlocked",
    "key_holders",
    "lock",
    "open_secret",
    "remove_second_factor",
    "revoke_token",
    "set_password",
    "sign_in",
    "sign_out",
    "trusted_officers",
    "unlock",
]
