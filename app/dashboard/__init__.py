"""Each role's first page: what stands, what is owed, what to do next. Never reaches intake."""
