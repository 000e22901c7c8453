package io.stonechat.session;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.UserData;
import org.jspecify.annotations.Nullable;

/** What the segments of one long message have in common, so that they can take the same connection. */
record SegmentKey(Address source, Address destination, int reference, int total) {

    /** Returns the key of a segment, or null if the request is none. */
    static @Nullable SegmentKey of(Request request) {
        if (!(request instanceof SubmitSm submit)) {
            return null;
        }
        if ((submit.esmClass() & EsmClass.UDHI) != 0) {
            return UserData.of(submit)
                    .udh()
                    .concatenation()
                    .map(part -> of(submit, part.reference(), part.total()))
                    .orElse(null);
        }
        if (submit.tlvs().isEmpty()) {
            return null;
        }
        var reference = submit.tlvs().integer(TlvTag.SAR_MSG_REF_NUM);
        var total = submit.tlvs().integer(TlvTag.SAR_TOTAL_SEGMENTS);
        return reference.isPresent() && total.isPresent() ? of(submit, reference.getAsInt(), total.getAsInt()) : null;
    }

    private static SegmentKey of(SubmitSm submit, int reference, int total) {
        return new SegmentKey(submit.source(), submit.destination(), reference, total);
    }
}
