package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import java.util.Optional;

/** Reads {@code region}. */
final class RegionReader {
    private RegionReader() {}

    static Optional<String> read(ConfigSection section) {
        return section.text("region").map(Numbers::region).filter(region -> {
            boolean known = Numbers.isRegion(region);
            if (!known) {
                section.error(
                        "region", "\"" + region + "\" is no region (expected: two letters of ISO 3166, such as NL)");
            }
            return known;
        });
    }
}
