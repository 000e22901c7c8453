package io.stonechat.testkit;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.Deadline;
import io.stonechat.host.HandlerKind;
import io.stonechat.host.HostContext;
import io.stonechat.host.HostExtension;
import io.stonechat.host.Namespace;
import java.util.List;

/** Lets scripts of a harness import {@code siphon_sdk}, too. */
record PythonModules(PythonBench bench) implements HostExtension {

    @Override
    public String name() {
        return "siphon_sdk";
    }

    @Override
    public void validate(ConfigNode section, ConfigErrors errors) {}

    @Override
    public List<HandlerKind> handlerKinds() {
        return List.of();
    }

    @Override
    public List<Namespace> namespaces() {
        return List.of(bench.namespace());
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
