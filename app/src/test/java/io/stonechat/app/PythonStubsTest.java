package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Holds the stubs for editors and the page of reference to the modules that scripts in Python import. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonStubsTest {

    private static final Path STUBS = Path.of("src/main/resources/io/stonechat/app/typings");
    private static final Path PAGE = Path.of("../docs/python-reference.md");
    private static final String ANEW = "they are not what the modules say; make them anew: mvn -pl app -am verify"
            + " -Dtest=PythonStubsTest -Dsurefire.failIfNoSpecifiedTests=false -Dstonechat.docs=write";

    private final PythonStubs made = PythonStubs.make();

    @Test
    void the_page_is_made_of_the_modules() throws IOException {
        if (isWriting()) {
            Files.writeString(PAGE, made.page());
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "").as(ANEW).isEqualTo(made.page());
    }

    @Test
    void the_stubs_are_made_of_the_modules() throws IOException {
        if (isWriting()) {
            for (Map.Entry<String, String> stub : made.stubs().entrySet()) {
                Path file = STUBS.resolve(stub.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, stub.getValue());
            }
        }
        assertThat(stubs()).as(ANEW).isEqualTo(made.stubs());
    }

    @Test
    void what_they_say_is_what_a_script_finds(@TempDir Path folder) throws IOException {
        Path check = Files.writeString(folder.resolve("stubs_test.py"), made.check());

        CommandRun run = CommandRun.of("test", check.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("FAIL").contains("4 passed");
        assertThat(run.status()).isZero();
    }

    private static boolean isWriting() {
        return "write".equals(System.getProperty("stonechat.docs"));
    }

    private static Map<String, String> stubs() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(STUBS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(STUBS.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
