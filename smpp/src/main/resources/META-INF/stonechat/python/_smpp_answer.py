"""What a send has ended in."""

from __future__ import annotations

from ._smpp_wire import status_code, tags_and_values

__all__ = ["QueryResp", "SmppNotSent", "SmppOutcomeUnknown", "SmppResp", "query_resp", "resp"]

_NOT_BOUND = 1
_NOT_SENT = 2


class SmppNotSent(RuntimeError):
    """The request was not written: sending it again cannot duplicate it."""


class SmppOutcomeUnknown(RuntimeError):
    """The request was written and no answer came: sending it again may duplicate it."""


class SmppResp:
    """What the other side has answered, as it is: ok is false where it said no."""

    __slots__ = ("command_status", "message_id", "_answer")

    command_status: str
    """The name of the status, such as "ESME_ROK"; 0x and eight digits for one that has none."""
    message_id: str
    """The other side's id of the message; "" when it gave none."""

    def __init__(self, command_status: str = "ESME_ROK", message_id: str = "") -> None:
        self.command_status = command_status
        self.message_id = message_id
        self._answer = None

    @property
    def ok(self) -> bool:
        """Whether it said yes."""
        return self.command_status == "ESME_ROK"

    @property
    def status(self) -> int:
        """The number of the status."""
        return status_code(self.command_status)

    @property
    def tlvs(self) -> dict[int, bytes]:
        """The optional parameters as a dict of tags and bytes."""
        return {} if self._answer is None else tags_and_values(self._answer.tlvs())

    @property
    def unsuccess(self) -> list[tuple[str, str, int, int]]:
        """The destinations of a submit_multi that were refused: (address, status, ton, npi) each."""
        lines = "" if self._answer is None else self._answer.unsuccessful()
        return [_refused(line) for line in lines.split("\n")] if lines else []

    def __repr__(self):
        return f"{type(self).__name__}(command_status={self.command_status!r}, message_id={self.message_id!r})"


class QueryResp(SmppResp):
    """What the other side has answered to a query_sm."""

    __slots__ = ("message_state", "final_date", "error_code")

    message_state: int
    """The state of the message by its number, 2 for DELIVERED (SMPP 3.4 section 5.2.28)."""
    final_date: str
    """When it ended, as SMPP writes times; "" while it has not."""
    error_code: int
    """The error of the network, which only its operator can explain; 0 for none."""

    def __init__(
        self,
        command_status: str = "ESME_ROK",
        message_id: str = "",
        message_state: int = 0,
        final_date: str = "",
        error_code: int = 0,
    ) -> None:
        super().__init__(command_status, message_id)
        self.message_state = message_state
        self.final_date = final_date
        self.error_code = error_code


def _refused(line):
    ton, npi, status, _code, address = line.split(" ", 4)
    return address, status, int(ton), int(npi)


def resp(answer):
    if answer.kind():
        raise _trouble(answer)
    found = SmppResp(answer.status(), answer.messageId())
    found._answer = answer
    return found


def query_resp(answer):
    if answer.kind():
        raise _trouble(answer)
    return QueryResp(
        answer.status(), answer.messageId(), answer.messageState(), answer.finalDate(), answer.errorCode()
    )


def _trouble(answer):
    kind = answer.kind()
    if kind == _NOT_BOUND:
        return KeyError(answer.reason())
    return SmppNotSent(answer.reason()) if kind == _NOT_SENT else SmppOutcomeUnknown(answer.reason())
