package io.stonechat.smpp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which session of an account a delivery goes to: of those that its users prefer and that answer, the least busy; what
 * belongs together, always the same one as long as it is there.
 */
final class SessionChoice {

    Optional<Esme> among(List<Esme> sessions, @Nullable String together) {
        // Most accounts have one session, and there is nothing to choose.
        if (sessions.size() == 1) {
            return sessions.stream().filter(Esme::takesDeliveries).findFirst();
        }
        List<Esme> takers = sessions.stream().filter(Esme::takesDeliveries).toList();
        List<Esme> answering =
                takers.stream().filter(esme -> !esme.patience().isOver()).toList();
        List<Esme> preferred = preferred(answering.isEmpty() ? takers : answering);
        return together == null
                ? preferred.stream()
                        .min(Comparator.comparing(SessionChoice::pauses)
                                .thenComparingInt(esme -> esme.link().unanswered()))
                : preferred.stream().max(Comparator.comparingInt(esme -> weight(esme, together)));
    }

    /** Whether it has no room, so that a delivery would have to wait. */
    private static boolean pauses(Esme esme) {
        return !esme.link().pause().isZero();
    }

    private static List<Esme> preferred(List<Esme> sessions) {
        Optional<DeliverPreference> best =
                sessions.stream().map(esme -> esme.terms().deliver()).min(Comparator.naturalOrder());
        return sessions.stream()
                .filter(esme -> best.filter(esme.terms().deliver()::equals).isPresent())
                .toList();
    }

    /** Each key has its own order of sessions, so that one that goes away takes only its own keys with it. */
    private static int weight(Esme esme, String together) {
        int hash = (esme.link().id() + '/' + together).hashCode() * 0x9E3779B1;
        return hash ^ (hash >>> 16);
    }
}
