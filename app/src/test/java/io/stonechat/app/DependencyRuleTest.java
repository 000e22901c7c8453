package io.stonechat.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house in its shape: who may depend on whom, and what must never turn up where. */
class DependencyRuleTest {

    /** Each room and the rooms it may name; through them it may use what they may. */
    private static final Map<String, Set<String>> MAY_DEPEND_ON = Map.ofEntries(
            entry("protocol", Set.of()),
            entry("peer", Set.of("protocol")),
            entry("session", Set.of("protocol")),
            entry("store", Set.of("protocol")),
            entry("delivery", Set.of("store", "session")),
            entry("host", Set.of()),
            entry("python", Set.of("host")),
            entry("cdr", Set.of("host", "delivery")),
            entry("smpp", Set.of("host", "delivery")),
            entry("api", Set.of("smpp")),
            entry("simulator", Set.of("session")),
            entry("testkit", Set.of("smpp")),
            entry("app", Set.of("api", "cdr", "simulator", "peer", "python", "testkit")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.stonechat");

    static Set<String> rooms() {
        return MAY_DEPEND_ON.keySet();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_depends_only_on_the_rooms_below_it(String room) {
        Set<String> allowed = reachableFrom(room);
        String[] forbidden = rooms().stream()
                .filter(other -> !allowed.contains(other))
                .map(DependencyRuleTest::packageOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void every_class_lives_in_the_one_package_of_its_room() {
        classes()
                .should()
                .resideInAnyPackage(
                        rooms().stream().map(DependencyRuleTest::packageOf).toArray(String[]::new))
                .check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_is_null_marked(String room) {
        JavaPackage house = HOUSE.getPackage(packageOf(room));
        assertThat(house.isAnnotatedWith(NullMarked.class)).isTrue();
    }

    @Test
    void protocol_does_no_input_or_output() {
        noClasses()
                .that()
                .resideInAPackage(packageOf("protocol"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..", "io.netty..", "org.slf4j..")
                .check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("belowTheScripts")
    void session_store_and_delivery_know_no_script_engine_no_sql_and_no_json(String room) {
        noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.tools..", "org.graalvm..", "java.sql..", "javax.sql..", "tools.jackson..")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    static Stream<String> belowTheScripts() {
        return Stream.of("session", "store", "delivery");
    }

    /** The room itself and all it may use, directly or through others. */
    private static Set<String> reachableFrom(String room) {
        Set<String> reached = new HashSet<>(Set.of(room));
        Set<String> next = MAY_DEPEND_ON.getOrDefault(room, Set.of());
        while (!next.isEmpty()) {
            reached.addAll(next);
            next = next.stream()
                    .flatMap(below -> MAY_DEPEND_ON.getOrDefault(below, Set.of()).stream())
                    .filter(below -> !reached.contains(below))
                    .collect(toSet());
        }
        return reached;
    }

    private static String packageOf(String room) {
        return "io.stonechat." + room;
    }
}
