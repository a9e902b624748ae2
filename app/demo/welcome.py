"""What `make run` prints: where to look, as whom, and what the banner means."""

from app.core.settings import Settings
from app.demo.people import ACCOUNTS, PASSWORD, PHRASE
from app.sealing.receipts import Receipt


def welcome(settings: Settings, receipt: Receipt | None) -> str:
    """`receipt`: one answered text to come back to, known only while the scenario is being loaded."""
    address = f"http://{settings.host}:{settings.port}"
    lines = [
        "",
        "Baro, practice mode. Write nothing true: the banner on every page says so, since these passwords are public.",
        "",
        f"  Senders     {address}/",
        f"  Staff       {address}/staff",
        f"  Evaluators  {address}/evaluation",
        f"  API         {address}/api/v1/openapi.json",
        "",
        f"  Accounts    {', '.join(ACCOUNTS)}",
        f"  Password    {PASSWORD}",
        f"  Officers unlock with the phrase: {PHRASE}",
    ]
    if receipt is not None:
        lines += ["", f"  A number to come back with ({address}/en/number), shown only now:", f"  {receipt.grouped()}"]
    return "\n".join([*lines, ""])
