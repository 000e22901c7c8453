"""What tests see of SMPP: answers, and what a handler is given by a test that calls it itself.

The PDUs are those that handlers see in production; a gateway must run for them, as a harness that has loaded a script does.
"""

from __future__ import annotations

import importlib

from ._requests import request

__all__ = [
    "MockAlertNotification",
    "MockBind",
    "MockBindResult",
    "MockPdu",
    "MockPduReply",
    "MockQueryResp",
    "MockSession",
    "MockSmpp",
    "MockSmppResp",
]


class MockPduReply:
    """What the gateway answered."""

    __slots__ = ("command_status", "message_id", "message_state", "final_date", "error_code")

    command_status: str
    """The name of the status, such as "ESME_ROK"."""
    message_id: str
    """The id in the response; "" if it has none."""
    message_state: int
    """The state in the response to a query_sm, else 0."""
    final_date: str
    """The date in the response to a query_sm, else ""."""
    error_code: int
    """The error in the response to a query_sm, else 0."""

    def __init__(
        self,
        command_status: str = "ESME_ROK",
        message_id: str = "",
        message_state: int = 0,
        final_date: str = "",
        error_code: int = 0,
    ) -> None:
        self.command_status = command_status
        self.message_id = message_id
        self.message_state = message_state
        self.final_date = final_date
        self.error_code = error_code

    @property
    def ok(self) -> bool:
        """Whether the status is ESME_ROK."""
        return self.command_status == "ESME_ROK"

    def __repr__(self):
        return f"{type(self).__name__}({self.command_status}, message_id={self.message_id!r})"


class MockSmppResp(MockPduReply):
    """What an upstream answers."""

    __slots__ = ()


class MockQueryResp(MockPduReply):
    """What an upstream answers to a query_sm: see set_query_result()."""

    __slots__ = ()


class MockBindResult:
    """What became of a bind; true if the ESME was let in."""

    __slots__ = ("accept", "status", "reason")

    accept: bool
    """Whether the ESME was let in."""
    status: str
    """What it was answered."""
    reason: str
    """Why, as the script said it for the log."""

    def __init__(self, accept: bool, status: str = "ESME_ROK", reason: str = "") -> None:
        self.accept = accept
        self.status = status
        self.reason = reason

    def __bool__(self) -> bool:
        return self.accept

    def __repr__(self):
        return "MockBindResult(accepted)" if self.accept else f"MockBindResult({self.status}, {self.reason!r})"


class MockBind:
    """Who wants to bind, for a handler that a test calls itself."""

    __slots__ = ("system_id", "password", "client_addr", "system_type", "bind_type", "interface_version", "admitted")

    system_id: str
    """Who wants to bind."""
    password: str
    """The password that was sent."""
    client_addr: str
    """Where the request came from."""
    system_type: str
    """The kind of system that wants to bind."""
    bind_type: str
    """ "transceiver", "transmitter" or "receiver"."""
    interface_version: int
    """The version of SMPP that it speaks."""
    admitted: bool
    """Whether a user of the configuration may bind so."""

    def __init__(
        self,
        *,
        system_id: str = "",
        password: str = "",
        client_addr: str = "203.0.113.5:5000",
        system_type: str = "",
        bind_type: str = "transceiver",
        interface_version: int = 0x34,
        admitted: bool = False,
    ) -> None:
        self.system_id = system_id
        self.password = password
        self.client_addr = client_addr
        self.system_type = system_type
        self.bind_type = bind_type
        self.interface_version = interface_version
        self.admitted = admitted

    def password_matches(self, expected: str) -> bool:
        """Whether the password is the expected one, in clear."""
        return self.password == expected

    def accept(self) -> MockBindResult:
        """Lets the ESME in."""
        return MockBindResult(True)

    def reject(self, status: str = "ESME_RBINDFAIL", reason: str = "") -> MockBindResult:
        """Refuses the ESME."""
        return MockBindResult(False, status, reason)


class MockSession:
    """A session, for a handler that a test calls itself."""

    __slots__ = ("kind", "session_id", "system_id", "client_addr")

    kind: str
    """ "esme" or "bind"."""
    session_id: str
    """Names the session."""
    system_id: str
    """The system_id of the ESME; of a bind its name."""
    client_addr: str
    """The other side's "address:port"."""

    def __init__(
        self, *, kind: str = "esme", session_id: str = "", system_id: str = "", client_addr: str = ""
    ) -> None:
        if kind not in ("esme", "bind"):
            raise ValueError(f'the kind of a session is "esme" or "bind", not {kind!r}')
        self.kind = kind
        self.session_id = session_id
        self.system_id = system_id
        self.client_addr = client_addr


def MockPdu(command: str = "submit_sm", **fields: Any) -> Pdu:
    """A PDU as handlers see it, of any command, with fields by their names."""
    java_pdu = request(command, fields)
    return importlib.import_module("siphon._smpp_pdu").message_pdu(command, java_pdu)


def MockAlertNotification(
    *, source_addr: str = "", esme_addr: str = "", ms_availability_status: int | None = None
) -> AlertNotification:
    """An alert_notification as handlers see it."""
    fields = {"source_addr": source_addr, "esme_addr": esme_addr, "ms_availability_status": ms_availability_status}
    java_pdu = request("alert_notification", fields)
    return importlib.import_module("siphon._smpp_pdu").message_pdu("alert_notification", java_pdu)


class MockSmpp:
    """The namespace smpp of the running script, and what went out by it. What is not here is the namespace's own."""

    def __init__(self, harness):
        self._harness = harness
        self._sent = []

    @property
    def sent(self) -> list[tuple[str, dict[str, Any]]]:
        """What the script has sent: (helper, its arguments) each."""
        return self._sent

    def clear(self) -> None:
        """Forgets what was sent, and what set_query_result() said."""
        self._sent.clear()
        self._harness._set_query_result(None)

    def set_config(self, config: Mapping[str, Any]) -> None:
        """The configuration of the script that is loaded next: server, users, binds, routing, cache."""
        self._harness._set_config(config)

    def set_query_result(self, resp: MockPduReply | QueryResp) -> None:
        """What upstreams answer to each query_sm from now on."""
        self._harness._set_query_result(resp)

    def __getattr__(self, name: str) -> Any:
        self._harness._running()
        return getattr(importlib.import_module("siphon.smpp"), name)
