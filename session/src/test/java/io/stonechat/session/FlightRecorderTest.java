package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTest {
    @TempDir
    Path folder;

    @Test
    void bindsUnbindsAndSlowAnswers_areInARecording() throws Exception {
        var time = new ManualTime();
        Path file = folder.resolve("links.jfr");
        try (var recording = new Recording()) {
            recording.start();
            try (var centre = TestCentre.start();
                    var esme = TestEsme.bind(
                            settings -> settings.clock(time).timer(time).enquireLinkTimer(Duration.ZERO))) {
                centre.connect().send(Messages.wrongBind()).receive();
                centre.bind(BindType.TRANSMITTER).close();
                centre.closed();
                var slow = esme.session.submit(Messages.submit(0));
                int sequence = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
                time.advance(Duration.ofMillis(1_500));
                esme.centre.send(new SubmitSmResp(sequence, CommandStatus.ESME_RTHROTTLED, "", Tlvs.NONE));
                slow.get(30, TimeUnit.SECONDS);
            }
            recording.stop();
            recording.dump(file);
        }

        Map<String, List<RecordedEvent>> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("stonechat."))
                .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
        assertThat(events).containsKeys("stonechat.Bound", "stonechat.Closed", "stonechat.BindRefused");
        RecordedEvent slow =
                events.getOrDefault("stonechat.SlowResponse", List.of()).getFirst();
        assertThat(slow.getString("command")).isEqualTo("submit_sm");
        assertThat(slow.getDuration("took")).isEqualTo(Duration.ofMillis(1_500));
        assertThat(events.getOrDefault("stonechat.SlowedDown", List.of())
                        .getFirst()
                        .getString("reason"))
                .contains("ESME_RTHROTTLED");
        assertThat(Files.size(file)).isPositive();
    }
}
