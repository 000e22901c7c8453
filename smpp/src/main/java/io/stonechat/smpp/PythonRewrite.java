package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.MessageBuilder;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.ShortMessageRequest;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlvs;

/** What a script in Python sends in the place of a message: the same PDU with other values in some fields. */
final class PythonRewrite {

    private PythonRewrite() {}

    static MessageRequest of(Message message, Object... fields) {
        return switch (message.pdu()) {
            case DataSm pdu -> data(pdu.toBuilder(), pdu, fields);
            case SubmitSm pdu -> submit(pdu.toBuilder(), pdu.destination(), fields);
            case ShortMessageRequest pdu -> submit(submit(pdu, message.destination()), message.destination(), fields);
        };
    }

    private static SubmitSm.Builder submit(ShortMessageRequest pdu, Address destination) {
        return SubmitSm.builder()
                .serviceType(pdu.serviceType())
                .source(pdu.source())
                .destination(destination)
                .esmClass(pdu.esmClass())
                .protocolId(pdu.protocolId())
                .priorityFlag(pdu.priorityFlag())
                .scheduleDeliveryTime(pdu.scheduleDeliveryTime())
                .validityPeriod(pdu.validityPeriod())
                .registeredDelivery(pdu.registeredDelivery())
                .replaceIfPresentFlag(pdu.replaceIfPresentFlag())
                .dataCoding(pdu.dataCoding())
                .smDefaultMsgId(pdu.smDefaultMsgId())
                .shortMessage(pdu.shortMessage())
                .tlvs(pdu.tlvs());
    }

    private static MessageRequest submit(SubmitSm.Builder pdu, Address destination, Object... fields) {
        var to = destination;
        for (int i = 0; i < fields.length; i += 2) {
            var value = fields[i + 1];
            switch ((String) fields[i]) {
                case "dest_addr_ton" -> to = new Address(number(value), to.npi(), to.address());
                case "dest_addr_npi" -> to = new Address(to.ton(), number(value), to.address());
                case "destination_addr" -> to = new Address(to.ton(), to.npi(), (String) value);
                case "protocol_id" -> pdu.protocolId(number(value));
                case "priority_flag" -> pdu.priorityFlag(number(value));
                case "schedule_delivery_time" -> pdu.scheduleDeliveryTime((String) value);
                case "validity_period" -> pdu.validityPeriod((String) value);
                case "sm_default_msg_id" -> pdu.smDefaultMsgId(number(value));
                case "short_message" -> pdu.shortMessage(Octets.copyOf((byte[]) value));
                case String name -> common(pdu, pdu.build(), name, value);
            }
        }
        return pdu.destination(to).build();
    }

    private static MessageRequest data(DataSm.Builder pdu, DataSm before, Object... fields) {
        var to = before.destination();
        for (int i = 0; i < fields.length; i += 2) {
            var value = fields[i + 1];
            switch ((String) fields[i]) {
                case "dest_addr_ton" -> to = new Address(number(value), to.npi(), to.address());
                case "dest_addr_npi" -> to = new Address(to.ton(), number(value), to.address());
                case "destination_addr" -> to = new Address(to.ton(), to.npi(), (String) value);
                case String name -> common(pdu, pdu.build(), name, value);
            }
        }
        return pdu.destination(to).build();
    }

    private static void common(MessageBuilder<?> pdu, MessageRequest before, String name, Object value) {
        var from = before.source();
        switch (name) {
            case "service_type" -> pdu.serviceType((String) value);
            case "source_addr_ton" -> pdu.source(new Address(number(value), from.npi(), from.address()));
            case "source_addr_npi" -> pdu.source(new Address(from.ton(), number(value), from.address()));
            case "source_addr" -> pdu.source(new Address(from.ton(), from.npi(), (String) value));
            case "esm_class" -> pdu.esmClass(number(value));
            case "registered_delivery" -> pdu.registeredDelivery(number(value));
            case "data_coding" -> pdu.dataCoding(number(value));
            case "tlvs" -> pdu.tlvs((Tlvs) value);
            default ->
                throw new IllegalArgumentException("a " + (before instanceof DataSm ? "data_sm" : "submit_sm")
                        + " has no field " + name + " that can be rewritten");
        }
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
