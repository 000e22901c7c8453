package io.stonechat.delivery;

/**
 * How messages are written for an upstream.
 *
 * @param validity what it is told of their validity
 * @param schedule who waits for the time they are scheduled for
 * @param longMessages what becomes of texts too long for one short message
 */
public record OutgoingForm(PassedValidity validity, PassedSchedule schedule, LongMessages longMessages) {

    /** What remains of a given validity, schedules kept here, texts as they came. */
    public static final OutgoingForm DEFAULT =
            new OutgoingForm(PassedValidity.PASS, PassedSchedule.LOCAL, LongMessages.AS_IS);

    /** A copy that tells another validity. */
    public OutgoingForm with(PassedValidity value) {
        return new OutgoingForm(value, schedule, longMessages);
    }

    /** A copy with another one who waits. */
    public OutgoingForm with(PassedSchedule value) {
        return new OutgoingForm(validity, value, longMessages);
    }

    /** A copy that treats long texts in another way. */
    public OutgoingForm with(LongMessages value) {
        return new OutgoingForm(validity, schedule, value);
    }
}
