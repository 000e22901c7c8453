# Made of the modules themselves by PythonStubsTest; changes belong there.
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

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple
from siphon._types import Command, Octets, OnBind, OnFailure, OnFinal, OnMo, OnPdu, OnReceipt, OnRoute, OnSession, OnUnknown, OnUnmatchedReceipt, Pending, Refused, Status, Tlvs

def on_bind(function: OnBind) -> OnBind:
    """Asks who may bind: handler(bind). Without one every bind is refused, unless the configuration has users."""
    ...

def on_pdu(command: Command) -> Callable[[OnPdu], OnPdu]:
    """Asks what becomes of a PDU: handler(pdu, session). A command that cannot come is warned of, and never fires."""
    ...

def on_session(event: Literal["bound", "unbound"]) -> Callable[[OnSession], OnSession]:
    """Tells of a session: handler(session), when it is "bound" and when it is "unbound". There may be several."""
    ...

def on_route(function: OnRoute) -> OnRoute:
    """Asks for the way of a stored message that is due: handler(event)."""
    ...

def on_failure(function: OnFailure) -> OnFailure:
    """Asks what follows when a stored message was refused, or could not be sent: handler(event)."""
    ...

def on_unknown(function: OnUnknown) -> OnUnknown:
    """Asks what follows an attempt that nobody knows the outcome of: handler(event)."""
    ...

def on_receipt(function: OnReceipt) -> OnReceipt:
    """Asks what the ESME is told of a receipt for a stored message: handler(event)."""
    ...

def on_unmatched_receipt(function: OnUnmatchedReceipt) -> OnUnmatchedReceipt:
    """Asks whose a receipt is that matches no stored message: handler(event)."""
    ...

def on_mo(function: OnMo) -> OnMo:
    """Asks whose a message from a handset is: handler(event)."""
    ...

def on_final(function: OnFinal) -> OnFinal:
    """Tells of the end of a stored message, until the handler has returned once: handler(event)."""
    ...

def sessions() -> list[Session]:
    """The sessions that are bound now: those of ESMEs, then those of our own binds."""
    ...

def unbind(session_id: str) -> bool:
    """Ends a session in good order; False if there is none of that id."""
    ...

def new_message_id() -> str:
    """A message id of ours: decimal, ascending, never given twice."""
    ...

def bind_address() -> str:
    """Where the listener accepts ESMEs, "host:port"."""
    ...

def config() -> dict[str, Any]:
    """The configuration in force, without secrets: server, binds, and routing with default_chain and rules."""
    ...

def binds() -> list[dict[str, Any]]:
    """The binds of the configuration, without their passwords."""
    ...

def routing_rules() -> tuple[list[str], list[dict[str, Any]]]:
    """(default_chain, rules) of the configuration; a rule has prefix, name, chain and options."""
    ...

def chain_for(destination_addr: str, ton: int = 1, npi: int = 1) -> list[str]:
    """The chain of the rule with the longest prefix of a number, or else the default chain."""
    ...

def owner_of(number: str, ton: int = 1, npi: int = 1) -> str | None:
    """Whose a number is by the rules for messages from handsets; None if nobody's."""
    ...

class QueryResp(SmppResp):
    """What the other side has answered to a query_sm."""
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
    ) -> None: ...

class SmppNotSent(RuntimeError):
    """The request was not written: sending it again cannot duplicate it."""

class SmppOutcomeUnknown(RuntimeError):
    """The request was written and no answer came: sending it again may duplicate it."""

class SmppResp:
    """What the other side has answered, as it is: ok is false where it said no."""
    command_status: str
    """The name of the status, such as "ESME_ROK"; 0x and eight digits for one that has none."""
    message_id: str
    """The other side's id of the message; "" when it gave none."""
    def __init__(self, command_status: str = "ESME_ROK", message_id: str = "") -> None: ...
    @property
    def ok(self) -> bool:
        """Whether it said yes."""
        ...
    @property
    def status(self) -> int:
        """The number of the status."""
        ...
    @property
    def tlvs(self) -> dict[int, bytes]:
        """The optional parameters as a dict of tags and bytes."""
        ...
    @property
    def unsuccess(self) -> list[tuple[str, str, int, int]]:
        """The destinations of a submit_multi that were refused: (address, status, ton, npi) each."""
        ...

class Decision:
    """What a hook decides."""

class FailureEvent:
    """A failure after which a message may be sent again without fear of a duplicate."""
    @property
    def id(self) -> str:
        """The identity of the event: the same if it is repeated after a crash."""
        ...
    @property
    def message(self) -> Message:
        """The message, with its attempts so far."""
        ...
    def retry_at(self, when: datetime | float) -> Decision:
        """Tries again then: a datetime, or seconds since 1970."""
        ...
    def retry_in(self, pause: timedelta | float) -> Decision:
        """Tries again after a timedelta, or so many seconds."""
        ...
    def divert(self, *chain: str) -> Decision:
        """Takes another way at once."""
        ...
    def end(self, state: str | int = "UNDELIVERABLE") -> Decision:
        """Ends it."""
        ...
    def by_rule(self) -> Decision:
        """Leaves it to the configuration."""
        ...
    @property
    def reason(self) -> str:
        """ "rejected", "unreachable" or "unencodable"."""
        ...
    @property
    def command_status(self) -> str | None:
        """What the upstream answered, such as "ESME_RTHROTTLED"; None when there was no attempt."""
        ...

class FinalEvent:
    """The end of a message, or what was learnt after it."""
    @property
    def id(self) -> str:
        """The identity of the event: the same if it is repeated after a crash."""
        ...
    @property
    def message(self) -> Message:
        """The message, with its attempts so far."""
        ...
    @property
    def state(self) -> str:
        """The final state, such as "DELIVERED"."""
        ...
    @property
    def at(self) -> datetime:
        """When it happened."""
        ...
    @property
    def correction(self) -> bool:
        """Whether it was learnt after the end, from a late receipt."""
        ...
    @property
    def corrected(self) -> str | None:
        """The state that the late receipt told; None for the end itself."""
        ...

class MoEvent:
    """A message from a handset whose owner is wanted."""
    @property
    def id(self) -> str:
        """The identity of the event: the same if it is repeated after a crash."""
        ...
    @property
    def bind(self) -> str:
        """The bind that it came by."""
        ...
    @property
    def pdu(self) -> Pdu:
        """The deliver_sm or data_sm."""
        ...
    @property
    def text(self) -> str:
        """Its text, read by its data_coding."""
        ...
    @property
    def ruled(self) -> str | None:
        """The account that the rules of the configuration would give it to; None if there is none."""
        ...
    def deliver_to(self, *accounts: str) -> Decision:
        """Gives it to these accounts."""
        ...
    def reject(self, status: Status = "ESME_RX_P_APPN") -> Decision:
        """Refuses it."""
        ...
    def by_rules(self) -> Decision:
        """Leaves it to the rules of the configuration."""
        ...

class ReceiptEvent:
    """A receipt of an upstream for a message that we stored."""
    @property
    def id(self) -> str:
        """The identity of the event: the same if it is repeated after a crash."""
        ...
    @property
    def bind(self) -> str:
        """The bind that it came by."""
        ...
    @property
    def pdu(self) -> Pdu:
        """The deliver_sm or data_sm."""
        ...
    @property
    def receipt(self) -> Receipt | None:
        """What the receipt says."""
        ...
    @property
    def message(self) -> Message:
        """The message, with its attempts so far."""
        ...
    @property
    def state(self) -> str | None:
        """The name of the state that it tells; None when it tells none that we know."""
        ...
    def pass_on(self) -> Decision:
        """Passes it on as it is."""
        ...
    def drop(self) -> Decision:
        """Passes nothing on."""
        ...
    def tell(self, state: str | int | None = None, *, error: str | None = None, text: str | None = None) -> Decision:
        """Passes on another state, err or text."""
        ...

class RouteDecision(Decision):
    """Where a message goes, and what is changed about it."""
    def tag(self, name: str, value: str) -> RouteDecision:
        """Attaches an attribute to the message."""
        ...
    def because(self, rule: str) -> RouteDecision:
        """Names what chose the chain, for logs and the history."""
        ...
    def in_order(self) -> RouteDecision:
        """Messages of one source and destination go in strict order."""
        ...
    def rewrite(self, **fields: Any) -> RouteDecision:
        """Sends other values in some fields: source_addr, destination_addr, short_message, tlvs, data_coding and so on."""
        ...

class RouteEvent:
    """A message that is due and whose way is to be chosen."""
    @property
    def id(self) -> str:
        """The identity of the event: the same if it is repeated after a crash."""
        ...
    @property
    def message(self) -> Message:
        """The message, with its attempts so far."""
        ...
    def send(self, *chain: str) -> RouteDecision:
        """Sends it along the chain."""
        ...
    def hold_until(self, when: datetime | float) -> RouteDecision:
        """Asks again then: a datetime, or seconds since 1970."""
        ...
    def refuse(self, state: str | int = "REJECTED") -> RouteDecision:
        """Ends it."""
        ...
    def by_rules(self) -> RouteDecision:
        """Leaves it to the rules of the configuration."""
        ...

class UnknownEvent:
    """An attempt that nobody knows the outcome of: sending again may duplicate."""
    @property
    def id(self) -> str:
        """The identity of the event: the same if it is repeated after a crash."""
        ...
    @property
    def message(self) -> Message:
        """The message, with its attempts so far."""
        ...
    def retry_at(self, when: datetime | float) -> Decision:
        """Tries again then: a datetime, or seconds since 1970."""
        ...
    def retry_in(self, pause: timedelta | float) -> Decision:
        """Tries again after a timedelta, or so many seconds."""
        ...
    def divert(self, *chain: str) -> Decision:
        """Takes another way at once."""
        ...
    def end(self, state: str | int = "UNDELIVERABLE") -> Decision:
        """Ends it."""
        ...
    def by_rule(self) -> Decision:
        """Leaves it to the configuration."""
        ...

class UnmatchedReceiptEvent:
    """A receipt of an upstream that matches no message."""
    @property
    def id(self) -> str:
        """The identity of the event: the same if it is repeated after a crash."""
        ...
    @property
    def bind(self) -> str:
        """The bind that it came by."""
        ...
    @property
    def pdu(self) -> Pdu:
        """The deliver_sm or data_sm."""
        ...
    @property
    def receipt(self) -> Receipt | None:
        """What the receipt says."""
        ...
    @property
    def upstream_id(self) -> str:
        """The upstream's id of the message it is about; "" when there is none."""
        ...
    def to_message(self, message_id: str) -> Decision:
        """It is about this message of ours."""
        ...
    def to_account(self, account: str) -> Decision:
        """It goes to the ESMEs of this account, as it came."""
        ...
    def leave(self) -> Decision:
        """It is only kept."""
        ...

class Attempt(NamedTuple):
    """One writing of a message to an upstream or an ESME."""
    number: int
    """Which of its attempts it is, from 1."""
    target: str
    """The step of the chain, such as "bind:upstream"."""
    started: datetime
    """When it was begun."""
    result: str
    """What it ended in, such as "ACCEPTED"."""
    status: str | None
    """What was answered, such as "ESME_RTHROTTLED"; None without an answer."""
    upstream_id: str | None
    """The upstream's id of the message; None if it gave none."""
    receipt: int | None
    """The number of the state that a receipt has told; None while none has come."""

class Message:
    """A stored message, as it stood when it was read."""
    @property
    def id(self) -> str:
        """The id of its record; for a message of one part the same as message_id."""
        ...
    @property
    def message_id(self) -> str:
        """The message_id that its ESME knows, in decimal."""
        ...
    @property
    def kind(self) -> str:
        """ "SUBMIT", "RECEIPT", "MO" or "UPSTREAM_RECEIPT"."""
        ...
    @property
    def account(self) -> str:
        """The account that owns it; "" when nobody does."""
        ...
    @property
    def system_id(self) -> str:
        """The ESME that submitted it, or the bind that it came by."""
        ...
    @property
    def pdu(self) -> Pdu:
        """The PDU as it was received."""
        ...
    @property
    def source_addr(self) -> str:
        """The address it comes from."""
        ...
    @property
    def destination_addr(self) -> str:
        """The address it was submitted for."""
        ...
    @property
    def destination(self) -> Destination:
        """The address it was submitted for, with type and plan."""
        ...
    @property
    def text(self) -> str:
        """Its text, read by its data_coding."""
        ...
    @property
    def state(self) -> str:
        """What has become of it, such as "QUEUED", "SENT" or "DELIVERED"."""
        ...
    @property
    def is_ended(self) -> bool:
        """Whether it has reached its final state."""
        ...
    @property
    def rule(self) -> str | None:
        """What chose its chain; None when it was none."""
        ...
    @property
    def chain(self) -> list[str]:
        """The steps of its way; [] until they are chosen."""
        ...
    @property
    def retries(self) -> int:
        """How many steps of the retry schedule it has used up."""
        ...
    @property
    def attempts(self) -> list[Attempt]:
        """Its attempts, oldest first."""
        ...
    @property
    def attributes(self) -> dict[str, str]:
        """What scripts have attached to it."""
        ...
    @property
    def accepted(self) -> datetime:
        """When it was stored, in UTC like all times of it."""
        ...
    @property
    def due(self) -> datetime:
        """When it may be sent at the earliest."""
        ...
    @property
    def valid_until(self) -> datetime:
        """When it expires."""
        ...
    @property
    def ended(self) -> datetime | None:
        """When it ended; None while it has not."""
        ...
    @property
    def error(self) -> str | None:
        """The err of the receipt that ended it, such as "000"; None if there was none."""
        ...

class AlertNotification:
    """A mobile can be reached again."""
    @property
    def tlvs(self) -> dict[int, bytes]:
        """The optional parameters as a dict of tags and bytes; of those that came twice the last."""
        ...
    def tlv(self, name: str | int) -> bytes | None:
        """The bytes of an optional parameter, by its name or its tag; None if there is none."""
        ...
    @property
    def command(self) -> str:
        """Always "alert_notification"."""
        ...
    @property
    def sequence_number(self) -> int:
        """The number of the request on its session."""
        ...
    @property
    def source_addr_ton(self) -> int:
        """The type of number of source_addr."""
        ...
    @property
    def source_addr_npi(self) -> int:
        """The numbering plan of source_addr."""
        ...
    @property
    def source_addr(self) -> str:
        """The mobile that can be reached again."""
        ...
    @property
    def esme_addr_ton(self) -> int:
        """The type of number of esme_addr."""
        ...
    @property
    def esme_addr_npi(self) -> int:
        """The numbering plan of esme_addr."""
        ...
    @property
    def esme_addr(self) -> str:
        """The ESME that had asked to be told."""
        ...
    @property
    def ms_availability_status(self) -> int | None:
        """0 available, 1 denied, 2 unavailable; None if it is not said."""
        ...

class Destination(NamedTuple):
    """One destination of a submit_sm_multi."""
    address: str
    """The address, or the name of a distribution list."""
    ton: int
    """The type of number of the address; 0 for a list."""
    npi: int
    """The numbering plan of the address; 0 for a list."""
    is_list: bool
    """Whether it is a distribution list."""

class Pdu:
    """A PDU that came in. A field that its command does not have is empty: "", 0, b"" or None."""
    @property
    def command(self) -> str:
        """The command, such as "submit_sm"."""
        ...
    @property
    def command_status(self) -> str:
        """Of a request always "ESME_ROK"."""
        ...
    @property
    def message_id(self) -> str:
        """The message that a cancel_sm, query_sm or replace_sm is about."""
        ...
    @property
    def service_type(self) -> str:
        """The kind of service; mostly empty."""
        ...
    @property
    def source_addr_ton(self) -> int:
        """The type of number of source_addr."""
        ...
    @property
    def source_addr_npi(self) -> int:
        """The numbering plan of source_addr."""
        ...
    @property
    def source_addr(self) -> str:
        """The address it comes from."""
        ...
    @property
    def dest_addr_ton(self) -> int:
        """The type of number of destination_addr."""
        ...
    @property
    def dest_addr_npi(self) -> int:
        """The numbering plan of destination_addr."""
        ...
    @property
    def destination_addr(self) -> str:
        """The address it goes to."""
        ...
    @property
    def esm_class(self) -> int:
        """Mode, type and features (SMPP 3.4 section 5.2.12)."""
        ...
    @property
    def protocol_id(self) -> int:
        """The protocol identifier of the network."""
        ...
    @property
    def priority_flag(self) -> int:
        """The priority, 0 is the lowest."""
        ...
    @property
    def schedule_delivery_time(self) -> str:
        """When it is to be sent; "" for at once."""
        ...
    @property
    def validity_period(self) -> str:
        """How long it is to be tried; "" for the centre's default."""
        ...
    @property
    def registered_delivery(self) -> int:
        """Which receipts are asked for (SMPP 3.4 section 5.2.17)."""
        ...
    @property
    def replace_if_present_flag(self) -> int:
        """1 if it replaces one of the same addresses and service_type."""
        ...
    @property
    def data_coding(self) -> int:
        """The alphabet of the text (SMPP 3.4 section 5.2.19)."""
        ...
    @property
    def sm_default_msg_id(self) -> int:
        """The number of a text that is kept at the centre."""
        ...
    @property
    def sm_length(self) -> int:
        """The number of octets of short_message."""
        ...
    @property
    def short_message(self) -> bytes:
        """The text as it came, with its user data header."""
        ...
    @property
    def receipt(self) -> Receipt | None:
        """What a delivery receipt says; None if this is none, or says nothing."""
        ...
    @property
    def segment(self) -> Segment | None:
        """Which part of a long message it is, by its user data header or its SAR parameters; None if it is no part."""
        ...
    @property
    def is_tpdu(self) -> bool:
        """Whether it has a user data header: bit 0x40 of esm_class."""
        ...
    @property
    def is_dlr(self) -> bool:
        """Whether it is a receipt: bit 0x04 of esm_class."""
        ...
    @property
    def text(self) -> str:
        """The text, read by its data_coding, without a user data header."""
        ...
    @property
    def message_payload(self) -> bytes | None:
        """The optional parameter MESSAGE_PAYLOAD."""
        ...
    @property
    def receipted_message_id(self) -> str | None:
        """The optional parameter RECEIPTED_MESSAGE_ID."""
        ...
    @property
    def message_state(self) -> int | None:
        """The optional parameter MESSAGE_STATE."""
        ...
    @property
    def user_message_reference(self) -> int | None:
        """The optional parameter USER_MESSAGE_REFERENCE."""
        ...
    @property
    def sar_msg_ref_num(self) -> int | None:
        """The optional parameter SAR_MSG_REF_NUM."""
        ...
    @property
    def sar_total_segments(self) -> int | None:
        """The optional parameter SAR_TOTAL_SEGMENTS."""
        ...
    @property
    def sar_segment_seqnum(self) -> int | None:
        """The optional parameter SAR_SEGMENT_SEQNUM."""
        ...
    @property
    def more_messages_to_send(self) -> int | None:
        """The optional parameter MORE_MESSAGES_TO_SEND."""
        ...
    @property
    def network_error_code(self) -> tuple[int, int] | None:
        """The optional parameter NETWORK_ERROR_CODE: (type, code)."""
        ...
    @property
    def sequence_number(self) -> int:
        """The number of the request on its session."""
        ...
    @property
    def destinations(self) -> list[str]:
        """The destinations of a submit_sm_multi: addresses and names of distribution lists."""
        ...
    @property
    def destination_details(self) -> list[Destination]:
        """The destinations of a submit_sm_multi with type, plan and kind."""
        ...
    @property
    def body(self) -> bytes:
        """MESSAGE_PAYLOAD if there is one, else short_message."""
        ...
    @property
    def tlvs(self) -> dict[int, bytes]:
        """The optional parameters as a dict of tags and bytes; of those that came twice the last."""
        ...
    def tlv(self, name: str | int) -> bytes | None:
        """The bytes of an optional parameter, by its name or its tag; None if there is none."""
        ...
    def reply(
        self,
        *,
        command_status: Status = "ESME_ROK",
        message_id: str | None = None,
        tlvs: Tlvs | None = None,
        unsuccess: Iterable[Refused] | None = None,
    ) -> PduReply:
        """The answer: ESME_ROK with a message_id, or another status."""
        ...
    def reply_query(
        self,
        *,
        message_state: int,
        message_id: str | None = None,
        final_date: str = "",
        error_code: int = 0,
    ) -> PduReply:
        """The answer to a query_sm."""
        ...
    def queue(self, *chain: str) -> PduReply:
        """Stores the message and sends it along the chain; answered with our id as soon as it is on disk."""
        ...
    def relay(self, *chain: str) -> PduReply:
        """Sends the message along the chain while the sender waits; stored and receipted as if it had been queued."""
        ...

class Segment(NamedTuple):
    """Which part of a long message a message is."""
    reference: int
    """What all parts of one long message have in common."""
    total: int
    """How many parts there are."""
    number: int
    """Which of them this one is, from 1."""

class Receipt(dict[str, Any]):
    """What a receipt says: a dict of id, sub, dlvrd, submit_date, done_date, stat, err, text, raw and message_state.

    What it does not say is not in it, and is "" to whoever asks for it by [...].
    """

class PduReply:
    """The answer to a PDU; mostly made by pdu.reply()."""
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
    ) -> None: ...
    @property
    def ok(self) -> bool:
        """Whether it says yes."""
        ...

def alert_to(
    *,
    session_id: str | None = None,
    source_addr: str,
    esme_addr: str,
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
    esme_addr_ton: int = 1,
    esme_addr_npi: int = 1,
    ms_availability_status: int | None = None,
    system_id: str | None = None,
) -> Pending[SmppResp]:
    """Tells an ESME that a mobile can be reached again. Returns an SmppResp, ESME_ROK once it is written."""
    ...

def cancel_via(
    *,
    bind: str,
    message_id: str,
    source_addr: str = "",
    destination_addr: str = "",
    service_type: str = "",
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
    dest_addr_ton: int = 1,
    dest_addr_npi: int = 1,
) -> Pending[SmppResp]:
    """Asks an upstream to cancel a message, by the upstream's id. Returns an SmppResp."""
    ...

def data_to(
    *,
    session_id: str | None = None,
    source_addr: str,
    destination_addr: str,
    short_message: Octets = b"",
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
    dest_addr_ton: int = 1,
    dest_addr_npi: int = 1,
    service_type: str = "",
    esm_class: int = 0,
    registered_delivery: int = 0,
    data_coding: int = 0,
    tlvs: Tlvs | None = None,
    system_id: str | None = None,
) -> Pending[SmppResp]:
    """Sends a data_sm to a session of an ESME, or to whichever one of a system_id can receive. Returns an SmppResp."""
    ...

def data_via(
    *,
    bind: str,
    source_addr: str,
    destination_addr: str,
    short_message: Octets = b"",
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
    dest_addr_ton: int = 1,
    dest_addr_npi: int = 1,
    service_type: str = "",
    esm_class: int = 0,
    registered_delivery: int = 0,
    data_coding: int = 0,
    tlvs: Tlvs | None = None,
) -> Pending[SmppResp]:
    """Sends a data_sm by a bind; short_message goes into MESSAGE_PAYLOAD. Returns an SmppResp."""
    ...

def deliver_to(
    *,
    session_id: str | None = None,
    source_addr: str,
    destination_addr: str,
    short_message: Octets,
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
    dest_addr_ton: int = 1,
    dest_addr_npi: int = 1,
    service_type: str = "",
    esm_class: int = 0,
    protocol_id: int = 0,
    priority_flag: int = 0,
    schedule_delivery_time: str = "",
    validity_period: str = "",
    registered_delivery: int = 0,
    replace_if_present_flag: int = 0,
    data_coding: int = 0,
    sm_default_msg_id: int = 0,
    tlvs: Tlvs | None = None,
    system_id: str | None = None,
) -> Pending[SmppResp]:
    """Sends a deliver_sm to a session of an ESME, or to whichever one of a system_id can receive. Returns an SmppResp."""
    ...

def query_via(
    *,
    bind: str,
    message_id: str,
    source_addr: str = "",
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
) -> Pending[QueryResp]:
    """Asks an upstream what has become of a message, by the upstream's id. Returns a QueryResp."""
    ...

def replace_via(
    *,
    bind: str,
    message_id: str,
    source_addr: str = "",
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
    schedule_delivery_time: str = "",
    validity_period: str = "",
    registered_delivery: int = 0,
    sm_default_msg_id: int = 0,
    short_message: Octets = b"",
) -> Pending[SmppResp]:
    """Asks an upstream to replace the text of a message, by the upstream's id. Returns an SmppResp."""
    ...

def submit_multi_via(
    *,
    bind: str,
    source_addr: str,
    destinations: Iterable[str | Destination],
    short_message: Octets,
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
    dest_addr_ton: int = 1,
    dest_addr_npi: int = 1,
    service_type: str = "",
    esm_class: int = 0,
    protocol_id: int = 0,
    priority_flag: int = 0,
    schedule_delivery_time: str = "",
    validity_period: str = "",
    registered_delivery: int = 0,
    replace_if_present_flag: int = 0,
    data_coding: int = 0,
    sm_default_msg_id: int = 0,
    tlvs: Tlvs | None = None,
) -> Pending[SmppResp]:
    """Sends a submit_multi by a bind. Returns an SmppResp; its unsuccess says which destinations were refused.

    A destination is an address, of dest_addr_ton and dest_addr_npi, or a smpp.Destination.
    """
    ...

def submit_via(
    *,
    bind: str,
    source_addr: str,
    destination_addr: str,
    short_message: Octets,
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
    dest_addr_ton: int = 1,
    dest_addr_npi: int = 1,
    service_type: str = "",
    esm_class: int = 0,
    protocol_id: int = 0,
    priority_flag: int = 0,
    schedule_delivery_time: str = "",
    validity_period: str = "",
    registered_delivery: int = 0,
    replace_if_present_flag: int = 0,
    data_coding: int = 0,
    sm_default_msg_id: int = 0,
    tlvs: Tlvs | None = None,
) -> Pending[SmppResp]:
    """Sends a submit_sm by a bind, at the pace that the bind allows. Returns an SmppResp."""
    ...

class Bind:
    """A request to bind to us."""
    @property
    def system_id(self) -> str:
        """Who wants to bind."""
        ...
    @property
    def password(self) -> str:
        """The password that was sent; password_matches is the way to check it."""
        ...
    @property
    def client_addr(self) -> str:
        """Where the request came from, "address:port"."""
        ...
    @property
    def system_type(self) -> str:
        """The kind of system that wants to bind; mostly empty."""
        ...
    @property
    def interface_version(self) -> int:
        """The version of SMPP that it speaks, 0x34 for 3.4."""
        ...
    @property
    def bind_type(self) -> str:
        """ "transceiver", "transmitter" or "receiver"."""
        ...
    @property
    def address_range(self) -> str:
        """The numbers it wants to receive for; mostly empty."""
        ...
    @property
    def addr_ton(self) -> int:
        """The type of number of address_range."""
        ...
    @property
    def addr_npi(self) -> int:
        """The numbering plan of address_range."""
        ...
    @property
    def tls(self) -> TlsFacts | None:
        """What is known of the TLS link; None on a cleartext one."""
        ...
    @property
    def admitted(self) -> bool:
        """Whether a user of the configuration may bind so: the right password, from an address that is allowed."""
        ...
    def password_matches(self, expected: str) -> bool:
        """Whether the password is the expected one, in clear or a hash of "stonechat user hash"."""
        ...
    def accept(self) -> BindResult:
        """Lets the ESME in."""
        ...
    def reject(self, status: Status = "ESME_RBINDFAIL", reason: str = "") -> BindResult:
        """Refuses the ESME; the reason is for our log only."""
        ...

class BindResult:
    """What a script decides about a bind; true if the ESME may come in."""
    accepted: bool
    """Whether the ESME may come in."""
    status: str
    """What it is answered, such as "ESME_RINVPASWD"."""
    reason: str
    """Why, for our log only."""
    def __bool__(self) -> bool: ...

class Session:
    """A session: of an ESME that bound to us, or one of our own binds."""
    @property
    def kind(self) -> str:
        """ "esme" for an ESME that bound to us, "bind" for one of our own binds."""
        ...
    @property
    def session_id(self) -> str:
        """Names the session in deliver_to, data_to and alert_to."""
        ...
    @property
    def system_id(self) -> str:
        """The system_id of the ESME; of one of our own binds its name in the configuration."""
        ...
    @property
    def client_addr(self) -> str:
        """The other side's "address:port"."""
        ...
    @property
    def bind_type(self) -> str:
        """ "transceiver", "transmitter" or "receiver"."""
        ...
    @property
    def interface_version(self) -> int:
        """The version of SMPP in force, 0x34 for 3.4."""
        ...
    @property
    def system_type(self) -> str:
        """The kind of system that the ESME said it is; mostly empty."""
        ...
    @property
    def address_range(self) -> str:
        """The numbers that the ESME asked to receive for; mostly empty."""
        ...
    @property
    def tls(self) -> TlsFacts | None:
        """What is known of the TLS link; None on a cleartext one."""
        ...

class TlsFacts:
    """What is known of a TLS link."""
    protocol: str
    """Such as "TLSv1.3"."""
    cipher_suite: str
    """Such as "TLS_AES_256_GCM_SHA384"."""
    client_subject: str | None
    """Who the client's certificate names; None when it showed none."""
