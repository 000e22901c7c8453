package io.stonechat.app;

import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Segment;
import java.util.List;

/**
 * A text that the demonstration sends.
 *
 * @param label what its lines start with
 * @param what what is special about it
 * @param text the text
 * @param destination who it is for; one of its own for each, so that events can be told apart
 * @param expected the state that it must end in
 */
record DemoMessage(String label, String what, String text, String destination, MessageState expected) {

    private static final String LONG =
            "A long text does not fit one short message. It is cut into segments, each with a"
                    + " small header that says which part of which text it is, and the handset puts them together again. Every"
                    + " segment travels alone: it has an id of its own, a receipt of its own, and may overtake the others on its"
                    + " way. This one takes three of them.";

    static final List<DemoMessage> ALL = List.of(
            new DemoMessage("#1", "GSM 7-bit", "Hello from Stonechat!", "491700000100", MessageState.DELIVERED),
            new DemoMessage("#2", "UCS-2", "A small bird says hello 🐦", "491700000200", MessageState.DELIVERED),
            new DemoMessage("#3", "long", LONG, "491700000300", MessageState.DELIVERED),
            new DemoMessage("#4", "fails", "Is anybody there?", "491700000001", MessageState.UNDELIVERABLE));

    /** The segments that the text is sent in. */
    List<Segment> segments() {
        return LongMessage.split(text, ALL.indexOf(this) + 1);
    }

    /** What the lines about a segment start with. */
    String label(int number, int total) {
        return total == 1 ? label : "%s %d/%d".formatted(label, number, total);
    }
}
