package io.stonechat.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody asks of a gateway: over the control socket one line of JSON, {@code {"version":1,"verb":…,"arguments":{…}}}.
 *
 * @param verb what to do
 * @param arguments what to do it with
 */
public record ControlRequest(String verb, ObjectNode arguments) {

    /** The version of the protocol; a gateway of another version says so instead of guessing. */
    public static final int VERSION = 1;

    /** A request without arguments. */
    public static ControlRequest of(String verb) {
        return new ControlRequest(verb, JsonMapper.shared().createObjectNode());
    }

    /** The same with one more argument; null leaves it out. */
    public ControlRequest with(String name, @Nullable Object value) {
        if (value != null) {
            arguments.put(name, value.toString());
        }
        return this;
    }

    /** An argument that may be left out. */
    public Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name)).map(JsonNode::asString);
    }

    /**
     * An argument that must be there.
     *
     * @throws Refusal when it is not
     */
    public String required(String name) {
        return argument(name)
                .orElseThrow(() -> Refusal.wrong("The request \"%s\" lacks \"%s\".".formatted(verb, name)));
    }

    /** The request as a line. */
    public String line() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("version", VERSION)
                .put("verb", verb)
                .set("arguments", arguments)
                .toString();
    }

    /**
     * Reads a line.
     *
     * @throws Refusal when it is none that this version understands
     */
    public static ControlRequest parse(String line) {
        try {
            JsonNode read = JsonMapper.shared().readTree(line);
            int version = read.path("version").asInt(0);
            if (version != VERSION) {
                throw Refusal.wrong(
                        "This gateway speaks version %d of the control protocol, not %d: use its own command."
                                .formatted(VERSION, version));
            }
            if (read.path("verb").isString() && read.path("arguments") instanceof ObjectNode arguments) {
                return new ControlRequest(read.path("verb").asString(), arguments);
            }
        } catch (JacksonException _) {
            // Not JSON: the same answer as JSON of another shape.
        }
        throw Refusal.wrong("A request is one line of JSON with \"version\", \"verb\" and \"arguments\".");
    }
}
