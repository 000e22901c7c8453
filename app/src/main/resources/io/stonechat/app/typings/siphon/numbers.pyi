# Made of the modules themselves by PythonStubsTest; changes belong there.
"""Telephone numbers as people and networks write them, in whichever form is wanted; by the plans that libphonenumber knows.

    from siphon import numbers

    number = numbers.parse("06-12345678", home="NL")
    number.e164        # "+31612345678"
    number.national    # "0612345678"

A number is read as national by the plan of its home. Without one it must be international, with or without + or 00. It has to
be possible, not in use: ranges are opened faster than gateways are updated.
"""

class Number:
    """A telephone number whose country is known. Two are equal that are the same in E.164."""
    cc: str
    """The country code, such as "31"."""
    nsn: str
    """The national significant number: what follows the country code, without a trunk prefix."""
    international: str
    """As it is dialled from home across the border, such as "0031612345678"."""
    national: str
    """As it is dialled at home, such as "0612345678"; a number of elsewhere as international."""
    @property
    def e164(self) -> str:
        """With a plus, such as "+31612345678"."""
        ...
    @property
    def plain(self) -> str:
        """The digits alone, as SMPP has international numbers, such as "31612345678"."""
        ...
    def format(self, fmt: str) -> str:
        """One of the forms by its name: "e164", "plain", "international" or "national"; any other raises ValueError."""
        ...

def parse(raw: str, home: str | None = None) -> Number:
    """Reads a number: digits, a leading +, and separators (- . ( ) and spaces), which are left out.

    home is the region ("NL") or the country code ("31") of numbers that are written nationally; without it the region of
    routing in the configuration. A name, a short code and what no plan knows raise ValueError.
    """
    ...

def policy_names() -> list[str]:
    """The names of policies that rewrite numbers: there are none here, routing.normalise and rewrite of a route do that."""
    ...
