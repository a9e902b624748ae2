"""What sender handlers ask for: the secrets of the day."""

from typing import Annotated

from fastapi import Depends, Request

from app.submissions.daily_secrets import DailySecrets


def give_secrets(request: Request) -> DailySecrets:
    secrets: DailySecrets = request.app.state.daily_secrets
    return secrets


Secrets = Annotated[DailySecrets, Depends(give_secrets)]
