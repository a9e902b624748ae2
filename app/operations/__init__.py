"""Keeping an installation: due tasks and when they ran, doctor, backup and restore. Reads no content."""
