"""Names, places, bodies and roles in Arabic script, where no capitals help, one file a noun. Pure."""
