"""What every room stands on: settings, database, clock, text, locales, logs, due tasks. Knows no domain."""
