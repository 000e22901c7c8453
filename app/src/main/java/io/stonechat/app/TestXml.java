package io.stonechat.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes what came of tests the way build servers read it: the XML that JUnit's runners have always written. */
final class TestXml {

    private TestXml() {}

    /**
     * Writes the report.
     *
     * @throws Failure when the file cannot be written
     */
    static void write(Path file, List<TestOutcome> outcomes) {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (Map.Entry<Path, List<TestOutcome>> suite : byFile(outcomes).entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (IOException | XMLStreamException e) {
            throw new Failure("The report " + file + " cannot be written: " + e.getMessage() + ".");
        }
    }

    private static Map<Path, List<TestOutcome>> byFile(List<TestOutcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(TestOutcome::file, LinkedHashMap::new, Collectors.toList()));
    }

    private static void suite(XMLStreamWriter xml, Path file, List<TestOutcome> outcomes) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", String.valueOf(file.getFileName()));
        xml.writeAttribute("tests", String.valueOf(outcomes.size()));
        xml.writeAttribute("failures", count(outcomes, TestOutcome.Verdict.FAILED));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", count(outcomes, TestOutcome.Verdict.SKIPPED));
        xml.writeAttribute(
                "time", seconds(outcomes.stream().map(TestOutcome::time).reduce(Duration.ZERO, Duration::plus)));
        for (TestOutcome outcome : outcomes) {
            test(xml, outcome);
        }
        xml.writeEndElement();
    }

    private static void test(XMLStreamWriter xml, TestOutcome outcome) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", outcome.suite());
        xml.writeAttribute("name", outcome.name());
        xml.writeAttribute("time", seconds(outcome.time()));
        TestFailure failure = outcome.failure();
        if (outcome.verdict() == TestOutcome.Verdict.SKIPPED) {
            xml.writeStartElement("skipped");
            if (failure != null) {
                xml.writeAttribute("message", clean(failure.message()));
            }
            xml.writeEndElement();
        } else if (failure != null) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", clean(failure.message()));
            xml.writeAttribute("type", failure.type());
            xml.writeCharacters(clean(failure.trace()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String count(List<TestOutcome> outcomes, TestOutcome.Verdict verdict) {
        return String.valueOf(outcomes.stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .count());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    /** Without what no XML document may hold; texts of messages may. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= 0x20 && c <= 0xD7FF)
                                || (c >= 0xE000 && c <= 0xFFFD)
                                || c >= 0x10000
                        ? c
                        : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
