package io.stonechat.host;

import java.util.List;

/**
 * What a script in a language other than Java has thrown, in the terms that all languages share.
 *
 * <p>It has no stack trace of its own: the script's frames are what counts.
 */
public final class ScriptException extends Exception {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final List<ScriptFrame> frames;

    /**
     * Something thrown.
     *
     * @param message what it is and what it says, such as {@code ValueError: unknown SMPP status: ESME_X}
     * @param frames the script's own frames at the place where it was thrown, the innermost first
     */
    public ScriptException(String message, List<ScriptFrame> frames) {
        super(message, null, false, false);
        this.frames = List.copyOf(frames);
    }

    /** The script's own frames at the place where it was thrown, the innermost first. */
    public List<ScriptFrame> frames() {
        return frames;
    }
}
