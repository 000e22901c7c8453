"""What handlers of PDUs return, and what that is for the gateway."""

from __future__ import annotations

from _stonechat import host, support, translated

from ._smpp_wire import NO_TLVS, status_code, status_name, wire_tlvs

__all__ = ["PduReply", "RESULTS", "chain_of", "queued", "relayed", "state_reply"]

_log = host("log")
_replies = support().replies()
_accept_as = _replies.acceptAs
_ACCEPT = _replies.accept()
_LONGEST_ID = 64


class PduReply:
    """The answer to a PDU; mostly made by pdu.reply()."""

    __slots__ = ("command_status", "message_id", "tlvs", "unsuccess", "_java")

    command_status: str
    """The name of the status, such as "ESME_ROK"; 0x and eight digits for one that has none."""
    message_id: str | None
    """The id that the sender is told; None for a new one of ours."""
    tlvs: Tlvs | None
    """The optional parameters of a data_sm_resp."""
    unsuccess: Iterable[Refused] | None
    """The destinations of a submit_sm_multi that are refused."""

    def __init__(
        self,
        *,
        command_status: Status = "ESME_ROK",
        message_id: str | None = None,
        tlvs: Tlvs | None = None,
        unsuccess: Iterable[Refused] | None = None,
    ) -> None:
        self.command_status = command_status
        self.message_id = message_id
        self.tlvs = tlvs
        self.unsuccess = unsuccess
        if message_id is not None and (type(message_id) is not str or len(message_id) > _LONGEST_ID):
            _refuse_id(message_id)
        if command_status == "ESME_ROK" and tlvs is None and unsuccess is None:
            self._java = _ACCEPT if message_id is None else _accept_as(message_id)
        else:
            self._java = _other(self)

    @property
    def ok(self) -> bool:
        """Whether it says yes."""
        return self.command_status == "ESME_ROK"

    def __repr__(self):
        return f"PduReply(command_status={self.command_status!r}, message_id={self.message_id!r})"


def _refuse_id(message_id):
    if not isinstance(message_id, str):
        raise TypeError(f"message_id is a str, not {type(message_id).__name__}")
    if len(message_id) > _LONGEST_ID:
        raise ValueError(f"message_id has {len(message_id)} characters, at most {_LONGEST_ID} fit")


def _other(reply):
    code = status_code(reply.command_status)
    reply.command_status = status_name(code)
    tlvs = wire_tlvs(reply.tlvs)
    if code == 0:
        return _replies.acceptWith(reply.message_id, tlvs, _refused(reply.unsuccess))
    return _replies.reject(code) if tlvs is NO_TLVS else _replies.rejectWith(code, tlvs)


def _refused(unsuccess):
    """The destinations that were refused: (address, status) or (address, status, ton, npi) each."""
    lines = []
    for address, status, *kind in unsuccess or ():
        ton, npi = kind or (1, 1)
        lines.append(f"{int(ton)} {int(npi)} {status_code(status)} {address}")
    return "\n".join(lines)


class _StateReply(PduReply):
    """The answer to a query_sm."""

    __slots__ = ("message_state", "final_date", "error_code")

    def __init__(self, java_reply, message_id, message_state):
        self.command_status = "ESME_ROK"
        self.message_id = message_id
        self.tlvs = self.unsuccess = None
        self._java = java_reply
        self.message_state = message_state


def _ready(java_reply):
    reply = PduReply.__new__(PduReply)
    reply.command_status = "ESME_ROK"
    reply.message_id = reply.tlvs = reply.unsuccess = None
    reply._java = java_reply
    return reply


def state_reply(state, message_id, final_date, error_code):
    try:
        java_reply = _replies.state(message_id, int(state), final_date, int(error_code))
    except BaseException as e:
        raise translated(e) from None
    reply = _StateReply(java_reply, message_id, int(state))
    reply.final_date = final_date
    reply.error_code = int(error_code)
    return reply


def chain_of(steps):
    """The steps as one text; they may be given one by one or as one list."""
    if len(steps) == 1 and not isinstance(steps[0], str):
        steps = steps[0]
    for step in steps:
        if not isinstance(step, str) or "\n" in step:
            raise TypeError(f'a step of a chain is a str such as "bind:upstream", not {step!r}')
    return "\n".join(steps)


def queued(chain):
    try:
        return _ready(_replies.queue(chain))
    except BaseException as e:
        raise translated(e) from None


def relayed(chain):
    try:
        return _ready(_replies.relay(chain))
    except BaseException as e:
        raise translated(e) from None


def _result(value, arguments):
    if type(value) is PduReply:
        return value._java
    return _unusual(value, arguments)


def _unusual(value, arguments):
    if isinstance(value, PduReply):
        return value._java
    if value is not None:
        _log.warn(
            f"a handler of {arguments[0].command} returned {type(value).__name__} instead of a PduReply:"
            " answered ESME_ROK"
        )
    return _ACCEPT


def _deliver_result(value, arguments):
    """A deliver_sm_resp has no message_id to speak of."""
    if isinstance(value, PduReply) and value.message_id is None:
        return value._java
    if isinstance(value, PduReply):
        return _ACCEPT if value.ok else value._java
    return _unusual(value, arguments)


def _query_result(value, arguments):
    """A query_sm_resp always has a state: 0 where the handler says none."""
    if isinstance(value, _StateReply) or isinstance(value, PduReply) and not value.ok:
        return value._java
    if isinstance(value, PduReply):
        return _replies.state(value.message_id, 0, "", 0)
    _unusual(value, arguments)
    return _replies.state(None, 0, "", 0)


def _nothing(_value, _arguments):
    return None


#: What makes the gateway's answer of what a handler returned, by command.
RESULTS = {
    "submit_sm": _result,
    "submit_sm_multi": _result,
    "data_sm": _result,
    "cancel_sm": _result,
    "replace_sm": _result,
    "deliver_sm": _deliver_result,
    "query_sm": _query_result,
    "alert_notification": _nothing,
}
