package io.stonechat.app;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one test.
 *
 * @param file the file that it stands in
 * @param suite the class that it belongs to, or the file's name without its ending
 * @param name what it is called
 * @param verdict how it ended
 * @param time how long it took
 * @param failure why it failed, or was left out; null if it passed
 */
record TestOutcome(
        Path file,
        String suite,
        String name,
        Verdict verdict,
        Duration time,
        @Nullable TestFailure failure) {

    /** How a test ends. */
    enum Verdict {
        /** As it wanted to. */
        PASSED,
        /** With something that is not as the test wants it. */
        FAILED,
        /** Not at all: it says itself that it is not to run now. */
        SKIPPED
    }

    boolean failed() {
        return verdict == Verdict.FAILED;
    }
}
