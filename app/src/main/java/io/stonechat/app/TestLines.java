package io.stonechat.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells people what came of tests: a line for each as it ends, why those that failed did, and a sum. */
final class TestLines {

    private static final String INDENT = "      ";

    private final PrintWriter out;

    TestLines(PrintWriter out) {
        this.out = out;
    }

    /** Tells of one test. */
    void tell(TestOutcome outcome) {
        String file = String.valueOf(outcome.file().getFileName());
        TestFailure failure = outcome.failure();
        switch (outcome.verdict()) {
            case PASSED -> out.println("ok    " + file + " " + outcome.name());
            case SKIPPED ->
                out.println("skip  " + file + " " + outcome.name() + (failure == null ? "" : ": " + failure.message()));
            case FAILED -> {
                String place = failure == null || failure.line() == 0 ? file : file + ":" + failure.line();
                out.println("FAIL  " + place + " " + outcome.name());
                if (failure != null) {
                    tell(failure);
                }
            }
        }
        out.flush();
    }

    private void tell(TestFailure failure) {
        if (!failure.sourceLine().isBlank()) {
            out.println(INDENT + "> " + failure.sourceLine().strip());
        }
        failure.message().lines().forEach(line -> out.println((INDENT + line).stripTrailing()));
        failure.notes().forEach(note -> out.println(INDENT + note));
    }

    /** Tells of all of them. */
    void sum(List<TestOutcome> outcomes, Duration time) {
        out.println(count(outcomes, TestOutcome.Verdict.PASSED) + " passed"
                + some(outcomes, TestOutcome.Verdict.FAILED, " failed")
                + some(outcomes, TestOutcome.Verdict.SKIPPED, " skipped")
                + String.format(Locale.ROOT, ", %.1f s", time.toMillis() / 1000.0));
        out.flush();
    }

    private static String some(List<TestOutcome> outcomes, TestOutcome.Verdict verdict, String word) {
        long count = count(outcomes, verdict);
        return count == 0 ? "" : ", " + count + word;
    }

    private static long count(List<TestOutcome> outcomes, TestOutcome.Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }
}
