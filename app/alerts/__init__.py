"""Alerts of harm and of unread words: kind, zone and period, nothing else. Officers see all of them."""
