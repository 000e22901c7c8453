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

from __future__ import annotations

import builtins
import functools
import importlib
import json
import re

from _stonechat import support

from . import mock_module
from ._requests import request
from .mock_module import MockCache, MockLog, MockMetrics, MockTimer
from .smpp import (
    MockAlertNotification,
    MockBind,
    MockBindResult,
    MockPdu,
    MockPduReply,
    MockQueryResp,
    MockSession,
    MockSmpp,
    MockSmppResp,
)

__all__ = [
    "MockAlertNotification",
    "MockBind",
    "MockBindResult",
    "MockCache",
    "MockLog",
    "MockMetrics",
    "MockPdu",
    "MockPduReply",
    "MockQueryResp",
    "MockSession",
    "MockSmpp",
    "MockSmppResp",
    "MockTimer",
    "SmppTestHarness",
]

_bench = support()
_ESME = "203.0.113.5:5000"
_UPSTREAM = "198.51.100.7:2775"
_HELPERS = (
    "submit_via", "submit_multi_via", "data_via", "cancel_via", "query_via", "replace_via", "deliver_to", "data_to",
    "alert_to",
)  # fmt: skip
_NAMED_BINDS = re.compile(r"""bind\s*=\s*["']([^"']+)["']|["']bind:([^"']+)["']""")


class SmppTestHarness:
    """A gateway with one script, in memory, whose time stands still until advance()."""

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        self._config = dict(config or {})
        self._java = None
        self._source = None
        self._query_result = None
        self._smpp = MockSmpp(self)
        self._log = MockLog(self)
        self._cache = MockCache(self)
        self._timer = MockTimer(self)
        self._metrics = MockMetrics(self)
        mock_module._made(self)

    @property
    def smpp(self) -> MockSmpp:
        """The namespace smpp of the script."""
        return self._smpp

    @property
    def sent(self) -> list[tuple[str, dict[str, Any]]]:
        """What the script has sent: (helper, its arguments) each."""
        return self._smpp.sent

    @property
    def log(self) -> MockLog:
        """What the script has logged."""
        return self._log

    @property
    def cache(self) -> MockCache:
        """The caches that the script sees."""
        return self._cache

    @property
    def timer(self) -> MockTimer:
        """The timers that the script has set."""
        return self._timer

    @property
    def metrics(self) -> MockMetrics:
        """The series that the script has made."""
        return self._metrics

    # ---- the script

    def load_script(self, path: str) -> None:
        """Loads a script; its path starts at the folder of the test."""
        text = _bench.read(str(path))
        if text is None:
            raise FileNotFoundError(f"there is no script {path}")
        self._load(text, lambda config: _bench.openFile(str(path), config))

    def load_source(self, source: str, name: str = "<test>") -> None:
        """Loads a script from its text."""
        file = re.sub(r"\W+", "_", name).strip("_") or "test"
        self._load(source, lambda config: _bench.openSource(file + ".py", source, config))

    def load_config(self, path: str) -> None:
        """Loads a configuration as it is, with the script that it names; its path starts at the folder of the test."""
        if _bench.read(str(path)) is None:
            raise FileNotFoundError(f"there is no configuration {path}")
        self._load(None, lambda config: _bench.openConfig(str(path)))

    def _load(self, source, opener):
        self.close()
        try:
            self._java = opener("" if source is None else self._yaml(source))
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            raise RuntimeError(f"the script does not load: {error}") from None
        self._source = (source, opener)
        self._log._forget()
        self._cache._loaded()
        self._timer._loaded()
        module = importlib.import_module("siphon.smpp")
        for name in _HELPERS:
            setattr(module, name, self._noting(getattr(module, name), functools.partial(self._note_sent, name)))
        if self._query_result is not None:
            self._set_query_result(self._query_result)

    def _yaml(self, source):
        config = json.loads(json.dumps(self._config))
        caches = config.pop("cache", [])
        named = {cache["name"] for cache in caches} | {"default"}
        caches += [{"name": name} for name in self._cache._declared() if name not in named]
        server = {"enquire_link_timer_ms": 0, "inactivity_timer_ms": 0, **config.pop("server", {})}
        server = {key: value for key, value in server.items() if key not in ("bind_address", "port")}
        binds = {bind["name"]: bind for bind in config.pop("binds", [])}
        used = [first or second for first, second in _NAMED_BINDS.findall(source)]
        for name in [*used, *([] if binds else ["carrier"])]:
            binds.setdefault(name, {"name": name})
        defaults = {"host": "upstream.example", "port": 2775, "system_id": "gateway", "password": "secret"}
        smpp = {"server": server, "binds": [{**defaults, **bind} for bind in binds.values()], **config}
        return f"extensions: {json.dumps({'smpp': smpp})}\ncache: {json.dumps(caches)}\n"

    def _note_sent(self, helper, **fields):
        self._smpp.sent.append((helper, fields))

    def _noting(self, function, note):
        """The same function; each of its calls is noted first, those of this gateway's script alone."""
        gateway = self._java

        def noting(*arguments, **named):
            if self._java is gateway:
                note(*arguments, **named)
            return function(*arguments, **named)

        return functools.update_wrapper(noting, function)

    def _is_running(self):
        return self._java is not None

    def _running(self):
        if self._java is None:
            raise RuntimeError("no script is loaded: call load_script() or load_source() first")
        return self._java

    def _set_config(self, config):
        self._config = dict(config)

    def _set_query_result(self, resp):
        self._query_result = resp
        if self._java is not None:
            if resp is None:
                self._java.forgetQueryResult()
            else:
                self._java.queryResult(
                    resp.command_status, resp.message_id, resp.message_state, resp.final_date, resp.error_code
                )

    def reset(self) -> None:
        """The script anew, and nothing sent, logged or cached."""
        self._smpp.clear()
        self._cache.clear()
        if self._source is not None:
            self._load(*self._source)

    def close(self) -> None:
        """Ends the gateway."""
        if self._java is not None:
            self._java.close()
            self._java = None

    # ---- what happens to it

    def bind(self, system_id: str, *, password: str = "", client_addr: str = "203.0.113.5:5000") -> MockBindResult:
        """Binds an ESME, as on_bind or the users of the configuration decide."""
        status, reason, thrown = self._running().bind(system_id, password, *_address(client_addr)).split("\n", 2)
        _raise(thrown)
        return MockBindResult(status == "ESME_ROK", status, reason)

    def submit_sm(
        self,
        *,
        session_id: str = "esme-1",
        system_id: str = "esme1",
        client_addr: str = "203.0.113.5:5000",
        **fields: Any,
    ) -> MockPduReply | Any:
        """Submits a message. None if the script does not handle submit_sm."""
        return self._esme(session_id, system_id, client_addr, "submit_sm", fields)

    def submit_sm_multi(
        self,
        *,
        session_id: str = "esme-1",
        system_id: str = "esme1",
        client_addr: str = "203.0.113.5:5000",
        **fields: Any,
    ) -> MockPduReply | Any:
        """Submits a message to several destinations."""
        return self._esme(session_id, system_id, client_addr, "submit_sm_multi", fields)

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
        if kind == "bind":
            return self._upstream(system_id or "carrier", "data_sm", fields)
        return self._esme(session_id or "esme-1", system_id or "esme1", client_addr or _ESME, "data_sm", fields)

    def deliver_sm(
        self,
        *,
        session_id: str = "bind-1",
        system_id: str = "carrier",
        client_addr: str = "198.51.100.7:2775",
        **fields: Any,
    ) -> MockPduReply | Any:
        """Sends a deliver_sm from the upstream whose bind is called system_id."""
        return self._upstream(system_id, "deliver_sm", fields)

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
        return self._esme(session_id, system_id, client_addr, "cancel_sm", {"message_id": message_id, **fields})

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
        return self._esme(session_id, system_id, client_addr, "query_sm", {"message_id": message_id, **fields})

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
        return self._esme(session_id, system_id, client_addr, "replace_sm", {"message_id": message_id, **fields})

    def alert_notification(
        self,
        *,
        session_id: str = "bind-1",
        system_id: str = "carrier",
        client_addr: str = "198.51.100.7:2775",
        **fields: Any,
    ) -> None:
        """Sends an alert_notification from the upstream whose bind is called system_id."""
        self._upstream(system_id, "alert_notification", fields)

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
        java = self._running()
        if event not in ("bound", "unbound"):
            raise ValueError(f'there is no session event {event!r}, only "bound" and "unbound"')
        if kind == "bind":
            java.down(system_id, event == "unbound")
            if event == "bound":
                java.advance(120.0)
        elif event == "bound":
            java.bound(session_id, system_id, *_address(client_addr))
        else:
            java.unbound(session_id, "")

    # ---- what goes wrong, and time

    def answers(self, bind: str, how: str = "accept", argument: str = "") -> None:
        """How an upstream answers from now on: "accept" (an id), "reject" (a status), "nack", "timeout", "unknown"."""
        self._running().answers(bind, how, argument)

    def down(self, bind: str) -> None:
        """Cuts a bind and keeps it down."""
        self._running().down(bind, True)

    def up(self, bind: str) -> None:
        """Lets a bind come back, when its next attempt is due: advance()."""
        self._running().down(bind, False)

    def advance(self, seconds: float) -> None:
        """Lets time pass: timers, retries, deadlines; what is due happens in order."""
        self._running().advance(float(seconds))

    def at_upstream(self, bind: str) -> list[Pdu]:
        """The requests that an upstream has got by now, oldest first: the script's, and stored messages."""
        return _pdus(self._running().atUpstream(bind))

    def at_esme(self, session_id: str = "esme-1") -> list[Pdu]:
        """The requests that an ESME has got by now, oldest first; one that came by bind() is named by its system_id."""
        return _pdus(self._running().atEsme(session_id))

    def report(self, bind: str, state: str = "DELIVERED") -> None:
        """Lets an upstream send a receipt for the message that it got last."""
        self._running().report(bind, state)

    def metric(self, name: str, *labels: str) -> float:
        """The value of a counter or gauge of the script's."""
        return self._running().metric(name, *labels)

    def _esme(self, session_id, system_id, client_addr, command, fields):
        java = self._running()
        return _reply(java.fromEsme(session_id, system_id, *_address(client_addr), request(command, fields)))

    def _upstream(self, bind, command, fields):
        java = self._running()
        return _reply(java.fromUpstream(bind, request(command, fields)))


def _pdus(received):
    made = importlib.import_module("siphon._smpp_pdu").message_pdu
    names = {"submit_multi": "submit_sm_multi"}
    return [made(names.get(each.command(), each.command()), each.request()) for each in received]


def _reply(answer):
    _raise(answer.thrown())
    if not answer.asked():
        return None
    return MockPduReply(
        answer.status(), answer.messageId(), answer.messageState(), answer.finalDate(), answer.errorCode())


def _raise(thrown):
    """What a handler raised is raised here, too, as the same kind of exception where Python has it built in."""
    if not thrown:
        return
    name, _, message = thrown.partition(": ")
    kind = getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception):
        try:
            error = kind(message)
        except TypeError:
            error = RuntimeError(thrown)
        raise error
    raise RuntimeError(thrown)


def _address(text):
    host, _, port = text.rpartition(":")
    return host.strip("[]"), int(port)
