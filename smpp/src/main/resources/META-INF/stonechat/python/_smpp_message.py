"""Stored messages, as hooks and the namespace store show them."""

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

#: One writing of a message: number, target, started, result (such as "ACCEPTED"), status, upstream_id, receipt (a state's number).
Attempt = namedtuple("Attempt", "number target started result status upstream_id receipt")


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
    def id(self):
        """The id of its record; for a message of one part the same as message_id."""
        return self._java.id()

    @property
    def message_id(self):
        """The message_id that its ESME knows, in decimal."""
        return self._java.messageId()

    @property
    def kind(self):
        """ "SUBMIT", "RECEIPT", "MO" or "UPSTREAM_RECEIPT"."""
        return self._java.kind()

    @property
    def account(self):
        """The account that owns it; "" when nobody does."""
        return self._java.account()

    @property
    def system_id(self):
        """The ESME that submitted it, or the bind that it came by."""
        return self._java.systemId()

    @property
    def pdu(self):
        """The PDU as it was received."""
        java_pdu = self._java.pdu()
        return message_pdu(_pdus.command(java_pdu), java_pdu)

    @property
    def source_addr(self):
        return self._java.source().address()

    @property
    def destination_addr(self):
        """The address it was submitted for."""
        return self._java.destination().address()

    @property
    def destination(self):
        """The address it was submitted for, with type and plan."""
        address = self._java.destination()
        return Destination(address.address(), address.ton(), address.npi(), False)

    @property
    def text(self):
        """Its text, read by its data_coding."""
        return self._java.text()

    @property
    def state(self):
        """What has become of it, such as "QUEUED", "SENT" or "DELIVERED"."""
        return self._java.state()

    @property
    def is_ended(self):
        """Whether it has reached its final state."""
        return self._java.isEnded()

    @property
    def rule(self):
        """What chose its chain; None when it was none."""
        return self._java.rule()

    @property
    def chain(self):
        """The steps of its way; [] until they are chosen."""
        steps = _hooks.chain(self._java)
        return steps.split("\n") if steps else []

    @property
    def retries(self):
        """How many steps of the retry schedule it has used up."""
        return self._java.retries()

    @property
    def attempts(self):
        """Its attempts, oldest first."""
        lines = _hooks.attempts(self._java)
        return [_attempt(line) for line in lines.split("\n")] if lines else []

    @property
    def attributes(self):
        """What scripts have attached to it."""
        items = _hooks.attributes(self._java)
        parts = items.split(_ITEM) if items else []
        return dict(zip(parts[::2], parts[1::2]))

    @property
    def accepted(self):
        return moment(self._java.accepted())

    @property
    def due(self):
        """When it may be sent at the earliest."""
        return moment(self._java.due())

    @property
    def valid_until(self):
        return moment(self._java.validUntil())

    @property
    def ended(self):
        """When it ended; None while it has not."""
        return moment(self._java.ended())

    @property
    def error(self):
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
