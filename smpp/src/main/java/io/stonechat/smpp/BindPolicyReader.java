package io.stonechat.smpp;

import io.stonechat.delivery.BindPolicy;
import io.stonechat.delivery.LongMessages;
import io.stonechat.delivery.OnUnknown;
import io.stonechat.delivery.OutgoingForm;
import io.stonechat.delivery.PassedSchedule;
import io.stonechat.delivery.PassedValidity;
import io.stonechat.delivery.ReceiptReading;
import io.stonechat.delivery.RequestReceipts;
import io.stonechat.delivery.StatusAction;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSection;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageIdForm;
import io.stonechat.protocol.MessageState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the keys of a bind that say how the provider behind it is to be treated. */
final class BindPolicyReader {

    private BindPolicyReader() {}

    static BindPolicy read(ConfigSection section) {
        ConfigSection messageId = section.section("message_id");
        BindPolicy policy = new BindPolicy(
                messageId.choice("response", MessageIdForm.TEXT),
                messageId.choice("receipt", MessageIdForm.TEXT),
                section.choice("on_unknown", OnUnknown.RESEND),
                section.duration("unknown_hold", BindPolicy.DEFAULT.unknownHold()),
                section.choice("registered_delivery", RequestReceipts.AS_ASKED),
                receipts(section.section("receipts")),
                statuses(section),
                new OutgoingForm(
                        section.choice("validity", PassedValidity.PASS),
                        section.choice("schedule", PassedSchedule.LOCAL),
                        section.choice("long_messages", LongMessages.AS_IS)),
                section.bool("queries", false));
        messageId.finish();
        return policy;
    }

    private static ReceiptReading receipts(ConfigSection section) {
        ReceiptReading reading = new ReceiptReading(
                section.bool("accepted_is_final", false),
                pairs(section, "stat_map", Optional::of, BindPolicyReader::state),
                TimeZones.read(section).orElse(null));
        section.finish();
        return reading;
    }

    private static Map<CommandStatus, StatusAction> statuses(ConfigSection section) {
        return pairs(section, "statuses", CommandStatus::byName, BindPolicyReader::action);
    }

    private static Optional<MessageState> state(String text) {
        return MessageState.byStat(text);
    }

    private static Optional<StatusAction> action(String text) {
        return Arrays.stream(StatusAction.values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    /** A mapping whose keys are data, too. */
    private static <K, V> Map<K, V> pairs(
            ConfigSection section,
            String key,
            Function<String, Optional<K>> keys,
            Function<String, Optional<V>> values) {
        Map<K, V> pairs = new HashMap<>();
        section.optionalSection(key)
                .ifPresent(inner -> inner.node().entries().forEach(entry -> {
                    Optional<K> left = keys.apply(entry.key());
                    Optional<V> right = text(entry.value()).flatMap(values);
                    if (left.isEmpty()) {
                        inner.error(
                                entry.key(),
                                "\"" + entry.key()
                                        + "\" is no command_status (expected: a name such as ESME_RTHROTTLED, or 0x401)");
                    } else if (right.isEmpty()) {
                        inner.error(
                                entry.key(), unknown(key, text(entry.value()).orElse("")));
                    } else {
                        pairs.put(left.get(), right.get());
                    }
                }));
        return pairs;
    }

    private static Optional<String> text(ConfigNode node) {
        return node instanceof ConfigScalar scalar ? Optional.ofNullable(scalar.text()) : Optional.empty();
    }

    private static String unknown(String key, String value) {
        return key.equals("statuses")
                ? "\"" + value + "\" says nothing about a status (expected: one of "
                        + Arrays.stream(StatusAction.values())
                                .map(action -> action.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ")"
                : "\"" + value + "\" is no state (expected: such as DELIVRD, UNDELIV, EXPIRED, REJECTD)";
    }
}
