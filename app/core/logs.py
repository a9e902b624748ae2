"""Logs that never carry answers, addresses or parameters: a name, a few counts, and nothing else."""

import json
import logging
import sys

ALLOWED = ("consultation_id", "task", "kind", "count", "act", "seconds", "path_template", "code")


class PlainFormatter(logging.Formatter):
    """One JSON object a line: level, logger, the fixed message, and the allowed extras. Never a traceback's values."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {"level": record.levelname, "from": record.name, "message": self.words(record)}
        entry.update({name: getattr(record, name) for name in ALLOWED if hasattr(record, name)})
        if record.exc_info and record.exc_info[0]:
            entry["error"] = record.exc_info[0].__name__
            entry["at"] = innermost(record)
        return json.dumps(entry, ensure_ascii=False, default=str)

    @staticmethod
    def words(record: logging.LogRecord) -> str:
        # Arguments of foreign log calls may hold anything a person typed: only our own rooms may fill them in.
        return record.getMessage() if record.name.startswith("app.") else str(record.msg)


def innermost(record: logging.LogRecord) -> str:
    """File and line where it broke; no variables, no message."""
    trace = record.exc_info[2] if record.exc_info else None
    if trace is None:
        return ""
    while trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"


def configure() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for noisy in ("uvicorn.access", "uvicorn.error", "alembic", "sqlalchemy.engine"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").disabled = True
