package io.stonechat.testkit;

/**
 * How a test in Python ended.
 *
 * @param suite its class, or its file
 * @param name its name
 * @param outcome {@code passed}, {@code failed} or {@code skipped}
 * @param type what was raised; empty if nothing was
 * @param message what is not as it should be, with the values
 * @param line where in the test's file, 1-based; 0 if that is not known
 * @param trace the whole of it
 */
public record PythonTest(
        String suite, String name, String outcome, String type, String message, int line, String trace) {}
