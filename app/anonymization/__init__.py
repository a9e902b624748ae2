"""Finding and generalising details that identify: pure functions on text. No database, no HTTP, no network."""
