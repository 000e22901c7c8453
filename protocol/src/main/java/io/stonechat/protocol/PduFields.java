package io.stonechat.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The fields of a PDU by the names of the specification, in the order of the wire: for people, logs and JSON.
 *
 * <p>Numbers are {@code Integer} or (the unsigned 32-bit ones) {@code Long}, texts {@code String}, octets hexadecimal under a
 * name that ends in {@code _hex}, lists {@code List} of such maps.
 */
public final class PduFields {

    private final SequencedMap<String, Object> fields = new LinkedHashMap<>();

    private PduFields() {}

    /** The header's fields ({@code command_id} as {@code 0x00000004}, {@code command} by name) and the body's, with passwords. */
    public static SequencedMap<String, Object> of(Pdu pdu) {
        var fields = new PduFields();
        fields.header(pdu);
        switch (pdu) {
            case MessageRequest request -> fields.message(request);
            case Request request -> fields.request(request);
            case Response response -> fields.response(response);
            case UnknownPdu unknown -> fields.put("body_hex", unknown.body().toHex());
        }
        return fields.fields;
    }

    private void header(Pdu pdu) {
        put("command_id", "0x%08x".formatted(pdu.commandId()));
        if (CommandId.isKnown(pdu.commandId())) {
            put("command", CommandId.name(pdu.commandId()));
        }
        var status = switch (pdu) {
            case Request _ -> CommandStatus.ESME_ROK;
            case Response response -> response.commandStatus();
            case UnknownPdu unknown -> unknown.commandStatus();
        };
        put("command_status", Integer.toUnsignedLong(status.code()));
        put("sequence_number", Integer.toUnsignedLong(pdu.sequenceNumber()));
    }

    private void message(MessageRequest pdu) {
        put("service_type", pdu.serviceType());
        address("source", pdu.source());
        switch (pdu) {
            case SubmitSm submit -> address("dest", submit.destination());
            case DeliverSm deliver -> address("dest", deliver.destination());
            case DataSm data -> address("dest", data.destination());
            case SubmitMulti multi -> destinations(multi.destinations());
        }
        put("esm_class", pdu.esmClass());
        if (pdu instanceof ShortMessageRequest message) {
            put("protocol_id", message.protocolId());
            put("priority_flag", message.priorityFlag());
            times(message.scheduleDeliveryTime(), message.validityPeriod());
        }
        put("registered_delivery", pdu.registeredDelivery());
        if (pdu instanceof ShortMessageRequest message) {
            put("replace_if_present_flag", message.replaceIfPresentFlag());
        }
        put("data_coding", pdu.dataCoding());
        if (pdu instanceof ShortMessageRequest message) {
            put("sm_default_msg_id", message.smDefaultMsgId());
            shortMessage(message.shortMessage());
        }
        tlvs(pdu.tlvs());
    }

    private void request(Request request) {
        switch (request) {
            case BindRequest pdu -> bind(pdu);
            case Outbind pdu -> {
                put("system_id", pdu.systemId());
                put("password", pdu.password());
            }
            case QuerySm pdu -> {
                put("message_id", pdu.messageId());
                address("source", pdu.source());
            }
            case CancelSm pdu -> {
                put("service_type", pdu.serviceType());
                put("message_id", pdu.messageId());
                address("source", pdu.source());
                address("dest", pdu.destination());
            }
            case ReplaceSm pdu -> replace(pdu);
            case AlertNotification pdu -> {
                address("source", pdu.source());
                address("esme", pdu.esmeAddr());
                tlvs(pdu.tlvs());
            }
            case BroadcastSm pdu -> broadcast(pdu);
            case QueryBroadcastSm pdu -> {
                put("message_id", pdu.messageId());
                address("source", pdu.source());
                tlvs(pdu.tlvs());
            }
            case CancelBroadcastSm pdu -> {
                put("service_type", pdu.serviceType());
                put("message_id", pdu.messageId());
                address("source", pdu.source());
                tlvs(pdu.tlvs());
            }
            case ParamRetrieve pdu -> put("param_name", pdu.paramName());
            case QueryLastMsgs pdu -> {
                address("source", pdu.source());
                put("no_of_messages", pdu.numberOfMessages());
            }
            case QueryMsgDetails pdu -> {
                put("message_id", pdu.messageId());
                address("source", pdu.source());
                put("sm_length", pdu.smLength());
            }
            case MessageRequest pdu -> message(pdu);
            case EnquireLink _, Unbind _ -> {}
        }
    }

    private void bind(BindRequest pdu) {
        put("system_id", pdu.systemId());
        put("password", pdu.password());
        put("system_type", pdu.systemType());
        put("interface_version", pdu.interfaceVersion());
        put("addr_ton", pdu.addrTon());
        put("addr_npi", pdu.addrNpi());
        put("address_range", pdu.addressRange());
    }

    private void replace(ReplaceSm pdu) {
        put("message_id", pdu.messageId());
        address("source", pdu.source());
        times(pdu.scheduleDeliveryTime(), pdu.validityPeriod());
        put("registered_delivery", pdu.registeredDelivery());
        put("sm_default_msg_id", pdu.smDefaultMsgId());
        shortMessage(pdu.shortMessage());
        tlvs(pdu.tlvs());
    }

    private void broadcast(BroadcastSm pdu) {
        put("service_type", pdu.serviceType());
        address("source", pdu.source());
        put("message_id", pdu.messageId());
        put("priority_flag", pdu.priorityFlag());
        times(pdu.scheduleDeliveryTime(), pdu.validityPeriod());
        put("replace_if_present_flag", pdu.replaceIfPresentFlag());
        put("data_coding", pdu.dataCoding());
        put("sm_default_msg_id", pdu.smDefaultMsgId());
        tlvs(pdu.tlvs());
    }

    private void response(Response response) {
        switch (response) {
            case BindResp pdu -> {
                put("system_id", pdu.systemId());
                tlvs(pdu.tlvs());
            }
            case SubmitSmResp pdu -> messageId(pdu.messageId(), pdu.tlvs());
            case DeliverSmResp pdu -> messageId(pdu.messageId(), pdu.tlvs());
            case DataSmResp pdu -> messageId(pdu.messageId(), pdu.tlvs());
            case BroadcastSmResp pdu -> messageId(pdu.messageId(), pdu.tlvs());
            case QueryBroadcastSmResp pdu -> messageId(pdu.messageId(), pdu.tlvs());
            case SubmitMultiResp pdu -> multiResponse(pdu);
            case QuerySmResp pdu -> {
                put("message_id", pdu.messageId());
                state(pdu.finalDate(), pdu.messageState(), pdu.errorCode());
            }
            case ParamRetrieveResp pdu -> put("param_value", pdu.paramValue());
            case QueryLastMsgsResp pdu -> {
                put("no_of_messages", pdu.messageIds().size());
                put("message_ids", pdu.messageIds());
            }
            case QueryMsgDetailsResp pdu -> details(pdu);
            case UnbindResp _,
                    EnquireLinkResp _,
                    GenericNack _,
                    CancelSmResp _,
                    ReplaceSmResp _,
                    CancelBroadcastSmResp _ -> {}
        }
    }

    private void multiResponse(SubmitMultiResp pdu) {
        put("message_id", pdu.messageId());
        put("no_unsuccess", pdu.unsuccessful().size());
        var list = new ArrayList<SequencedMap<String, Object>>();
        for (var sme : pdu.unsuccessful()) {
            var one = new PduFields();
            one.address("dest", sme.address());
            one.put("error_status_code", Integer.toUnsignedLong(sme.status().code()));
            list.add(one.fields);
        }
        put("unsuccess_sme", list);
        tlvs(pdu.tlvs());
    }

    private void details(QueryMsgDetailsResp pdu) {
        put("service_type", pdu.serviceType());
        address("source", pdu.source());
        destinations(pdu.destinations());
        put("protocol_id", pdu.protocolId());
        put("priority_flag", pdu.priorityFlag());
        times(pdu.scheduleDeliveryTime(), pdu.validityPeriod());
        put("registered_delivery", pdu.registeredDelivery());
        put("data_coding", pdu.dataCoding());
        shortMessage(pdu.shortMessage());
        put("message_id", pdu.messageId());
        state(pdu.finalDate(), pdu.messageState(), pdu.errorCode());
    }

    private void messageId(String messageId, Tlvs tlvs) {
        put("message_id", messageId);
        tlvs(tlvs);
    }

    private void state(String finalDate, int messageState, int errorCode) {
        put("final_date", finalDate);
        put("message_state", messageState);
        put("error_code", errorCode);
    }

    private void times(String scheduleDeliveryTime, String validityPeriod) {
        put("schedule_delivery_time", scheduleDeliveryTime);
        put("validity_period", validityPeriod);
    }

    private void shortMessage(Octets shortMessage) {
        put("sm_length", shortMessage.length());
        put("short_message_hex", shortMessage.toHex());
    }

    /** The specification calls the destination's type {@code dest_addr_ton}, the address itself {@code destination_addr}. */
    private void address(String whose, Address address) {
        put(whose + "_addr_ton", address.ton());
        put(whose + "_addr_npi", address.npi());
        put(("dest".equals(whose) ? "destination" : whose) + "_addr", address.address());
    }

    private void destinations(List<Destination> destinations) {
        put("number_of_dests", destinations.size());
        var list = new ArrayList<SequencedMap<String, Object>>();
        for (var destination : destinations) {
            var one = new PduFields();
            switch (destination) {
                case SmeAddress(var address) -> {
                    one.put("dest_flag", 1);
                    one.address("dest", address);
                }
                case DistributionList(var name) -> {
                    one.put("dest_flag", 2);
                    one.put("dl_name", name);
                }
            }
            list.add(one.fields);
        }
        put("dest_address", list);
    }

    private void tlvs(Tlvs tlvs) {
        if (!tlvs.isEmpty()) {
            var list = new ArrayList<SequencedMap<String, Object>>();
            tlvs.forEach(tlv -> list.add(tlv(tlv)));
            put("tlvs", list);
        }
        if (!tlvs.malformed().isEmpty()) {
            put("malformed_tlvs_hex", tlvs.malformed().toHex());
        }
    }

    private static SequencedMap<String, Object> tlv(Tlv tlv) {
        var one = new PduFields();
        one.put("tag", "0x%04x".formatted(tlv.tag()));
        TlvDefinition.of(tlv.tag()).ifPresent(definition -> one.put("name", definition.name()));
        one.put("len", tlv.value().length());
        one.put("value_hex", tlv.value().toHex());
        return one.fields;
    }

    private void put(String name, Object value) {
        fields.put(name, value);
    }
}
