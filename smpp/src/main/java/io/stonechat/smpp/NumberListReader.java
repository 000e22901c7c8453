package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code deny} and {@code allow}: files with one number, name or beginning a line. */
final class NumberListReader {
    private NumberListReader() {}

    static NumberLists read(ConfigSection routing) {
        ConfigSection deny = routing.section("deny");
        ConfigSection allow = routing.section("allow");
        NumberList denyTo = list(deny, "to");
        NumberList denyFrom = list(deny, "from");
        NumberLists lists = new NumberLists(
                denyTo == null ? NumberList.EMPTY : denyTo,
                denyFrom == null ? NumberList.EMPTY : denyFrom,
                list(allow, "to"),
                list(allow, "from"));
        deny.finish();
        allow.finish();
        return lists;
    }

    private static @Nullable NumberList list(ConfigSection section, String key) {
        List<Path> files = section.paths(key);
        return files.isEmpty()
                ? null
                : new NumberList(files.stream()
                        .flatMap(file -> patterns(file, section.errors()).stream())
                        .toList());
    }

    private static List<NumberPattern> patterns(Path file, ConfigErrors errors) {
        List<NumberPattern> patterns = new ArrayList<>();
        ListFile.each(file, errors, NumberListReader::problem, entry -> patterns.add(NumberPattern.of(entry)));
        return patterns;
    }

    private static @Nullable String problem(String entry) {
        int star = entry.indexOf('*');
        if (entry.equals("*")) {
            return "\"*\" means everybody: leave the list out instead";
        }
        return star >= 0 && star < entry.length() - 1
                ? "\"" + entry + "\" has a * that is not at its end (expected: a number, a name, or 4912*)"
                : null;
    }
}
