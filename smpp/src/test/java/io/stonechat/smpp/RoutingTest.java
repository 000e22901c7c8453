package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {
    private static final Session UPSTREAM =
            new Session(Session.BIND, "s1", "upstream", "192.0.2.1:2775", BindType.TRANSCEIVER, 0x34);

    private final Routing routing = new Routing(
            List.of("bind:default"),
            List.of(rule("31", "nl"), rule("316", "nl-mobile"), rule("4", "zone4")),
            List.of(
                    new MoRule("4477*", "", "", "", "uk"),
                    new MoRule("12345", "", "STOP", "", "stopper"),
                    new MoRule("12345", "31*", "", "", "dutch"),
                    new MoRule("12345", "", "", "upstream", "rest")));

    @ParameterizedTest
    @CsvSource({
        "31612345678, bind:nl-mobile",
        "+31612345678, bind:nl-mobile",
        "31201234567, bind:nl",
        "31, bind:nl",
        "3, bind:default",
        "4912345, bind:zone4",
        "'', bind:default"
    })
    void takes_theRuleWithTheLongestPrefix(String destination, String step) {
        assertThat(routing.chainFor(new Address(1, 1, destination))).containsExactly(step);
    }

    @Test
    void takes_aRuleWithoutPrefix_forWhatNoOtherMatches() {
        Routing catchAll = new Routing(List.of(), List.of(rule("", "all"), rule("31", "nl")), List.of());

        assertThat(catchAll.chainFor(Address.of("49123456789"))).containsExactly("bind:all");
        assertThat(catchAll.chainFor(Address.of("31123456789"))).containsExactly("bind:nl");
    }

    @ParameterizedTest
    @CsvSource({
        "447700900123, 31612345678, hello, uk",
        "12345, 31612345678, stop please, stopper",
        "12345, 31612345678, stopping, dutch",
        "12345, 49123456789, hello, rest"
    })
    void finds_theOwnerOfAMessage_byTheFirstRuleThatMatches(String to, String from, String text, String user) {
        assertThat(routing.ownerOf(message(to, from, text), UPSTREAM)).contains(user);
    }

    @Test
    void finds_noOwner_whereNoRuleMatches() {
        assertThat(routing.ownerOf(message("999", "31612345678", "hello"), UPSTREAM))
                .isEmpty();
    }

    @Test
    void finds_theOwnerOfANumber() {
        assertThat(routing.ownerOf(Address.of("+447700900123"))).contains("uk");
        assertThat(routing.ownerOf(new Address(0, 0, "12345"))).isEmpty();
    }

    @Test
    void says_howLongSegmentsWait_byTheFirstRuleThatMayBeTheirs_whateverTheirText() {
        Routing whole = new Routing(
                List.of(),
                List.of(),
                List.of(
                        new MoRule("12345", "", "stop", "", "plain"),
                        new MoRule("12345", "31*", "", "up", "first", Duration.ofMinutes(2)),
                        new MoRule("", "", "go", "", "second", Duration.ofMinutes(1))));

        assertThat(whole.reassembly(message("12345", "31612345678", "of a"), "up"))
                .contains(Duration.ofMinutes(2));
        assertThat(whole.reassembly(message("12345", "31612345678", "of a"), "other"))
                .contains(Duration.ofMinutes(1));
        assertThat(routing.reassembly(message("12345", "31612345678", "of a"), "up"))
                .isEmpty();
    }

    private static RouteRule rule(String prefix, String bind) {
        return new RouteRule(prefix, bind, List.of("bind:" + bind), false, Map.of());
    }

    private static DeliverSm message(String to, String from, String text) {
        var encoded = Text.best(text);
        return DeliverSm.builder()
                .source(from)
                .destination(to)
                .dataCoding(encoded.alphabet().dataCoding())
                .shortMessage(encoded.octets())
                .build();
    }
}
