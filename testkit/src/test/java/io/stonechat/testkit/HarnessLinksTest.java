package io.stonechat.testkit;

import static io.stonechat.protocol.CommandStatus.ESME_RBINDFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.smpp.Bind;
import io.stonechat.smpp.QueryOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The two sides of the gateway: ESMEs, and what it is bound to. */
class HarnessLinksTest {

    @RegisterExtension
    static final HarnessExtension GATEWAY =
            HarnessExtension.of(Harness.ofSource("""
                    import module io.stonechat.script;

                    Log log;
                    @OnBind BindReply in(Bind bind) {
                        return bind.passwordMatches("pw") ? BindReply.accept()
                                : BindReply.reject(io.stonechat.protocol.CommandStatus.ESME_RINVPASWD);
                    }
                    @OnSession("unbound") void gone(Session session) { log.info(session.systemId() + " is gone"); }
                    """).config("""
                    extensions:
                      smpp:
                        server: { enquire_link_timer_ms: 0, inactivity_timer_ms: 600000 }
                        binds: [ { name: up, host: u, port: 1, system_id: we, password: pw, system_type: SMPP } ]
                    """));

    @Test
    void anEsme_bindsTheWayTheTestWants(Harness harness) {
        harness.bind(EsmeSettings.of("acme", "pw")
                .with(BindType.RECEIVER)
                .withSystemType("VMA")
                .withAddressRange("^49")
                .withInterfaceVersion(0x33)
                .from("192.0.2.7", 4000));

        Bind bind = (Bind) harness.calls("smpp.on_bind").getLast().arguments().getFirst();
        assertThat(bind).isNotNull();
        assertThat(bind.clientAddr()).isEqualTo("192.0.2.7:4000");
        assertThat(bind.bindType()).isEqualTo(BindType.RECEIVER);
        assertThat(bind.systemType()).isEqualTo("VMA");
        assertThat(bind.addressRange()).isEqualTo("^49");
        assertThat(bind.interfaceVersion()).isEqualTo(0x33);
    }

    @Test
    void whoIsRefused_isTold(Harness harness) {
        assertThat(harness.tryBind("acme", "guess").status()).isEqualTo(ESME_RINVPASWD);
        assertThatThrownBy(() -> harness.bind("acme", "guess"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the bind of acme was refused with ESME_RINVPASWD");
    }

    @Test
    void whoLeaves_isSeenToLeave(Harness harness) {
        Esme one = harness.bind("one", "pw");
        Esme two = harness.bind("two", "pw");

        one.unbind();
        two.hangUp();

        assertThat(one.isBound()).isFalse();
        assertThat(two.isBound()).isFalse();
        assertThat(harness.log())
                .containsExactly(new LogLine("info", "one is gone"), new LogLine("info", "two is gone"));
        assertThatThrownBy(() -> one.submit("1", "hello"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not bound");
    }

    @Test
    void timersOfSessions_areThoseOfProduction(Harness harness) {
        Esme esme = harness.bind("acme", "pw");

        harness.advance(Duration.ofMinutes(9));
        assertThat(esme.isBound()).isTrue();
        harness.advance(Duration.ofMinutes(2));
        assertThat(esme.isBound()).as("inactivity_timer_ms is over").isFalse();
    }

    @Test
    void aBindThatIsRefused_isTriedAgain(Harness harness) {
        Upstream up = harness.upstream("up");
        up.down();
        up.up();
        up.refuseBinds(ESME_RBINDFAIL);
        harness.advance(Duration.ofMinutes(10));
        assertThat(up.isBound()).isFalse();
        assertThat(up.binds())
                .hasSizeGreaterThan(1)
                .extracting(BindRequest::systemType)
                .containsOnly("SMPP");

        up.up();
        harness.advance(Duration.ofMinutes(10));
        assertThat(up.isBound()).isTrue();
    }

    @Test
    void anUpstream_answersWithWhatTheTestHasMade(Harness harness) {
        harness.upstream("up").answers(Answer.respond(new QuerySmResp(0, ESME_ROK, "77", "", 2, 0)));

        QueryOutcome outcome = harness.smpp().queryVia("up", new QuerySm(0, "77", Address.EMPTY));

        assertThat(outcome).isInstanceOf(QueryOutcome.Answered.class);
        assertThat(harness.upstream("up").last().as(QuerySm.class).messageId()).isEqualTo("77");
    }

    @Test
    void aBindThatNobodyConfigured_isNamed(Harness harness) {
        assertThatThrownBy(() -> harness.upstream("down"))
                .hasMessage("the configuration has no bind \"down\" that is enabled; it has up");
    }
}
