"""PDUs as tests write them: fields by their names, and the usual values for those that are left out."""

from __future__ import annotations

import importlib

__all__ = ["request"]


def request(command, fields):
    """The PDU, as Java has it."""
    made = _MAKERS.get(command)
    if made is None:
        raise ValueError(f"there is no command {command!r}; it is one of {', '.join(_MAKERS)}")
    taken = dict(fields)
    pdu = made(_part("_smpp_send")._pdus, lambda name, default: taken.pop(name, default))
    if taken:
        raise TypeError(f"there is no field {next(iter(taken))!r} in a {command}")
    return pdu


def _part(name):
    """A part of the namespace smpp; it is there while a gateway runs."""
    return importlib.import_module(f"siphon.{name}")


def _source(take):
    return take("source_addr_ton", 1), take("source_addr_npi", 1), take("source_addr", "")


def _destination(take):
    return take("dest_addr_ton", 1), take("dest_addr_npi", 1), take("destination_addr", "")


def _rest(take):
    return [
        take("esm_class", 0), take("protocol_id", 0), take("priority_flag", 0), take("schedule_delivery_time", ""),
        take("validity_period", ""), take("registered_delivery", 0), take("replace_if_present_flag", 0),
        take("data_coding", 0), take("sm_default_msg_id", 0), _octets(take("short_message", b"")),
        _tlvs(take("tlvs", None)),
    ]  # fmt: skip


def _submit_sm(wire, take):
    return wire.submitSm(take("service_type", ""), *_source(take), *_destination(take), *_rest(take))


def _deliver_sm(wire, take):
    return wire.deliverSm(take("service_type", ""), *_source(take), *_destination(take), *_rest(take))


def _submit_multi(wire, take):
    ton, npi = take("dest_addr_ton", 1), take("dest_addr_npi", 1)
    written = _part("_smpp_send")._destination
    lines = "\n".join(written(each, ton, npi) for each in take("destinations", None) or [])
    return wire.submitMulti(take("service_type", ""), *_source(take), lines, *_rest(take))


def _data_sm(wire, take):
    body = _bytes(take("short_message", b""))
    return wire.dataSm(
        take("service_type", ""), *_source(take), *_destination(take), take("esm_class", 0),
        take("registered_delivery", 0), take("data_coding", 0),
        _part("_smpp_checks").with_payload(body, take("tlvs", None)),
    )  # fmt: skip


def _cancel_sm(wire, take):
    return wire.cancelSm(take("service_type", ""), take("message_id", ""), *_source(take), *_destination(take))


def _query_sm(wire, take):
    return wire.querySm(take("message_id", ""), *_source(take))


def _replace_sm(wire, take):
    return wire.replaceSm(
        take("message_id", ""), *_source(take), take("schedule_delivery_time", ""), take("validity_period", ""),
        take("registered_delivery", 0), take("sm_default_msg_id", 0), _octets(take("short_message", b"")),
    )  # fmt: skip


def _alert_notification(wire, take):
    status = take("ms_availability_status", None)
    return wire.alertNotification(
        *_source(take), take("esme_addr_ton", 1), take("esme_addr_npi", 1), take("esme_addr", ""),
        _tlvs(None if status is None else {"MS_AVAILABILITY_STATUS": status}),
    )  # fmt: skip


_MAKERS = {
    "submit_sm": _submit_sm,
    "submit_sm_multi": _submit_multi,
    "deliver_sm": _deliver_sm,
    "data_sm": _data_sm,
    "cancel_sm": _cancel_sm,
    "query_sm": _query_sm,
    "replace_sm": _replace_sm,
    "alert_notification": _alert_notification,
}


def _bytes(text):
    return text.encode("latin-1") if isinstance(text, str) else bytes(text)


def _octets(text):
    return _part("_smpp_checks").short(_bytes(text))


def _tlvs(tlvs):
    return _part("_smpp_wire").wire_tlvs(tlvs)
