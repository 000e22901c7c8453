package io.stonechat.protocol;

/**
 * Reads PDUs from octets. Pure: no state, safe to use from any thread, and what it returns shares nothing with the buffer.
 *
 * <p>Lenient unless told otherwise: see {@link Reading}. An unknown command is an {@link UnknownPdu}, not a failure; nor
 * are values the specification reserves.
 */
public final class PduDecoder {

    private PduDecoder() {}

    /**
     * The PDU that stands in the buffer, read leniently.
     *
     * @param buffer where the octets are
     * @param offset where the PDU starts
     * @param length its {@code command_length}, as {@link Frames#length} returned it; all its octets are there
     * @throws PduException if a field cannot be read; {@link Answers} knows what the peer then gets
     * @throws IndexOutOfBoundsException if the PDU does not lie in the buffer
     */
    public static Pdu decode(byte[] buffer, int offset, int length) {
        return decode(buffer, offset, length, Reading.LENIENT);
    }

    /**
     * The PDU that stands in the buffer.
     *
     * @param buffer where the octets are
     * @param offset where the PDU starts
     * @param length its {@code command_length}, as {@link Frames#length} returned it; all its octets are there
     * @param reading how exactly it must follow the specification
     * @throws PduException if a field cannot be read; {@link Answers} knows what the peer then gets
     * @throws IndexOutOfBoundsException if the PDU does not lie in the buffer
     */
    public static Pdu decode(byte[] buffer, int offset, int length, Reading reading) {
        if (length < Frames.HEADER_LENGTH) {
            throw Frames.badLength(length, Integer.MAX_VALUE);
        }
        return switch (Frames.int32(buffer, offset + Integer.BYTES)) {
            case CommandId.SUBMIT_SM -> MessageCodec.submitSm(buffer, offset, length, reading);
            case CommandId.SUBMIT_SM_RESP -> MessageCodec.submitSmResp(buffer, offset, length, reading);
            case CommandId.DELIVER_SM -> MessageCodec.deliverSm(buffer, offset, length, reading);
            case CommandId.DELIVER_SM_RESP -> MessageCodec.deliverSmResp(buffer, offset, length, reading);
            default -> {
                var in = new PduReader(buffer, offset, length, reading);
                var pdu = read(in);
                in.finish();
                yield pdu;
            }
        };
    }

    /**
     * The PDU that is the whole array, read leniently.
     *
     * @throws PduException if its {@code command_length} is not the length of the array, or a field cannot be read
     */
    public static Pdu decode(byte[] frame) {
        if (frame.length < Frames.HEADER_LENGTH || Frames.int32(frame, 0) != frame.length) {
            int length = frame.length < Integer.BYTES ? 0 : Frames.int32(frame, 0);
            throw Frames.badLength(length, frame.length);
        }
        return decode(frame, 0, frame.length);
    }

    private static Pdu read(PduReader in) {
        return switch (in.commandId()) {
            case CommandId.DATA_SM -> MessageCodec.dataSm(in);
            case CommandId.DATA_SM_RESP -> MessageCodec.dataSmResp(in);
            case CommandId.SUBMIT_MULTI -> MultiCodec.submitMulti(in);
            case CommandId.SUBMIT_MULTI_RESP -> MultiCodec.submitMultiResp(in);
            default -> readOther(in);
        };
    }

    private static Pdu readOther(PduReader in) {
        return switch (in.commandId()) {
            case CommandId.ENQUIRE_LINK -> new EnquireLink(in.sequenceNumber());
            case CommandId.ENQUIRE_LINK_RESP -> new EnquireLinkResp(in.sequenceNumber(), in.commandStatus());
            case CommandId.UNBIND -> new Unbind(in.sequenceNumber());
            case CommandId.UNBIND_RESP -> new UnbindResp(in.sequenceNumber(), in.commandStatus());
            case CommandId.GENERIC_NACK -> new GenericNack(in.sequenceNumber(), in.commandStatus());
            case CommandId.BIND_TRANSMITTER -> BindCodec.bindRequest(in, BindType.TRANSMITTER);
            case CommandId.BIND_RECEIVER -> BindCodec.bindRequest(in, BindType.RECEIVER);
            case CommandId.BIND_TRANSCEIVER -> BindCodec.bindRequest(in, BindType.TRANSCEIVER);
            case CommandId.BIND_TRANSMITTER_RESP -> BindCodec.bindResp(in, BindType.TRANSMITTER);
            case CommandId.BIND_RECEIVER_RESP -> BindCodec.bindResp(in, BindType.RECEIVER);
            case CommandId.BIND_TRANSCEIVER_RESP -> BindCodec.bindResp(in, BindType.TRANSCEIVER);
            case CommandId.OUTBIND -> BindCodec.outbind(in);
            case CommandId.QUERY_SM -> OperationCodec.querySm(in);
            case CommandId.QUERY_SM_RESP -> OperationCodec.querySmResp(in);
            case CommandId.CANCEL_SM -> OperationCodec.cancelSm(in);
            case CommandId.CANCEL_SM_RESP -> new CancelSmResp(in.sequenceNumber(), in.commandStatus());
            case CommandId.REPLACE_SM -> OperationCodec.replaceSm(in);
            case CommandId.REPLACE_SM_RESP -> new ReplaceSmResp(in.sequenceNumber(), in.commandStatus());
            case CommandId.ALERT_NOTIFICATION -> OperationCodec.alertNotification(in);
            default -> readRare(in);
        };
    }

    private static Pdu readRare(PduReader in) {
        return switch (in.commandId()) {
            case CommandId.BROADCAST_SM -> BroadcastCodec.broadcastSm(in);
            case CommandId.BROADCAST_SM_RESP -> BroadcastCodec.broadcastSmResp(in);
            case CommandId.QUERY_BROADCAST_SM -> BroadcastCodec.queryBroadcastSm(in);
            case CommandId.QUERY_BROADCAST_SM_RESP -> BroadcastCodec.queryBroadcastSmResp(in);
            case CommandId.CANCEL_BROADCAST_SM -> BroadcastCodec.cancelBroadcastSm(in);
            case CommandId.CANCEL_BROADCAST_SM_RESP ->
                new CancelBroadcastSmResp(in.sequenceNumber(), in.commandStatus());
            case CommandId.PARAM_RETRIEVE -> LegacyCodec.paramRetrieve(in);
            case CommandId.PARAM_RETRIEVE_RESP -> LegacyCodec.paramRetrieveResp(in);
            case CommandId.QUERY_LAST_MSGS -> LegacyCodec.queryLastMsgs(in);
            case CommandId.QUERY_LAST_MSGS_RESP -> LegacyCodec.queryLastMsgsResp(in);
            case CommandId.QUERY_MSG_DETAILS -> LegacyCodec.queryMsgDetails(in);
            case CommandId.QUERY_MSG_DETAILS_RESP -> LegacyCodec.queryMsgDetailsResp(in);
            default -> new UnknownPdu(in.commandId(), in.commandStatus(), in.sequenceNumber(), in.rest());
        };
    }
}
