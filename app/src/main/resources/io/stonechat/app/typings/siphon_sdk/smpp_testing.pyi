# Made of the modules themselves by PythonStubsTest; changes belong there.
"""The harness for scripts that decide about SMPP, on the real gateway: its dispatcher, its sessions, its delivery.

    from siphon_sdk.smpp_testing import SmppTestHarness

    def test_a_message_is_relayed():
        harness = SmppTestHarness()
        harness.load_script("gateway.py")
        reply = harness.submit_sm(source_addr="1001", destination_addr="31612345678", short_message=b"hello")
        assert reply.ok
        assert harness.sent[0][0] == "submit_via"

An ESME that sends is bound first, without on_bind being asked; bind() asks it. Binds that the script names, and one called
"carrier", are there where the configuration has none; each accepts everything until answers() says otherwise. What an ESME or an
upstream sends gives None where the script has no handler for it; types leave that out, so that tests need not ask each time.
"""

from collections.abc import Mapping
from typing import Any
from siphon.smpp import Pdu
from siphon_sdk.mock_module import MockCache as MockCache, MockLog as MockLog, MockMetrics as MockMetrics, MockTimer as MockTimer
from siphon_sdk.smpp import MockAlertNotification as MockAlertNotification, MockBind as MockBind, MockBindResult as MockBindResult, MockPdu as MockPdu, MockPduReply as MockPduReply, MockQueryResp as MockQueryResp, MockSession as MockSession, MockSmpp as MockSmpp, MockSmppResp as MockSmppResp

class SmppTestHarness:
    """A gateway with one script, in memory, whose time stands still until advance()."""
    def __init__(self, config: Mapping[str, Any] | None = None) -> None: ...
    @property
    def smpp(self) -> MockSmpp:
        """The namespace smpp of the script."""
        ...
    @property
    def sent(self) -> list[tuple[str, dict[str, Any]]]:
        """What the script has sent: (helper, its arguments) each."""
        ...
    @property
    def log(self) -> MockLog:
        """What the script has logged."""
        ...
    @property
    def cache(self) -> MockCache:
        """The caches that the script sees."""
        ...
    @property
    def timer(self) -> MockTimer:
        """The timers that the script has set."""
        ...
    @property
    def metrics(self) -> MockMetrics:
        """The series that the script has made."""
        ...
    def load_script(self, path: str) -> None:
        """Loads a script; its path starts at the folder of the test."""
        ...
    def load_source(self, source: str, name: str = "<test>") -> None:
        """Loads a script from its text."""
        ...
    def load_config(self, path: str) -> None:
        """Loads a configuration as it is, with the script that it names; its path starts at the folder of the test."""
        ...
    def reset(self) -> None:
        """The script anew, and nothing sent, logged or cached."""
        ...
    def close(self) -> None:
        """Ends the gateway."""
        ...
    def bind(self, system_id: str, *, password: str = "", client_addr: str = "203.0.113.5:5000") -> MockBindResult:
        """Binds an ESME, as on_bind or the users of the configuration decide."""
        ...
    def submit_sm(
        self,
        *,
        session_id: str = "esme-1",
        system_id: str = "esme1",
        client_addr: str = "203.0.113.5:5000",
        **fields: Any,
    ) -> MockPduReply | Any:
        """Submits a message. None if the script does not handle submit_sm."""
        ...
    def submit_sm_multi(
        self,
        *,
        session_id: str = "esme-1",
        system_id: str = "esme1",
        client_addr: str = "203.0.113.5:5000",
        **fields: Any,
    ) -> MockPduReply | Any:
        """Submits a message to several destinations."""
        ...
    def data_sm(
        self,
        *,
        kind: str = "esme",
        session_id: str | None = None,
        system_id: str | None = None,
        client_addr: str | None = None,
        **fields: Any,
    ) -> MockPduReply | Any:
        """Sends a data_sm, from an ESME or, with kind="bind", from an upstream."""
        ...
    def deliver_sm(
        self,
        *,
        session_id: str = "bind-1",
        system_id: str = "carrier",
        client_addr: str = "198.51.100.7:2775",
        **fields: Any,
    ) -> MockPduReply | Any:
        """Sends a deliver_sm from the upstream whose bind is called system_id."""
        ...
    def cancel_sm(
        self,
        *,
        message_id: str,
        session_id: str = "esme-1",
        system_id: str = "esme1",
        client_addr: str = "203.0.113.5:5000",
        **fields: Any,
    ) -> MockPduReply | Any:
        """Asks to cancel a message."""
        ...
    def query_sm(
        self,
        *,
        message_id: str,
        session_id: str = "esme-1",
        system_id: str = "esme1",
        client_addr: str = "203.0.113.5:5000",
        **fields: Any,
    ) -> MockPduReply | Any:
        """Asks what has become of a message."""
        ...
    def replace_sm(
        self,
        *,
        message_id: str,
        session_id: str = "esme-1",
        system_id: str = "esme1",
        client_addr: str = "203.0.113.5:5000",
        **fields: Any,
    ) -> MockPduReply | Any:
        """Asks to replace the text of a message."""
        ...
    def alert_notification(
        self,
        *,
        session_id: str = "bind-1",
        system_id: str = "carrier",
        client_addr: str = "198.51.100.7:2775",
        **fields: Any,
    ) -> None:
        """Sends an alert_notification from the upstream whose bind is called system_id."""
        ...
    def session_event(
        self,
        event: str,
        *,
        kind: str = "esme",
        session_id: str = "esme-1",
        system_id: str = "esme1",
        client_addr: str = "203.0.113.5:5000",
    ) -> None:
        """Binds or unbinds a session; of a bind, "unbound" cuts its link and "bound" lets it come back."""
        ...
    def answers(self, bind: str, how: str = "accept", argument: str = "") -> None:
        """How an upstream answers from now on: "accept" (an id), "reject" (a status), "nack", "timeout", "unknown"."""
        ...
    def down(self, bind: str) -> None:
        """Cuts a bind and keeps it down."""
        ...
    def up(self, bind: str) -> None:
        """Lets a bind come back, when its next attempt is due: advance()."""
        ...
    def advance(self, seconds: float) -> None:
        """Lets time pass: timers, retries, deadlines; what is due happens in order."""
        ...
    def at_upstream(self, bind: str) -> list[Pdu]:
        """The requests that an upstream has got by now, oldest first: the script's, and stored messages."""
        ...
    def at_esme(self, session_id: str = "esme-1") -> list[Pdu]:
        """The requests that an ESME has got by now, oldest first; one that came by bind() is named by its system_id."""
        ...
    def report(self, bind: str, state: str = "DELIVERED") -> None:
        """Lets an upstream send a receipt for the message that it got last."""
        ...
    def metric(self, name: str, *labels: str) -> float:
        """The value of a counter or gauge of the script's."""
        ...
