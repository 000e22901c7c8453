"""Telephone numbers as people and networks write them, in whichever form is wanted; by the plans that libphonenumber knows.

    from siphon import numbers

    number = numbers.parse("06-12345678", home="NL")
    number.e164        # "+31612345678"
    number.national    # "0612345678"

A number is read as national by the plan of its home. Without one it must be international, with or without + or 00. It has to
be possible, not in use: ranges are opened faster than gateways are updated.
"""

from __future__ import annotations

from _stonechat import support, translated

__all__ = ["Number", "parse", "policy_names"]

_FIELD = "\x1f"
_FORMATS = ("e164", "plain", "international", "national")
_java = support()


class Number:
    """A telephone number whose country is known. Two are equal that are the same in E.164."""

    __slots__ = ("cc", "nsn", "international", "national")

    cc: str
    """The country code, such as "31"."""
    nsn: str
    """The national significant number: what follows the country code, without a trunk prefix."""
    international: str
    """As it is dialled from home across the border, such as "0031612345678"."""
    national: str
    """As it is dialled at home, such as "0612345678"; a number of elsewhere as international."""

    def __init__(self, cc, nsn, international, national):
        self.cc = cc
        self.nsn = nsn
        self.international = international
        self.national = national

    @property
    def e164(self) -> str:
        """With a plus, such as "+31612345678"."""
        return f"+{self.cc}{self.nsn}"

    @property
    def plain(self) -> str:
        """The digits alone, as SMPP has international numbers, such as "31612345678"."""
        return self.cc + self.nsn

    def format(self, fmt: str) -> str:
        """One of the forms by its name: "e164", "plain", "international" or "national"; any other raises ValueError."""
        name = fmt.strip().lower()
        if name not in _FORMATS:
            raise ValueError(f"there is no form {fmt!r} of a number (expected: one of {', '.join(_FORMATS)})")
        return getattr(self, name)

    def __eq__(self, other):
        return isinstance(other, Number) and self.e164 == other.e164

    def __hash__(self):
        return hash(self.e164)

    def __str__(self):
        return self.e164

    def __repr__(self):
        return f"Number({self.e164})"


def parse(raw: str, home: str | None = None) -> Number:
    """Reads a number: digits, a leading +, and separators (- . ( ) and spaces), which are left out.

    home is the region ("NL") or the country code ("31") of numbers that are written nationally; without it the region of
    routing in the configuration. A name, a short code and what no plan knows raise ValueError.
    """
    if not isinstance(raw, str):
        raise TypeError(f"a number is a str, not {type(raw).__name__}")
    try:
        line = _java.parse(raw, home)
    except BaseException as e:
        raise translated(e) from None
    return Number(*line.split(_FIELD))


def policy_names() -> list[str]:
    """The names of policies that rewrite numbers: there are none here, routing.normalise and rewrite of a route do that."""
    return []
