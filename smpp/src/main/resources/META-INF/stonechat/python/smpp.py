"""SMPP for scripts: who may bind, what becomes of each PDU, and sending.

    from siphon import smpp

    @smpp.on_bind
    async def authorise(bind):
        return bind.accept() if bind.password_matches("secret") else bind.reject("ESME_RINVPASWD")

    @smpp.on_pdu("submit_sm")
    async def submit(pdu, session):
        return pdu.queue("bind:upstream", "queue")

Handlers are declared at the top of a script, and looked up at each event: what is saved is live at the next one.
"""

from __future__ import annotations

from _stonechat import declare, host, support

from ._smpp_answer import QueryResp, SmppNotSent, SmppOutcomeUnknown, SmppResp
from ._smpp_hooks import (
    HOOKS,
    Decision,
    FailureEvent,
    FinalEvent,
    MoEvent,
    ReceiptEvent,
    RouteDecision,
    RouteEvent,
    UnknownEvent,
    UnmatchedReceiptEvent,
)
from ._smpp_message import Attempt, Message
from ._smpp_pdu import PDUS, AlertNotification, Destination, Pdu, Segment
from ._smpp_receipt import Receipt
from ._smpp_reply import RESULTS, PduReply
from ._smpp_send import (
    alert_to,
    cancel_via,
    data_to,
    data_via,
    deliver_to,
    query_via,
    replace_via,
    submit_multi_via,
    submit_via,
)
from ._smpp_session import Bind, BindResult, Session, TlsFacts, bind_arguments, bind_result, session_arguments

__all__ = [
    "AlertNotification",
    "Attempt",
    "Bind",
    "BindResult",
    "Decision",
    "Destination",
    "FailureEvent",
    "FinalEvent",
    "Message",
    "MoEvent",
    "Pdu",
    "PduReply",
    "QueryResp",
    "Receipt",
    "ReceiptEvent",
    "RouteDecision",
    "RouteEvent",
    "Segment",
    "Session",
    "SmppNotSent",
    "SmppOutcomeUnknown",
    "SmppResp",
    "TlsFacts",
    "UnknownEvent",
    "UnmatchedReceiptEvent",
    "alert_to",
    "bind_address",
    "binds",
    "chain_for",
    "cancel_via",
    "config",
    "data_to",
    "data_via",
    "deliver_to",
    "new_message_id",
    "on_bind",
    "on_failure",
    "on_final",
    "on_mo",
    "on_pdu",
    "on_receipt",
    "on_route",
    "on_session",
    "on_unknown",
    "on_unmatched_receipt",
    "owner_of",
    "query_via",
    "replace_via",
    "routing_rules",
    "sessions",
    "submit_multi_via",
    "submit_via",
    "unbind",
]

_FIELD = "\x1f"
_ITEM = "\x1e"
_java = support()
_config = _java.config()
_log = host("log")


def _nothing(_value, _arguments):
    return None


def _first(function, arguments):
    """A handler that takes fewer arguments is given the first ones."""
    code = getattr(function, "__code__", None)
    if code is not None and code.co_argcount == 1 and not code.co_flags & 0x04:
        return lambda first, second: arguments(first, second)[:1]
    return arguments


def on_bind(function: OnBind) -> OnBind:
    """Asks who may bind: handler(bind). Without one every bind is refused, unless the configuration has users."""
    declare("smpp.on_bind", function, bind_arguments, bind_result)
    return function


def on_pdu(command: Command) -> Callable[[OnPdu], OnPdu]:
    """Asks what becomes of a PDU: handler(pdu, session). A command that cannot come is warned of, and never fires."""

    def decorator(function):
        pdu_class = PDUS.get("submit_sm_multi" if command == "submit_multi" else command)
        if pdu_class is None:
            _log.warn(f"on_pdu({command!r}): no such command comes; it is one of {', '.join(PDUS)}")
            return function

        def arguments(java_pdu, java_session):
            return pdu_class(java_pdu), Session(java_session)

        declare("smpp.on_pdu", function, _first(function, arguments), RESULTS[pdu_class.command], command=command)
        return function

    return decorator


def on_session(event: Literal["bound", "unbound"]) -> Callable[[OnSession], OnSession]:
    """Tells of a session: handler(session), when it is "bound" and when it is "unbound". There may be several."""

    def decorator(function):
        if event in ("bound", "unbound"):
            declare("smpp.on_session", function, session_arguments, _nothing, event=event)
        else:
            _log.warn(f'on_session({event!r}): no such event comes; it is "bound" or "unbound"')
        return function

    return decorator


def _hook(name, function):
    event_class, result = HOOKS[name]
    declare(f"smpp.{name}", function, lambda java_event: (event_class(java_event),), result)
    return function


def on_route(function: OnRoute) -> OnRoute:
    """Asks for the way of a stored message that is due: handler(event)."""
    return _hook("on_route", function)


def on_failure(function: OnFailure) -> OnFailure:
    """Asks what follows when a stored message was refused, or could not be sent: handler(event)."""
    return _hook("on_failure", function)


def on_unknown(function: OnUnknown) -> OnUnknown:
    """Asks what follows an attempt that nobody knows the outcome of: handler(event)."""
    return _hook("on_unknown", function)


def on_receipt(function: OnReceipt) -> OnReceipt:
    """Asks what the ESME is told of a receipt for a stored message: handler(event)."""
    return _hook("on_receipt", function)


def on_unmatched_receipt(function: OnUnmatchedReceipt) -> OnUnmatchedReceipt:
    """Asks whose a receipt is that matches no stored message: handler(event)."""
    return _hook("on_unmatched_receipt", function)


def on_mo(function: OnMo) -> OnMo:
    """Asks whose a message from a handset is: handler(event)."""
    return _hook("on_mo", function)


def on_final(function: OnFinal) -> OnFinal:
    """Tells of the end of a stored message, until the handler has returned once: handler(event)."""
    return _hook("on_final", function)


def sessions() -> list[Session]:
    """The sessions that are bound now: those of ESMEs, then those of our own binds."""
    return [Session(java_session) for java_session in _java.sessions()]


def unbind(session_id: str) -> bool:
    """Ends a session in good order; False if there is none of that id."""
    return _java.unbind(session_id)


def new_message_id() -> str:
    """A message id of ours: decimal, ascending, never given twice."""
    return _java.newMessageId()


def bind_address() -> str:
    """Where the listener accepts ESMEs, "host:port"."""
    return _config.bindAddress()


_BIND = ("name", "host", "port", "system_id", "system_type", "bind_type", "max_msg_per_sec")
_SERVER = (
    "bind_address",
    "port",
    "session_init_timer_ms",
    "enquire_link_timer_ms",
    "inactivity_timer_ms",
    "response_timer_ms",
    "max_msg_per_sec",
    "throttle_action",
)
_NUMBERS = {"port", "max_msg_per_sec"}


def _record(names, line):
    values = line.split(_FIELD)
    return {
        name: int(value) if name in _NUMBERS or name.endswith("_ms") else value for name, value in zip(names, values)
    }


class _Read:
    """What the configuration in force says; read again when it has changed."""

    def __init__(self, java_config):
        self.java = java_config
        self.server = _record(_SERVER, _config.server(java_config))
        binds = _config.binds(java_config)
        self.binds = [_record(_BIND, line) for line in binds.split("\n")] if binds else []
        chain = _config.defaultChain(java_config)
        self.default_chain = chain.split(_ITEM) if chain else []
        rules = _config.rules(java_config)
        self.rules = [_rule(line) for line in rules.split("\n")] if rules else []


def _rule(line):
    prefix, name, chain, options = line.split(_FIELD)
    parts = options.split(_ITEM) if options else []
    return {
        "prefix": prefix,
        "name": name,
        "chain": chain.split(_ITEM) if chain else [],
        # As YAML writes a value that stands alone.
        "options": {key: value + "\n" for key, value in zip(parts[::2], parts[1::2])},
    }


_last = None


def _read():
    global _last
    if _last is None or not _config.isNow(_last.java):
        _last = _Read(_config.now())
    return _last


def config() -> dict[str, Any]:
    """The configuration in force, without secrets: server, binds, and routing with default_chain and rules."""
    now = _read()
    return {
        "server": dict(now.server),
        "binds": binds(),
        "routing": {"default_chain": list(now.default_chain), "rules": list(now.rules)},
    }


def binds() -> list[dict[str, Any]]:
    """The binds of the configuration, without their passwords."""
    return [dict(bind) for bind in _read().binds]


def routing_rules() -> tuple[list[str], list[dict[str, Any]]]:
    """(default_chain, rules) of the configuration; a rule has prefix, name, chain and options."""
    now = _read()
    return list(now.default_chain), list(now.rules)


def chain_for(destination_addr: str, ton: int = 1, npi: int = 1) -> list[str]:
    """The chain of the rule with the longest prefix of a number, or else the default chain."""
    chain = _config.chainFor(ton, npi, destination_addr)
    return chain.split(_ITEM) if chain else []


def owner_of(number: str, ton: int = 1, npi: int = 1) -> str | None:
    """Whose a number is by the rules for messages from handsets; None if nobody's."""
    return _config.ownerOf(ton, npi, number)
