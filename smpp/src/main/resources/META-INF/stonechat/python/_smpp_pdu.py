"""PDUs, as handlers see them, and the replies to them. A field is read when it is asked for: most never are."""

from __future__ import annotations

from collections import namedtuple

from _stonechat import java, support, to_bytes

from ._smpp_receipt import parse
from ._smpp_reply import PduReply, chain_of, queued, relayed, state_reply
from ._smpp_wire import tags_and_values, tlv_tag

__all__ = ["AlertNotification", "Destination", "PDUS", "Pdu", "Segment"]

_pdus = support().pdus()
_Text = java("io.stonechat.protocol.Text")
_Concatenation = java("io.stonechat.protocol.Concatenation")

_MESSAGE_PAYLOAD = 0x0424
_RECEIPTED_MESSAGE_ID = 0x001E
_MESSAGE_STATE = 0x0427
_NETWORK_ERROR_CODE = 0x0423
_UNSIGNED = 0xFFFFFFFF


class Destination(namedtuple("Destination", "address ton npi is_list")):
    """One destination of a submit_sm_multi."""

    __slots__ = ()

    address: str
    """The address, or the name of a distribution list."""
    ton: int
    """The type of number of the address; 0 for a list."""
    npi: int
    """The numbering plan of the address; 0 for a list."""
    is_list: bool
    """Whether it is a distribution list."""


class Segment(namedtuple("Segment", "reference total number")):
    """Which part of a long message a message is."""

    __slots__ = ()

    reference: int
    """What all parts of one long message have in common."""
    total: int
    """How many parts there are."""
    number: int
    """Which of them this one is, from 1."""



class Pdu:
    """A PDU that came in. A field that its command does not have is empty: "", 0, b"" or None."""

    __slots__ = ("_java",)

    command: str = ""
    """The command, such as "submit_sm"."""
    command_status: str = "ESME_ROK"
    """Of a request always "ESME_ROK"."""
    message_id: str = ""
    """The message that a cancel_sm, query_sm or replace_sm is about."""
    service_type: str = ""
    """The kind of service; mostly empty."""
    source_addr_ton: int = 0
    """The type of number of source_addr."""
    source_addr_npi: int = 0
    """The numbering plan of source_addr."""
    source_addr: str = ""
    """The address it comes from."""
    dest_addr_ton: int = 0
    """The type of number of destination_addr."""
    dest_addr_npi: int = 0
    """The numbering plan of destination_addr."""
    destination_addr: str = ""
    """The address it goes to."""
    esm_class: int = 0
    """Mode, type and features (SMPP 3.4 section 5.2.12)."""
    protocol_id: int = 0
    """The protocol identifier of the network."""
    priority_flag: int = 0
    """The priority, 0 is the lowest."""
    schedule_delivery_time: str = ""
    """When it is to be sent; "" for at once."""
    validity_period: str = ""
    """How long it is to be tried; "" for the centre's default."""
    registered_delivery: int = 0
    """Which receipts are asked for (SMPP 3.4 section 5.2.17)."""
    replace_if_present_flag: int = 0
    """1 if it replaces one of the same addresses and service_type."""
    data_coding: int = 0
    """The alphabet of the text (SMPP 3.4 section 5.2.19)."""
    sm_default_msg_id: int = 0
    """The number of a text that is kept at the centre."""
    sm_length: int = 0
    """The number of octets of short_message."""
    short_message: bytes = b""
    """The text as it came, with its user data header."""
    receipt: Receipt | None = None
    """What a delivery receipt says; None if this is none, or says nothing."""
    segment: Segment | None = None
    """Which part of a long message it is, by its user data header or its SAR parameters; None if it is no part."""
    is_tpdu: bool = False
    """Whether it has a user data header: bit 0x40 of esm_class."""
    is_dlr: bool = False
    """Whether it is a receipt: bit 0x04 of esm_class."""
    text: str = ""
    """The text, read by its data_coding, without a user data header."""
    message_payload: bytes | None = None
    """The optional parameter MESSAGE_PAYLOAD."""
    receipted_message_id: str | None = None
    """The optional parameter RECEIPTED_MESSAGE_ID."""
    message_state: int | None = None
    """The optional parameter MESSAGE_STATE."""
    user_message_reference: int | None = None
    """The optional parameter USER_MESSAGE_REFERENCE."""
    sar_msg_ref_num: int | None = None
    """The optional parameter SAR_MSG_REF_NUM."""
    sar_total_segments: int | None = None
    """The optional parameter SAR_TOTAL_SEGMENTS."""
    sar_segment_seqnum: int | None = None
    """The optional parameter SAR_SEGMENT_SEQNUM."""
    more_messages_to_send: int | None = None
    """The optional parameter MORE_MESSAGES_TO_SEND."""
    network_error_code: tuple[int, int] | None = None
    """The optional parameter NETWORK_ERROR_CODE: (type, code)."""

    def __init__(self):
        raise TypeError("a Pdu comes from the gateway")

    @property
    def sequence_number(self) -> int:
        """The number of the request on its session."""
        return self._java.sequenceNumber() & _UNSIGNED

    @property
    def destinations(self) -> list[str]:
        """The destinations of a submit_sm_multi: addresses and names of distribution lists."""
        return []

    @property
    def destination_details(self) -> list[Destination]:
        """The destinations of a submit_sm_multi with type, plan and kind."""
        return []

    @property
    def body(self) -> bytes:
        """MESSAGE_PAYLOAD if there is one, else short_message."""
        return self.short_message

    @property
    def tlvs(self) -> dict[int, bytes]:
        """The optional parameters as a dict of tags and bytes; of those that came twice the last."""
        return {}

    def tlv(self, name: str | int) -> bytes | None:
        """The bytes of an optional parameter, by its name or its tag; None if there is none."""
        tlv_tag(name)
        return None

    def reply(
        self,
        *,
        command_status: Status = "ESME_ROK",
        message_id: str | None = None,
        tlvs: Tlvs | None = None,
        unsuccess: Iterable[Refused] | None = None,
    ) -> PduReply:
        """The answer: ESME_ROK with a message_id, or another status."""
        if tlvs is not None and self.command != "data_sm":
            raise ValueError(f"a {self.command}_resp has no optional parameters; only a data_sm_resp has")
        return PduReply(command_status=command_status, message_id=message_id, tlvs=tlvs, unsuccess=unsuccess)

    def reply_query(
        self, *, message_state: int, message_id: str | None = None, final_date: str = "", error_code: int = 0
    ) -> PduReply:
        """The answer to a query_sm."""
        return state_reply(message_state, message_id, final_date, error_code)

    def queue(self, *chain: str) -> PduReply:
        """Stores the message and sends it along the chain; answered with our id as soon as it is on disk."""
        return queued(chain_of(chain))

    def relay(self, *chain: str) -> PduReply:
        """Sends the message along the chain while the sender waits; stored and receipted as if it had been queued."""
        return relayed(chain_of(chain))

    def __repr__(self):
        return f"Pdu({self.command}, sequence_number={self.sequence_number})"


class _Operation(Pdu):
    __slots__ = ()

    def __init__(self, java_pdu):
        self._java = java_pdu

    @property
    def message_id(self):
        return self._java.messageId()

    @property
    def source_addr_ton(self):
        return self._java.source().ton()

    @property
    def source_addr_npi(self):
        return self._java.source().npi()

    @property
    def source_addr(self):
        return self._java.source().address()


class _QuerySm(_Operation):
    __slots__ = ()
    command = "query_sm"


class _CancelSm(_Operation):
    __slots__ = ()
    command = "cancel_sm"

    @property
    def service_type(self):
        return self._java.serviceType()

    @property
    def dest_addr_ton(self):
        return self._java.destination().ton()

    @property
    def dest_addr_npi(self):
        return self._java.destination().npi()

    @property
    def destination_addr(self):
        return self._java.destination().address()


class _WithTlvs:
    """What PDUs with optional parameters have."""

    __slots__ = ()

    @property
    def tlvs(self) -> dict[int, bytes]:
        """The optional parameters as a dict of tags and bytes; of those that came twice the last."""
        return tags_and_values(self._java.tlvs())

    def tlv(self, name: str | int) -> bytes | None:
        """The bytes of an optional parameter, by its name or its tag; None if there is none."""
        return self._octets(tlv_tag(name))

    def _octets(self, tag):
        value = self._java.tlvs().find(tag).orElse(None)
        return None if value is None else to_bytes(value.toByteArray())

    def _number(self, tag):
        octets = self._octets(tag)
        return int.from_bytes(octets, "big") if octets else None


class _ReplaceSm(_WithTlvs, _Operation):
    __slots__ = ()
    command = "replace_sm"

    @property
    def schedule_delivery_time(self):
        return self._java.scheduleDeliveryTime()

    @property
    def validity_period(self):
        return self._java.validityPeriod()

    @property
    def registered_delivery(self):
        return self._java.registeredDelivery()

    @property
    def sm_default_msg_id(self):
        return self._java.smDefaultMsgId()

    @property
    def sm_length(self):
        return self._java.shortMessage().length()

    @property
    def short_message(self):
        return to_bytes(self._java.shortMessage().toByteArray())


class _DataSm(_WithTlvs, Pdu):
    __slots__ = ()
    command = "data_sm"

    def __init__(self, java_pdu):
        self._java = java_pdu

    @property
    def service_type(self):
        return self._java.serviceType()

    @property
    def source_addr_ton(self):
        return self._java.source().ton()

    @property
    def source_addr_npi(self):
        return self._java.source().npi()

    @property
    def source_addr(self):
        return self._java.source().address()

    @property
    def dest_addr_ton(self):
        return self._java.destination().ton()

    @property
    def dest_addr_npi(self):
        return self._java.destination().npi()

    @property
    def destination_addr(self):
        return self._java.destination().address()

    @property
    def esm_class(self):
        return self._java.esmClass()

    @property
    def registered_delivery(self):
        return self._java.registeredDelivery()

    @property
    def data_coding(self):
        return self._java.dataCoding()

    @property
    def body(self):
        return to_bytes(self._java.body().toByteArray())

    @property
    def text(self):
        """The text, read by its data_coding, without a user data header."""
        return _Text.of(self._java)

    @property
    def segment(self):
        """Which part of a long message it is, by its user data header or its SAR parameters; None if it is no part."""
        part = _Concatenation.of(self._java).orElse(None)
        return None if part is None else Segment(part.reference(), part.total(), part.number())

    @property
    def is_tpdu(self):
        return bool(self._java.esmClass() & 0x40)

    @property
    def is_dlr(self):
        return bool(self._java.esmClass() & 0x04)

    @property
    def message_payload(self):
        return self._octets(_MESSAGE_PAYLOAD)

    @property
    def receipted_message_id(self):
        octets = self._octets(_RECEIPTED_MESSAGE_ID)
        return None if octets is None else octets.split(b"\0", 1)[0].decode("latin-1")

    @property
    def message_state(self):
        return self._number(_MESSAGE_STATE)

    @property
    def user_message_reference(self):
        return self._number(0x0204)

    @property
    def sar_msg_ref_num(self):
        return self._number(0x020C)

    @property
    def sar_total_segments(self):
        return self._number(0x020E)

    @property
    def sar_segment_seqnum(self):
        return self._number(0x020F)

    @property
    def more_messages_to_send(self):
        return self._number(0x0426)

    @property
    def network_error_code(self):
        """(type, code), None if there is none."""
        octets = self._octets(_NETWORK_ERROR_CODE)
        if octets is None or len(octets) != 3:
            return None
        return octets[0], int.from_bytes(octets[1:], "big")

    @property
    def receipt(self):
        """What a delivery receipt says; None if this is none, or says nothing."""
        if not self.is_dlr:
            return None
        encoding = "utf-16-be" if self.data_coding & 0xFC == 0x08 else "utf-8"
        text = self.body.decode(encoding, "replace")
        return parse(text, self.receipted_message_id, self.message_state)


class _ShortMessage(_DataSm):
    __slots__ = ()

    @property
    def protocol_id(self):
        return self._java.protocolId()

    @property
    def priority_flag(self):
        return self._java.priorityFlag()

    @property
    def schedule_delivery_time(self):
        return self._java.scheduleDeliveryTime()

    @property
    def validity_period(self):
        return self._java.validityPeriod()

    @property
    def replace_if_present_flag(self):
        return self._java.replaceIfPresentFlag()

    @property
    def sm_default_msg_id(self):
        return self._java.smDefaultMsgId()

    @property
    def sm_length(self):
        return self._java.shortMessage().length()

    @property
    def short_message(self):
        return to_bytes(self._java.shortMessage().toByteArray())


class _SubmitSm(_ShortMessage):
    __slots__ = ()
    command = "submit_sm"


class _DeliverSm(_ShortMessage):
    __slots__ = ()
    command = "deliver_sm"


class _SubmitMulti(_ShortMessage):
    __slots__ = ()
    command = "submit_sm_multi"
    dest_addr_ton = dest_addr_npi = 0
    destination_addr = ""

    @property
    def destinations(self):
        return [destination.address for destination in self.destination_details]

    @property
    def destination_details(self):
        lines = _pdus.destinations(self._java)
        return [_destination(line) for line in lines.split("\n")] if lines else []


def _destination(line):
    kind, _, rest = line.partition(" ")
    if kind == "list":
        return Destination(rest, 0, 0, True)
    npi, _, address = rest.partition(" ")
    return Destination(address, int(kind), int(npi), False)


class AlertNotification(_WithTlvs):
    """A mobile can be reached again."""

    __slots__ = ("_java",)
    command: str = "alert_notification"
    """Always "alert_notification"."""

    def __init__(self, java_pdu):
        self._java = java_pdu

    @property
    def sequence_number(self) -> int:
        """The number of the request on its session."""
        return self._java.sequenceNumber() & _UNSIGNED

    @property
    def source_addr_ton(self) -> int:
        """The type of number of source_addr."""
        return self._java.source().ton()

    @property
    def source_addr_npi(self) -> int:
        """The numbering plan of source_addr."""
        return self._java.source().npi()

    @property
    def source_addr(self) -> str:
        """The mobile that can be reached again."""
        return self._java.source().address()

    @property
    def esme_addr_ton(self) -> int:
        """The type of number of esme_addr."""
        return self._java.esmeAddr().ton()

    @property
    def esme_addr_npi(self) -> int:
        """The numbering plan of esme_addr."""
        return self._java.esmeAddr().npi()

    @property
    def esme_addr(self) -> str:
        """The ESME that had asked to be told."""
        return self._java.esmeAddr().address()

    @property
    def ms_availability_status(self) -> int | None:
        """0 available, 1 denied, 2 unavailable; None if it is not said."""
        return self._number(0x0422)

    def __repr__(self):
        return f"AlertNotification(source_addr={self.source_addr!r})"


#: What a command's PDU is in Python, by the name of the command and by that of its Java type.
PDUS = {
    "submit_sm": _SubmitSm,
    "submit_sm_multi": _SubmitMulti,
    "deliver_sm": _DeliverSm,
    "data_sm": _DataSm,
    "cancel_sm": _CancelSm,
    "query_sm": _QuerySm,
    "replace_sm": _ReplaceSm,
    "alert_notification": AlertNotification,
}


def message_pdu(command, java_pdu):
    """The PDU of a stored message or an event."""
    return PDUS[command](java_pdu)
