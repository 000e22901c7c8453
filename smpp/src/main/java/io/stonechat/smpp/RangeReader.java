package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import io.stonechat.session.Cidr;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of addresses and CIDR ranges. */
final class RangeReader {
    private RangeReader() {}

    static List<Cidr> read(ConfigSection section, String key) {
        List<Cidr> ranges = new ArrayList<>();
        for (String text : section.texts(key)) {
            try {
                ranges.add(Cidr.parse(text));
            } catch (IllegalArgumentException e) {
                section.error(key, String.valueOf(e.getMessage()));
            }
        }
        return ranges;
    }
}
