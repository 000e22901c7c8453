package io.stonechat.app;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Binds as people read them, a line each. */
final class BindLines {

    private static final String ROW = "%-20s%-10s%12s%10s  %s%n";

    private BindLines() {}

    static void head(PrintWriter out) {
        out.printf(ROW, "bind", "state", "window", "queued", "what to know");
    }

    static void line(JsonNode bind, PrintWriter out) {
        out.printf(
                ROW,
                bind.path("name").asString(""),
                bind.path("state").asString(""),
                bind.path("unanswered").asLong() + "/" + bind.path("window").asLong(),
                bind.path("queued").asLong(),
                Quoted.plain(note(bind)));
    }

    /** What is wrong with it, or where its sessions are. */
    private static String note(JsonNode bind) {
        String problem = bind.path("last_error").asString("");
        String parked = bind.path("parked").path("reason").asString("");
        if (!problem.isEmpty()) {
            return problem;
        }
        if (!parked.isEmpty()) {
            return "parked since " + bind.path("parked").path("since").asString("") + ": " + parked;
        }
        int sessions = bind.path("sessions").size();
        return sessions == 1 ? "1 session" : sessions + " sessions";
    }
}
