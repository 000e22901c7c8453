package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.TlvDefinition;
import io.stonechat.session.Endpoint;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration for scripts in Python, as texts: one record a line, its fields divided by {@link #FIELD}, lists within a
 * field by {@link #ITEM}. None of it is a secret.
 */
public final class PythonConfig {

    /** Divides the fields of a record. */
    public static final String FIELD = "\u001F";

    /** Divides the items of a list. */
    public static final String ITEM = "\u001E";

    private final Smpp smpp;

    PythonConfig(Smpp smpp) {
        this.smpp = smpp;
    }

    /** The configuration in force: another object when it has changed. */
    public SmppConfig now() {
        return smpp.config();
    }

    /** Whether this is still the configuration in force. */
    @SuppressWarnings("ReferenceEquality") // a change makes a new one, and an equal one says the same
    public boolean isNow(SmppConfig config) {
        return smpp.config() == config;
    }

    /** Where the listener accepts ESMEs. */
    public String bindAddress() {
        return smpp.bindAddress();
    }

    /** The listener: address, port, four timers in milliseconds, rate and what happens above it. */
    public String server(SmppConfig config) {
        var server = config.server();
        var listener = server.listeners().getFirst();
        return line(
                listener.bindAddress(),
                listener.port(),
                server.sessionInitTimer().toMillis(),
                server.enquireLinkTimer().toMillis(),
                server.inactivityTimer().toMillis(),
                server.responseTimer().toMillis(),
                server.maxMsgPerSec(),
                lower(server.throttleAction()));
    }

    /** The binds: name, host, port, system_id, system_type, type and rate. */
    public String binds(SmppConfig config) {
        return config.binds().stream().map(PythonConfig::bind).collect(Collectors.joining("\n"));
    }

    private static String bind(BindSettings bind) {
        Endpoint first = bind.places().hosts().getFirst();
        return line(
                bind.name(),
                first.host(),
                first.port(),
                bind.systemId(),
                bind.systemType(),
                lower(bind.bindType()),
                bind.maxMsgPerSec());
    }

    /** The default chain. */
    public String defaultChain(SmppConfig config) {
        return String.join(ITEM, config.routing().defaultChain());
    }

    /** The rules: prefix, name, chain, and names and values of the options in turn. */
    public String rules(SmppConfig config) {
        return config.routing().rules().stream()
                .map(rule -> line(
                        rule.prefix(),
                        rule.name(),
                        String.join(ITEM, rule.chain()),
                        rule.options().entrySet().stream()
                                .flatMap(option -> Stream.of(option.getKey(), option.getValue()))
                                .collect(Collectors.joining(ITEM))))
                .collect(Collectors.joining("\n"));
    }

    /** The chain of the rule for a number, or else the default chain. */
    public String chainFor(int ton, int npi, String number) {
        return String.join(ITEM, smpp.routingRules().chainFor(new Address(ton, npi, number)));
    }

    /** Whose a number is, by the rules for messages from handsets; null if nobody's. */
    public @Nullable String ownerOf(int ton, int npi, String number) {
        return smpp.routingRules().ownerOf(new Address(ton, npi, number)).orElse(null);
    }

    /** Whether a user of the configuration may bind so: the right password, from an address that is allowed. */
    public boolean admits(Bind bind) {
        return smpp.config()
                .user(bind.systemId())
                .filter(user -> user.admits(bind))
                .isPresent();
    }

    /** The names of the statuses and their numbers. */
    public String statuses() {
        return CommandStatus.named().stream()
                .map(status -> line(status.name(), status.code()))
                .collect(Collectors.joining("\n"));
    }

    /** The TLVs of the specification, those of the configuration last: tag, name, type, shortest and longest length. */
    public String tlvs() {
        return Stream.concat(TlvDefinition.standard().stream(), smpp.config().tlvs().own().stream())
                .map(tlv -> line(tlv.tag(), tlv.name(), lower(tlv.type()), tlv.minLength(), tlv.maxLength()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Object... fields) {
        return Stream.of(fields).map(Object::toString).collect(Collectors.joining(FIELD));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
