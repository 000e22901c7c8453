"""The harness for scripts that decide about SMPP, on the real gateway: its dispatcher, its sessions, its delivery.

    from siphon_sdk.smpp_testing import SmppTestHarness

    def test_a_message_is_relayed():
        harness = SmppTestHarness()
        harness.load_script("gateway.py")
        reply = harness.submit_sm(source_addr="1001", destination_addr="31612345678", short_message=b"hello")
        assert reply.ok
        assert harness.sent[0][0] == "submit_via"

An ESME that sends is bound first, without on_bind being asked; bind() asks it. Binds that the script names, and one called
"carrier", are there where the configuration has none; each accepts everything until answers() says otherwise.
"""

import builtins
import importlib
import json
import re

from _stonechat import support

__all__ = ["MockBindResult", "MockPduReply", "SmppTestHarness"]

_bench = support()
_ESME = "203.0.113.5:5000"
_UPSTREAM = "198.51.100.7:2775"
_HELPERS = (
    "submit_via", "submit_multi_via", "data_via", "cancel_via", "query_via", "replace_via", "deliver_to", "data_to",
    "alert_to",
)
_NAMED_BINDS = re.compile(r"""bind\s*=\s*["']([^"']+)["']|["']bind:([^"']+)["']""")


class MockPduReply:
    """What the gateway answered."""

    __slots__ = ("command_status", "message_id", "message_state", "final_date", "error_code")

    def __init__(self, command_status="ESME_ROK", message_id="", message_state=0, final_date="", error_code=0):
        self.command_status = command_status
        self.message_id = message_id
        self.message_state = message_state
        self.final_date = final_date
        self.error_code = error_code

    @property
    def ok(self):
        """Whether the status is ESME_ROK."""
        return self.command_status == "ESME_ROK"

    def __repr__(self):
        return f"MockPduReply({self.command_status}, message_id={self.message_id!r})"


class MockBindResult:
    """What became of a bind; true if the ESME was let in."""

    __slots__ = ("accept", "status", "reason")

    def __init__(self, accept, status="ESME_ROK", reason=""):
        self.accept = accept
        self.status = status
        self.reason = reason

    def __bool__(self):
        return self.accept

    def __repr__(self):
        return "MockBindResult(accepted)" if self.accept else f"MockBindResult({self.status}, {self.reason!r})"


class _Log:
    """What the script has logged: messages is a list of (level, message)."""

    def __init__(self, harness):
        self._harness = harness

    @property
    def messages(self):
        return [tuple(line.split("\n", 1)) for line in self._harness._running().log()][self._harness._logged:]


class _Given:
    """A value that may be awaited, and need not be."""

    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield


class _Cache:
    """The caches that the script sees; what a script awaits is awaited here, too."""

    def __init__(self, harness):
        self._harness = harness

    def _java(self):
        return self._harness._running()

    def fetch(self, name, key):
        return _Given(self._java().fetch(name, key))

    def store(self, name, key, value, ttl=None):
        return _Given(self._java().store(name, key, value))

    def get(self, key):
        return self.fetch("default", key)

    def set(self, key, value, ttl=None):
        return self.store("default", key, value)

    def delete(self, *name_and_key):
        name, key = name_and_key if len(name_and_key) == 2 else ("default", name_and_key[0])
        return _Given(self._java().delete(name, key))

    def has_cache(self, name):
        return self._java().cache().hasCache(name)

    def set_data(self, name, data):
        """Puts all of a dict into a cache."""
        for key, value in data.items():
            self._java().store(name, key, value)


class _Smpp:
    """The smpp namespace of the running script, and what went out by it."""

    def __init__(self, harness):
        self._harness = harness
        self.sent = []

    def clear(self):
        self.sent.clear()

    def set_config(self, config):
        """The configuration of the script that is loaded next."""
        self._harness._config = dict(config)

    def __getattr__(self, name):
        self._harness._running()
        return getattr(importlib.import_module("siphon.smpp"), name)


class SmppTestHarness:
    """A gateway with one script, in memory, whose time stands still until advance()."""

    def __init__(self, config=None):
        self._config = dict(config or {})
        self._java = None
        self._loaded = None
        self._logged = 0
        self.smpp = _Smpp(self)
        self.log = _Log(self)
        self.cache = _Cache(self)

    @property
    def sent(self):
        """What the script has sent: a list of (helper, its arguments)."""
        return self.smpp.sent

    # ---- the script

    def load_script(self, path):
        """Loads a script; its path starts at the folder of the test."""
        text = _bench.read(str(path))
        if text is None:
            raise FileNotFoundError(f"there is no script {path}")
        self._load(text, lambda config: _bench.openFile(str(path), config))

    def load_source(self, source, name="<test>"):
        """Loads a script from its text."""
        file = re.sub(r"\W+", "_", name).strip("_") or "test"
        self._load(source, lambda config: _bench.openSource(file + ".py", source, config))

    def _load(self, source, opener):
        self.close()
        try:
            self._java = opener(self._yaml(source))
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            raise RuntimeError(f"the script does not load: {error}") from None
        self._loaded = (source, opener)
        self._logged = 0
        self._record()

    def _yaml(self, source):
        config = json.loads(json.dumps(self._config))
        caches = config.pop("cache", [])
        server = {"enquire_link_timer_ms": 0, "inactivity_timer_ms": 0, **config.pop("server", {})}
        server = {key: value for key, value in server.items() if key not in ("bind_address", "port")}
        binds = {bind["name"]: bind for bind in config.pop("binds", [])}
        named = [first or second for first, second in _NAMED_BINDS.findall(source)]
        for name in [*named, *([] if binds else ["carrier"])]:
            binds.setdefault(name, {"name": name})
        defaults = {"host": "upstream.example", "port": 2775, "system_id": "gateway", "password": "secret"}
        smpp = {"server": server, "binds": [{**defaults, **bind} for bind in binds.values()], **config}
        return f"extensions: {json.dumps({'smpp': smpp})}\ncache: {json.dumps(caches)}\n"

    def _record(self):
        module = importlib.import_module("siphon.smpp")
        for name in _HELPERS:
            setattr(module, name, self._recorded(name, getattr(module, name)))

    def _recorded(self, name, helper):
        sent = self.smpp.sent

        def recorded(**fields):
            sent.append((name, dict(fields)))
            return helper(**fields)

        recorded.__name__ = name
        recorded.__doc__ = helper.__doc__
        return recorded

    def _running(self):
        if self._java is None:
            raise RuntimeError("no script is loaded: call load_script() or load_source() first")
        return self._java

    def reset(self):
        """The script anew, and nothing sent, logged or cached."""
        self.smpp.clear()
        if self._loaded is not None:
            self._load(*self._loaded)

    def close(self):
        """Ends the gateway."""
        if self._java is not None:
            self._java.close()
            self._java = None

    # ---- what happens to it

    def bind(self, system_id, *, password="", client_addr=_ESME):
        """Binds an ESME, as on_bind or the users of the configuration decide."""
        status, reason, thrown = self._running().bind(system_id, password, *_address(client_addr)).split("\n", 2)
        _raise(thrown)
        return MockBindResult(status == "ESME_ROK", status, reason)

    def submit_sm(self, *, session_id="esme-1", system_id="esme1", client_addr=_ESME, **fields):
        """Submits a message. None if the script does not handle submit_sm."""
        return self._esme(session_id, system_id, client_addr, self._wire().submitSm(*self._message(fields)))

    def submit_sm_multi(self, *, session_id="esme-1", system_id="esme1", client_addr=_ESME, **fields):
        """Submits a message to several destinations."""
        destinations = fields.pop("destinations", None) or []
        all_fields = self._message(fields)
        ton, npi = all_fields[4:6]
        lines = "\n".join(importlib.import_module("siphon._smpp_send")._destination(each, ton, npi) for each in destinations)
        pdu = self._wire().submitMulti(*all_fields[:4], lines, *all_fields[7:])
        return self._esme(session_id, system_id, client_addr, pdu)

    def data_sm(self, *, kind="esme", session_id=None, system_id=None, client_addr=None, **fields):
        """Sends a data_sm, from an ESME or, with kind="bind", from an upstream."""
        pdu = self._data(fields)
        if kind == "bind":
            return self._upstream(system_id or "carrier", pdu)
        return self._esme(session_id or "esme-1", system_id or "esme1", client_addr or _ESME, pdu)

    def deliver_sm(self, *, session_id="bind-1", system_id="carrier", client_addr=_UPSTREAM, **fields):
        """Sends a deliver_sm from the upstream whose bind is called system_id."""
        return self._upstream(system_id, self._wire().deliverSm(*self._message(fields)))

    def cancel_sm(self, *, message_id, session_id="esme-1", system_id="esme1", client_addr=_ESME, **fields):
        """Asks to cancel a message."""
        take = _taker(fields)
        pdu = self._wire().cancelSm(
            take("service_type", ""), message_id, take("source_addr_ton", 1), take("source_addr_npi", 1),
            take("source_addr", ""), take("dest_addr_ton", 1), take("dest_addr_npi", 1), take("destination_addr", ""))
        _all_taken(fields)
        return self._esme(session_id, system_id, client_addr, pdu)

    def query_sm(self, *, message_id, session_id="esme-1", system_id="esme1", client_addr=_ESME, **fields):
        """Asks what has become of a message."""
        take = _taker(fields)
        pdu = self._wire().querySm(
            message_id, take("source_addr_ton", 1), take("source_addr_npi", 1), take("source_addr", ""))
        _all_taken(fields)
        return self._esme(session_id, system_id, client_addr, pdu)

    def replace_sm(self, *, message_id, session_id="esme-1", system_id="esme1", client_addr=_ESME, **fields):
        """Asks to replace the text of a message."""
        take = _taker(fields)
        pdu = self._wire().replaceSm(
            message_id, take("source_addr_ton", 1), take("source_addr_npi", 1), take("source_addr", ""),
            take("schedule_delivery_time", ""), take("validity_period", ""), take("registered_delivery", 0),
            take("sm_default_msg_id", 0), _octets(take("short_message", b"")))
        _all_taken(fields)
        return self._esme(session_id, system_id, client_addr, pdu)

    def alert_notification(self, *, session_id="bind-1", system_id="carrier", client_addr=_UPSTREAM, **fields):
        """Sends an alert_notification from the upstream whose bind is called system_id."""
        take = _taker(fields)
        status = take("ms_availability_status", None)
        tlvs = _tlvs(None if status is None else {"MS_AVAILABILITY_STATUS": status})
        pdu = self._wire().alertNotification(
            take("source_addr_ton", 1), take("source_addr_npi", 1), take("source_addr", ""),
            take("esme_addr_ton", 1), take("esme_addr_npi", 1), take("esme_addr", ""), tlvs)
        _all_taken(fields)
        self._upstream(system_id, pdu)

    def session_event(self, event, *, kind="esme", session_id="esme-1", system_id="esme1", client_addr=_ESME):
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

    def answers(self, bind, how="accept", argument=""):
        """How an upstream answers from now on: "accept" (an id), "reject" (a status), "nack", "timeout", "unknown"."""
        self._running().answers(bind, how, argument)

    def down(self, bind):
        """Cuts a bind and keeps it down."""
        self._running().down(bind, True)

    def up(self, bind):
        """Lets a bind come back, when its next attempt is due: advance()."""
        self._running().down(bind, False)

    def advance(self, seconds):
        """Lets time pass: timers, retries, deadlines; what is due happens in order."""
        self._running().advance(float(seconds))

    def metric(self, name, *labels):
        """The value of a counter or gauge of the script's."""
        return self._running().metric(name, *labels)

    # ---- PDUs

    def _wire(self):
        self._running()
        return importlib.import_module("siphon._smpp_send")._pdus

    def _message(self, fields):
        take = _taker(fields)
        values = [
            take("service_type", ""), take("source_addr_ton", 1), take("source_addr_npi", 1), take("source_addr", ""),
            take("dest_addr_ton", 1), take("dest_addr_npi", 1), take("destination_addr", ""), take("esm_class", 0),
            take("protocol_id", 0), take("priority_flag", 0), take("schedule_delivery_time", ""),
            take("validity_period", ""), take("registered_delivery", 0), take("replace_if_present_flag", 0),
            take("data_coding", 0), take("sm_default_msg_id", 0), _octets(take("short_message", b"")),
            _tlvs(take("tlvs", None)),
        ]
        _all_taken(fields)
        return values

    def _data(self, fields):
        take = _taker(fields)
        checks = importlib.import_module("siphon._smpp_checks")
        values = [
            take("service_type", ""), take("source_addr_ton", 1), take("source_addr_npi", 1), take("source_addr", ""),
            take("dest_addr_ton", 1), take("dest_addr_npi", 1), take("destination_addr", ""), take("esm_class", 0),
            take("registered_delivery", 0), take("data_coding", 0),
            checks.with_payload(_bytes(take("short_message", b"")), take("tlvs", None)),
        ]
        _all_taken(fields)
        return self._wire().dataSm(*values)

    def _esme(self, session_id, system_id, client_addr, pdu):
        return _reply(self._running().fromEsme(session_id, system_id, *_address(client_addr), pdu))

    def _upstream(self, bind, pdu):
        return _reply(self._running().fromUpstream(bind, pdu))


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


def _taker(fields):
    def take(name, default):
        return fields.pop(name, default)

    return take


def _all_taken(fields):
    if fields:
        raise TypeError(f"there is no field {next(iter(fields))!r} in this PDU")


def _bytes(text):
    return text.encode("latin-1") if isinstance(text, str) else bytes(text)


def _octets(text):
    return importlib.import_module("siphon._smpp_checks").short(_bytes(text))


def _tlvs(tlvs):
    return importlib.import_module("siphon._smpp_wire").wire_tlvs(tlvs)


def _address(text):
    host, _, port = text.rpartition(":")
    return host.strip("[]"), int(port)
