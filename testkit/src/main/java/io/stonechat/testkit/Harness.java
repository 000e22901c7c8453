package io.stonechat.testkit;

import io.stonechat.host.Cache;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.MetricReading;
import io.stonechat.session.VirtualTime;
import io.stonechat.smpp.Smpp;
import io.stonechat.smpp.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A gateway for tests of scripts and configurations: the real dispatcher, delivery and sessions, with links and a store in memory
 * and a clock that stands still until the test lets it go on. Handlers see exactly what they see in production.
 *
 * <pre>{@code
 * try (Harness harness = Harness.of("gateway.yaml").start()) {
 *     Esme acme = harness.bind("acme", "secret");
 *     Sent sent = acme.submit("31612345678", "hello");
 *     assertEquals(ESME_ROK, sent.status());
 *     assertEquals("hello", harness.upstream("upstream").last().text());
 * }
 * }</pre>
 *
 * <p><b>Time.</b> Whatever sends, binds or cuts a link returns when everybody has come to rest: each handler has ended, or waits
 * for an answer or for the time. {@link #advance} lets time pass: what is due happens at its time, in order, and after each the
 * handlers are waited for. Days pass in seconds. Two clocks stay the machine's own: a handler's deadline
 * ({@code script.handler_deadline_ms}), since it is there for handlers that go on for ever, and a {@code Thread.sleep} in a handler.
 *
 * <p><b>Threads.</b> A harness is for one thread, that of the test. Several harnesses may run beside each other.
 */
public final class Harness implements AutoCloseable {

    private final RunningGateway gateway;

    Harness(HarnessPlan plan) {
        this.gateway = RunningGateway.start(plan);
    }

    /**
     * Begins a harness for a script or a configuration.
     *
     * @param file a script, which runs with the default configuration, or a YAML file, as {@code stonechat run} takes them;
     *     relative to the folder of the test that {@code stonechat test} runs, else to the working directory
     */
    public static HarnessBuilder of(String file) {
        return new HarnessBuilder(Path.of(file), null);
    }

    /**
     * Begins a harness for a Java script that has no file.
     *
     * @param source its text
     */
    public static HarnessBuilder ofSource(String source) {
        return ofSource("script.java", source);
    }

    /**
     * Begins a harness for a script that has no file.
     *
     * @param name what messages call it; its ending names the language
     * @param source its text
     */
    public static HarnessBuilder ofSource(String name, String source) {
        return new HarnessBuilder(Path.of(name), source);
    }

    /**
     * Binds an ESME as a transceiver.
     *
     * @return the ESME, bound
     * @throws AssertionError if the gateway refuses it
     */
    public Esme bind(String systemId, String password) {
        return bind(EsmeSettings.of(systemId, password));
    }

    /**
     * Binds an ESME.
     *
     * @return the ESME, bound
     * @throws AssertionError if the gateway refuses it
     */
    public Esme bind(EsmeSettings settings) {
        BindAnswer answer = tryBind(settings);
        return answer.esme()
                .orElseThrow(() -> new AssertionError("the bind of " + settings.systemId() + " was refused with "
                        + answer.status().name()));
    }

    /** Binds an ESME as a transceiver, or is refused; as {@link #tryBind(EsmeSettings)}. */
    public BindAnswer tryBind(String systemId, String password) {
        return tryBind(EsmeSettings.of(systemId, password));
    }

    /**
     * Binds an ESME, or is refused. The time goes on as far as the gateway holds its answer back, which it does with refusals.
     *
     * @throws IllegalStateException if there is no answer within a minute of virtual time
     */
    public BindAnswer tryBind(EsmeSettings settings) {
        return gateway.bind(settings);
    }

    /**
     * The message centre behind a bind.
     *
     * @param bind its name in the configuration
     * @throws IllegalArgumentException if the configuration has no such bind
     */
    public Upstream upstream(String bind) {
        return gateway.upstream(bind);
    }

    /** Lets this much time pass. What becomes due happens at its time, in order, and after each all handlers are waited for. */
    public void advance(Duration time) {
        settle();
        Instant end = now().plus(time);
        while (time().step(end)) {
            settle();
        }
    }

    /** Waits until everybody has come to rest, without any time passing. Whatever a test does to the gateway ends with this. */
    public void settle() {
        gateway.settle();
    }

    /** The time as the gateway has it. */
    public Instant now() {
        return time().instant();
    }

    /** What the scripts have logged by now. */
    public List<LogLine> log() {
        return gateway.log().lines();
    }

    /** The calls of handlers that have ended by now, in the order of their ends. */
    public List<HandlerCall> calls() {
        return gateway.calls().calls();
    }

    /**
     * The calls of handlers of one kind that have ended by now.
     *
     * @param event such as {@code smpp.on_bind}, {@code smpp.on_route} or {@code smpp.on_final}
     */
    public List<HandlerCall> calls(String event) {
        return calls().stream().filter(call -> call.event().equals(event)).toList();
    }

    /** The calls of handlers that threw. */
    public List<HandlerCall> failures() {
        return calls().stream().filter(call -> call.thrown() != null).toList();
    }

    /** The series that the scripts have made. */
    public List<MetricReading> metrics() {
        return gateway.host().scriptMetrics();
    }

    /**
     * The value of a counter or a gauge of the scripts'.
     *
     * @param name its name
     * @param labelValues the values of its labels, in the order in which it names them
     * @return the value; 0 if nothing was counted under these labels
     * @throws IllegalArgumentException if there is no such series
     */
    public double metric(String name, String... labelValues) {
        List<String> labels = List.of(labelValues);
        return metrics().stream()
                .filter(reading -> reading.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the scripts have no metric \"" + name + "\""))
                .points()
                .stream()
                .filter(point -> point.labelValues().equals(labels))
                .mapToDouble(point -> point instanceof MetricReading.Value value ? value.value() : 0)
                .findFirst()
                .orElse(0);
    }

    /** The caches that the scripts see. */
    public Cache cache() {
        return gateway.host().caches();
    }

    /** The stored messages, as scripts see them. */
    public Store store() {
        return gateway.store();
    }

    /** What scripts are given to send with and to ask, for a test that wants to do what a script does. */
    public Smpp smpp() {
        return gateway.smpp().smpp();
    }

    /**
     * Loads the scripts anew, as saving them does in production.
     *
     * @return every error; empty if the new ones are live
     */
    public List<Diagnostic> reload() {
        List<Diagnostic> problems = gateway.host().reload();
        settle();
        return problems;
    }

    /** Ends the gateway, its sessions and its upstreams at once. */
    @Override
    public void close() {
        gateway.close();
    }

    RunningGateway gateway() {
        return gateway;
    }

    VirtualTime time() {
        return gateway.time();
    }
}
