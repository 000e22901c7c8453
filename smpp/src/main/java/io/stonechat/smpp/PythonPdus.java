package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Destination;
import io.stonechat.protocol.DistributionList;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.ShortMessageBuilder;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.Tlvs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes PDUs for scripts in Python. Each takes its fields in one call, in the order of the specification, since each crossing
 * between the languages costs; TLVs and octets come as byte arrays, TLVs as they stand on the wire.
 */
public final class PythonPdus {

    private static final int OCTET = 0xFF;

    PythonPdus() {}

    /** A submit_sm; the fields from service_type to short_message, then the TLVs. */
    public SubmitSm submitSm(Object... fields) {
        var in = new PduFields(fields);
        var pdu = SubmitSm.builder().serviceType(in.text()).source(in.address()).destination(in.address());
        return message(pdu, in).build();
    }

    /** A deliver_sm; the fields as of a submit_sm. */
    public DeliverSm deliverSm(Object... fields) {
        var in = new PduFields(fields);
        var pdu =
                DeliverSm.builder().serviceType(in.text()).source(in.address()).destination(in.address());
        return message(pdu, in).build();
    }

    /** A submit_multi; in place of the destination a text with one destination a line: type, plan and address, or list. */
    public SubmitMulti submitMulti(Object... fields) {
        var in = new PduFields(fields);
        var pdu = SubmitMulti.builder()
                .serviceType(in.text())
                .source(in.address())
                .destinations(destinations(in.text()));
        return message(pdu, in).build();
    }

    private static <B extends ShortMessageBuilder<B>> B message(B pdu, PduFields in) {
        return pdu.esmClass(in.number())
                .protocolId(in.number())
                .priorityFlag(in.number())
                .scheduleDeliveryTime(in.text())
                .validityPeriod(in.text())
                .registeredDelivery(in.number())
                .replaceIfPresentFlag(in.number())
                .dataCoding(in.number())
                .smDefaultMsgId(in.number())
                .shortMessage(in.octets())
                .tlvs(in.tlvs());
    }

    private static List<Destination> destinations(String lines) {
        return lines.lines()
                .<Destination>map(line -> {
                    var parts = line.split(" ", 3);
                    return parts[0].equals("list")
                            ? new DistributionList(line.substring("list ".length()))
                            : new SmeAddress(
                                    new Address(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]));
                })
                .toList();
    }

    /** The name of the command of a message, as scripts in Python write it. */
    public String command(MessageRequest pdu) {
        return switch (pdu) {
            case SubmitSm _ -> "submit_sm";
            case SubmitMulti _ -> "submit_sm_multi";
            case DeliverSm _ -> "deliver_sm";
            case DataSm _ -> "data_sm";
        };
    }

    /** The destinations of a submit_multi, one a line: type, plan and address, or list and its name. */
    public String destinations(SubmitMulti pdu) {
        return pdu.destinations().stream()
                .map(destination -> switch (destination) {
                    case DistributionList list -> "list " + list.name();
                    case SmeAddress(var sme) -> sme.ton() + " " + sme.npi() + " " + sme.address();
                })
                .collect(Collectors.joining("\n"));
    }

    /** A data_sm: service_type, source, destination, esm_class, registered_delivery, data_coding, TLVs. */
    public DataSm dataSm(Object... fields) {
        var in = new PduFields(fields);
        return DataSm.builder()
                .serviceType(in.text())
                .source(in.address())
                .destination(in.address())
                .esmClass(in.number())
                .registeredDelivery(in.number())
                .dataCoding(in.number())
                .tlvs(in.tlvs())
                .build();
    }

    /** A cancel_sm: service_type, message_id, source, destination. */
    public CancelSm cancelSm(Object... fields) {
        var in = new PduFields(fields);
        return new CancelSm(0, in.text(), in.text(), in.address(), in.address());
    }

    /** A query_sm: message_id, source. */
    public QuerySm querySm(Object... fields) {
        var in = new PduFields(fields);
        return new QuerySm(0, in.text(), in.address());
    }

    /** A replace_sm: message_id, source, schedule, validity, registered_delivery, sm_default_msg_id, short_message. */
    public ReplaceSm replaceSm(Object... fields) {
        var in = new PduFields(fields);
        return new ReplaceSm(
                0, in.text(), in.address(), in.text(), in.text(), in.number(), in.number(), in.octets(), Tlvs.NONE);
    }

    /** An alert_notification: source, esme_addr, TLVs. */
    public AlertNotification alertNotification(Object... fields) {
        var in = new PduFields(fields);
        return new AlertNotification(0, in.address(), in.address(), in.tlvs());
    }

    /** TLVs from the octets of the wire. */
    public Tlvs tlvs(byte[] wire) {
        var found = new ArrayList<Tlv>();
        int at = 0;
        while (at + 4 <= wire.length) {
            int length = number(wire, at + 2);
            found.add(new Tlv(number(wire, at), Octets.copyOf(wire, at + 4, length)));
            at += 4 + length;
        }
        return Tlvs.of(found);
    }

    /** The octets of the wire of TLVs. */
    public byte[] wire(Tlvs tlvs) {
        int length = 0;
        for (var tlv : tlvs) {
            length += 4 + tlv.value().length();
        }
        var wire = new byte[length];
        int at = 0;
        for (var tlv : tlvs) {
            var value = tlv.value().toByteArray();
            put(wire, at, tlv.tag());
            put(wire, at + 2, value.length);
            System.arraycopy(value, 0, wire, at + 4, value.length);
            at += 4 + value.length;
        }
        return wire;
    }

    private static int number(byte[] wire, int at) {
        return (wire[at] & OCTET) << 8 | (wire[at + 1] & OCTET);
    }

    private static void put(byte[] wire, int at, int number) {
        wire[at] = (byte) (number >>> 8);
        wire[at + 1] = (byte) number;
    }
}
