/** Harnesses for script authors. */
module io.stonechat.testkit {
    requires static org.jspecify;
    // A test of a script is written in the words of the script, and of JUnit.
    requires transitive io.stonechat.script;
    requires transitive org.junit.jupiter.api;
    requires io.stonechat.delivery;
    requires java.management;
    requires jdk.management;
    requires org.slf4j;

    exports io.stonechat.testkit;
}
