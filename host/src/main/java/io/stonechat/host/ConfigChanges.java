package io.stonechat.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two configurations, one line a change. Values behind keys that name a secret are never shown.
 *
 * <p>The items of a list are told apart by what names them, not by where they stand, so that a user who is put first does
 * not make all the others look changed.
 */
final class ConfigChanges {

    /** Nobody reads more; the rest is counted. */
    private static final int MOST = 100;

    private static final int LONGEST_VALUE = 80;

    /** Keys that tell the items of a list apart, the first that is there. */
    private static final List<String> NAMES = List.of("name", "system_id");

    /** What rules without a name, or with the same, are told apart by. */
    private static final String PREFIX = "prefix";

    private static final List<String> NAMING =
            Stream.concat(NAMES.stream(), Stream.of(PREFIX)).toList();

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|passwd|secret|token|hash|credential|auth_?key|api_?key).*");

    private static final Pattern USER_OF_URL = Pattern.compile("//[^/@\\s]*@");

    private final List<String> lines = new ArrayList<>();
    private int more;

    private ConfigChanges() {}

    /** The changes, in the order of the file. */
    static List<String> between(ConfigMapping before, ConfigMapping after) {
        var changes = new ConfigChanges();
        changes.mapping("", before, after);
        if (changes.more > 0) {
            changes.lines.add("and " + changes.more + " more changes");
        }
        return List.copyOf(changes.lines);
    }

    private void node(String path, ConfigNode before, ConfigNode after) {
        if (before instanceof ConfigMapping one && after instanceof ConfigMapping other) {
            mapping(path, one, other);
        } else if (before instanceof ConfigSequence one
                && after instanceof ConfigSequence other
                && (hasMappings(one) || hasMappings(other))) {
            sequence(path, one, other);
        } else if (!same(before, after)) {
            add(() -> SECRET.matcher(path).matches()
                    ? path + " changed"
                    : path + ": " + shown(before) + " -> " + shown(after));
        }
    }

    private void mapping(String path, ConfigMapping before, ConfigMapping after) {
        var begin = path.isEmpty() ? "" : path + ".";
        before.entries().forEach(entry -> {
            var now = after.find(entry.key());
            if (now.isPresent()) {
                node(begin + entry.key(), entry.value(), now.get());
            } else {
                add(() -> begin + entry.key() + " removed");
            }
        });
        after.entries().forEach(entry -> {
            if (before.find(entry.key()).isEmpty()) {
                add(() -> begin + entry.key() + " added");
            }
        });
    }

    private void sequence(String path, ConfigSequence before, ConfigSequence after) {
        var old = new ItemIndex(before.items(), NAMING, ConfigChanges::name);
        var now = new ItemIndex(after.items(), NAMING, ConfigChanges::name);
        int kept = 0;
        boolean moved = false;
        for (int i = 0; i < old.size(); i++) {
            int place = now.placeOf(old, i);
            if (place < 0) {
                int at = i;
                add(() -> path + "[" + old.name(at) + "] removed");
                continue;
            }
            kept++;
            moved |= place != i;
            if (!old.saysTheSame(i, now, place)) {
                node(path + "[" + old.name(i) + "]", old.item(i), now.item(place));
            }
        }
        for (int i = 0; i < now.size(); i++) {
            if (old.placeOf(now, i) < 0) {
                int at = i;
                add(() -> path + "[" + now.name(at) + "] added");
            }
        }
        if (moved && kept == old.size() && kept == now.size()) {
            add(() -> path + ": another order");
        }
    }

    /** The sentence is made only if somebody may read it. */
    private void add(Supplier<String> line) {
        if (lines.size() < MOST) {
            lines.add(line.get());
        } else {
            more++;
        }
    }

    private static String name(ConfigNode item) {
        if (!(item instanceof ConfigMapping mapping)) {
            return "";
        }
        var name = "";
        for (var key : NAMES) {
            var found = mapping.find(key);
            if (found.isPresent()) {
                name = shown(found.get());
                break;
            }
        }
        var prefix = mapping.find(PREFIX).map(ConfigChanges::shown).orElse("");
        return name.isEmpty() || prefix.isEmpty() ? name + prefix : name + " " + prefix;
    }

    private static boolean hasMappings(ConfigSequence list) {
        return list.items().stream().anyMatch(ConfigMapping.class::isInstance);
    }

    private static boolean same(ConfigNode one, ConfigNode other) {
        return switch (one) {
            case ConfigScalar scalar ->
                other instanceof ConfigScalar that && Objects.equals(scalar.text(), that.text());
            case ConfigSequence list -> other instanceof ConfigSequence that && sameItems(list.items(), that.items());
            case ConfigMapping mapping ->
                other instanceof ConfigMapping that
                        && keys(mapping).equals(keys(that))
                        && mapping.entries().stream()
                                .allMatch(entry -> that.find(entry.key())
                                        .filter(value -> same(entry.value(), value))
                                        .isPresent());
        };
    }

    private static boolean sameItems(List<ConfigNode> one, List<ConfigNode> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> keys(ConfigMapping mapping) {
        return mapping.entries().stream().map(ConfigMapping.Entry::key).collect(Collectors.toSet());
    }

    private static String shown(ConfigNode node) {
        var whole = flow(node);
        var text = whole.contains("//") ? USER_OF_URL.matcher(whole).replaceAll("//***@") : whole;
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    /** A value as YAML would write it on one line, without its secrets. */
    private static String flow(ConfigNode node) {
        return switch (node) {
            case ConfigScalar scalar -> scalar.text() == null ? "nothing" : scalar.text();
            case ConfigSequence list ->
                list.items().stream().map(ConfigChanges::flow).collect(Collectors.joining(", ", "[", "]"));
            case ConfigMapping mapping ->
                mapping.entries().stream()
                        .map(entry -> entry.key() + ": " + (isSecret(entry.key()) ? "***" : flow(entry.value())))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static boolean isSecret(String key) {
        return SECRET.matcher(key.toLowerCase(Locale.ROOT)).matches();
    }
}
