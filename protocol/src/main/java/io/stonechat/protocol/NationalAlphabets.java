package io.stonechat.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The GSM alphabets with national tables, made when first asked for: there are 180 of them, and most are never used. */
final class NationalAlphabets {

    private record Shifts(Optional<NationalLanguage> locking, Optional<NationalLanguage> single) {}

    // Holds at most one alphabet for each pair of languages.
    private static final Map<Shifts, GsmAlphabet> MADE = new ConcurrentHashMap<>();

    private NationalAlphabets() {}

    static GsmAlphabet of(Optional<NationalLanguage> locking, Optional<NationalLanguage> single) {
        return locking.isEmpty() && single.isEmpty()
                ? Alphabets.GSM_7BIT
                : MADE.computeIfAbsent(new Shifts(locking, single), shifts -> new GsmAlphabet(locking, single));
    }
}
