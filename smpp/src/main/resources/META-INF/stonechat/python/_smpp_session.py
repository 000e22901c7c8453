"""Sessions and binds, as handlers see them."""

from __future__ import annotations

from _stonechat import support

from ._smpp_wire import status_code, status_name

__all__ = ["Bind", "BindResult", "Session", "TlsFacts"]

_java = support()
_replies = _java.replies()
_config = _java.config()


class TlsFacts:
    """What is known of a TLS link."""

    __slots__ = ("protocol", "cipher_suite", "client_subject")

    protocol: str
    """Such as "TLSv1.3"."""
    cipher_suite: str
    """Such as "TLS_AES_256_GCM_SHA384"."""
    client_subject: str | None
    """Who the client's certificate names; None when it showed none."""

    def __init__(self, java):
        self.protocol = java.protocol()
        self.cipher_suite = java.cipherSuite()
        self.client_subject = java.clientSubject()

    def __repr__(self):
        return f"TlsFacts({self.protocol}, {self.cipher_suite}, client_subject={self.client_subject!r})"


class Session:
    """A session: of an ESME that bound to us, or one of our own binds."""

    __slots__ = ("_java",)

    def __init__(self, java):
        self._java = java

    @property
    def kind(self) -> str:
        """ "esme" for an ESME that bound to us, "bind" for one of our own binds."""
        return self._java.kind()

    @property
    def session_id(self) -> str:
        """Names the session in deliver_to, data_to and alert_to."""
        return self._java.sessionId()

    @property
    def system_id(self) -> str:
        """The system_id of the ESME; of one of our own binds its name in the configuration."""
        return self._java.systemId()

    @property
    def client_addr(self) -> str:
        """The other side's "address:port"."""
        return self._java.clientAddr()

    @property
    def bind_type(self) -> str:
        """ "transceiver", "transmitter" or "receiver"."""
        return self._java.bindType().name().lower()

    @property
    def interface_version(self) -> int:
        """The version of SMPP in force, 0x34 for 3.4."""
        return self._java.interfaceVersion()

    @property
    def system_type(self) -> str:
        """The kind of system that the ESME said it is; mostly empty."""
        return self._java.systemType()

    @property
    def address_range(self) -> str:
        """The numbers that the ESME asked to receive for; mostly empty."""
        return self._java.addressRange()

    @property
    def tls(self) -> TlsFacts | None:
        """What is known of the TLS link; None on a cleartext one."""
        facts = self._java.tlsFacts()
        return None if facts is None else TlsFacts(facts)

    def __repr__(self):
        return f"Session(kind={self.kind!r}, session_id={self.session_id!r}, system_id={self.system_id!r})"


class BindResult:
    """What a script decides about a bind; true if the ESME may come in."""

    __slots__ = ("accepted", "status", "reason", "_java")

    accepted: bool
    """Whether the ESME may come in."""
    status: str
    """What it is answered, such as "ESME_RINVPASWD"."""
    reason: str
    """Why, for our log only."""

    def __init__(self, accepted, status: Status, reason: str, java):
        self.accepted = accepted
        self.status = status
        self.reason = reason
        self._java = java

    def __bool__(self) -> bool:
        return self.accepted

    def __repr__(self):
        return "BindResult(accepted)" if self.accepted else f"BindResult({self.status}, {self.reason!r})"


_ACCEPTED = BindResult(True, "ESME_ROK", "", _replies.acceptBind())
_RBINDFAIL = status_code("ESME_RBINDFAIL")


class Bind:
    """A request to bind to us."""

    __slots__ = ("_java",)

    def __init__(self, java):
        self._java = java

    @property
    def system_id(self) -> str:
        """Who wants to bind."""
        return self._java.systemId()

    @property
    def password(self) -> str:
        """The password that was sent; password_matches is the way to check it."""
        return self._java.password()

    @property
    def client_addr(self) -> str:
        """Where the request came from, "address:port"."""
        return self._java.clientAddr()

    @property
    def system_type(self) -> str:
        """The kind of system that wants to bind; mostly empty."""
        return self._java.systemType()

    @property
    def interface_version(self) -> int:
        """The version of SMPP that it speaks, 0x34 for 3.4."""
        return self._java.interfaceVersion()

    @property
    def bind_type(self) -> str:
        """ "transceiver", "transmitter" or "receiver"."""
        return self._java.bindType().name().lower()

    @property
    def address_range(self) -> str:
        """The numbers it wants to receive for; mostly empty."""
        return self._java.addressRange()

    @property
    def addr_ton(self) -> int:
        """The type of number of address_range."""
        return self._java.request().addrTon()

    @property
    def addr_npi(self) -> int:
        """The numbering plan of address_range."""
        return self._java.request().addrNpi()

    @property
    def tls(self) -> TlsFacts | None:
        """What is known of the TLS link; None on a cleartext one."""
        facts = self._java.tlsFacts()
        return None if facts is None else TlsFacts(facts)

    @property
    def admitted(self) -> bool:
        """Whether a user of the configuration may bind so: the right password, from an address that is allowed."""
        return _config.admits(self._java)

    def password_matches(self, expected: str) -> bool:
        """Whether the password is the expected one, in clear or a hash of "stonechat user hash"."""
        return self._java.passwordMatches(expected)

    def accept(self) -> BindResult:
        """Lets the ESME in."""
        return _ACCEPTED

    def reject(self, status: Status = "ESME_RBINDFAIL", reason: str = "") -> BindResult:
        """Refuses the ESME; the reason is for our log only."""
        code = status_code(status)
        if code == 0:
            raise ValueError("reject() needs a status that says no, not ESME_ROK")
        return BindResult(False, status_name(code), reason, _replies.rejectBind(code, reason))

    def __repr__(self):
        return f"Bind(system_id={self.system_id!r}, client_addr={self.client_addr!r})"


def bind_arguments(java_bind):
    return (Bind(java_bind),)


def bind_result(value, _arguments):
    """The decision; anything else that is true lets the ESME in, too."""
    if isinstance(value, BindResult):
        return value._java
    return _replies.acceptBind() if value else _replies.rejectBind(_RBINDFAIL, "the handler said no")


def session_arguments(java_session):
    return (Session(java_session),)
