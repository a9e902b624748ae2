"""The cheapest Argon2id that is still Argon2id, for tests about something else."""

from app.sealing.keyring.phrases import Argon2Cost

CHEAP = Argon2Cost(memory_kib=8, passes=1, lanes=1)
