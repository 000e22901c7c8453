package io.stonechat.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What {@code stubs/make.py} makes of the modules that the rooms bring for scripts in Python. */
record PythonStubs(String page, Map<String, String> stubs) {

    private static final List<String> ROOMS = List.of("host", "smpp", "testkit");
    private static final String MODULES = "src/main/resources/META-INF/stonechat/python";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAGE = "reference";
    private static final String TYPES = "_types";

    static PythonStubs make() {
        Map<String, String> texts = new TreeMap<>(Map.of(TYPES, resource("_types.pyi")));
        ROOMS.forEach(room -> texts.putAll(modules(Path.of("..", room, MODULES))));
        try (Context python = Context.newBuilder("python")
                .option("engine.WarnInterpreterOnly", "false")
                .build()) {
            python.eval("python", resource("make.py"));
            python.eval("python", "import json");
            String made = python.eval("python", "lambda texts: json.dumps(made(json.loads(texts)))")
                    .execute(JSON.writeValueAsString(texts))
                    .asString();
            Map<String, String> all = new TreeMap<>(JSON.readValue(made, new TypeReference<Map<String, String>>() {}));
            String page = Objects.requireNonNull(all.remove(PAGE));
            return new PythonStubs(page, all);
        }
    }

    /** A test in Python that holds the stubs to the modules. */
    String check() {
        String quoted = JSON.writeValueAsString(JSON.writeValueAsString(stubs));
        return "import json\n\nSTUBS = json.loads(" + quoted + ")\n\n" + resource("check.py");
    }

    private static Map<String, String> modules(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".py")).toList()) {
                String name = folder.relativize(file).toString().replaceAll("[/\\\\]", ".");
                texts.put(name.substring(0, name.length() - ".py".length()), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PythonStubs.class.getResourceAsStream("stubs/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
