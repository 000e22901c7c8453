package io.stonechat.testkit;

import io.stonechat.host.MetricReading;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.Request;
import io.stonechat.smpp.BindReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** A harness as Python sees it: flat methods, ESMEs and binds by name. */
public final class PythonHarness implements AutoCloseable {

    private final Harness harness;
    private final Map<String, Esme> esmes = new HashMap<>();

    PythonHarness(Harness harness) {
        this.harness = harness;
    }

    /** Binds as the script decides; {@code status}, a line feed, and the reason that the script gave. */
    public String bind(String systemId, String password, String host, int port) {
        int before = harness.calls("smpp.on_bind").size();
        BindAnswer answer = harness.tryBind(EsmeSettings.of(systemId, password).from(host, port));
        answer.esme().ifPresent(esme -> esmes.put(systemId, esme));
        List<HandlerCall> asked = harness.calls("smpp.on_bind");
        String reason = asked.size() > before && asked.getLast().result() instanceof BindReply.Reject(var _, var why)
                ? why
                : "";
        return answer.status().name() + "\n" + reason + "\n" + thrown(asked, before);
    }

    private static String thrown(List<HandlerCall> calls, int before) {
        return calls.stream()
                .skip(before)
                .map(HandlerCall::thrown)
                .filter(thrown -> thrown != null)
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .findFirst()
                .orElse("");
    }

    /** Sends a request of an ESME's, which is bound first without anybody being asked if it is not yet. */
    public PythonAnswer fromEsme(String label, String systemId, String host, int port, Request pdu) {
        return send(esme(label, systemId, host, port), pdu);
    }

    /** Sends a request of an upstream's. */
    public PythonAnswer fromUpstream(String bind, Request pdu) {
        return send(harness.upstream(bind), pdu);
    }

    /** Binds an ESME if it is not bound, without anybody being asked. */
    public void bound(String label, String systemId, String host, int port) {
        esme(label, systemId, host, port);
    }

    /** Unbinds an ESME that is bound, or cuts a bind that is up. */
    public void unbound(String label, String bind) {
        Esme esme = esmes.remove(label);
        if (esme != null) {
            esme.unbind();
        } else if (!bind.isEmpty()) {
            harness.upstream(bind).down();
        }
    }

    private Esme esme(String label, String systemId, String host, int port) {
        Esme there = esmes.get(label);
        if (there != null && there.isBound()) {
            return there;
        }
        Esme esme = harness.gateway().admit(EsmeSettings.of(systemId, "").from(host, port));
        esmes.put(label, esme);
        return esme;
    }

    private PythonAnswer send(Peer peer, Request pdu) {
        int before = harness.calls("smpp.on_pdu").size();
        Sent sent = peer.send(pdu);
        List<HandlerCall> calls = harness.calls("smpp.on_pdu");
        HandlerCall call = calls.size() > before ? calls.get(before) : null;
        boolean answered = sent.isAnswered();
        QuerySmResp query = answered && sent.response() instanceof QuerySmResp found ? found : null;
        return new PythonAnswer(
                answered ? sent.status().name() : "",
                answered ? query != null ? query.messageId() : sent.messageId() : "",
                query == null ? 0 : query.messageState(),
                query == null ? "" : query.finalDate(),
                query == null ? 0 : query.errorCode(),
                call != null,
                call == null || call.thrown() == null
                        ? null
                        : String.valueOf(call.thrown().getMessage()),
                call == null ? "" : call.where());
    }

    /**
     * Says how an upstream, or with an empty bind each ESME, answers from now on.
     *
     * @param how {@code accept}, {@code reject}, {@code nack}, {@code timeout} or {@code unknown}
     * @param argument an id, or the name of a status; empty for none
     */
    public void answers(String bind, String how, String argument) {
        Answer answer = switch (how) {
            case "accept" -> Answer.accept(argument);
            case "reject" -> Answer.reject(status(argument));
            case "nack" -> Answer.nack();
            case "timeout" -> Answer.timeout();
            case "unknown" -> Answer.unknown();
            case String other -> throw new IllegalArgumentException("there is no answer \"" + other + "\"");
        };
        if (bind.isEmpty()) {
            esmes.values().forEach(esme -> esme.answers(answer));
        } else {
            harness.upstream(bind).answers(answer);
        }
    }

    private static CommandStatus status(String name) {
        return CommandStatus.byName(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown SMPP status: " + name));
    }

    /** Takes a bind down, or lets it come back. */
    public void down(String bind, boolean value) {
        if (value) {
            harness.upstream(bind).down();
        } else {
            harness.upstream(bind).up();
        }
    }

    /** Lets time pass. */
    public void advance(double seconds) {
        harness.advance(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    /** The lines of the log from one on, its level before a line feed. */
    public List<String> log() {
        return harness.log().stream()
                .map(line -> line.level() + "\n" + line.message())
                .toList();
    }

    /** Says how each upstream answers query_sm from now on. */
    public void queryResult(String status, String messageId, int messageState, String finalDate, int errorCode) {
        QuerySmResp response = new QuerySmResp(0, status(status), messageId, finalDate, messageState, errorCode);
        harness.gateway().answerQueries(Answer.respond(response));
    }

    /** Upstreams answer query_sm as they answer everything else. */
    public void forgetQueryResult() {
        harness.gateway().answerQueries(null);
    }

    /** The requests that an upstream has got by now, in the order of arrival. */
    public List<Received> atUpstream(String bind) {
        return harness.upstream(bind).received();
    }

    /** The requests that an ESME has got by now, in the order of arrival. */
    public List<Received> atEsme(String label) {
        Esme esme = esmes.get(label);
        if (esme == null) {
            throw new IllegalArgumentException("there is no ESME \"" + label + "\"; there are "
                    + String.join(", ", new TreeSet<>(esmes.keySet())));
        }
        return esme.received();
    }

    /** Lets an upstream tell what became of the message that it got last. */
    public void report(String bind, String state) {
        harness.upstream(bind).last().report(state(state));
    }

    private static MessageState state(String name) {
        try {
            return MessageState.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no state \"" + name + "\" of a message", e);
        }
    }

    /** The time as the gateway has it, in milliseconds since 1970. */
    public long millis() {
        return harness.now().toEpochMilli();
    }

    /** Removes everything from all caches. */
    public void clearCaches() {
        harness.gateway().host().caches().clear();
    }

    /** The value of a counter or gauge of the script's. */
    public double metric(String name, String... labels) {
        return harness.metric(name, labels);
    }

    /** The names of the series of the script's. */
    public List<String> metrics() {
        return harness.metrics().stream().map(MetricReading::name).toList();
    }

    @Override
    public void close() {
        harness.close();
    }
}
