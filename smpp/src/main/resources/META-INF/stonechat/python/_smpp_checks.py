"""What the arguments of sends must be. It is checked at the call, so that a mistake is told where it stands."""

from _stonechat import to_octets

from ._smpp_wire import tlv_tag, wire_tlvs

__all__ = [
    "MOST_DESTINATIONS",
    "body",
    "check_message",
    "check_octets",
    "check_texts",
    "short",
    "target_of",
    "with_payload",
]

MOST_DESTINATIONS = 254

_LONGEST_BODY = 254
_MESSAGE_PAYLOAD = 0x0424


def check_octets(**numbers):
    """Called where one of them is wrong, to say which."""
    for name, value in numbers.items():
        if not isinstance(value, int):
            raise TypeError(f"{name} is an int, not {type(value).__name__}")
        if not 0 <= value <= 255:
            raise ValueError(f"{name} is {value} (expected: 0 to 255, one octet)")


def check_texts(**texts):
    for name, value in texts.items():
        if not isinstance(value, str):
            raise TypeError(f"{name} is a str, not {type(value).__name__}")


def body(short_message):
    if not isinstance(short_message, bytes):
        if isinstance(short_message, str):
            raise TypeError("short_message is bytes, not str: encode it as its data_coding says")
        if isinstance(short_message, int):
            raise TypeError("short_message is bytes, not int")
        short_message = bytes(short_message)
    return short_message


def short(short_message):
    octets = body(short_message)
    if len(octets) > _LONGEST_BODY:
        raise ValueError(
            f"short_message has {len(octets)} octets, at most {_LONGEST_BODY} fit:"
            ' put it into tlvs={"MESSAGE_PAYLOAD": ...}, or split it'
        )
    return to_octets(octets)


def with_payload(short_message, tlvs):
    """A data_sm has no short_message: it goes into MESSAGE_PAYLOAD."""
    octets = body(short_message)
    if not octets:
        return wire_tlvs(tlvs)
    both = dict(tlvs or {})
    if any(tlv_tag(key) == _MESSAGE_PAYLOAD for key in both):
        raise ValueError("give short_message or MESSAGE_PAYLOAD, not both: a data_sm has one body")
    both[_MESSAGE_PAYLOAD] = octets
    return wire_tlvs(both)


def target_of(session_id, system_id):
    if (session_id is None) == (system_id is None):
        raise TypeError("say to whom: session_id or system_id")
    target = system_id if session_id is None else session_id
    check_texts(session_id=target)
    return target


_TEXTS = ("bind", "source_addr", "destination_addr", "service_type", "schedule_delivery_time", "validity_period")
_OCTETS = (
    "source_addr_ton",
    "source_addr_npi",
    "dest_addr_ton",
    "dest_addr_npi",
    "esm_class",
    "protocol_id",
    "priority_flag",
    "registered_delivery",
    "replace_if_present_flag",
    "data_coding",
    "sm_default_msg_id",
)


def check_message(texts, octets):
    for value in texts:
        if type(value) is not str:
            check_texts(**dict(zip(_TEXTS, texts)))
    for value in octets:
        if type(value) is not int or value & ~255:
            check_octets(**dict(zip(_OCTETS, octets)))
