package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigIncludes;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigReload;
import io.stonechat.host.Deadline;
import io.stonechat.host.HandlerKind;
import io.stonechat.host.Handlers;
import io.stonechat.host.HostContext;
import io.stonechat.host.HostExtension;
import io.stonechat.host.Namespace;
import io.stonechat.session.Connector;
import io.stonechat.session.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SMPP for the script host: the {@code smpp} namespace, the handlers for binds, PDUs and sessions, the listener, the
 * binds to upstreams, and the policy that decides where no script does.
 */
public final class SmppExtension implements HostExtension {
    private final SmppWiring wiring;
    private final Namespace namespace;
    private final Namespace store;
    private final Namespace numbers;
    private volatile @Nullable Gateway gateway;
    private volatile Checked checked = new Checked(null, SmppConfig.DEFAULTS);

    /** What a section was found to say: the files it names may have changed again, but what was checked is what is applied. */
    private record Checked(@Nullable ConfigNode section, SmppConfig config) {}

    /**
     * An extension with real links.
     *
     * @param environment the variables that may add binds and settings, usually {@link System#getenv()}
     */
    public SmppExtension(Map<String, String> environment) {
        this(SmppWiring.of(environment));
    }

    /**
     * An extension in other surroundings.
     *
     * @param wiring the surroundings
     */
    public SmppExtension(SmppWiring wiring) {
        this.wiring = wiring;
        SmppNamespace smpp = new SmppNamespace(this::running);
        StoreNamespace stored = new StoreNamespace(this::running);
        this.namespace = new Namespace("smpp", Smpp.class, smpp, PythonFaces.smpp(new PythonSmpp(this::running, smpp)));
        this.store = new Namespace("store", Store.class, stored, PythonFaces.store(new PythonStore(stored)));
        PhoneNumbers phones = new PhoneNumberNamespace(smpp::config);
        this.numbers =
                new Namespace("numbers", PhoneNumbers.class, phones, PythonFaces.numbers(new PythonNumbers(phones)));
    }

    @Override
    public String name() {
        return "smpp";
    }

    @Override
    public ConfigMapping complete(ConfigMapping section, ConfigIncludes includes) {
        return new SectionFiles(includes).complete(section);
    }

    @Override
    public void validate(ConfigNode section, ConfigErrors errors) {
        checked = new Checked(section, SmppConfigReader.read(section, wiring.environment(), errors));
    }

    @Override
    public void check(ConfigNode section, Handlers handlers, ConfigErrors errors) {
        new PolicyCheck(handlers).check(read(section), section, errors);
    }

    @Override
    public Set<String> validateShared(ConfigMapping root, ConfigErrors errors) {
        StoreSettings.read(root, errors);
        return Set.of("store");
    }

    @Override
    public List<HandlerKind> handlerKinds() {
        return SmppHandlers.KINDS;
    }

    @Override
    public List<Namespace> namespaces() {
        return List.of(namespace, store, numbers);
    }

    @Override
    public void start(HostContext context) {
        gateway = new Gateway(context, read(context.config()), wiring);
    }

    @Override
    public void open() {
        running().open();
    }

    @Override
    public void apply(ConfigNode changed) {
        running().apply(read(changed));
    }

    @Override
    public void reloaded(ConfigReload reload) {
        Gateway current = gateway;
        if (current != null) {
            current.reloaded(reload);
        }
    }

    @Override
    public boolean drain(Deadline deadline) {
        Gateway current = gateway;
        return current == null || current.drain(deadline);
    }

    @Override
    public void close() {
        Gateway current = gateway;
        gateway = null;
        if (current != null) {
            current.close();
        }
    }

    /**
     * The namespace that scripts are given, for programs that embed the gateway.
     *
     * @return works from {@link #start} on
     */
    public Smpp smpp() {
        return (Smpp) namespace.value();
    }

    /**
     * The sessions and binds that live now, for the operator's tools.
     *
     * @return those of the running gateway
     */
    public Switchboard switchboard() {
        return running().switchboard();
    }

    /**
     * The stored messages, for the operator's tools.
     *
     * @return those of the running gateway
     */
    public Spool spool() {
        return running().spool();
    }

    /**
     * What the gateway has counted, and where it stands.
     *
     * @return that of the running gateway
     */
    public Figures figures() {
        return running().figures();
    }

    /**
     * Opens links to the listener within the process: give it to {@code ClientConfig.connector}, and an ESME binds over
     * memory instead of a socket. Everything else is the same.
     *
     * @return works from {@link #open} on
     */
    public Connector inMemory() {
        return () -> running().connect();
    }

    /**
     * Serves a link that was made by other means, as if an ESME had connected to the listener.
     *
     * @param wire our end of it
     * @throws IOException before {@link #open}
     */
    public void accept(Wire wire) throws IOException {
        running().accept(wire);
    }

    /**
     * What the configuration says that was checked last, whether or not it runs.
     *
     * @return to be used only if the check found no errors
     */
    public SmppConfig checkedConfig() {
        return checked.config();
    }

    @SuppressWarnings("ReferenceEquality") // the very section that was checked, not one like it
    private SmppConfig read(ConfigNode section) {
        Checked last = checked;
        if (last.section() == section) {
            return last.config();
        }
        ConfigErrors errors = new ConfigErrors();
        SmppConfig config = SmppConfigReader.read(section, wiring.environment(), errors);
        if (errors.hasErrors()) {
            throw new ConfigException(errors.problems());
        }
        return config;
    }

    Gateway running() {
        Gateway current = gateway;
        if (current == null) {
            throw new IllegalStateException("the smpp extension is not running");
        }
        return current;
    }
}
