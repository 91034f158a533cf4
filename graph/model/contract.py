"""The words that tables may hold: node types, kinds of credentials, levels, statuses, tiers.

With `graph.model.relations` and `graph.model.columns` this is the data contract. Reading,
checking, the documentation tests and the app all look here, so that everything is described in
one place only; ``data/README.md`` says the same in words.
"""

from __future__ import annotations

from typing import Final

NODE_TYPES: Final = ("career", "credential", "certifying_body", "employer", "role")

CREDENTIAL_KINDS: Final = (
    "diploma",
    "certificate",
    "associate_degree",
    "bachelor_degree",
    "postbaccalaureate_certificate",
    "master_degree",
    "doctoral_degree",
    "certification",
    "license",
    "course",
)

DEGREE_KINDS: Final = (
    "associate_degree",
    "bachelor_degree",
    "postbaccalaureate_certificate",
    "master_degree",
    "doctoral_degree",
)
"""Kinds that are levels of higher education."""

GENERAL_EDUCATION_KINDS: Final = frozenset(
    {"diploma", "associate_degree", "bachelor_degree", "master_degree", "doctoral_degree"}
)
"""Kinds that, when no career claims the credential as its own, are general education."""

LEVELS: Final = ("school", "entry", "mid", "senior", "lead", "manager", "director", "executive")
"""Names of the levels 0 to 7."""

STATUSES: Final = ("active", "retired", "renamed")

PAY_BASES: Final = ("p10_p90", "p25_p75", "posted")
"""What low and high pay are: percentiles of the occupation, or the range of an announcement."""

CONFIDENCES: Final = ("verified", "third_party", "memory", "estimate")
TIERS: Final = ("official", "mirror", "third_party", "survey", "seed", "estimate")

STATES: Final = (
    *("AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN"),
    *("IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH"),
    *("NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT"),
    *("VT", "VA", "WA", "WV", "WI", "WY", "AS", "GU", "MP", "PR", "VI"),
)
"""Postal codes of the states, of the District of Columbia and of the five territories."""
