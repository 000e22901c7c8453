package io.stonechat.app;

import io.stonechat.app.ConfigurationKeys.ConfigKey;
import io.stonechat.app.ConfigurationKeys.Section;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file {@code docs/stonechat.schema.json}: what editors complete and check by. */
record ConfigurationSchema(ConfigurationKeys keys) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Any value may be a variable instead. */
    private static final String VARIABLE = "^.*\\$\\{.*$";

    private static final String OR_VARIABLE = "|\\$\\{.*)$";

    String text() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "stonechat.yaml");
        schema.setAll(mapping(keys.find("").orElseThrow()));
        // People bring sections of features that are not part of this build: they are warned of, not refused.
        schema.put("additionalProperties", true);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private ObjectNode mapping(Section section) {
        ObjectNode mapping = JSON.createObjectNode();
        mapping.put("type", "object");
        if (!section.about().isEmpty()) {
            mapping.put("description", section.about().strip());
        }
        ObjectNode properties = mapping.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (ConfigKey key : section.keys()) {
            properties.set(key.name(), key(key));
            if (key.isRequired()) {
                required.add(key.name());
            }
        }
        keys.within(section.path()).forEach(inner -> properties.set(inner.name(), nested(inner)));
        if (!required.isEmpty()) {
            mapping.set("required", required);
        }
        mapping.put("additionalProperties", section.path().equals("extensions"));
        return mapping;
    }

    private ObjectNode nested(Section section) {
        ObjectNode mapping = mapping(section);
        if (section.isList()) {
            ObjectNode list = JSON.createObjectNode();
            list.put("type", "array");
            list.set("items", mapping);
            return list;
        }
        return switch (section.path()) {
            case "store" -> either(mapping, JSON.createObjectNode().put("const", "memory"));
            case "extensions.smpp" -> either(mapping, JSON.createObjectNode().put("type", "string"));
            default -> mapping;
        };
    }

    private static ObjectNode key(ConfigKey key) {
        ObjectNode one = value(key);
        ObjectNode schema = one;
        if (key.isList()) {
            ObjectNode list = JSON.createObjectNode();
            list.put("type", "array");
            list.set("items", one);
            schema = either(list, one.deepCopy());
        }
        ObjectNode described = schema.put("description", key.meaning());
        key.fact("default").ifPresent(value -> described.set("default", value));
        return described;
    }

    private static ObjectNode value(ConfigKey key) {
        return switch (key.type()) {
            case "integer", "millis", "seconds" -> number(key);
            case "boolean" -> types("boolean", "string").put("pattern", "^(true|false|yes|no|on|off" + OR_VARIABLE);
            case "choice" -> choice(key);
            case "duration" -> types("string").put("pattern", "^(([0-9]+(ms|s|m|h|d))+" + OR_VARIABLE);
            case "size" -> types("integer", "string").put("pattern", "^([0-9]+ ?([KMGT]iB)?" + OR_VARIABLE);
            case "none" -> nothing();
            case "map" -> types("object");
            case "chain" -> chain();
            case "text", "secret" -> types("string", "number", "boolean");
            case "path", "hostport", "cidr", "timezone", "any" -> types("string");
            default -> throw new IllegalArgumentException(key.name() + " has the unknown type " + key.type());
        };
    }

    private static ObjectNode nothing() {
        ObjectNode nothing = JSON.createObjectNode();
        nothing.putObject("not");
        return nothing;
    }

    private static ObjectNode number(ConfigKey key) {
        ObjectNode number = types("integer", "string").put("pattern", "^([0-9]+" + OR_VARIABLE);
        number.set("minimum", key.fact("min").orElse(JSON.getNodeFactory().numberNode(0)));
        key.fact("max").ifPresent(max -> number.set("maximum", max));
        return number;
    }

    private static ObjectNode choice(ConfigKey key) {
        ObjectNode values = JSON.createObjectNode();
        ArrayNode list = values.putArray("enum");
        key.values().forEach(list::add);
        return either(values, types("string").put("pattern", VARIABLE));
    }

    private static ObjectNode chain() {
        ObjectNode weighted = types("object");
        ObjectNode properties = weighted.putObject("properties");
        properties.set("to", types("string"));
        properties.set("weight", types("integer").put("minimum", 1));
        weighted.putArray("required").add("to");
        weighted.put("additionalProperties", false);
        ObjectNode list = types("array");
        list.set("items", either(types("string"), weighted));
        return either(list, types("string"));
    }

    private static ObjectNode types(String... types) {
        ObjectNode node = JSON.createObjectNode();
        if (types.length == 1) {
            return node.put("type", types[0]);
        }
        ArrayNode several = node.putArray("type");
        List.of(types).forEach(several::add);
        return node;
    }

    private static ObjectNode either(ObjectNode one, ObjectNode other) {
        ObjectNode either = JSON.createObjectNode();
        either.putArray("anyOf").add(one).add(other);
        return either;
    }
}
