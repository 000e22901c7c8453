package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Scripts import this room and java.base whole, so no name may stand in both. */
class TypeNamesTest {

    @Test
    void shares_noSimpleName_withJavaBase() throws IOException {
        assertThat(publicNames()).doesNotContainAnyElementsOf(javaBase()).contains("HostExtension", "Cache");
    }

    private static Set<String> javaBase() throws IOException {
        var base = ModuleFinder.ofSystem().find("java.base").orElseThrow();
        var exported = base.descriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(export -> export.source().replace('.', '/'))
                .collect(Collectors.toSet());
        try (var reader = base.open();
                var names = reader.list()) {
            return names.filter(name -> name.endsWith(".class") && !name.contains("$") && name.contains("/"))
                    .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('/'))))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - ".class".length()))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> publicNames() throws IOException {
        var sources = Path.of("src/main/java/io/stonechat/host");
        try (var files = Files.list(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.contains("-"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .filter(TypeNamesTest::isPublic)
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(Class.forName("io.stonechat.host." + name).getModifiers());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
