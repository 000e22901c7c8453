"""Stored messages, as hooks and the namespace store show them."""

from __future__ import annotations

from collections import namedtuple
from datetime import datetime, timezone

from _stonechat import support

from ._smpp_pdu import Destination, message_pdu

__all__ = ["Attempt", "Message", "moment"]

_java = support()
_hooks = _java.hooks()
_pdus = _java.pdus()
_FIELD = "\x1f"
_ITEM = "\x1e"


class Attempt(namedtuple("Attempt", "number target started result status upstream_id receipt")):
    """One writing of a message to an upstream or an ESME."""

    __slots__ = ()

    number: int
    """Which of its attempts it is, from 1."""
    target: str
    """The step of the chain, such as "bind:upstream"."""
    started: datetime
    """When it was begun."""
    result: str
    """What it ended in, such as "ACCEPTED"."""
    status: str | None
    """What was answered, such as "ESME_RTHROTTLED"; None without an answer."""
    upstream_id: str | None
    """The upstream's id of the message; None if it gave none."""
    receipt: int | None
    """The number of the state that a receipt has told; None while none has come."""



def moment(java_instant):
    """A datetime in UTC."""
    return None if java_instant is None else _moment(java_instant.toEpochMilli())


def _moment(millis):
    return datetime.fromtimestamp(millis / 1000, timezone.utc)


class Message:
    """A stored message, as it stood when it was read."""

    __slots__ = ("_java",)

    def __init__(self, java):
        self._java = java

    @property
    def id(self) -> str:
        """The id of its record; for a message of one part the same as message_id."""
        return self._java.id()

    @property
    def message_id(self) -> str:
        """The message_id that its ESME knows, in decimal."""
        return self._java.messageId()

    @property
    def kind(self) -> str:
        """ "SUBMIT", "RECEIPT", "MO" or "UPSTREAM_RECEIPT"."""
        return self._java.kind()

    @property
    def account(self) -> str:
        """The account that owns it; "" when nobody does."""
        return self._java.account()

    @property
    def system_id(self) -> str:
        """The ESME that submitted it, or the bind that it came by."""
        return self._java.systemId()

    @property
    def pdu(self) -> Pdu:
        """The PDU as it was received."""
        java_pdu = self._java.pdu()
        return message_pdu(_pdus.command(java_pdu), java_pdu)

    @property
    def source_addr(self) -> str:
        """The address it comes from."""
        return self._java.source().address()

    @property
    def destination_addr(self) -> str:
        """The address it was submitted for."""
        return self._java.destination().address()

    @property
    def destination(self) -> Destination:
        """The address it was submitted for, with type and plan."""
        address = self._java.destination()
        return Destination(address.address(), address.ton(), address.npi(), False)

    @property
    def text(self) -> str:
        """Its text, read by its data_coding."""
        return self._java.text()

    @property
    def state(self) -> str:
        """What has become of it, such as "QUEUED", "SENT" or "DELIVERED"."""
        return self._java.state()

    @property
    def is_ended(self) -> bool:
        """Whether it has reached its final state."""
        return self._java.isEnded()

    @property
    def rule(self) -> str | None:
        """What chose its chain; None when it was none."""
        return self._java.rule()

    @property
    def chain(self) -> list[str]:
        """The steps of its way; [] until they are chosen."""
        steps = _hooks.chain(self._java)
        return steps.split("\n") if steps else []

    @property
    def retries(self) -> int:
        """How many steps of the retry schedule it has used up."""
        return self._java.retries()

    @property
    def attempts(self) -> list[Attempt]:
        """Its attempts, oldest first."""
        lines = _hooks.attempts(self._java)
        return [_attempt(line) for line in lines.split("\n")] if lines else []

    @property
    def attributes(self) -> dict[str, str]:
        """What scripts have attached to it."""
        items = _hooks.attributes(self._java)
        parts = items.split(_ITEM) if items else []
        return dict(zip(parts[::2], parts[1::2]))

    @property
    def accepted(self) -> datetime:
        """When it was stored, in UTC like all times of it."""
        return moment(self._java.accepted())

    @property
    def due(self) -> datetime:
        """When it may be sent at the earliest."""
        return moment(self._java.due())

    @property
    def valid_until(self) -> datetime:
        """When it expires."""
        return moment(self._java.validUntil())

    @property
    def ended(self) -> datetime | None:
        """When it ended; None while it has not."""
        return moment(self._java.ended())

    @property
    def error(self) -> str | None:
        """The err of the receipt that ended it, such as "000"; None if there was none."""
        return self._java.error()

    def __repr__(self):
        return f"Message(message_id={self.message_id!r}, state={self.state!r})"


def _attempt(line):
    number, target, started, result, status, upstream_id, receipt = line.split(_FIELD)
    return Attempt(
        int(number),
        target,
        _moment(int(started)),
        result,
        status or None,
        upstream_id or None,
        int(receipt) if receipt else None,
    )
