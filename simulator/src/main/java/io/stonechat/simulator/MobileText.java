package io.stonechat.simulator;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.LongMessage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns what somebody types on a handset into deliver_sm: one, or the segments of a long text. */
final class MobileText {

    private final AtomicInteger lastReference = new AtomicInteger();

    List<DeliverSm> segments(Address from, Address to, String text) {
        return LongMessage.split(text, lastReference.incrementAndGet()).stream()
                .map(segment -> segment.applyTo(DeliverSm.builder().source(from).destination(to))
                        .build())
                .toList();
    }
}
