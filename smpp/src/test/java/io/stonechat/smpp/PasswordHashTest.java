package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    /** PBKDF2-HMAC-SHA-256 of "passwd" with the salt "salt", one iteration: the first test vector of RFC 7914 §11. */
    private static final String RFC_7914 = "$pbkdf2-sha256$1$c2FsdA"
            + "$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw";

    @Test
    void matches_thePasswordItWasMadeOf() {
        assertThat(PasswordHash.matches(RFC_7914, "passwd")).isTrue();
        assertThat(PasswordHash.matches(RFC_7914, "passwe")).isFalse();
    }

    @Test
    void reads_aDotForAPlus_asPasslibWritesIt() {
        assertThat(PasswordHash.matches(RFC_7914.replace('+', '.'), "passwd")).isTrue();
    }

    @Test
    void takes_whatIsNoHash_forThePasswordItself() {
        assertThat(PasswordHash.matches("secret", "secret")).isTrue();
        assertThat(PasswordHash.matches("secret", "Secret")).isFalse();
        assertThat(PasswordHash.matches("$ecret", "$ecret")).isTrue();
        assertThat(PasswordHash.matches("", "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$pbkdf2-sha256$1$c2FsdA",
                "$pbkdf2-md5$1$c2FsdA$VawEblbjCJ/sFpHCJUS2BQ",
                "$pbkdf2-sha256$0$c2FsdA$VawEblbjCJ/sFpHCJUS2BQ",
                "$pbkdf2-sha256$99999999999$c2FsdA$VawEblbjCJ/sFpHCJUS2BQ",
                "$pbkdf2-sha256$1$***$VawEblbjCJ/sFpHCJUS2BQ",
                "$pbkdf2-sha256$1$c2FsdA$Vaw"
            })
    void refuses_aHashThatIsNone_andDoesNotShowIt(String malformed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.parse(malformed))
                .withMessageStartingWith("not a password hash")
                .withMessageNotContaining("VawEb");
    }

    @Test
    void secret_derivesAHash_onceForThePasswordThatMatches_andEachTimeForOthers() {
        Secret secret = Secret.of(RFC_7914);

        assertThat(secret.isCostly("passwd")).isTrue();
        assertThat(secret.matches("passwe")).isFalse();
        assertThat(secret.isCostly("passwe")).isTrue();
        assertThat(secret.matches("passwd")).isTrue();
        assertThat(secret.isCostly("passwd")).isFalse();
        assertThat(secret.matches("passwd")).isTrue();
        assertThat(secret.isCostly("passwe")).isTrue();
        assertThat(secret.matches("passwe")).isFalse();
        assertThat(Secret.of("clear").isCostly("clear")).isFalse();
    }

    @Test
    void secret_neverShowsItself() {
        assertThat(Secret.of("hunter2"))
                .hasToString("***")
                .isEqualTo(Secret.of("hunter2"))
                .isNotEqualTo(Secret.of("x"));
    }
}
