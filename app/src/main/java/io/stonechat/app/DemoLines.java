package io.stonechat.app;

import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Help.Ansi;

/** Prints the hops of messages in columns: when, from whom, to whom, what. Safe for any thread. */
final class DemoLines {

    /** Who takes part. */
    enum Party {
        ESME("esme"),
        GATEWAY("gateway"),
        CENTRE("centre");

        private final String shown;

        Party(String shown) {
            this.shown = shown;
        }
    }

    private final PrintWriter out;
    private final long startedAt = System.nanoTime();

    DemoLines(PrintWriter out) {
        this.out = out;
    }

    /** Something went from one party to another. */
    void hop(Party from, Party to, String what, String detail) {
        line("%-7s %s %-7s".formatted(from.shown, arrow(), to.shown), what, detail);
    }

    /** Something happened within a party. */
    void within(Party party, String what, String detail) {
        line("%-18s".formatted(party.shown), what, detail);
    }

    /** A line of its own. */
    void say(String words) {
        synchronized (out) {
            out.println(words);
            out.flush();
        }
    }

    private void line(String way, String what, String detail) {
        String bold = Ansi.AUTO.string("@|bold %s|@".formatted("%-18s".formatted(what)));
        synchronized (out) {
            long millis = Duration.ofNanos(System.nanoTime() - startedAt).toMillis();
            say(Ansi.AUTO.string("@|faint %6d ms|@".formatted(millis)) + "  " + way + "  " + bold + detail);
        }
    }

    private static String arrow() {
        return Ansi.AUTO.string("@|cyan ->|@");
    }
}
