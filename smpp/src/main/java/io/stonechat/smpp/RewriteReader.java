package io.stonechat.smpp;

import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSection;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvDefinition;
import io.stonechat.protocol.TlvDictionary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code rewrite}: what a route changes of its messages. */
record RewriteReader(TlvDictionary tlvs) {
    private static final int MAX_OCTET = 255;
    private static final int LONGEST_ADDRESS = 20;

    RouteRewrite read(ConfigSection rule) {
        if (!rule.has("rewrite")) {
            return RouteRewrite.NONE;
        }
        ConfigSection section = rule.section("rewrite");
        RouteRewrite rewrite = new RouteRewrite(
                new AddressChange(source(section), octet(section, "source_ton"), octet(section, "source_npi")),
                new AddressChange(null, octet(section, "destination_ton"), octet(section, "destination_npi")),
                digits(section, "strip"),
                digits(section, "add"),
                values(section),
                tags(section));
        section.finish();
        return rewrite;
    }

    private static @Nullable String source(ConfigSection section) {
        String source = section.text("source").orElse(null);
        if (source != null && source.length() > LONGEST_ADDRESS) {
            section.error("source", "\"" + source + "\" is longer than 20 characters (SMPP 3.4 §5.2.8)");
        }
        return source;
    }

    private static @Nullable Integer octet(ConfigSection section, String key) {
        return section.has(key) ? section.integer(key, 0, 0, MAX_OCTET) : null;
    }

    private static String digits(ConfigSection section, String key) {
        String digits = section.text(key, "");
        if (!digits.matches("[0-9]*")) {
            section.error(key, "\"" + digits + "\" are no digits");
        }
        return digits;
    }

    private List<Tlv> values(ConfigSection section) {
        List<Tlv> values = new ArrayList<>();
        section.optionalSection("tlvs").ifPresent(inner -> {
            for (ConfigMapping.Entry entry : inner.node().entries()) {
                TlvDefinition definition = definition(inner, entry.key(), entry.value());
                if (definition != null && entry.value() instanceof ConfigScalar scalar && scalar.text() != null) {
                    value(inner, definition, scalar, scalar.text(), values);
                } else if (definition != null) {
                    inner.errors()
                            .error(
                                    entry.value(),
                                    "a TLV needs a value, found "
                                            + entry.value().kind());
                }
            }
        });
        return values;
    }

    private static void value(
            ConfigSection section, TlvDefinition definition, ConfigNode at, String text, List<Tlv> values) {
        try {
            values.add(
                    switch (definition.type()) {
                        case INTEGER -> definition.tlv(Long.decode(text.strip()));
                        case C_STRING -> definition.tlv(text);
                        case OCTETS ->
                            text.startsWith("0x")
                                    ? definition.tlv(Octets.fromHex(text.substring(2)))
                                    : definition.tlv(text);
                    });
        } catch (NumberFormatException _) {
            section.errors().error(at, "\"" + text + "\" is no value of " + definition.name() + ", which is a number");
        } catch (IllegalArgumentException e) {
            section.errors().error(at, String.valueOf(e.getMessage()));
        }
    }

    private List<Integer> tags(ConfigSection section) {
        List<Integer> tags = new ArrayList<>();
        section.find("remove_tlvs").ifPresent(node -> {
            for (String name : section.texts("remove_tlvs")) {
                TlvDefinition definition = definition(section, name, node);
                if (definition != null) {
                    tags.add(definition.tag());
                }
            }
        });
        return tags;
    }

    private @Nullable TlvDefinition definition(ConfigSection section, String name, ConfigNode at) {
        TlvDefinition definition = tlvs.find(name).orElse(null);
        if (definition == null) {
            section.errors()
                    .error(at, "there is no TLV \"" + name + "\" (expected: one of the specification, or of tlvs)");
        }
        return definition;
    }
}
