package io.stonechat.python;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.Deadline;
import io.stonechat.host.Face;
import io.stonechat.host.HandlerBinding;
import io.stonechat.host.HandlerKind;
import io.stonechat.host.HostContext;
import io.stonechat.host.HostExtension;
import io.stonechat.host.Namespace;
import java.util.List;

/** An extension with one kind of events, and a namespace with a face in Python. */
final class ProbeExtension implements HostExtension {

    static final String ON_EVENT = "probe.on_event";

    private static final List<HandlerKind> KINDS = List.of(new HandlerKind(
            ON_EVENT,
            OnEvent.class,
            declaration -> declaration
                    .option("value")
                    .map(HandlerBinding::to)
                    .orElseGet(() -> HandlerBinding.problem("an event needs a name", "@probe.on_event(\"name\")")),
            false));

    private final Namespace namespace;

    ProbeExtension(Probe probe) {
        this.namespace =
                new Namespace("probe", Probe.class, probe, List.of(Face.python("probe", ProbeExtension.class)));
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public void validate(ConfigNode section, ConfigErrors errors) {}

    @Override
    public List<HandlerKind> handlerKinds() {
        return KINDS;
    }

    @Override
    public List<Namespace> namespaces() {
        return List.of(namespace);
    }

    @Override
    public void start(HostContext context) {}

    @Override
    public void open() {}

    @Override
    public void apply(ConfigNode changed) {}

    @Override
    public boolean drain(Deadline deadline) {
        return true;
    }

    @Override
    public void close() {}
}
