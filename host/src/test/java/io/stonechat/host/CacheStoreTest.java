package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheStoreTest {

    private Instant now = Instant.parse("2026-11-20T00:00:00Z");

    private final CacheStore caches = CacheStore.of(
            List.of(new CacheSpec("small", 10, null), new CacheSpec("brief", 10, Duration.ofSeconds(5))), () -> now);

    @Test
    void forgets_aKey_atItsTimeToLive() {
        caches.set("k", "v", Duration.ofSeconds(10));
        now = now.plusSeconds(9);
        assertThat(caches.get("k")).contains("v");
        now = now.plusSeconds(2);
        assertThat(caches.get("k")).isEmpty();
    }

    @Test
    void keeps_aKeyWithoutTimeToLive() {
        caches.set("k", "v");
        now = now.plus(Duration.ofDays(1000));
        assertThat(caches.get("k")).contains("v");
    }

    @Test
    void gives_keys_theCachesOwnTimeToLive() {
        caches.store("brief", "k", "v");
        now = now.plusSeconds(6);
        assertThat(caches.exists("brief", "k")).isFalse();
    }

    @Test
    void gives_aKey_aNewTimeToLive() {
        caches.set("k", "v");
        assertThat(caches.expire("default", "k", Duration.ofSeconds(1))).isTrue();
        assertThat(caches.expire("default", "absent", Duration.ofSeconds(1))).isFalse();
        now = now.plusSeconds(2);
        assertThat(caches.get("k")).isEmpty();
    }

    @Test
    void deletes_aKey() {
        caches.set("k", "v");
        assertThat(caches.delete("k")).isTrue();
        assertThat(caches.delete("k")).isFalse();
    }

    @Test
    void keeps_caches_apart_andAnswersForUnknownOnes() {
        caches.store("small", "k", "v");
        assertThat(caches.fetch("small", "k")).contains("v");
        assertThat(caches.get("k")).isEmpty();
        assertThat(caches.hasCache("small")).isTrue();
        assertThat(caches.hasCache("absent")).isFalse();
        assertThat(caches.store("absent", "k", "v")).isFalse();
        assertThat(caches.fetch("absent", "k")).isEmpty();
        assertThat(caches.listPush("absent", "k", "v")).isZero();
    }

    @Test
    void adds_upTheLengthsOfLists() {
        caches.listPush("small", "queue:a", "1");
        caches.listPush("small", "queue:b", "2");
        caches.listPush("small", "queue:b", "3");
        caches.listPush("small", "other", "4");

        assertThat(caches.listLenSum("small", "queue:")).isEqualTo(3);
        assertThat(caches.listLenSum("absent", "queue:")).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> caches.listLenSum("small", ""));
    }

    @Test
    void collects_lists_inOrder() {
        assertThat(caches.listPush("small", "l", "a")).isEqualTo(1);
        assertThat(caches.listPush("small", "l", "b")).isEqualTo(2);
        assertThat(caches.listLen("small", "l")).isEqualTo(2);
        assertThat(caches.fetch("small", "l")).isEmpty();
        assertThat(caches.listPopAll("small", "l")).containsExactly("a", "b");
        assertThat(caches.listLen("small", "l")).isZero();
    }

    @Test
    void refuses_reservedKeys_andSenselessTimes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> caches.get("siphon:x"))
                .withMessageContaining("reserved");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> caches.set("k", "v", Duration.ZERO))
                .withMessageContaining("must be positive");
    }
}
