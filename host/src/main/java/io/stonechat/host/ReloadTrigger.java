package io.stonechat.host;

import java.util.List;
import java.util.stream.Stream;

/** What makes scripts reload. */
sealed interface ReloadTrigger extends AutoCloseable permits ReloadTrigger.Never, FolderWatch, HangUp {

    /** Nothing does. */
    Never NONE = new Never();

    /** Nothing does. */
    record Never() implements ReloadTrigger {
        @Override
        public void close() {}
    }

    /**
     * The trigger that the settings ask for.
     *
     * @param engines know which files the scripts may be made of beside their own
     * @param reload loads whatever is there
     * @param reloadChanged loads what has changed
     */
    static ReloadTrigger of(
            ScriptSettings settings, List<ScriptEngine> engines, Runnable reload, Runnable reloadChanged) {
        if (settings.files().isEmpty()) {
            return NONE;
        }
        return switch (settings.reload()) {
            case AUTO ->
                new FolderWatch(
                        Stream.concat(settings.files().stream(), settings.companions(engines).stream())
                                .toList(),
                        reloadChanged);
            case SIGHUP -> new HangUp(reload);
            case OFF -> NONE;
        };
    }

    @Override
    void close();
}
