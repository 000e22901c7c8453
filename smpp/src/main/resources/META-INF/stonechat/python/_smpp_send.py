"""Sending from a script: awaited in an async def, waited for in a def.

What the arguments say is checked at the call. What a send has ended in comes when it is awaited: a response, negative ones too;
KeyError where there is no such bind or session; SmppNotSent where it was not written, SmppOutcomeUnknown where nobody knows.
"""

from __future__ import annotations

from _stonechat import outcome, support, to_octets

from ._smpp_answer import query_resp, resp
from ._smpp_checks import (
    MOST_DESTINATIONS,
    body,
    check_message,
    check_octets,
    check_texts,
    short,
    target_of,
    with_payload,
)
from ._smpp_wire import NO_TLVS, wire_tlvs

__all__ = [
    "alert_to",
    "cancel_via",
    "data_to",
    "data_via",
    "deliver_to",
    "query_via",
    "replace_via",
    "submit_multi_via",
    "submit_via",
]

_java = support()
_pdus = _java.pdus()
_via = _java.via
_to = _java.to


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
    check_message(
        (bind, source_addr, destination_addr, service_type, schedule_delivery_time, validity_period),
        (
            source_addr_ton,
            source_addr_npi,
            dest_addr_ton,
            dest_addr_npi,
            esm_class,
            protocol_id,
            priority_flag,
            registered_delivery,
            replace_if_present_flag,
            data_coding,
            sm_default_msg_id,
        ),
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
        replace_if_present_flag,
        data_coding,
        sm_default_msg_id,
        short(short_message),
        NO_TLVS if tlvs is None else wire_tlvs(tlvs),
    )
    return outcome(_via(bind, pdu), resp)


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
    check_message(
        (bind, source_addr, "", service_type, schedule_delivery_time, validity_period),
        (
            source_addr_ton,
            source_addr_npi,
            dest_addr_ton,
            dest_addr_npi,
            esm_class,
            protocol_id,
            priority_flag,
            registered_delivery,
            replace_if_present_flag,
            data_coding,
            sm_default_msg_id,
        ),
    )
    destinations = list(destinations)
    if not destinations or len(destinations) > MOST_DESTINATIONS:
        raise ValueError(f"there are {len(destinations)} destinations (expected: 1 to {MOST_DESTINATIONS})")
    pdu = _pdus.submitMulti(
        service_type,
        source_addr_ton,
        source_addr_npi,
        source_addr,
        "\n".join(_destination(each, dest_addr_ton, dest_addr_npi) for each in destinations),
        esm_class,
        protocol_id,
        priority_flag,
        schedule_delivery_time,
        validity_period,
        registered_delivery,
        replace_if_present_flag,
        data_coding,
        sm_default_msg_id,
        short(short_message),
        wire_tlvs(tlvs),
    )
    return outcome(_via(bind, pdu), resp)


def _destination(each, ton, npi):
    if isinstance(each, str):
        return f"{ton} {npi} {each}"
    address, ton, npi, is_list = each
    check_texts(destinations=address)
    check_octets(dest_addr_ton=ton, dest_addr_npi=npi)
    return f"list {address}" if is_list else f"{ton} {npi} {address}"


def _data_sm(fields, short_message, tlvs):
    (
        source_addr,
        destination_addr,
        source_addr_ton,
        source_addr_npi,
        dest_addr_ton,
        dest_addr_npi,
        service_type,
        esm_class,
        registered_delivery,
        data_coding,
    ) = fields
    check_texts(source_addr=source_addr, destination_addr=destination_addr, service_type=service_type)
    check_octets(
        source_addr_ton=source_addr_ton,
        source_addr_npi=source_addr_npi,
        dest_addr_ton=dest_addr_ton,
        dest_addr_npi=dest_addr_npi,
        esm_class=esm_class,
        registered_delivery=registered_delivery,
        data_coding=data_coding,
    )
    return _pdus.dataSm(
        service_type,
        source_addr_ton,
        source_addr_npi,
        source_addr,
        dest_addr_ton,
        dest_addr_npi,
        destination_addr,
        esm_class,
        registered_delivery,
        data_coding,
        with_payload(short_message, tlvs),
    )


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
    check_texts(bind=bind)
    pdu = _data_sm(
        (
            source_addr,
            destination_addr,
            source_addr_ton,
            source_addr_npi,
            dest_addr_ton,
            dest_addr_npi,
            service_type,
            esm_class,
            registered_delivery,
            data_coding,
        ),
        short_message,
        tlvs,
    )
    return outcome(_via(bind, pdu), resp)


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
    check_texts(
        bind=bind,
        message_id=message_id,
        source_addr=source_addr,
        destination_addr=destination_addr,
        service_type=service_type,
    )
    check_octets(
        source_addr_ton=source_addr_ton,
        source_addr_npi=source_addr_npi,
        dest_addr_ton=dest_addr_ton,
        dest_addr_npi=dest_addr_npi,
    )
    pdu = _pdus.cancelSm(
        service_type,
        message_id,
        source_addr_ton,
        source_addr_npi,
        source_addr,
        dest_addr_ton,
        dest_addr_npi,
        destination_addr,
    )
    return outcome(_via(bind, pdu), resp)


def query_via(
    *,
    bind: str,
    message_id: str,
    source_addr: str = "",
    source_addr_ton: int = 1,
    source_addr_npi: int = 1,
) -> Pending[QueryResp]:
    """Asks an upstream what has become of a message, by the upstream's id. Returns a QueryResp."""
    check_texts(bind=bind, message_id=message_id, source_addr=source_addr)
    check_octets(source_addr_ton=source_addr_ton, source_addr_npi=source_addr_npi)
    pdu = _pdus.querySm(message_id, source_addr_ton, source_addr_npi, source_addr)
    return outcome(_via(bind, pdu), query_resp)


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
    check_texts(
        bind=bind,
        message_id=message_id,
        source_addr=source_addr,
        schedule_delivery_time=schedule_delivery_time,
        validity_period=validity_period,
    )
    check_octets(
        source_addr_ton=source_addr_ton,
        source_addr_npi=source_addr_npi,
        registered_delivery=registered_delivery,
        sm_default_msg_id=sm_default_msg_id,
    )
    pdu = _pdus.replaceSm(
        message_id,
        source_addr_ton,
        source_addr_npi,
        source_addr,
        schedule_delivery_time,
        validity_period,
        registered_delivery,
        sm_default_msg_id,
        to_octets(body(short_message)),
    )
    return outcome(_via(bind, pdu), resp)


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
    target = target_of(session_id, system_id)
    check_message(
        (target, source_addr, destination_addr, service_type, schedule_delivery_time, validity_period),
        (
            source_addr_ton,
            source_addr_npi,
            dest_addr_ton,
            dest_addr_npi,
            esm_class,
            protocol_id,
            priority_flag,
            registered_delivery,
            replace_if_present_flag,
            data_coding,
            sm_default_msg_id,
        ),
    )
    pdu = _pdus.deliverSm(
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
        replace_if_present_flag,
        data_coding,
        sm_default_msg_id,
        short(short_message),
        NO_TLVS if tlvs is None else wire_tlvs(tlvs),
    )
    return outcome(_to(target, pdu), resp)


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
    target = target_of(session_id, system_id)
    pdu = _data_sm(
        (
            source_addr,
            destination_addr,
            source_addr_ton,
            source_addr_npi,
            dest_addr_ton,
            dest_addr_npi,
            service_type,
            esm_class,
            registered_delivery,
            data_coding,
        ),
        short_message,
        tlvs,
    )
    return outcome(_to(target, pdu), resp)


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
    target = target_of(session_id, system_id)
    check_texts(source_addr=source_addr, esme_addr=esme_addr)
    check_octets(
        source_addr_ton=source_addr_ton,
        source_addr_npi=source_addr_npi,
        esme_addr_ton=esme_addr_ton,
        esme_addr_npi=esme_addr_npi,
    )
    status = {} if ms_availability_status is None else {"MS_AVAILABILITY_STATUS": int(ms_availability_status)}
    pdu = _pdus.alertNotification(
        source_addr_ton,
        source_addr_npi,
        source_addr,
        esme_addr_ton,
        esme_addr_npi,
        esme_addr,
        wire_tlvs(status),
    )
    return outcome(_java.alert(target, pdu), resp)
