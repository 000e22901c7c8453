package io.stonechat.smpp;

import io.stonechat.host.Face;
import java.util.List;
import java.util.stream.Stream;

/** How scripts in Python see the namespaces: modules, some of which are only parts of others. */
final class PythonFaces {

    private static final List<String> PARTS = List.of(
            "_smpp_wire",
            "_smpp_receipt",
            "_smpp_reply",
            "_smpp_pdu",
            "_smpp_session",
            "_smpp_answer",
            "_smpp_checks",
            "_smpp_send",
            "_smpp_message",
            "_smpp_hooks");

    private PythonFaces() {}

    static List<Face> smpp(PythonSmpp support) {
        return Stream.concat(PARTS.stream(), Stream.of("smpp"))
                .map(module -> Face.python(module, PythonFaces.class, support))
                .toList();
    }

    static List<Face> numbers(PythonNumbers support) {
        return List.of(Face.python("numbers", PythonFaces.class, support));
    }

    static List<Face> store(PythonStore support) {
        return List.of(Face.python("store", PythonFaces.class, support));
    }
}
