"""Programmes of security assistance, their stages, and the country they stand in. All staff may read them."""
