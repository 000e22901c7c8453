"""The hooks of stored messages: what they are given, and what they decide. None is what would happen without the hook."""

from __future__ import annotations

from datetime import datetime, timedelta

from _stonechat import support, to_octets, translated

from ._smpp_checks import body
from ._smpp_message import Message, moment
from ._smpp_pdu import message_pdu
from ._smpp_receipt import parse
from ._smpp_reply import chain_of
from ._smpp_wire import status_code, status_name, wire_tlvs

__all__ = [
    "Decision",
    "FailureEvent",
    "FinalEvent",
    "HOOKS",
    "MoEvent",
    "ReceiptEvent",
    "RouteDecision",
    "RouteEvent",
    "UnknownEvent",
    "UnmatchedReceiptEvent",
]

_java = support()
_hooks = _java.hooks()
_pdus = _java.pdus()

_STATES = {
    "SCHEDULED": 0,
    "ENROUTE": 1,
    "DELIVERED": 2,
    "EXPIRED": 3,
    "DELETED": 4,
    "UNDELIVERABLE": 5,
    "ACCEPTED": 6,
    "UNKNOWN": 7,
    "REJECTED": 8,
    "SKIPPED": 9,
}
_NAMES = {number: name for name, number in _STATES.items()}


def _state(state):
    if isinstance(state, str):
        number = _STATES.get(state.upper())
        if number is None:
            raise ValueError(f"there is no state {state!r} (expected: one of {', '.join(_STATES)})")
        return number
    return int(state)


def _millis(when):
    """A datetime, or a number of seconds since 1970."""
    if isinstance(when, datetime):
        return int(when.timestamp() * 1000)
    return int(when * 1000)


def _pause(pause):
    return int((pause.total_seconds() if isinstance(pause, timedelta) else pause) * 1000)


def _made(make, *arguments):
    try:
        return make(*arguments)
    except BaseException as e:
        raise translated(e) from None


class Decision:
    """What a hook decides."""

    __slots__ = ("_java", "_event")

    def __init__(self, java, event=None):
        self._java = java
        self._event = event


class RouteDecision(Decision):
    """Where a message goes, and what is changed about it."""

    __slots__ = ()

    def tag(self, name: str, value: str) -> RouteDecision:
        """Attaches an attribute to the message."""
        return RouteDecision(_made(self._java.tag, name, value), self._event)

    def because(self, rule: str) -> RouteDecision:
        """Names what chose the chain, for logs and the history."""
        return RouteDecision(_made(self._java.because, rule), self._event)

    def in_order(self) -> RouteDecision:
        """Messages of one source and destination go in strict order."""
        return RouteDecision(self._java.inOrder(), self._event)

    def rewrite(self, **fields: Any) -> RouteDecision:
        """Sends other values in some fields: source_addr, destination_addr, short_message, tlvs, data_coding and so on."""
        flat = []
        for name, value in fields.items():
            if name == "short_message":
                value = to_octets(body(value))
            elif name == "tlvs":
                value = wire_tlvs(value)
            flat += (name, value)
        pdu = _made(_hooks.rewritten, self._event._java.message(), *flat)
        return RouteDecision(_made(self._java.rewrite, pdu), self._event)


class _Event:
    __slots__ = ("_java",)

    def __init__(self, java):
        self._java = java

    @property
    def id(self) -> str:
        """The identity of the event: the same if it is repeated after a crash."""
        return self._java.id()

    def __repr__(self):
        return f"{type(self).__name__}(id={self.id!r})"


class _OfMessage(_Event):
    __slots__ = ()

    @property
    def message(self) -> Message:
        """The message, with its attempts so far."""
        return Message(self._java.message())


class _OfPdu(_Event):
    __slots__ = ()

    @property
    def bind(self) -> str:
        """The bind that it came by."""
        return self._java.bind()

    @property
    def pdu(self) -> Pdu:
        """The deliver_sm or data_sm."""
        java_pdu = self._java.pdu()
        return message_pdu(_pdus.command(java_pdu), java_pdu)


class _OfReceipt(_OfPdu):
    __slots__ = ()

    @property
    def receipt(self) -> Receipt | None:
        """What the receipt says."""
        pdu = self.pdu
        found = pdu.receipt
        if found is None:
            found = parse(pdu.body.decode("utf-8", "replace"), pdu.receipted_message_id, pdu.message_state)
        return found


class RouteEvent(_OfMessage):
    """A message that is due and whose way is to be chosen."""

    __slots__ = ()

    def send(self, *chain: str) -> RouteDecision:
        """Sends it along the chain."""
        return RouteDecision(_made(_hooks.send, chain_of(chain)), self)

    def hold_until(self, when: datetime | float) -> RouteDecision:
        """Asks again then: a datetime, or seconds since 1970."""
        return RouteDecision(_made(_hooks.holdUntil, _millis(when)), self)

    def refuse(self, state: str | int = "REJECTED") -> RouteDecision:
        """Ends it."""
        return RouteDecision(_made(_hooks.refuse, _state(state)), self)

    def by_rules(self) -> RouteDecision:
        """Leaves it to the rules of the configuration."""
        return RouteDecision(_hooks.routeByRules(), self)


class _Failed(_OfMessage):
    __slots__ = ()

    def retry_at(self, when: datetime | float) -> Decision:
        """Tries again then: a datetime, or seconds since 1970."""
        return Decision(_made(_hooks.retryAt, _millis(when)))

    def retry_in(self, pause: timedelta | float) -> Decision:
        """Tries again after a timedelta, or so many seconds."""
        return Decision(_made(_hooks.retryIn, _pause(pause)))

    def divert(self, *chain: str) -> Decision:
        """Takes another way at once."""
        return Decision(_made(_hooks.divert, chain_of(chain)))

    def end(self, state: str | int = "UNDELIVERABLE") -> Decision:
        """Ends it."""
        return Decision(_made(_hooks.end, _state(state)))

    def by_rule(self) -> Decision:
        """Leaves it to the configuration."""
        return Decision(_hooks.failureByRule())


class FailureEvent(_Failed):
    """A failure after which a message may be sent again without fear of a duplicate."""

    __slots__ = ()

    @property
    def reason(self) -> str:
        """ "rejected", "unreachable" or "unencodable"."""
        return self._java.reason()

    @property
    def command_status(self) -> str | None:
        """What the upstream answered, such as "ESME_RTHROTTLED"; None when there was no attempt."""
        code = _hooks.status(self._java)
        return None if code < 0 else status_name(code)


class UnknownEvent(_Failed):
    """An attempt that nobody knows the outcome of: sending again may duplicate."""

    __slots__ = ()


class ReceiptEvent(_OfReceipt, _OfMessage):
    """A receipt of an upstream for a message that we stored."""

    __slots__ = ()

    @property
    def state(self) -> str | None:
        """The name of the state that it tells; None when it tells none that we know."""
        return _NAMES.get(_hooks.state(self._java))

    def pass_on(self) -> Decision:
        """Passes it on as it is."""
        return Decision(_hooks.passOn())

    def drop(self) -> Decision:
        """Passes nothing on."""
        return Decision(_hooks.drop())

    def tell(
        self, state: str | int | None = None, *, error: str | None = None, text: str | None = None
    ) -> Decision:
        """Passes on another state, err or text."""
        return Decision(_made(_hooks.tell, -1 if state is None else _state(state), error, text))


class UnmatchedReceiptEvent(_OfReceipt):
    """A receipt of an upstream that matches no message."""

    __slots__ = ()

    @property
    def upstream_id(self) -> str:
        """The upstream's id of the message it is about; "" when there is none."""
        return self._java.upstreamId()

    def to_message(self, message_id: str) -> Decision:
        """It is about this message of ours."""
        return Decision(_made(_hooks.toMessage, message_id))

    def to_account(self, account: str) -> Decision:
        """It goes to the ESMEs of this account, as it came."""
        return Decision(_made(_hooks.toAccount, account))

    def leave(self) -> Decision:
        """It is only kept."""
        return Decision(_hooks.leave())


class MoEvent(_OfPdu):
    """A message from a handset whose owner is wanted."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """Its text, read by its data_coding."""
        return self._java.text()

    @property
    def ruled(self) -> str | None:
        """The account that the rules of the configuration would give it to; None if there is none."""
        return _hooks.ruled(self._java)

    def deliver_to(self, *accounts: str) -> Decision:
        """Gives it to these accounts."""
        return Decision(_made(_hooks.deliverTo, chain_of(accounts)))

    def reject(self, status: Status = "ESME_RX_P_APPN") -> Decision:
        """Refuses it."""
        return Decision(_made(_hooks.rejectMo, status_code(status)))

    def by_rules(self) -> Decision:
        """Leaves it to the rules of the configuration."""
        return Decision(_hooks.moByRules())


class FinalEvent(_OfMessage):
    """The end of a message, or what was learnt after it."""

    __slots__ = ()

    @property
    def state(self) -> str:
        """The final state, such as "DELIVERED"."""
        return self._java.state()

    @property
    def at(self) -> datetime:
        """When it happened."""
        return moment(self._java.at())

    @property
    def correction(self) -> bool:
        """Whether it was learnt after the end, from a late receipt."""
        return self._java.correction()

    @property
    def corrected(self) -> str | None:
        """The state that the late receipt told; None for the end itself."""
        return _NAMES.get(_hooks.corrected(self._java))


def _deciding(fallback):
    """What makes the gateway's decision of what a hook returned."""

    def result(value, arguments):
        if isinstance(value, Decision):
            return value._java
        if value is None:
            return fallback()
        raise TypeError(
            f"a hook returns what a method of its event gives, or None, not {type(value).__name__}"
        )

    return result


def _nothing(_value, _arguments):
    return None


#: The hooks: what they are given, and what makes a decision of what they return.
HOOKS = {
    "on_route": (RouteEvent, _deciding(_hooks.routeByRules)),
    "on_failure": (FailureEvent, _deciding(_hooks.failureByRule)),
    "on_unknown": (UnknownEvent, _deciding(_hooks.failureByRule)),
    "on_receipt": (ReceiptEvent, _deciding(_hooks.passOn)),
    "on_unmatched_receipt": (UnmatchedReceiptEvent, _deciding(_hooks.leave)),
    "on_mo": (MoEvent, _deciding(_hooks.moByRules)),
    "on_final": (FinalEvent, _nothing),
}
