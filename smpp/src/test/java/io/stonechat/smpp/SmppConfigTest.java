package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.InterfaceVersion;
import io.stonechat.protocol.MessageIdForm;
import io.stonechat.protocol.TlvDefinition;
import io.stonechat.protocol.TlvType;
import io.stonechat.session.Cidr;
import io.stonechat.session.Endpoint;
import io.stonechat.session.LockoutPolicy;
import io.stonechat.session.ProxyPolicy;
import io.stonechat.session.ServerLimits;
import io.stonechat.session.ThrottleAction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmppConfigTest {
    private static final String BIND = "binds: [ { name: up, host: h, system_id: s, password: p } ]\n";

    @Test
    void reads_everyKey() {
        SmppConfig config = read("""
                server:
                  bind_address: 127.0.0.1
                  port: 2780
                  session_init_timer_ms: 1000
                  enquire_link_timer_ms: 2000
                  inactivity_timer_ms: 3000
                  response_timer_ms: 4000
                  window: 7
                  max_pdu_bytes: 4096
                  interface_version: 5.0
                  max_msg_per_sec: 8
                  throttle_action: reject
                users:
                  - { system_id: acme, password: pw, account: shared, allow: [10.0.0.0/8], max_binds: 4,
                      max_msg_per_sec: 200, bind_types: [transceiver] }
                binds:
                  - { name: eu, host: smsc.example, port: 2775, system_id: us, password: pw, system_type: VMA,
                      bind_type: transmitter, connections: 2, window: 50, max_msg_per_sec: 100,
                      message_id: { response: hex, receipt: decimal }, receipt_domain: provider,
                      enquire_link_timer_ms: 15000, response_timer_ms: 20000 }
                routing:
                  default_chain: ["bind:eu", queue]
                  rules: [ { prefix: "31", name: nl, chain: ["bind:eu"], options: { fee: 3 } } ]
                  mo: [ { to: "4477*", keyword: stop, bind: eu, user: acme } ]
                retry: { schedule: [10s, 1m], expire_after: 2h, permanent: [ESME_RINVSRCADR] }
                """);

        assertThat(config.server())
                .isEqualTo(new ServerSettings(
                        List.of(new ListenerSettings("127.0.0.1", 2780, null, List.of(), null)),
                        ServerSettings.DEFAULTS.limits(),
                        LockoutPolicy.DEFAULTS,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        7,
                        4096,
                        InterfaceVersion.V5_0,
                        8,
                        ThrottleAction.REJECT));
        UserSettings acme = config.user("acme").orElseThrow();
        assertThat(acme.account()).isEqualTo("shared");
        assertThat(acme.allow()).containsExactly(Cidr.parse("10.0.0.0/8"));
        assertThat(acme.bindTypes()).containsExactly(BindType.TRANSCEIVER);
        BindSettings eu = config.bind("eu").orElseThrow();
        assertThat(eu.bindType()).isEqualTo(BindType.TRANSMITTER);
        assertThat(eu.responseId()).isEqualTo(MessageIdForm.HEX);
        assertThat(eu.receiptId()).isEqualTo(MessageIdForm.DECIMAL);
        assertThat(eu.receiptDomain()).isEqualTo("provider");
        assertThat(config.routing().rules().getFirst().options()).isEqualTo(Map.of("fee", "3"));
        assertThat(config.retry().permanent()).containsExactly(CommandStatus.ESME_RINVSRCADR);
    }

    @Test
    void warns_ofRulesForUsers_thatNobodyIs() {
        String rules = """
                binds: [ { name: up, host: h, system_id: s, password: p } ]
                routing:
                  default_chain: ["bind:up"]
                  rules: [ { prefix: 44, user: [acme, bnak], chain: ["bind:up"] }, { prefix: 45, user: shared, chain: ["bind:up"] } ]
                  mo: [ { user: acme }, { user: shpo } ]
                """;
        assertThat(problems(rules, Map.of())).isEmpty();
        assertThat(problems("users: [ { system_id: acme, account: shared, password: p } ]\n" + rules, Map.of()))
                .extracting(Diagnostic::headline)
                .containsExactly(
                        "smpp.yaml:5:32: warning: there is no user and no account \"bnak\"",
                        "smpp.yaml:6:33: warning: there is no user and no account \"shpo\"");
    }

    @Test
    void isClosed_whereNothingIsSaid() {
        SmppConfig config = read("{}");

        assertThat(config.server()).isEqualTo(ServerSettings.DEFAULTS);
        assertThat(config.users()).isEmpty();
        assertThat(config.routing().isEmpty()).isTrue();
    }

    @Test
    void reads_listeners_whatTheyHaveInCommon_andWhoMayComeIn() {
        SmppConfig config = read("""
                server:
                  bind_address: 127.0.0.1
                  allow: [10.0.0.0/8]
                  proxy_protocol: { trusted: [10.0.0.1], required: false, timeout_ms: 500 }
                  max_connections: 100
                  max_unbound: 20
                  max_unbound_per_address: 3
                  max_binds: 50
                  lockout: { address_failures: 5, system_id_failures: 3, first: 10s, longest: 10m, forget: 1h,
                             delay_ms: 100, longest_delay_ms: 900 }
                  listeners:
                    - { port: 2775 }
                    - { bind_address: "::1", port: 2776, allow: [], proxy_protocol: { trusted: [192.0.2.1] } }
                """);

        ProxyPolicy common = new ProxyPolicy(List.of(Cidr.parse("10.0.0.1")), false, Duration.ofMillis(500));
        ServerSettings server = config.server();
        assertThat(server.listeners())
                .containsExactly(
                        new ListenerSettings("127.0.0.1", 2775, null, List.of(Cidr.parse("10.0.0.0/8")), common),
                        new ListenerSettings(
                                "::1", 2776, null, List.of(), ProxyPolicy.required(List.of(Cidr.parse("192.0.2.1")))));
        assertThat(server.limits()).isEqualTo(new ServerLimits(100, 20, 3, 50, 1_000_000));
        assertThat(server.lockout())
                .isEqualTo(LockoutPolicy.DEFAULTS
                        .withFailures(5, 3)
                        .withLock(Duration.ofSeconds(10), Duration.ofMinutes(10))
                        .withForget(Duration.ofHours(1))
                        .withDelay(Duration.ofMillis(100), Duration.ofMillis(900)));
    }

    @Test
    void aPortBesideListeners_isOneMore() {
        assertThat(read("server: { port: 2775, listeners: [ { port: 2776 } ] }")
                        .server()
                        .listeners())
                .extracting(ListenerSettings::port)
                .containsExactly(2775, 2776);
    }

    @Test
    void reads_addressAndPort_flatAsTheyOnceWere() {
        SmppConfig config = read("{ bind_address: 127.0.0.1, port: 2999 }");

        assertThat(config.server().bindAddress()).isEqualTo("127.0.0.1");
        assertThat(config.server().port()).isEqualTo(2999);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "binds: [ { name: up, host: h, system_id: s } ] | 1:10 | \"password\" is missing",
                "server: { port: 65536 } | 1:17 | \"port\" must be between 0 and 65535, found 65536",
                "server: { prot: 2775 } | 1:11 | unknown key \"prot\"",
                "server: { bind_address: localhost } | 1:25 | \"localhost\" is not an IP address",
                "server: { throttle_action: wait } | 1:28 | \"throttle_action\" must be one of pace, reject",
                "server: { tls: {} } | 1:16 | the listener needs a certificate",
                "server: { allow: [everybody] } | 1:18 | \"everybody\" is not a range of addresses",
                "server: { listeners: [ { bind_address: 127.0.0.1 } ] } | 1:24 | \"port\" is missing",
                "server: { listeners: [ { port: 1 }, { port: 1 } ] } | 1:45 | there are two listeners on 0.0.0.0:1",
                "server: { listeners: [ { port: 1, prot: 2 } ] } | 1:35 | unknown key \"prot\"",
                "server: { listeners: [ { port: 1, tls: {} } ] } | 1:40 | the listener needs a certificate",
                "server: { proxy_protocol: {} } | 1:27 | \"trusted\" is missing",
                "server: { proxy_protocol: { trusted: [a] } } | 1:38 | \"a\" is not a range of addresses",
                "server: { max_connections: 0 } | 1:28 | \"max_connections\" must be between 1 and 1000000",
                "server: { lockout: { first: 1m, longest: 1s } } | 1:42 | \"longest\" not shorter",
                "server: { lockout: { delay_ms: 9000 } } | 1:20 | \"longest_delay_ms\" must not be shorter",
                "users: [ { system_id: a } ] | 1:23 | a user needs \"password\" or \"password_hash\", and this one has neither",
                "users: [ { system_id: a, password: x, allow: [10.0.0.0/99] } ] | 1:46 | \"10.0.0.0/99\" is not a range",
                "users: [ { system_id: a, password_hash: x } ] | 1:41 | not a password hash",
                "users: [ { system_id: sixteen_octets_16, password: x } ] | 1:23 | is longer than 15 octets",
                "binds: [ { name: u, host: h, system_id: s, password: ninechars } ] | 1:54 | the password has 9 characters, 1 more than a bind can carry",
                "users: [ { system_id: a, password: x }, { system_id: a, password: y } ] | 1:54 | there are two users with the system_id \"a\"",
                "users: [ { system_id: a, password: x, bind_types: [both] } ] | 1:51 | \"both\" is no bind type",
                "routing: { default_chain: [\"bind:nope\"] } | 1:28 | there is no bind \"nope\" (expected: one of binds, which is empty)",
                "routing: { default_chain: [ims, queue, ims] } | 1:33 | \"queue\" is the end of a chain",
                "routing: { default_chain: [queue] } | 1:28 | \"queue\" keeps what no step took",
                "routing: { rules: [ { prefix: \"+31\", chain: [queue] } ] } | 1:31 | \"+31\" is no prefix of a number",
                "routing: { rules: [ { prefix: \"31\" } ] } | 1:21 | the rule for \"31\" has no chain",
                "routing: { rules: [ { prefix: \"3\", chain: [queue] }, { prefix: \"3\", chain: [queue] } ] } | 1:64 | there are two rules for the prefix \"3\"",
                "routing: { mo: [ { to: \"1\" } ] } | 1:18 | \"user\" is missing",
                "retry: { permanent: [ESME_RNOSUCH] } | 1:21 | \"ESME_RNOSUCH\" is no command_status",
                "retry: { schedule: [0s] } | 1:20 | \"schedule\" needs one time at least",
                "users: [ { system_id: a, password: x, message_id: octal } ] | 1:51 | \"message_id\" must be one of decimal, hex, short",
                "users: [ { system_id: a, password: x, deliver: always } ] | 1:48 | \"deliver\" must be one of first, normal, last, never",
                "users: [ { system_id: a, password: x, window: 70000 } ] | 1:47 | \"window\" must be between 0 and 65536",
                "users: [ { system_id: a, password: x, max_queued: -1 } ] | 1:51 | \"max_queued\" must be between 0",
                "users: [ { system_id: a, password: x, dedup: ten } ] | 1:46 | \"dedup\" must be a time",
                "users: [ { system_id: a, password: x, max_validity: 0s } ] | 1:53 | \"max_validity\" must be longer than 0",
                "users: [ { system_id: a, password: x, default_validity: 2h, max_validity: 1h } ] | 1:57 | \"default_validity\" is longer than \"max_validity\"",
                "users: [ { system_id: a, password: x, receipts: { timezone: Mars/Olympus } } ] | 1:61 | \"Mars/Olympus\" is no time zone",
                "users: [ { system_id: a, password: x, receipts: { format: long } } ] | 1:59 | \"format\" must be one of minutes, seconds, full, none",
                "users: [ { system_id: a, password: x, receipts: { zone: UTC } } ] | 1:51 | unknown key \"zone\"",
                "users: [ { system_id: a, password: x, reassemble: maybe } ] | 1:51 | \"reassemble\" must be a time",
                "binds: [ { name: u, host: h, system_id: s, password: p, registered_delivery: sometimes } ] | 1:78 | \"registered_delivery\" must be one of as_asked, always, never",
                "binds: [ { name: u, host: h, system_id: s, password: p, on_unknown: hope } ] | 1:69 | \"on_unknown\" must be one of resend, final",
                "binds: [ { name: u, host: h, system_id: s, password: p, unknown_hold: x } ] | 1:71 | \"unknown_hold\" must be a time",
                "binds: [ { name: u, host: h, system_id: s, password: p, late_response_grace: x } ] | 1:78 | \"late_response_grace\" must be a time",
                "binds: [ { name: u, host: h, system_id: s, password: p, validity: keep } ] | 1:67 | \"validity\" must be one of pass, cap, strip",
                "binds: [ { name: u, host: h, system_id: s, password: p, schedule: later } ] | 1:67 | \"schedule\" must be one of local, pass",
                "binds: [ { name: u, host: h, system_id: s, password: p, long_messages: cut } ] | 1:72 | \"long_messages\" must be one of as_is, split, payload",
                "binds: [ { name: u, host: h, system_id: s, password: p, statuses: { ESME_RNONE: park } } ] | 1:81 | \"ESME_RNONE\" is no command_status",
                "binds: [ { name: u, host: h, system_id: s, password: p, statuses: { 0x401: wait } } ] | 1:76 | \"wait\" says nothing about a status (expected: one of permanent, retry, failover, park, unknown)",
                "binds: [ { name: u, host: h, system_id: s, password: p, receipts: { stat_map: { OK: fine } } } ] | 1:85 | \"fine\" is no state",
                "binds: [ { name: u, host: h, system_id: s, password: p, receipts: { timezone: x } } ] | 1:79 | \"x\" is no time zone",
                "tlvs: [ { name: a, tag: 0x1400, type: int8 }, { name: A, tag: 0x1401, type: int8 } ] | 1:55 | there are two TLVs with the name \"A\"",
                "tlvs: [ { name: a, tag: 0x1400, type: int8 }, { name: b, tag: 5120, type: int8 } ] | 1:63 | there are two TLVs with the tag 0x1400",
                "tlvs: [ { name: a, tag: 0x0427, type: int8 } ] | 1:25 | 0x0427 is the tag of message_state in the specification",
                "tlvs: [ { name: message_state, tag: 0x1400, type: int8 } ] | 1:17 | \"message_state\" is a TLV of the specification",
                "tlvs: [ { name: a, tag: 0x1400, type: int24 } ] | 1:39 | \"type\" must be one of cstring, octets, int8, int16, int32, int64",
                "tlvs: [ { name: a, tag: 0x1400 } ] | 1:9 | \"type\" is missing",
                "tlvs: [ { name: a, tag: 65536, type: int8 } ] | 1:25 | \"65536\" is no tag",
                "tlvs: [ { name: a b, tag: 0x1400, type: int8 } ] | 1:17 | \"a b\" is no name of a TLV",
            })
    void tells_whatIsWrong_andWhere(String yaml, String place, String message) {
        assertThat(errors(yaml.strip()))
                .anySatisfy(error -> assertThat(error.headline())
                        .startsWith("smpp.yaml:" + place + ": ")
                        .contains(message));
    }

    @ParameterizedTest
    @CsvSource({
        "cstring, C_STRING, 65535",
        "octets, OCTETS, 65535",
        "int8, INTEGER, 1",
        "int16, INTEGER, 2",
        "int32, INTEGER, 4",
        "int64, INTEGER, 8"
    })
    void reads_theTlvsOfAVendor(String written, TlvType type, int maxLength) {
        var tlvs = read("tlvs: [ { name: dlt_entity_id, tag: 0x1400, type: " + written + " } ]")
                .tlvs();

        TlvDefinition definition = tlvs.find("DLT_Entity_Id").orElseThrow();
        assertThat(definition.tag()).isEqualTo(0x1400);
        assertThat(definition.type()).isEqualTo(type);
        assertThat(definition.maxLength()).isEqualTo(maxLength);
        assertThat(tlvs.find("message_state")).isPresent();
    }

    @Test
    void tells_ofTwoBindsWithOneName() {
        assertThat(errors("""
                binds:
                  - { name: up, host: h, system_id: s, password: p }
                  - { name: up, host: i, system_id: s, password: p }
                """))
                .singleElement()
                .satisfies(error -> assertThat(error.headline())
                        .isEqualTo("smpp.yaml:3:13: there are two binds with the name \"up\""));
    }

    @Test
    void takes_stepsOfOtherKinds_asDataForScripts() {
        assertThat(errors(BIND + "routing: { default_chain: [ims, \"bind:up\", queue] }"))
                .isEmpty();
    }

    @Test
    void names_whatThisBuildDoesNotHave() {
        assertThat(problems("routing: { mo: [ { to: \"1\", user: a, url: \"http://a\" } ] }", Map.of()))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.isError()).isFalse();
                    assertThat(warning.message()).isEqualTo("\"url\" is not part of this build and has no effect");
                });
    }

    @Test
    void environment_addsBinds_underscoresAndAll() {
        SmppConfig config = read(
                BIND,
                Map.of(
                        "SMPP_BIND_AGGREGATOR_EU_HOST", "smsc.example",
                        "SMPP_BIND_AGGREGATOR_EU_PORT", "2776",
                        "SMPP_BIND_AGGREGATOR_EU_SYSTEM_ID", "us",
                        "SMPP_BIND_AGGREGATOR_EU_PASSWORD", "pw",
                        "SMPP_BIND_AGGREGATOR_EU_SYSTEM_TYPE", "VMA",
                        "SMPP_BIND_AGGREGATOR_EU_MAX_MPS", "5",
                        "SMPP_BIND_AGGREGATOR_EU_TLS", "yes",
                        "SMPP_DEFAULT_CHAIN", "bind:aggregator-eu, queue",
                        "SMPP_SERVER_MAX_MPS", "9",
                        "SMPP_SERVER_THROTTLE_ACTION", "reject"));

        assertThat(config.binds()).extracting(BindSettings::name).containsExactly("up", "aggregator-eu");
        BindSettings bind = config.bind("aggregator-eu").orElseThrow();
        assertThat(bind.places().hosts()).containsExactly(new Endpoint("smsc.example", 2776));
        assertThat(bind.systemType()).isEqualTo("VMA");
        assertThat(bind.maxMsgPerSec()).isEqualTo(5);
        assertThat(bind.tls()).isNotNull();
        assertThat(config.routing().defaultChain()).isEqualTo(List.of("bind:aggregator-eu", "queue"));
        assertThat(config.server().maxMsgPerSec()).isEqualTo(9);
        assertThat(config.server().throttleAction()).isEqualTo(ThrottleAction.REJECT);
    }

    @Test
    void environment_isTakenToTask_byTheNameOfTheVariable() {
        assertThat(problems(
                        "{}",
                        Map.of(
                                "SMPP_BIND_X_HOST", "h",
                                "SMPP_BIND_X_PORT", "many",
                                "SMPP_BIND_X_PASSWORD", "p",
                                "SMPP_BIND_X_COLOUR", "red")))
                .extracting(Diagnostic::headline)
                .contains(
                        "SMPP_BIND_X_PORT: \"port\" must be a whole number, found \"many\"",
                        "SMPP_BIND_X_HOST: \"system_id\" is missing")
                .anySatisfy(line -> assertThat(line).startsWith("SMPP_BIND_X_COLOUR: warning: no field of a bind"));
    }

    @Test
    void environment_withoutAHost_makesNoBind() {
        assertThat(read("{}", Map.of("SMPP_BIND_X_PASSWORD", "p")).binds()).isEmpty();
    }

    @Test
    void warns_ofAPassword_thatManyEsmesCannotSend() {
        assertThat(problems("users: [ { system_id: a, password: ninechars } ]", Map.of()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.headline())
                            .startsWith("smpp.yaml:1:36: ")
                            .contains("has 9 characters, 1 more than SMPP 3.4 §5.2.2 allows")
                            .doesNotContain("ninechars");
                });
    }

    @Test
    void showsNoSecret() {
        assertThat(read(BIND.replace("password: p", "password: hunter2")).toString())
                .doesNotContain("hunter2");
    }

    private static SmppConfig read(String yaml) {
        return read(yaml, Map.of());
    }

    private static SmppConfig read(String yaml, Map<String, String> environment) {
        ConfigErrors errors = new ConfigErrors();
        SmppConfig config = SmppConfigReader.read(
                ConfigFile.parse(Path.of("smpp.yaml"), yaml, Map.of()).root(), environment, errors);
        assertThat(errors.problems()).isEmpty();
        return config;
    }

    private static List<Diagnostic> errors(String yaml) {
        return problems(yaml, Map.of()).stream().filter(Diagnostic::isError).toList();
    }

    private static List<Diagnostic> problems(String yaml, Map<String, String> environment) {
        ConfigErrors errors = new ConfigErrors();
        SmppConfigReader.read(
                ConfigFile.parse(Path.of("smpp.yaml"), yaml, Map.of()).root(), environment, errors);
        return errors.problems();
    }
}
