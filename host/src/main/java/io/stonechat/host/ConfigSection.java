package io.stonechat.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one mapping by type, and records all that is wrong with them instead of stopping at the first.
 *
 * <p>A method that finds a mistake records it and returns the fallback, so that reading goes on; the result is to be
 * used only if the errors are empty at the end. Every key that is asked for is a known one; {@link #finish} makes
 * errors of the others. A key with nothing behind it counts as left out.
 *
 * <pre>{@code
 * var server = ConfigSection.of(node, errors);
 * int port = server.integer("port", 2775, 0, 65535);
 * var timer = server.millis("response_timer_ms", Duration.ofSeconds(30));
 * server.finish();
 * }</pre>
 *
 * <p>Not for several threads at once.
 */
public final class ConfigSection {

    /** As many as most mappings may have; there are a hundred thousand of some. */
    private static final int MOST_KEYS = 24;

    private final ConfigMapping mapping;
    private final ConfigErrors errors;
    private final List<String> known = new ArrayList<>(MOST_KEYS);
    private final List<String> accepted = new ArrayList<>(0);

    private ConfigSection(ConfigMapping mapping, ConfigErrors errors) {
        this.mapping = mapping;
        this.errors = errors;
    }

    /** A reader of a node, which must be a mapping; nothing counts as an empty one. */
    public static ConfigSection of(ConfigNode node, ConfigErrors errors) {
        return switch (node) {
            case ConfigMapping mapping -> new ConfigSection(mapping, errors);
            case ConfigScalar scalar
            when scalar.text() == null -> new ConfigSection(ConfigMapping.empty(scalar.place()), errors);
            case ConfigScalar _, ConfigSequence _ -> {
                errors.error(node, "expected a mapping of keys, found " + node.kind());
                yield new ConfigSection(ConfigMapping.empty(node.place()), errors);
            }
        };
    }

    /** The mapping itself, for its place and its other entries. */
    public ConfigMapping node() {
        return mapping;
    }

    /** Where problems go. */
    public ConfigErrors errors() {
        return errors;
    }

    /** Whether the key is there with something behind it; makes it a known key. */
    public boolean has(String key) {
        return find(key).isPresent();
    }

    /** The node of a key, unless nothing stands behind it; makes it a known key. */
    public Optional<ConfigNode> find(String key) {
        known.add(key);
        return mapping.find(key).filter(node -> !(node instanceof ConfigScalar scalar && scalar.text() == null));
    }

    /** A text. */
    public Optional<String> text(String key) {
        return find(key).map(node -> scalar(key, node, "a text"));
    }

    /** A text, or the fallback. */
    public String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    /** A text that must be there and not be empty; "" if it is not. */
    public String requiredText(String key) {
        require(key);
        var text = text(key).orElse("");
        if (text.isEmpty() && find(key).isPresent() && find(key).get() instanceof ConfigScalar at) {
            errors.error(at, quoted(key) + " is empty");
        }
        return text;
    }

    /** A whole number within a range, or the fallback. */
    public int integer(String key, int fallback, int min, int max) {
        return (int) number(key, fallback, min, max);
    }

    /** A whole number within a range that must be there; the lower bound if it is not. */
    public int requiredInteger(String key, int min, int max) {
        require(key);
        return integer(key, min, min, max);
    }

    /** A time such as {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 7d}, {@code 1h30m}, or the fallback. */
    public Duration duration(String key, Duration fallback) {
        return find(key).map(node -> duration(key, node)).orElse(fallback);
    }

    /** A list of times, or the fallback. */
    public List<Duration> durations(String key, List<Duration> fallback) {
        return find(key)
                .map(node -> items(key, node)
                        .flatMap(item -> Optional.ofNullable(duration(key, item)).stream())
                        .toList())
                .orElse(fallback);
    }

    /** A time given as a whole number of milliseconds (keys that end in {@code _ms}), not negative, or the fallback. */
    public Duration millis(String key, Duration fallback) {
        return Duration.ofMillis(number(key, fallback.toMillis(), 0, Integer.MAX_VALUE));
    }

    /** A time given as a whole number of seconds (keys that end in {@code _secs}), not negative, or the fallback. */
    public Duration seconds(String key, Duration fallback) {
        return Duration.ofSeconds(number(key, fallback.toSeconds(), 0, Integer.MAX_VALUE));
    }

    /** A number of octets such as {@code 4096}, {@code 512MiB}, {@code 2GiB}, or the fallback. */
    public long size(String key, long fallback) {
        return find(key).map(node -> size(key, node)).orElse(fallback);
    }

    /** {@code true} or {@code false}, or the fallback. */
    public boolean bool(String key, boolean fallback) {
        return find(key).map(node -> bool(key, node)).orElse(fallback);
    }

    /** One of an enum's constants, written in lower case, or the fallback. */
    public <E extends Enum<E>> E choice(String key, E fallback) {
        var node = find(key);
        var found = node.isEmpty() ? null : choice(key, node.get(), fallback.getDeclaringClass());
        return found == null ? fallback : found;
    }

    /** An address {@code host:port}; {@code [v6]:port} for IPv6. */
    public Optional<HostPort> address(String key) {
        return find(key).map(node -> address(key, node));
    }

    /** A path; a relative one starts at the folder of the file in which it stands. */
    public Optional<Path> path(String key) {
        return find(key).map(node -> path(key, node));
    }

    /** A list of texts; a single text counts as a list of one. */
    public List<String> texts(String key) {
        if (find(key).orElse(null) instanceof ConfigScalar scalar && scalar.text() != null) {
            return List.of(scalar.text());
        }
        return find(key)
                .map(node -> items(key, node)
                        .flatMap(item -> Optional.ofNullable(scalar(key, item, "a text")).stream())
                        .toList())
                .orElse(List.of());
    }

    /** A list of paths; a single path counts as a list of one. */
    public List<Path> paths(String key) {
        return find(key)
                .map(node -> items(key, node)
                        .flatMap(item -> Stream.ofNullable(scalar(key, item, "a path"))
                                .flatMap(text -> Stream.ofNullable(PathText.resolve(text, item, errors))))
                        .toList())
                .orElse(List.of());
    }

    /** A mapping below this one, empty if it is left out. */
    public ConfigSection section(String key) {
        return optionalSection(key).orElseGet(() -> new ConfigSection(ConfigMapping.empty(mapping.place()), errors));
    }

    /** A mapping below this one. */
    public Optional<ConfigSection> optionalSection(String key) {
        return find(key).map(node -> section(key, node));
    }

    /** A list of mappings, empty if it is left out. */
    public List<ConfigSection> sections(String key) {
        var found = new ArrayList<ConfigSection>();
        eachSection(key, found::add);
        return List.copyOf(found);
    }

    /** The same, one after the other, for lists that may be long: what the reader does not keep is kept by nobody. */
    public void eachSection(String key, Consumer<ConfigSection> reader) {
        var node = find(key).orElse(null);
        if (node instanceof ConfigSequence list) {
            list.items().forEach(item -> item(key, item, reader));
        } else if (node != null) {
            errors.error(node, quoted(key) + " must be a list, found " + node.kind());
        }
    }

    private void item(String key, ConfigNode item, Consumer<ConfigSection> reader) {
        if (item instanceof ConfigMapping inner) {
            reader.accept(new ConfigSection(inner, errors));
        } else {
            errors.error(item, "each item of " + quoted(key) + " must be a mapping, found " + item.kind());
        }
    }

    /**
     * The same for a list of which many items may say the same but for a few keys: what the others say needs to be read once.
     *
     * @param own the keys whose texts do not count
     */
    public void eachItem(String key, List<String> own, Consumer<ConfigItem> reader) {
        if (!(find(key).orElse(null) instanceof ConfigSequence list && list.items() instanceof PackedItems items)) {
            eachSection(key, section -> reader.accept(alone(section.mapping)));
            return;
        }
        var kinds = new ItemKinds(items, own);
        for (int i = 0; i < items.size(); i++) {
            int kind = kinds.move(i);
            if (kind == ItemKinds.NONE) {
                item(key, items.get(i), section -> reader.accept(alone(section.mapping)));
            } else {
                reader.accept(new ConfigItem(items, i, kind, kinds, errors));
            }
        }
    }

    private ConfigItem alone(ConfigMapping item) {
        return new ConfigItem(List.of(item), 0, ItemKinds.NONE, null, errors);
    }

    /** Records an error at the value of a key, or at the mapping if the key is left out. */
    public void error(String key, String message) {
        errors.error(mapping.find(key).orElse(mapping), message);
    }

    /** Accepts keys that nobody has asked for so far, with a warning that they have no effect in this build. */
    public void ignore(String... keys) {
        for (var key : keys) {
            if (known.contains(key) || accepted.contains(key)) {
                continue;
            }
            accepted.add(key);
            mapping.entries().stream()
                    .filter(entry -> entry.key().equals(key))
                    .forEach(entry -> errors.add(
                            Diagnostic.Severity.WARNING,
                            entry.place(),
                            quoted(key) + " is not part of this build and has no effect",
                            null));
        }
    }

    /** Ends the reading: each key that was not asked for is an error that names the nearest known one. */
    public void finish() {
        for (var entry : mapping.entries()) {
            if (!known.contains(entry.key()) && !accepted.contains(entry.key())) {
                errors.add(
                        Diagnostic.Severity.ERROR,
                        entry.place(),
                        "unknown key " + quoted(entry.key()),
                        NearestKey.hint(entry.key(), new TreeSet<>(known)));
            }
        }
    }

    private void require(String key) {
        if (find(key).isEmpty()) {
            errors.error(mapping, quoted(key) + " is missing");
        }
    }

    private @Nullable String scalar(String key, ConfigNode node, String expected) {
        if (node instanceof ConfigScalar scalar && scalar.text() != null) {
            return scalar.text();
        }
        errors.error(node, quoted(key) + " must be " + expected + ", found " + node.kind());
        return null;
    }

    private @Nullable Path path(String key, ConfigNode node) {
        var text = scalar(key, node, "a path");
        return text == null ? null : PathText.resolve(text, node, errors);
    }

    private @Nullable ConfigSection section(String key, ConfigNode node) {
        if (node instanceof ConfigMapping inner) {
            return new ConfigSection(inner, errors);
        }
        errors.error(node, quoted(key) + " must be a mapping of keys, found " + node.kind());
        return null;
    }

    private Stream<ConfigNode> items(String key, ConfigNode node) {
        return switch (node) {
            case ConfigSequence list -> list.items().stream();
            case ConfigScalar single -> Stream.of(single);
            case ConfigMapping _ -> {
                errors.error(node, quoted(key) + " must be a list, found " + node.kind());
                yield Stream.of();
            }
        };
    }

    /** A whole number within a range, or the fallback; for what an {@code int} may not hold. */
    public long number(String key, long fallback, long min, long max) {
        return find(key).map(node -> number(key, node, min, max)).orElse(fallback);
    }

    private @Nullable Long number(String key, ConfigNode node, long min, long max) {
        var text = scalar(key, node, "a whole number");
        if (text == null) {
            return null;
        }
        try {
            long value = Long.parseLong(text.strip());
            if (value >= min && value <= max) {
                return value;
            }
            errors.error(node, quoted(key) + " must be between " + min + " and " + max + ", found " + value);
        } catch (NumberFormatException _) {
            errors.error(node, quoted(key) + " must be a whole number, found " + shown(key, text));
        }
        return null;
    }

    private @Nullable Duration duration(String key, ConfigNode node) {
        var text = scalar(key, node, "a time such as 10s");
        if (text == null) {
            return null;
        }
        var value = DurationText.parse(text);
        if (value == null) {
            errors.error(
                    node,
                    quoted(key) + " must be a time, found " + shown(key, text),
                    "write a number with its unit, such as 500ms, 10s, 5m, 2h, 7d");
        }
        return value;
    }

    private @Nullable Long size(String key, ConfigNode node) {
        var text = scalar(key, node, "a size such as 512MiB");
        if (text == null) {
            return null;
        }
        var value = SizeText.parse(text);
        if (value == null) {
            errors.error(
                    node,
                    quoted(key) + " must be a size, found " + shown(key, text),
                    "write a number of octets, or a number with KiB, MiB, GiB or TiB");
        }
        return value;
    }

    private @Nullable Boolean bool(String key, ConfigNode node) {
        var text = scalar(key, node, "true or false");
        return switch (text) {
            case "true", "True", "TRUE", "yes", "on" -> Boolean.TRUE;
            case "false", "False", "FALSE", "no", "off" -> Boolean.FALSE;
            case null -> null;
            default -> {
                errors.error(node, quoted(key) + " must be true or false, found " + shown(key, text));
                yield null;
            }
        };
    }

    private <E extends Enum<E>> @Nullable E choice(String key, ConfigNode node, Class<E> type) {
        var names = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        var text = scalar(key, node, "one of " + String.join(", ", names));
        if (text == null) {
            return null;
        }
        if (names.contains(text)) {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        }
        errors.add(
                Diagnostic.Severity.ERROR,
                node.place(),
                quoted(key) + " must be one of " + String.join(", ", names) + ", found " + shown(key, text),
                NearestKey.near(text, names));
        return null;
    }

    private @Nullable HostPort address(String key, ConfigNode node) {
        var text = scalar(key, node, "an address host:port");
        if (text == null) {
            return null;
        }
        var value = HostPort.parse(text);
        if (value == null) {
            errors.error(node, quoted(key) + " must be an address host:port, found " + shown(key, text));
        }
        return value;
    }

    /** The value as an error message shows it; one that may be a secret is not shown. */
    private static String shown(String key, String text) {
        var secret = Stream.of("password", "secret", "token").anyMatch(key::contains);
        return secret ? "something else" : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
