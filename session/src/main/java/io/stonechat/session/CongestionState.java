package io.stonechat.session;

import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;

/** Tells an ESME of SMPP 5.0 how loaded we are, with the answers to its messages (SMPP 5.0 §4.8.4.18). */
final class CongestionState {
    private static final int MOST = 100;

    private CongestionState() {}

    /** Returns how loaded a link is, 0 to 100: by the requests that are being handled, and by what waits to be written. */
    static int of(Link link) {
        int handled = MOST * link.inbound().open() / link.config().receiveWindow();
        int queued = (int) ((long) MOST * link.out().queued() / OutBuffer.CONGESTED);
        return Math.clamp(Math.max(Math.max(handled, queued), link.role().load()), 0, MOST);
    }

    /** Adds the TLV where it belongs and does not stand already. */
    static Response on(Response response, int state) {
        return switch (response) {
            case SubmitSmResp(var sequence, var status, var id, var tlvs) ->
                new SubmitSmResp(sequence, status, id, with(tlvs, state));
            case DataSmResp(var sequence, var status, var id, var tlvs) ->
                new DataSmResp(sequence, status, id, with(tlvs, state));
            case SubmitMultiResp(var sequence, var status, var id, var unsuccessful, var tlvs) ->
                new SubmitMultiResp(sequence, status, id, unsuccessful, with(tlvs, state));
            case Response other -> other;
        };
    }

    private static Tlvs with(Tlvs tlvs, int state) {
        return tlvs.contains(TlvTag.CONGESTION_STATE) ? tlvs : tlvs.with(Tlv.octet(TlvTag.CONGESTION_STATE, state));
    }
}
