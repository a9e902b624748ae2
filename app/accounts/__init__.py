"""Who may come in and as what: accounts, sign-in, sessions, API tokens, and the officers' keys others trust."""
