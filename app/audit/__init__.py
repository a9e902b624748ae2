"""The trail of staff acts: who did what on which day. Never a sender, no time finer than a day, never rewritten."""
