package io.stonechat.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Builds the located tree of one YAML text. */
final class YamlTree {

    private static final int MAX_DEPTH = 64;

    /** Files of a hundred thousand routes have megabytes; the library's own limit is three of them. */
    private static final int MAX_LENGTH = 256 << 20;

    /** What stands twice is reported here, with both places. */
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit(MAX_LENGTH)
                    .setAllowDuplicateKeys(true)
                    .build())
            .build();

    /** In mappings with fewer keys than this a second one is found by looking at all. */
    private static final int MANY_KEYS = 16;

    private final Path file;
    private final SourceText source;
    private final Interpolation variables;
    private final ConfigErrors errors;
    private int depth;

    YamlTree(Path file, String text, Map<String, String> environment, ConfigErrors errors) {
        this.file = file;
        this.source = new SourceText(file, text);
        this.variables = new Interpolation(environment);
        this.errors = errors;
    }

    /** The top-level mapping; an empty one if the text is empty or wrong. */
    ConfigMapping read() {
        var start = place(1, 1);
        try (var parser = YAML.createParser(
                ObjectReadContext.empty(), new WholeCharacters(VariableShield.raise(source.text())))) {
            if (parser.nextToken() == null) {
                return ConfigMapping.empty(start);
            }
            var root = node(parser);
            if (parser.nextToken() != null) {
                error(place(parser.currentTokenLocation()), "a second YAML document begins here; one file holds one");
            }
            return switch (root) {
                case ConfigMapping mapping -> mapping;
                case ConfigScalar scalar when scalar.text() == null -> ConfigMapping.empty(start);
                case ConfigScalar _, ConfigSequence _ -> {
                    errors.error(root, "expected a mapping of keys, found " + root.kind());
                    yield ConfigMapping.empty(start);
                }
            };
        } catch (JacksonException e) {
            notYaml(e, start);
            return ConfigMapping.empty(start);
        }
    }

    /** The library says first what it was about to read, and then what it found instead, which is what helps. */
    private void notYaml(JacksonException e, Place start) {
        if (e.getCause() instanceof MarkedYamlEngineException found) {
            var place = found.getProblemMark()
                    .map(mark -> place(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(start);
            error(place, "not YAML: " + sentence(found.getProblem()));
        } else {
            var location = e.getLocation();
            error(location == null ? start : place(location), "not YAML: " + sentence(e.getOriginalMessage()));
        }
    }

    private ConfigNode node(JsonParser parser) {
        var place = place(parser.currentTokenLocation());
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            error(place, "YAML aliases are not supported; write the value out");
            return new ConfigScalar(place, null);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> nested(place, () -> mapping(parser, place));
            case START_ARRAY -> nested(place, () -> sequence(parser, place));
            case VALUE_NULL -> new ConfigScalar(place, null);
            default -> new ConfigScalar(place, value(parser.getString(), place));
        };
    }

    private String value(String scalar, Place place) {
        return variables.apply(VariableShield.lower(scalar), problem -> error(place, problem));
    }

    private ConfigNode nested(Place place, java.util.function.Supplier<ConfigNode> content) {
        if (++depth > MAX_DEPTH) {
            throw new ConfigException(List.of(Diagnostic.ofFile(
                    file, "line " + place.line() + " is nested more than " + MAX_DEPTH + " levels deep")));
        }
        var node = content.get();
        depth--;
        return node;
    }

    private ConfigMapping mapping(JsonParser parser, Place place) {
        var entries = new ArrayList<ConfigMapping.Entry>();
        var seen = new HashMap<String, Place>(0);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = VariableShield.lower(parser.currentName());
            var keyPlace = place(parser.currentTokenLocation());
            parser.nextToken();
            var value = node(parser);
            var first = first(key, entries, seen);
            if (first == null) {
                entries.add(new ConfigMapping.Entry(key, keyPlace, value));
            } else {
                error(keyPlace, "the key \"" + key + "\" stands here twice, first in line " + first.line());
            }
        }
        return new ConfigMapping(place, entries);
    }

    /** Where a key stands that came before; all are in the map once there are many. */
    private static @Nullable Place first(String key, List<ConfigMapping.Entry> entries, Map<String, Place> seen) {
        if (entries.size() < MANY_KEYS) {
            for (var entry : entries) {
                if (entry.key().equals(key)) {
                    return entry.place();
                }
            }
            return null;
        }
        for (int i = seen.size(); i < entries.size(); i++) {
            seen.put(entries.get(i).key(), entries.get(i).place());
        }
        return seen.get(key);
    }

    private ConfigSequence sequence(JsonParser parser, Place place) {
        var items = new ItemPacker(source);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser));
        }
        return new ConfigSequence(place, items.items());
    }

    private void error(Place place, String message) {
        errors.add(Diagnostic.Severity.ERROR, place, message, null);
    }

    private Place place(TokenStreamLocation location) {
        return place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private Place place(int line, int column) {
        return source.place(line, column);
    }

    /** The first line of the parser's message, which may be several. */
    private static String sentence(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}
