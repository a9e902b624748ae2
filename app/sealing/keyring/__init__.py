"""The officers' keyring: their secrets and phrases, whom they trust, and the consultation keys they hold."""
