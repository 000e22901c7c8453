package io.stonechat.host;

/**
 * One of a script's own lines in a stack trace.
 *
 * @param file the script file's name, without its folder
 * @param line 1-based
 * @param function the function that the line stands in
 */
public record ScriptFrame(String file, int line, String function) {

    /** {@code gateway.java:17 submit}. */
    @Override
    public String toString() {
        return file + ":" + line + " " + function;
    }
}
