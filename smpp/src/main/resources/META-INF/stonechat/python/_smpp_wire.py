"""Statuses and optional parameters, as scripts write them and as they stand on the wire."""

from _stonechat import support, to_bytes, to_octets

__all__ = ["NO_TLVS", "status_code", "status_name", "tags_and_values", "tlv_tag", "wire_tlvs"]

_FIELD = "\x1f"
_java = support()
_pdus = _java.pdus()

#: No optional parameters.
NO_TLVS = _pdus.tlvs(to_octets(b""))

_CODES = {}
_NAMES = {}
for _line in _java.config().statuses().split("\n"):
    _name, _code = _line.split(_FIELD)
    _CODES[_name] = int(_code)
    _NAMES[int(_code)] = _name

#: Written with a number by those who know the specification; the centre's own table has it as octets.
_WIDTHS = {"ms_validity": 1}
_tags = {}
_widths = {}


def _read_tlvs():
    for line in _java.config().tlvs().split("\n"):
        tag, name, kind, _shortest, longest = line.split(_FIELD)
        _tags[name.lower()] = int(tag)
        if kind == "integer":
            _widths[int(tag)] = int(longest)
        elif name in _WIDTHS:
            _widths[int(tag)] = _WIDTHS[name]


_read_tlvs()


def status_code(status):
    """The number of a status: its name, such as "ESME_RTHROTTLED", or a number, also as "0x401"."""
    code = _CODES.get(status)
    if code is not None:
        return code
    if isinstance(status, int) and not isinstance(status, bool):
        if 0 <= status <= 0xFFFFFFFF:
            return status
    elif isinstance(status, str):
        text = status.strip()
        known = _CODES.get(text.upper())
        if known is not None:
            return known
        try:
            return status_code(int(text, 16 if text[:2].lower() == "0x" else 10))
        except ValueError:
            pass
    else:
        raise TypeError(f"a status is a name or a number, not {type(status).__name__}")
    raise ValueError(f"unknown SMPP status: {status}")


def status_name(code):
    """The name of a status; 0x and eight digits for one that has none."""
    return _NAMES.get(code) or f"0x{code:08x}"


def tlv_tag(key):
    """The tag of an optional parameter: its name in any case, also with TLV_ before it, or its number."""
    if isinstance(key, str):
        name = key.strip().lower()
        if name.startswith("tlv_"):
            name = name[4:]
        tag = _tags.get(name)
        if tag is None:
            # The configuration may have been given a vendor's parameter since.
            _read_tlvs()
            tag = _tags.get(name)
        if tag is None:
            raise ValueError(f"unknown SMPP optional parameter: {key}")
        return tag
    if isinstance(key, int) and not isinstance(key, bool):
        if 0 <= key <= 0xFFFF:
            return key
        raise ValueError(f"the tag of an optional parameter is 0 to 65535, not {key}")
    raise TypeError(f"an optional parameter is named by a str or an int, not {type(key).__name__}")


def _value(key, tag, value):
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if isinstance(value, str):
        return value.encode("utf-8") + b"\0"
    if isinstance(value, int):
        width = _widths.get(tag)
        if width is None:
            raise ValueError(f"the optional parameter {key} is no number: give it bytes or a str")
        number = int(value)
        if number < 0 or number >> (8 * width):
            raise ValueError(f"{number} does not fit the {width} octets of the optional parameter {key}")
        return number.to_bytes(width, "big")
    raise TypeError(f"the value of {key} is bytes, str or int, not {type(value).__name__}")


def wire_tlvs(tlvs):
    """The optional parameters of a dict, as Java has them."""
    if not tlvs:
        return NO_TLVS
    out = bytearray()
    seen = set()
    for key, value in tlvs.items():
        tag = tlv_tag(key)
        if tag in seen:
            raise ValueError(f"the optional parameter {key} is given twice")
        seen.add(tag)
        octets = _value(key, tag, value)
        if len(octets) > 0xFFFF:
            raise ValueError(f"the optional parameter {key} has {len(octets)} octets, at most 65535 fit")
        out += tag.to_bytes(2, "big") + len(octets).to_bytes(2, "big") + octets
    return _pdus.tlvs(to_octets(bytes(out)))


def tags_and_values(java_tlvs):
    """The optional parameters as a dict of tags; of those that came twice the last."""
    if java_tlvs.isEmpty():
        return {}
    wire = to_bytes(_pdus.wire(java_tlvs))
    found = {}
    at = 0
    while at < len(wire):
        end = at + 4 + int.from_bytes(wire[at + 2 : at + 4], "big")
        found[int.from_bytes(wire[at : at + 2], "big")] = wire[at + 4 : end]
        at = end
    return found
