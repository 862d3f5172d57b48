package dev.ocppkit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.message.HeartbeatResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A benchmark must not measure a failure: all ways lead to the same record and the same JSON. */
class CodecBenchmarkTest {
    @ParameterizedTest
    @EnumSource
    void everyWayOfReadingYieldsTheRecord(Document document) {
        CodecBenchmark benchmark = prepared(document);
        OcppRecord expected = document.toRecord();

        assertThat(benchmark.read()).isEqualTo(expected);
        assertThat(benchmark.readThenCheck()).isEmpty();
        assertThat(benchmark.databindRead(otherWays(benchmark))).isEqualTo(expected);
        assertThat(benchmark.schemaRead(otherWays(benchmark))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyWayOfWritingYieldsTheDocument(Document document) {
        CodecBenchmark benchmark = prepared(document);

        assertThat(benchmark.write()).isEqualTo(document.toJson());
        assertThat(benchmark.writeUnchecked()).isEqualTo(document.toJson());
        assertThat(benchmark.databindWrite(otherWays(benchmark))).hasSameSizeAs(document.toJson());
    }

    @Test
    void theSchemaIsReallyLookedAt() {
        SchemaRoute route = new SchemaRoute(JsonMapper.shared(), HeartbeatResponse.class);
        byte[] wrong = "{\"currentTime\":\"noon\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> route.read(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema");
    }

    @Test
    void theDocumentsHaveTheSizesThatTheReportSpeaksOf() {
        assertThat(Document.HEARTBEAT_REQUEST.toJson()).hasSize(2);
        assertThat(Document.TRANSACTION_EVENT.toJson().length).isCloseTo(1200, within(60));
        assertThat(Document.NOTIFY_REPORT.toJson().length).isCloseTo(50_000, within(2_500));
    }

    private static CodecBenchmark prepared(Document document) {
        CodecBenchmark benchmark = new CodecBenchmark();
        benchmark.document = document;
        benchmark.prepare();
        return benchmark;
    }

    private static CodecBenchmark.OtherWays otherWays(CodecBenchmark benchmark) {
        CodecBenchmark.OtherWays other = new CodecBenchmark.OtherWays();
        other.prepare(benchmark);
        return other;
    }
}
