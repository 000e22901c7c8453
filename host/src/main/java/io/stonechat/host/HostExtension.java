package io.stonechat.host;

import java.util.List;
import java.util.Set;

/**
 * A part of the program that scripts can see: it brings namespaces and kinds of events, and does the work behind them.
 *
 * <p>The host calls it in this order: {@link #complete}, {@link #validateShared}, {@link #validate}, {@link #start},
 * {@link #check}, {@link #open}; then the same without start and open, and {@link #apply}, for each changed configuration;
 * then {@link #drain} and {@link #close}. Never two calls at once.
 * ({@code Extension} alone would be the name of a type of java.base's, which every script imports.)
 */
public interface HostExtension extends AutoCloseable {

    /** The key of its section below {@code extensions:}, such as {@code smpp}. */
    String name();

    /**
     * Puts into its section what stands in other files that the section names. Changes nothing.
     *
     * @param section its section as it stands in the configuration
     * @param includes reads such files, and takes note of them: a change to one is a change of the configuration
     * @return the section that is validated and applied
     */
    default ConfigMapping complete(ConfigMapping section, ConfigIncludes includes) {
        return section;
    }

    /**
     * Checks its section of the configuration and records all that is wrong with it. Changes nothing.
     *
     * @param section its section; an empty mapping where there is none
     * @param errors where problems go
     */
    void validate(ConfigNode section, ConfigErrors errors);

    /**
     * Checks the top-level sections that it reads beside its own, such as {@code store:}. Changes nothing.
     *
     * @param root the whole configuration
     * @param errors where problems go
     * @return the keys of those sections; a section that nobody reads is named in a warning
     */
    default Set<String> validateShared(ConfigMapping root, ConfigErrors errors) {
        return Set.of();
    }

    /** The kinds of events that scripts may handle. The same before and after the start. */
    List<HandlerKind> handlerKinds();

    /** What scripts are given. The same before and after the start; the objects need to work only after it. */
    List<Namespace> namespaces();

    /**
     * Makes ready: from now on the namespaces work, though no traffic is taken yet. No script is loaded yet.
     *
     * @param context what the host provides, valid until {@link #close}
     */
    void start(HostContext context);

    /** Takes traffic: opens listeners and links. The scripts are loaded, and their load hooks have run. */
    void open();

    /**
     * Checks what can be told only with the scripts: whether what its section leaves to scripts is handled there. Called
     * after they are loaded and before they, or the section, take effect; an error keeps both from it. Changes nothing.
     *
     * @param section its section, found right
     * @param handlers what the scripts handle
     * @param errors where problems go
     */
    default void check(ConfigNode section, Handlers handlers, ConfigErrors errors) {}

    /**
     * Takes over a changed configuration that {@link #validate} has found right. From now on {@link HostContext#config}
     * and {@link HostContext#root} give the changed one.
     *
     * @param changed the new section
     */
    void apply(ConfigNode changed);

    /**
     * Takes note of what came of a changed configuration, after {@link #apply} of all extensions if it took effect. Quick. Unlike
     * the other calls it may come while the extensions drain.
     *
     * @param reload what came of it
     */
    default void reloaded(ConfigReload reload) {}

    /**
     * Stops taking traffic and finishes what is under way; at the deadline, which may be brought forward, gives up the rest
     * and returns soon. The extensions drain side by side.
     *
     * @return whether everything was finished
     */
    boolean drain(Deadline deadline);

    /** Ends at once whatever is still running. Must be harmless before {@link #start} and when called again. */
    @Override
    void close();
}
