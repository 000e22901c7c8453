package io.stonechat.python;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A handler as a script declares it in one worker.
 *
 * @param kind the kind's name, such as {@code smpp.on_pdu}
 * @param function the function's name
 * @param site where it stands
 * @param options what the decorator was given
 * @param entry how it is called
 */
record Declared(String kind, String function, Site site, Map<String, Object> options, Entry entry) {

    /** A line of a file; that of the first decorator, where there are some. */
    record Site(String path, int line) {}

    static Map<String, Object> options(List<String> keys, List<Object> values) {
        var options = new HashMap<String, Object>();
        for (int i = 0; i < keys.size(); i++) {
            options.put(keys.get(i), plain(values.get(i)));
        }
        return options;
    }

    /** A list of Python's is its context's: what goes to the host is a copy. */
    private static Object plain(Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : value;
    }

    /** What must be the same in all workers. */
    String signature() {
        return kind + " " + function + " " + site + " " + options;
    }
}
