"""Stored messages: looking them up, sending, taking back. Awaited in an async def, waited for in a def."""

from __future__ import annotations

from _stonechat import outcome, support

from ._smpp_checks import check_octets, check_texts, short
from ._smpp_message import Message
from ._smpp_reply import chain_of
from ._smpp_wire import NO_TLVS, wire_tlvs

__all__ = ["Message", "StoreRefused", "cancel", "find", "get", "retry", "submit", "submit_text"]

_java = support()
_pdus = _java.pdus()
_ITEM = "\x1e"


class StoreRefused(RuntimeError):
    """The message was not stored."""

    __slots__ = ("command_status",)

    command_status: str
    """What an ESME would have been answered, such as "ESME_RMSGQFUL"."""

    def __init__(self, command_status: str, message: str) -> None:
        super().__init__(message)
        self.command_status = command_status


def _message(java_message):
    return None if java_message is None else Message(java_message)


def get(message_id: str) -> Pending[Message | None]:
    """The message of an id that its ESME knows; None if there is none, or it is forgotten."""
    check_texts(message_id=message_id)
    return outcome(_java.get(message_id), _message)


def find(
    *,
    account: str | None = None,
    source_addr: str | None = None,
    destination_addr: str | None = None,
    upstream_id: str | None = None,
    accepted_from: datetime | None = None,
    accepted_until: datetime | None = None,
    states: str | Iterable[str] = (),
    after: str | None = None,
    limit: int = 100,
) -> Pending[list[Message]]:
    """Messages by what is given, oldest first; after is the id of the last one of the page before. A list."""
    states = [states] if isinstance(states, str) else list(states)
    stage = _java.find(
        account,
        source_addr,
        destination_addr,
        upstream_id,
        _millis(accepted_from),
        _millis(accepted_until),
        "\n".join(states),
        after,
        limit,
    )
    return outcome(stage, _messages)


def _millis(when):
    return None if when is None else int(when.timestamp() * 1000)


def _messages(java_messages):
    return [Message(java_message) for java_message in java_messages]


def _id(answer):
    if answer.id() is None:
        raise StoreRefused(answer.status(), answer.reason())
    return answer.id()


def submit(
    *,
    account: str,
    source_addr: str,
    destination_addr: str,
    short_message: Octets = b"",
    chain: Iterable[str] = (),
    attributes: Mapping[str, str] | None = None,
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
    data_coding: int = 0,
    tlvs: Tlvs | None = None,
) -> Pending[str]:
    """Stores a message of an account and sends it along a chain, or by the rules. Its id, once it is on disk."""
    check_texts(
        account=account,
        source_addr=source_addr,
        destination_addr=destination_addr,
        service_type=service_type,
        schedule_delivery_time=schedule_delivery_time,
        validity_period=validity_period,
    )
    check_octets(
        source_addr_ton=source_addr_ton,
        source_addr_npi=source_addr_npi,
        dest_addr_ton=dest_addr_ton,
        dest_addr_npi=dest_addr_npi,
        esm_class=esm_class,
        protocol_id=protocol_id,
        priority_flag=priority_flag,
        registered_delivery=registered_delivery,
        data_coding=data_coding,
    )
    pdu = _pdus.submitSm(
        service_type,
        source_addr_ton,
        source_addr_npi,
        source_addr,
        dest_addr_ton,
        dest_addr_npi,
        destination_addr,
        esm_class,
        protocol_id,
        priority_flag,
        schedule_delivery_time,
        validity_period,
        registered_delivery,
        0,
        data_coding,
        0,
        short(short_message),
        NO_TLVS if tlvs is None else wire_tlvs(tlvs),
    )
    return outcome(_java.submit(account, pdu, chain_of((chain,)), _attributes(attributes)), _id)


def _attributes(attributes):
    items = []
    for name, value in (attributes or {}).items():
        check_texts(name=name, value=value)
        items += (name, value)
    return _ITEM.join(items)


def submit_text(*, account: str, source_addr: str, destination_addr: str, text: str, chain: Iterable[str] = ()) -> Pending[str]:
    """Stores a text, in the alphabet that suits it best; a long one in MESSAGE_PAYLOAD. A receipt is asked for. Its id."""
    check_texts(account=account, source_addr=source_addr, destination_addr=destination_addr, text=text)
    return outcome(_java.submitText(account, source_addr, destination_addr, text, chain_of((chain,))), _id)


def cancel(message_id: str) -> Pending[bool]:
    """Takes a message back that has not gone on; whether that was still possible."""
    check_texts(message_id=message_id)
    return outcome(_java.cancel(message_id))


def retry(message_id: str) -> Pending[bool]:
    """Tries a message again, now; whether it is on its way again."""
    check_texts(message_id=message_id)
    return outcome(_java.retry(message_id))
