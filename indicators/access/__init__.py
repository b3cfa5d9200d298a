"""Who may edit without sign-in: the rule, and the key that each browser shows once. Knows no page and no framework."""

from indicators.access.decision import Browser, Decision, Mode, Server, decide, is_loopback
from indicators.access.key import Key, KeyFile, same_key, state_folder

__all__ = [
    "Browser",
    "Decision",
    "Key",
    "KeyFile",
    "Mode",
    "Server",
    "decide",
    "is_loopback",
    "same_key",
    "state_folder",
]
