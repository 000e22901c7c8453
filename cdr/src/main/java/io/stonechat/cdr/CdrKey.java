package io.stonechat.cdr;

import io.stonechat.delivery.Ending;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What makes two records the same: the id, and when it happened. After a power loss a message may end a second time, under
 * the same id and at another time; that is another record.
 */
record CdrKey(String id, Instant at) {

    static final String ID = "id";
    static final String AT = "at";
    static final String RECORDED = "recorded";

    /**
     * A line as it is found in a file.
     *
     * @param key which record it is
     * @param recorded when it was written
     */
    record Line(CdrKey key, Instant recorded) {

        /** What a line says; null if it is no record. */
        static @Nullable Line parse(JsonFactory json, byte[] octets, int from, int length) {
            try (JsonParser in = json.createParser(ObjectReadContext.empty(), octets, from, length)) {
                String id = null;
                Instant at = null;
                if (in.nextToken() != JsonToken.START_OBJECT) {
                    return null;
                }
                while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = in.currentName();
                    String value = in.nextStringValue();
                    switch (name) {
                        case ID -> id = value;
                        case AT -> at = value == null ? null : Instant.parse(value);
                        case RECORDED -> {
                            return id == null || at == null || value == null
                                    ? null
                                    : new Line(new CdrKey(id, at), Instant.parse(value));
                        }
                        default -> in.skipChildren();
                    }
                }
                return null;
            } catch (JacksonException | DateTimeParseException _) {
                return null;
            }
        }
    }

    static CdrKey of(Ending ending) {
        return new CdrKey(ending.id(), ending.at());
    }
}
