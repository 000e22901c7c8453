package io.stonechat.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Leaves room for what items have in them. */
    private static final int MAX_RUN_DEPTH = MAX_DEPTH / 2;

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
    private final @Nullable ShortText shortened;
    private final Interpolation variables;
    private final ConfigErrors errors;
    private int depth;

    YamlTree(Path file, String text, Map<String, String> environment, ConfigErrors errors) {
        this(file, new SourceText(file, text), null, new Interpolation(environment), errors);
    }

    private YamlTree(
            Path file, SourceText source, @Nullable ShortText shortened, Interpolation variables, ConfigErrors errors) {
        this.file = file;
        this.source = source;
        this.shortened = shortened;
        this.variables = variables;
        this.errors = errors;
    }

    /** The top-level mapping; an empty one if the text is empty or wrong. */
    ConfigMapping read() {
        return shortened().orElseGet(this::readWhole);
    }

    /** The same, by the library alone. */
    ConfigMapping readWhole() {
        var start = place(1, 1);
        return switch (node(source.text()).orElse(null)) {
            case null -> ConfigMapping.empty(start);
            case ConfigMapping mapping -> mapping;
            case ConfigScalar scalar when scalar.text() == null -> ConfigMapping.empty(start);
            case ConfigNode root -> {
                errors.error(root, "expected a mapping of keys, found " + root.kind());
                yield ConfigMapping.empty(start);
            }
        };
    }

    /** The same of a text with long runs of like items, most of which the library need not read, if all of it is right. */
    private Optional<ConfigMapping> shortened() {
        if (source.text().length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var shorter = shortText();
        if (!shorter.isShorter()) {
            return Optional.empty();
        }
        var problems = new ConfigErrors();
        try {
            var root = new YamlTree(file, source, shorter, variables, problems).node(shorter.text());
            return problems.problems().isEmpty() && shorter.isComplete()
                    ? root.filter(ConfigMapping.class::isInstance).map(ConfigMapping.class::cast)
                    : Optional.empty();
        } catch (ConfigException _) {
            // Told from the whole text, with the place that belongs to it.
            return Optional.empty();
        }
    }

    /** The text without what the library need not read. */
    ShortText shortText() {
        return new ShortText(source.text(), new ItemPatterns(this::item));
    }

    /** What the library makes of the text of one item, unless something is wrong with it. Another item shows where it ends. */
    private Optional<ConfigNode> item(String text) {
        var problems = new ConfigErrors();
        var two = text + " ".repeat(ItemScanner.blanks(text, 0)) + "- end\n";
        try {
            var list = new YamlTree(file, new SourceText(file, two), null, variables, problems).node(two);
            return list.isPresent()
                            && list.get() instanceof ConfigSequence both
                            && both.items().size() == 2
                            && both.items().getLast() instanceof ConfigScalar end
                            && "end".equals(end.text())
                            && problems.problems().isEmpty()
                    ? Optional.of(both.items().getFirst())
                    : Optional.empty();
        } catch (ConfigException _) {
            return Optional.empty();
        }
    }

    /** The node that a text is; nothing for an empty text, or one that is wrong. */
    private Optional<ConfigNode> node(String text) {
        try (var parser =
                YAML.createParser(ObjectReadContext.empty(), new WholeCharacters(VariableShield.raise(text)))) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            var root = node(parser);
            if (parser.nextToken() != null) {
                error(place(parser.currentTokenLocation()), "a second YAML document begins here; one file holds one");
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            notYaml(e, place(1, 1));
            return Optional.empty();
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
            var item = node(parser);
            if (shortened != null
                    && depth <= MAX_RUN_DEPTH
                    && item instanceof ConfigScalar sign
                    && sign.text() != null
                    && shortened.isNext(sign.text(), sign.place())) {
                items.add(shortened.next());
            } else {
                items.add(item);
            }
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
