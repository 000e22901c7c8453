package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfigChangesTest {

    @Test
    void names_eachKey_withWhatItSaidAndSays() {
        assertThat(changes("a: { b: 1, c: x }", "a: { b: 2, c: x }")).containsExactly("a.b: 1 -> 2");
        assertThat(changes("a: 1", "b: 1")).containsExactly("a removed", "b added");
        assertThat(changes("a: [1, 2]", "a: [2, 1]")).containsExactly("a: [1, 2] -> [2, 1]");
        assertThat(changes("a: { b: 1 }", "a: text")).containsExactly("a: {b: 1} -> text");
        assertThat(changes("# a comment\na:   1", "a: 1")).isEmpty();
    }

    @Test
    void tells_itemsApart_byTheirNames_notByTheirPlaces() {
        String before = "users: [ { system_id: a, window: 1 }, { system_id: b, window: 1 } ]";
        assertThat(changes(
                        before,
                        "users: [ { system_id: new }, { system_id: a, window: 1 }, { system_id: b, window: 2 } ]"))
                .containsExactly("users[b].window: 1 -> 2", "users[new] added");
        assertThat(changes(before, "users: [ { system_id: b, window: 1 }, { system_id: a, window: 1 } ]"))
                .containsExactly("users: another order");
        assertThat(changes(
                        "r: [ { prefix: 1, x: 1 }, { prefix: 1, x: 2 } ]",
                        "r: [ { prefix: 1, x: 1 }, { prefix: 1, x: 3 } ]"))
                .containsExactly("r[1#2].x: 2 -> 3");
        assertThat(changes("c: [ a, queue ]", "c: [ { to: a, weight: 2 }, queue ]"))
                .containsExactly("c[#1]: a -> {to: a, weight: 2}");
    }

    @Test
    void never_showsASecret() {
        List<String> changes = changes(
                "u: [ { name: a, password: hunter2, password_hash: xyzzy } ]\nadmin: { auth: { token: t0 } }\nurl: http://me:pw1@h/\nl: [ x ]",
                "u: [ { name: a, password: hunter3, password_hash: xyzzz } ]\nadmin: { auth: { token: t9 } }\nurl: http://me:pw2@h/x\nl: { password: hunter4 }");
        assertThat(changes)
                .contains("u[a].password changed", "u[a].password_hash changed", "admin.auth.token changed")
                .contains("url: http://***@h/ -> http://***@h/x", "l: [x] -> {password: ***}");
        assertThat(String.join(" ", changes)).doesNotContain("hunter", "xyzz", "t0", "t9", "pw1", "pw2");
    }

    @Test
    void counts_whatNobodyWouldRead() {
        String many = IntStream.range(0, 500)
                .mapToObj(i -> "{ prefix: " + i + " }")
                .collect(Collectors.joining(", ", "r: [ ", " ]"));
        assertThat(changes("r: []", many)).hasSize(101).last().isEqualTo("and 400 more changes");
    }

    private static List<String> changes(String before, String after) {
        return ConfigChanges.between(root(before), root(after));
    }

    private static ConfigMapping root(String yaml) {
        return ConfigFile.parse(Path.of("stonechat.yaml"), yaml, Map.of()).root();
    }
}
