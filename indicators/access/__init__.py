"""Who may edit: the rule, the key that each browser shows once, people who signed in. Knows no page, no framework."""

from indicators.access.decision import (
    Browser,
    Decision,
    Mode,
    Server,
    confides,
    decide,
    decide_signed_in,
    is_loopback,
    standing,
)
from indicators.access.key import Key, KeyFile, same_key, state_folder
from indicators.access.people import Person, SignOuts, person
from indicators.access.roles import RoleFile, Roles, read_roles

__all__ = [
    "Browser",
    "Decision",
    "Key",
    "KeyFile",
    "Mode",
    "Person",
    "RoleFile",
    "Roles",
    "Server",
    "SignOuts",
    "confides",
    "decide",
    "decide_signed_in",
    "is_loopback",
    "person",
    "read_roles",
    "same_key",
    "standing",
    "state_folder",
]
