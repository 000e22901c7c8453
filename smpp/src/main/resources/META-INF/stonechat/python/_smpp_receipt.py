"""Delivery receipts: what their text and their optional parameters say (SMPP 3.4 appendix B)."""

from __future__ import annotations

import re

__all__ = ["Receipt", "parse"]

_KEY = re.compile(r"(?<![a-z0-9])(submit[ _]?date|done[ _]?date|dlvrd|stat|text|sub|err|id)\s*:", re.IGNORECASE)
_STATES = {
    1: "ENROUTE",
    2: "DELIVRD",
    3: "EXPIRED",
    4: "DELETED",
    5: "UNDELIV",
    6: "ACCEPTD",
    7: "UNKNOWN",
    8: "REJECTD",
}


class Receipt(dict):
    """What a receipt says: a dict of id, sub, dlvrd, submit_date, done_date, stat, err, text, raw and message_state.

    What it does not say is not in it, and is "" to whoever asks for it by [...].
    """

    def __missing__(self, key):
        if key in ("id", "sub", "dlvrd", "submit_date", "done_date", "stat", "err", "text"):
            return ""
        raise KeyError(key)


def parse(raw, message_id, state):
    """The receipt in a text and the values of RECEIPTED_MESSAGE_ID and MESSAGE_STATE; None if they say nothing."""
    found = Receipt()
    begin = key = None
    for match in _KEY.finditer(raw):
        name = match.group(1).lower().replace(" ", "_")
        name = {"submitdate": "submit_date", "donedate": "done_date"}.get(name, name)
        # What was found once is not looked for again: the text may say anything.
        if name in found or name == key:
            continue
        if key is not None:
            found[key] = raw[begin : match.start()].strip()
        key, begin = name, match.end()
    if key is not None:
        found[key] = raw[begin:].strip()
    if message_id is not None:
        found.setdefault("id", message_id)
    if state is not None:
        found["message_state"] = state
        if state in _STATES:
            found.setdefault("stat", _STATES[state])
    if not found:
        return None
    found["raw"] = raw
    return found
