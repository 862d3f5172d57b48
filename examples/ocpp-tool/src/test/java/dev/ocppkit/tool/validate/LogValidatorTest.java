package dev.ocppkit.tool.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.frame.MessageType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LogValidatorTest {
    private static final int MAX_LINE = 1 << 20;

    private final StringWriter report = new StringWriter();

    private Summary run(byte[] log, int maxExchanges) throws IOException {
        Settings settings = new Settings(OcppVersion.V2_1, Policy.STRICT, null, 0, MAX_LINE, maxExchanges);
        LineReader lines = new LineReader(new ByteArrayInputStream(log), MAX_LINE, () -> {});
        return new LogValidator(settings, new TextReporter(new PrintWriter(report))).run(lines, bytes -> {});
    }

    private Summary run(String log, int maxExchanges) throws IOException {
        return run(log.getBytes(StandardCharsets.UTF_8), maxExchanges);
    }

    @Test
    void forgottenCallsAreToldOnceAndCounted() throws IOException {
        String calls = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> "> [2,\"" + i + "\",\"Heartbeat\",{}]\n")
                .collect(Collectors.joining());

        Summary summary = run(calls + "< [3,\"1\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]\n", 3);

        assertThat(summary.forgotten()).isEqualTo(2);
        assertThat(summary.unanswered()).isEqualTo(3);
        assertThat(summary.byRule(Severity.NOTE)).containsEntry("forgottenCall", 1L);
        // It cannot be known any more whether the answer is right.
        assertThat(summary.byRule(Severity.WARNING)).containsEntry("unmatchedResponse", 1L);
        assertThat(summary.invalid()).isZero();
    }

    @Test
    void manyViolationsOfOneFrameAreCutOff() throws IOException {
        String members =
                IntStream.range(0, 1500).mapToObj(i -> "\"m" + i + "\":0").collect(Collectors.joining(","));

        Summary summary = run("[2,\"1\",\"Heartbeat\",{" + members + "}]\n", 10);

        assertThat(summary.byRule(Severity.ERROR)).containsEntry("additionalProperties", 1000L);
        assertThat(summary.byRule(Severity.NOTE)).containsEntry("moreViolations", 1L);
        assertThat(report.toString()).contains("500 further violation(s)");
    }

    @Test
    void deepNestingIsAViolationAndNoFailure() throws IOException {
        String deep = "[".repeat(100_000);

        Summary summary = run(
                "[2,\"1\",\"Heartbeat\",{\"customData\":{\"vendorId\":\"v\",\"a\":" + deep + "\n" + deep + "\n"
                        + "{\"frame\":" + deep + "\n[4,\"1\",\"InternalError\",\"\",{\"a\":" + deep + "\n",
                10);

        assertThat(summary.byRule(Severity.ERROR))
                .containsEntry("readLimit", 1L)
                .containsEntry("noFrame", 1L)
                .containsEntry("logEntry", 1L)
                .containsEntry("json", 1L);
    }

    @Test
    void largeLogNeedsNoMoreThanItsBounds() throws IOException {
        int frames = 20_000;
        LineReader lines = new LineReader(new Calls(frames, 1000), MAX_LINE, () -> {});
        Settings settings = new Settings(OcppVersion.V2_1, Policy.STRICT, null, 0, MAX_LINE, 100);

        Summary summary = new LogValidator(settings, new TextReporter(new PrintWriter(report))).run(lines, bytes -> {});

        assertThat(lines.bytesRead()).isGreaterThan(20_000_000);
        assertThat(lines.buffer()).hasSizeLessThanOrEqualTo(1 << 16);
        assertThat(summary.frames()).containsEntry(MessageType.CALL, (long) frames);
        assertThat(summary.unanswered() + summary.forgotten()).isEqualTo(frames);
        assertThat(summary.unanswered()).isEqualTo(100);
    }

    @Property
    void noBytesMakeItFail(@ForAll byte[] log) throws IOException {
        assertThat(run(("x" + new String(log, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1), 5)
                        .total())
                .isPositive();
    }

    @Property
    void noDamageToALogMakesItFail(@ForAll long seed) throws IOException {
        byte[] log = """
                # comment
                > [2,"1","BootNotification",{"reason":"PowerUp","chargingStation":{"model":"M","vendorName":"V"}}]
                < [3,"1",{"currentTime":"2026-01-31T12:00:01Z","interval":300,"status":"Accepted"}]
                {"direction":"out","frame":[2,"2","Heartbeat-Signed",{"payload":"e30","protected":"e30","signature":"AA"}]}
                {"direction":"in","frame":"[4,\\"2\\",\\"InternalError\\",\\"\\",{}]"}
                > [6,"3","NotifyPeriodicEventStream",{"id":1,"pending":0,"basetime":"2026-01-31T12:00:00Z","data":[{"t":0,"v":"1"}]}]
                > [5,"1","InternalError","",{}]
                """.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = random.nextInt(8); i >= 0; i--) {
            log[random.nextInt(log.length)] = (byte) "[]{}\",:\\\n0n \u00ff".charAt(random.nextInt(13));
        }

        Summary summary = run(log, 2);

        assertThat(summary.valid()).isNotNegative();
        assertThat(summary.total() + summary.skippedLines()).isEqualTo(summary.lines());
    }
}
