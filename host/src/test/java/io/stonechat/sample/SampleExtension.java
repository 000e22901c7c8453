package io.stonechat.sample;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigReload;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.Deadline;
import io.stonechat.host.HandlerBinding;
import io.stonechat.host.HandlerDeclaration;
import io.stonechat.host.HandlerKind;
import io.stonechat.host.HostContext;
import io.stonechat.host.HostExtension;
import io.stonechat.host.Namespace;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** An extension that does nothing but note what the host does with it. */
public final class SampleExtension implements HostExtension {

    /** The kind of {@link OnEvent}. */
    public static final String ON_EVENT = "sample.on_event";

    /** The kind of {@link OnNote}. */
    public static final String ON_NOTE = "sample.on_note";

    private final Sample namespace = new Sample();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final Queue<ConfigReload> reloads = new ConcurrentLinkedQueue<>();
    private @Nullable HostContext context;

    /** The namespace that scripts see. */
    public Sample namespace() {
        return namespace;
    }

    /** What the host has called, in order. */
    public Queue<String> calls() {
        return calls;
    }

    /** What came of changed configurations, as the host has told it. */
    public Queue<ConfigReload> reloads() {
        return reloads;
    }

    /** What it was started with. */
    public @Nullable HostContext context() {
        return context;
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public void validate(ConfigNode section, ConfigErrors errors) {
        var sample = ConfigSection.of(section, errors);
        sample.integer("port", 1, 1, 65_535);
        sample.finish();
    }

    @Override
    public Set<String> validateShared(ConfigMapping root, ConfigErrors errors) {
        return Set.of("store");
    }

    @Override
    public List<HandlerKind> handlerKinds() {
        return List.of(
                new HandlerKind(ON_EVENT, OnEvent.class, SampleExtension::bind, false),
                new HandlerKind(ON_NOTE, OnNote.class, _ -> HandlerBinding.to("note"), true));
    }

    @Override
    public List<Namespace> namespaces() {
        return List.of(new Namespace("sample", Sample.class, namespace));
    }

    @Override
    public void start(HostContext given) {
        context = given;
        calls.add("start");
    }

    @Override
    public void open() {
        calls.add("open");
    }

    @Override
    public void apply(ConfigNode changed) {
        calls.add("apply port "
                + ConfigSection.of(changed, new ConfigErrors()).text("port").orElse(""));
    }

    @Override
    public void reloaded(ConfigReload reload) {
        reloads.add(reload);
    }

    @Override
    public boolean drain(Deadline deadline) {
        calls.add("drain");
        return true;
    }

    @Override
    public void close() {
        calls.add("close");
    }

    private static HandlerBinding bind(HandlerDeclaration declaration) {
        var type = declaration.type();
        var taken = type == null ? List.of() : type.parameterList();
        return taken.isEmpty() || taken.equals(List.of(Event.class))
                ? HandlerBinding.to(declaration.option("value").orElse(declaration.name()))
                : HandlerBinding.problem("an event handler takes an Event", "String name(Event event)");
    }
}
