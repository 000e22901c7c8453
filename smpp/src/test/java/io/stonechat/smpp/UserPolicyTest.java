package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RBINDFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.Cidr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserPolicyTest {
    private final UserSettings acme = new UserSettings(
            "acme",
            Secret.of("secret"),
            "acme",
            List.of(Cidr.parse("10.0.0.0/8")),
            Set.of(BindType.TRANSCEIVER, BindType.RECEIVER),
            0,
            0,
            true);

    @Test
    void admits_theRightPassword_fromAnAllowedAddress() {
        assertThat(UserPolicy.check(acme, bind("secret", "10.1.2.3", BindType.RECEIVER)))
                .isEqualTo(BindReply.accept());
        assertThat(acme.admits(bind("secret", "10.1.2.3", BindType.RECEIVER))).isTrue();
    }

    @Test
    void refuses_aWrongPassword_beforeAnythingElseIsTold() {
        refused(acme, bind("guess", "192.0.2.1", BindType.TRANSMITTER), ESME_RINVPASWD, "wrong password");
    }

    @Test
    void refuses_anAddressThatIsNotAllowed() {
        refused(acme, bind("secret", "192.0.2.1", BindType.RECEIVER), ESME_RBINDFAIL, "allow list");
    }

    @Test
    void refuses_aBindTypeThatIsNotAllowed() {
        refused(acme, bind("secret", "10.1.2.3", BindType.TRANSMITTER), ESME_RBINDFAIL, "transmitter");
    }

    @Test
    void refuses_aUserThatIsNotEnabled() {
        UserSettings off = new UserSettings(
                "acme", Secret.of("secret"), "acme", List.of(), Set.of(BindType.values()), 0, 0, false);

        refused(off, bind("secret", "10.1.2.3", BindType.RECEIVER), ESME_RBINDFAIL, "not enabled");
    }

    @Test
    void bind_understandsHashes_andHidesItsPassword() {
        Bind bind = bind("passwd", "10.1.2.3", BindType.RECEIVER);

        assertThat(bind.passwordMatches("$pbkdf2-sha256$1$c2FsdA"
                        + "$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw"))
                .isTrue();
        assertThat(bind.toString()).contains("acme").doesNotContain("passwd");
        assertThat(bind.clientAddr()).isEqualTo("10.1.2.3:50123");
    }

    private static void refused(UserSettings user, Bind bind, CommandStatus status, String reason) {
        assertThat(UserPolicy.check(user, bind)).isInstanceOfSatisfying(BindReply.Reject.class, reject -> {
            assertThat(reject.status()).isEqualTo(status);
            assertThat(reject.reason()).contains(reason);
        });
    }

    private static Bind bind(String password, String address, BindType type) {
        return new Bind(
                BindRequest.builder()
                        .systemId("acme")
                        .password(password)
                        .type(type)
                        .build(),
                new InetSocketAddress(InetAddress.ofLiteral(address), 50_123),
                null);
    }
}
