package io.stonechat.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
            add(
                    SECRET.matcher(path).matches()
                            ? path + " changed"
                            : path + ": " + shown(before) + " -> " + shown(after));
        }
    }

    private void mapping(String path, ConfigMapping before, ConfigMapping after) {
        compare(path.isEmpty() ? "" : path + ".", "", entries(before), entries(after));
    }

    private void sequence(String path, ConfigSequence before, ConfigSequence after) {
        var old = items(before);
        var now = items(after);
        compare(path + "[", "]", old, now);
        if (old.keySet().equals(now.keySet()) && !List.copyOf(old.keySet()).equals(List.copyOf(now.keySet()))) {
            add(path + ": another order");
        }
    }

    private void compare(String begin, String end, Map<String, ConfigNode> before, Map<String, ConfigNode> after) {
        before.forEach((key, old) -> {
            var now = after.get(key);
            if (now == null) {
                add(begin + key + end + " removed");
            } else {
                node(begin + key + end, old, now);
            }
        });
        after.forEach((key, now) -> {
            if (!before.containsKey(key)) {
                add(begin + key + end + " added");
            }
        });
    }

    private void add(String line) {
        if (lines.size() < MOST) {
            lines.add(line);
        } else {
            more++;
        }
    }

    private static Map<String, ConfigNode> entries(ConfigMapping mapping) {
        var entries = new LinkedHashMap<String, ConfigNode>();
        mapping.entries().forEach(entry -> entries.put(entry.key(), entry.value()));
        return entries;
    }

    /** The items by their names; of those that share one, the second is {@code name#2}. */
    private static Map<String, ConfigNode> items(ConfigSequence list) {
        var items = new LinkedHashMap<String, ConfigNode>();
        var seen = new HashMap<String, Integer>();
        for (var item : list.items()) {
            var name = name(item);
            int times = seen.merge(name, 1, Integer::sum);
            items.put(times == 1 && !name.isEmpty() ? name : name + "#" + times, item);
        }
        return items;
    }

    private static String name(ConfigNode item) {
        if (!(item instanceof ConfigMapping mapping)) {
            return "";
        }
        var name = NAMES.stream().flatMap(key -> mapping.find(key).stream()).limit(1);
        return Stream.concat(name, mapping.find(PREFIX).stream())
                .map(ConfigChanges::shown)
                .collect(Collectors.joining(" "));
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
        var text = USER_OF_URL.matcher(flow(node)).replaceAll("//***@");
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
