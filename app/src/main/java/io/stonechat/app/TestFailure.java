package io.stonechat.app;

import java.util.List;

/**
 * Why a test failed.
 *
 * @param type what was thrown, by its simple name
 * @param message what is not as it should be, with the values; may have several lines
 * @param line where in the test's own file, 1-based; 0 if it never got there
 * @param sourceLine that line as it stands there
 * @param notes what happened elsewhere meanwhile, a sentence each: what handlers threw, say
 * @param trace the whole of it, for reports
 */
record TestFailure(String type, String message, int line, String sourceLine, List<String> notes, String trace) {

    /** Copies the list. */
    TestFailure {
        notes = List.copyOf(notes);
    }
}
