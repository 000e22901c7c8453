# Made of the modules themselves by PythonStubsTest; changes belong there.
"""Stored messages: looking them up, sending, taking back. Awaited in an async def, waited for in a def."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from siphon._types import Octets, Pending, Tlvs
from siphon.smpp import Message as Message

class StoreRefused(RuntimeError):
    """The message was not stored."""
    command_status: str
    """What an ESME would have been answered, such as "ESME_RMSGQFUL"."""
    def __init__(self, command_status: str, message: str) -> None: ...

def get(message_id: str) -> Pending[Message | None]:
    """The message of an id that its ESME knows; None if there is none, or it is forgotten."""
    ...

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
    ...

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
    ...

def submit_text(
    *,
    account: str,
    source_addr: str,
    destination_addr: str,
    text: str,
    chain: Iterable[str] = (),
) -> Pending[str]:
    """Stores a text, in the alphabet that suits it best; a long one in MESSAGE_PAYLOAD. A receipt is asked for. Its id."""
    ...

def cancel(message_id: str) -> Pending[bool]:
    """Takes a message back that has not gone on; whether that was still possible."""
    ...

def retry(message_id: str) -> Pending[bool]:
    """Tries a message again, now; whether it is on its way again."""
    ...
