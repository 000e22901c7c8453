package io.stonechat.protocol;

/**
 * Writes PDUs as octets. Pure: no state, safe to use from any thread as long as the buffers are not shared.
 *
 * <p>Strict always: a text longer than the specification allows, a character that is not Latin-1, a number that does not
 * fit its octets fail with a {@link PduException} that names field and limit, and leave the buffer as it was. TLVs are
 * written as they are, but for the malformed rest of what a peer sent.
 */
public final class PduEncoder {

    private PduEncoder() {}

    /**
     * Appends a PDU to the buffer, header included, under a sequence number that need not be the PDU's own.
     *
     * @param pdu what to write
     * @param sequenceNumber the sequence number it gets on the wire, as raw bits
     * @param out where to; nothing is appended if this fails
     * @throws PduException if a field is not as the specification wants it
     */
    public static void encode(Pdu pdu, int sequenceNumber, PduBuffer out) {
        int start = out.length();
        boolean done = false;
        try {
            switch (pdu) {
                case Request request -> {
                    out.begin(request.commandId(), 0, sequenceNumber);
                    write(request, out);
                }
                case Response response -> {
                    out.begin(response.commandId(), response.commandStatus().code(), sequenceNumber);
                    write(response, out);
                }
                case UnknownPdu unknown -> {
                    out.begin(unknown.commandId(), unknown.commandStatus().code(), sequenceNumber);
                    out.octets(unknown.body());
                }
            }
            out.end();
            done = true;
        } finally {
            if (!done) {
                out.truncate(start);
            }
        }
    }

    /**
     * The PDU as an array, under its own sequence number.
     *
     * @throws PduException if a field is not as the specification wants it
     */
    public static byte[] toBytes(Pdu pdu) {
        var out = new PduBuffer();
        encode(pdu, pdu.sequenceNumber(), out);
        return out.toByteArray();
    }

    private static void write(Request request, PduBuffer out) {
        switch (request) {
            case SubmitSm pdu -> MessageCodec.write(pdu, out);
            case DeliverSm pdu -> MessageCodec.write(pdu, out);
            case DataSm pdu -> MessageCodec.write(pdu, out);
            case SubmitMulti pdu -> MultiCodec.write(pdu, out);
            case BindRequest pdu -> BindCodec.write(pdu, out);
            case Outbind pdu -> BindCodec.write(pdu, out);
            case QuerySm pdu -> OperationCodec.write(pdu, out);
            case CancelSm pdu -> OperationCodec.write(pdu, out);
            case ReplaceSm pdu -> OperationCodec.write(pdu, out);
            case AlertNotification pdu -> OperationCodec.write(pdu, out);
            case BroadcastSm pdu -> BroadcastCodec.write(pdu, out);
            case QueryBroadcastSm pdu -> BroadcastCodec.write(pdu, out);
            case CancelBroadcastSm pdu -> BroadcastCodec.write(pdu, out);
            case ParamRetrieve pdu -> LegacyCodec.write(pdu, out);
            case QueryLastMsgs pdu -> LegacyCodec.write(pdu, out);
            case QueryMsgDetails pdu -> LegacyCodec.write(pdu, out);
            case EnquireLink _, Unbind _ -> {}
        }
    }

    private static void write(Response response, PduBuffer out) {
        switch (response) {
            case SubmitSmResp pdu -> MessageCodec.writeResponse(pdu, pdu.messageId(), pdu.tlvs(), out);
            case DeliverSmResp pdu -> MessageCodec.writeResponse(pdu, pdu.messageId(), pdu.tlvs(), out);
            case DataSmResp pdu -> MessageCodec.writeResponse(pdu, pdu.messageId(), pdu.tlvs(), out);
            case BroadcastSmResp pdu -> MessageCodec.writeResponse(pdu, pdu.messageId(), pdu.tlvs(), out);
            case QueryBroadcastSmResp pdu -> MessageCodec.writeResponse(pdu, pdu.messageId(), pdu.tlvs(), out);
            case SubmitMultiResp pdu -> MultiCodec.write(pdu, out);
            case BindResp pdu -> BindCodec.write(pdu, out);
            case QuerySmResp pdu -> OperationCodec.write(pdu, out);
            case ParamRetrieveResp pdu -> LegacyCodec.write(pdu, out);
            case QueryLastMsgsResp pdu -> LegacyCodec.write(pdu, out);
            case QueryMsgDetailsResp pdu -> LegacyCodec.write(pdu, out);
            case EnquireLinkResp _,
                    UnbindResp _,
                    GenericNack _,
                    CancelSmResp _,
                    ReplaceSmResp _,
                    CancelBroadcastSmResp _ -> {}
        }
    }
}
