package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.ShortMessageRequest;
import io.stonechat.protocol.TlvTag;
import io.stonechat.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The absolute times of a submission: what its PDU asks for, within what its ESME may (SMPP 3.4 §5.2.15, §5.2.16,
 * §5.3.2.40). Pure.
 *
 * @param usual the validity of a message that brings none
 * @param most the longest validity, counted from when the message may be sent; null for any
 */
record SubmitTimes(Duration usual, @Nullable Duration most) {

    /** The times, or why there are none. */
    sealed interface Verdict {

        /** These. */
        record Fine(Times times) implements Verdict {}

        /** The PDU asks for what cannot be read, or is over. */
        record Wrong(CommandStatus status, String reason) implements Verdict {}
    }

    static SubmitTimes of(EsmePolicy esme, RetryPolicy retry) {
        Duration own = esme.defaultValidity();
        return new SubmitTimes(own == null ? retry.expireAfter() : own, esme.maxValidity());
    }

    Verdict of(MessageRequest pdu, Instant arrived, Instant now) {
        // A wall clock that was set back must not hold up what nobody asked to hold up.
        Optional<Instant> due = due(pdu, arrived.isBefore(now) ? arrived : now, now);
        if (due.isEmpty()) {
            return new Verdict.Wrong(
                    CommandStatus.ESME_RINVSCHED, "schedule_delivery_time is no SMPP time (YYMMDDhhmmsstnnp).");
        }
        Instant from = due.get().isAfter(now) ? due.get() : now;
        Optional<Instant> end = validUntil(pdu, from, now);
        return end.filter(from::isBefore).isEmpty()
                ? new Verdict.Wrong(
                        CommandStatus.ESME_RINVEXPIRY,
                        "validity_period is no SMPP time (YYMMDDhhmmsstnnp), or ends before the message may be sent.")
                : new Verdict.Fine(new Times(now, due.get(), end.get()));
    }

    private static Optional<Instant> due(MessageRequest pdu, Instant unscheduled, Instant now) {
        return pdu instanceof ShortMessageRequest sm
                        && !sm.scheduleDeliveryTime().isEmpty()
                ? SmppTimes.parse(sm.scheduleDeliveryTime(), now)
                : Optional.of(unscheduled);
    }

    private Optional<Instant> validUntil(MessageRequest pdu, Instant from, Instant now) {
        Optional<Instant> asked = Optional.of(from.plus(usual));
        OptionalInt seconds =
                pdu instanceof DataSm sm ? sm.tlvs().integer(TlvTag.QOS_TIME_TO_LIVE) : OptionalInt.empty();
        if (pdu instanceof ShortMessageRequest sm && !sm.validityPeriod().isEmpty()) {
            asked = SmppTimes.parse(sm.validityPeriod(), now);
        } else if (seconds.isPresent()) {
            asked = Optional.of(now.plus(Duration.ofSeconds(Integer.toUnsignedLong(seconds.getAsInt()))));
        }
        return asked.map(end -> most != null && end.isAfter(from.plus(most)) ? from.plus(most) : end);
    }
}
