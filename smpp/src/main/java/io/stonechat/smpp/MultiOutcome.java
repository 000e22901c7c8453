package io.stonechat.smpp;

import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.session.Outcome;
import java.util.List;

/** What a submit_multi to an upstream ended in. */
public sealed interface MultiOutcome {

    /**
     * The upstream took it, for all destinations but those listed (SMPP 3.4 §4.5.2).
     *
     * @param messageId the upstream's id
     * @param unsuccessful the destinations it refused, each with its status
     */
    record Answered(String messageId, List<UnsuccessfulSme> unsuccessful) implements MultiOutcome {
        /** Takes a copy of the list. */
        public Answered {
            unsuccessful = List.copyOf(unsuccessful);
        }
    }

    /**
     * There is no answer, or it is no.
     *
     * @param outcome rejected, not sent, or unknown; never accepted
     */
    record Failed(Outcome outcome) implements MultiOutcome {}
}
