package io.stonechat.app;

import static io.stonechat.protocol.CommandStatus.ESME_RALYBND;
import static io.stonechat.protocol.CommandStatus.ESME_RBINDFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_RINVSYSID;
import static io.stonechat.protocol.CommandStatus.ESME_RINVSYSTYP;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.BindFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a bind was not made, in a sentence, with what to do about it. */
final class BindTrouble {

    private static final Map<CommandStatus, String> ADVICE = Map.of(
            ESME_RINVPASWD, "check --password",
            ESME_RINVSYSID, "check --system-id",
            ESME_RINVSYSTYP, "check --system-type",
            ESME_RALYBND, "another session of this system_id is bound; wait until the centre has dropped it",
            ESME_RBINDFAIL, "check --system-id and --password, and whether this address may bind");

    private BindTrouble() {}

    static String sentence(BindFailedException failed, String systemId, String place) {
        @Nullable CommandStatus status = failed.status();
        if (status != null) {
            String advice = ADVICE.getOrDefault(status, "ask whoever runs the message centre");
            return "%s refused to bind %s with %s (0x%08x): %s; %s."
                    .formatted(place, systemId, status.name(), status.code(), lowerFirst(status.meaning()), advice);
        }
        return switch (root(failed)) {
            case UnknownHostException _, UnresolvedAddressException _ ->
                "There is no host of this name: " + place + "; check --host.";
            case SocketTimeoutException _ ->
                place + " did not answer in time; check --host and --port, or give a longer --timeout.";
            case ConnectException refused ->
                "Nothing can be reached at %s (%s); is the message centre running, and on this port?"
                        .formatted(place, lowerFirst(String.valueOf(refused.getMessage())));
            case Throwable _ -> "No bind to " + place + ": " + lowerFirst(String.valueOf(failed.getMessage())) + ".";
        };
    }

    private static Throwable root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String lowerFirst(String text) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }
}
