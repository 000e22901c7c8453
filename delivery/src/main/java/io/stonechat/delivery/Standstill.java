package io.stonechat.delivery;

import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import java.time.Instant;

/**
 * A queue that nothing goes through.
 *
 * @param since since when
 * @param reason why, in a sentence
 */
public record Standstill(Instant since, String reason) {

    /** What an outcome says of a link that has no room. */
    static String reason(Outcome outcome) {
        return switch (outcome) {
            case Accepted _ -> "";
            case Rejected(var status) -> "It answers " + status.name() + ".";
            case NotSent(var reason, var _) -> reason;
            case Unknown(var reason, var _) -> reason;
        };
    }
}
