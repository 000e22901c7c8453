package io.stonechat.host;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Finds what a user probably meant. */
final class NearestKey {

    private NearestKey() {}

    /** {@code did you mean "port"?}, or the known ones if none is near, or null if there are none. */
    static @Nullable String hint(String written, Collection<String> known) {
        var near = near(written, known);
        return near != null || known.isEmpty() ? near : "known here: " + String.join(", ", known);
    }

    /** {@code did you mean "port"?}, or null if none is near. */
    static @Nullable String near(String written, Collection<String> known) {
        var nearest = known.stream()
                .min(Comparator.comparingInt(candidate -> distance(written, candidate)))
                .orElse(null);
        if (nearest == null) {
            return null;
        }
        int limit = Math.max(1, Math.min(written.length(), nearest.length()) / 2);
        return distance(written, nearest) <= limit ? "did you mean \"" + nearest + "\"?" : null;
    }

    /** How many letters must be added, removed, replaced or swapped with their neighbour. */
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int j) {
        int replace = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
