package io.stonechat.smpp;

import io.stonechat.delivery.EsmePolicy;
import io.stonechat.delivery.IdForm;
import io.stonechat.delivery.ReceiptForm;
import io.stonechat.delivery.ReceiptText;
import io.stonechat.host.ConfigSection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the keys of a user that its messages are treated by. */
final class EsmePolicyReader {

    private EsmePolicyReader() {}

    static EsmePolicy read(ConfigSection section) {
        EsmePolicy defaults = EsmePolicy.DEFAULT;
        return new EsmePolicy(
                section.choice("message_id", IdForm.DECIMAL),
                receipts(section.section("receipts")),
                validity(section, "default_validity").orElse(null),
                bounded(section).orElse(null),
                section.duration("dedup", Duration.ZERO),
                positive(section, "transaction_timeout", defaults.transactionTimeout()),
                section.texts("sources"));
    }

    private static ReceiptForm receipts(ConfigSection section) {
        ReceiptForm form = new ReceiptForm(
                section.choice("format", ReceiptText.MINUTES),
                TimeZones.read(section).orElse(ZoneOffset.UTC));
        section.finish();
        return form;
    }

    private static Optional<Duration> bounded(ConfigSection section) {
        Optional<Duration> most = validity(section, "max_validity");
        Optional<Duration> usual = validity(section, "default_validity");
        if (most.isPresent() && usual.isPresent() && usual.get().compareTo(most.get()) > 0) {
            section.error("default_validity", "\"default_validity\" is longer than \"max_validity\"");
        }
        return most;
    }

    private static Optional<Duration> validity(ConfigSection section, String key) {
        return section.has(key) ? Optional.of(positive(section, key, Duration.ofSeconds(1))) : Optional.empty();
    }

    static Duration positive(ConfigSection section, String key, Duration fallback) {
        Duration read = section.duration(key, fallback);
        if (!read.isPositive()) {
            section.error(key, "\"" + key + "\" must be longer than 0");
        }
        return read;
    }
}
