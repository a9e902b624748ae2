"""Consultations, their forms and their keys. All staff may read them; the open ones are public."""
