package io.stonechat.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that Python ends, as Python sees it. Public only because Python must be able to call it. */
public interface PythonJob {

    /** The handler has returned this. */
    void returned(@Nullable Object result);

    /**
     * The handler has thrown.
     *
     * @param sentence what it is and what it says
     * @param frames the script's frames, the innermost first: path, line and function with tabs between
     */
    void threw(String sentence, List<String> frames);
}
