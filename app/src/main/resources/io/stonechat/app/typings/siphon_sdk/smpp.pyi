# Made of the modules themselves by PythonStubsTest; changes belong there.
"""What tests see of SMPP: answers, and what a handler is given by a test that calls it itself.

The PDUs are those that handlers see in production; a gateway must run for them, as a harness that has loaded a script does.
"""

from collections.abc import Mapping
from typing import Any
from siphon.smpp import AlertNotification, Pdu, QueryResp

class MockPduReply:
    """What the gateway answered."""
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
    ) -> None: ...
    @property
    def ok(self) -> bool:
        """Whether the status is ESME_ROK."""
        ...

class MockSmppResp(MockPduReply):
    """What an upstream answers."""

class MockQueryResp(MockPduReply):
    """What an upstream answers to a query_sm: see set_query_result()."""

class MockBindResult:
    """What became of a bind; true if the ESME was let in."""
    accept: bool
    """Whether the ESME was let in."""
    status: str
    """What it was answered."""
    reason: str
    """Why, as the script said it for the log."""
    def __init__(self, accept: bool, status: str = "ESME_ROK", reason: str = "") -> None: ...
    def __bool__(self) -> bool: ...

class MockBind:
    """Who wants to bind, for a handler that a test calls itself."""
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
        interface_version: int = 52,
        admitted: bool = False,
    ) -> None: ...
    def password_matches(self, expected: str) -> bool:
        """Whether the password is the expected one, in clear."""
        ...
    def accept(self) -> MockBindResult:
        """Lets the ESME in."""
        ...
    def reject(self, status: str = "ESME_RBINDFAIL", reason: str = "") -> MockBindResult:
        """Refuses the ESME."""
        ...

class MockSession:
    """A session, for a handler that a test calls itself."""
    kind: str
    """ "esme" or "bind"."""
    session_id: str
    """Names the session."""
    system_id: str
    """The system_id of the ESME; of a bind its name."""
    client_addr: str
    """The other side's "address:port"."""
    def __init__(
        self,
        *,
        kind: str = "esme",
        session_id: str = "",
        system_id: str = "",
        client_addr: str = "",
    ) -> None: ...

def MockPdu(command: str = "submit_sm", **fields: Any) -> Pdu:
    """A PDU as handlers see it, of any command, with fields by their names."""
    ...

def MockAlertNotification(
    *,
    source_addr: str = "",
    esme_addr: str = "",
    ms_availability_status: int | None = None,
) -> AlertNotification:
    """An alert_notification as handlers see it."""
    ...

class MockSmpp:
    """The namespace smpp of the running script, and what went out by it. What is not here is the namespace's own."""
    @property
    def sent(self) -> list[tuple[str, dict[str, Any]]]:
        """What the script has sent: (helper, its arguments) each."""
        ...
    def clear(self) -> None:
        """Forgets what was sent, and what set_query_result() said."""
        ...
    def set_config(self, config: Mapping[str, Any]) -> None:
        """The configuration of the script that is loaded next: server, users, binds, routing, cache."""
        ...
    def set_query_result(self, resp: MockPduReply | QueryResp) -> None:
        """What upstreams answer to each query_sm from now on."""
        ...
    def __getattr__(self, name: str) -> Any: ...
