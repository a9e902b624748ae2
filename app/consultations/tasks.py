"""What is due: opening consultations that are ready and closing those whose last day is over."""

from app.consultations import service
from app.core.tasks import Task

TASKS: tuple[Task, ...] = (
    Task("consultations.open_ready", service.open_ready),
    Task("consultations.close_due", service.close_due),
)
