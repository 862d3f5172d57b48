package dev.ocppkit.benchmarks;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.WritePolicy;
import dev.ocppkit.model.message.HeartbeatRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reading and writing one document, by this library and by what one would use instead. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
    /** The document. */
    @Param
    public Document document = Document.HEARTBEAT_REQUEST;

    private final JsonFactory factory = new JsonFactory();
    private final OcppCodec codec = OcppCodec.of(OcppVersion.V2_1);
    private final OcppCodec unchecked = codec.with(WritePolicy.UNCHECKED);
    private OcppRecord value = document.toRecord();
    private Class<? extends OcppRecord> type = value.getClass();
    private byte[] json = {};

    /** Prepares the document. */
    @Setup
    public void prepare() {
        value = document.toRecord();
        type = value.getClass();
        json = document.toJson();
    }

    /**
     * Other ways to a record. They are made only for the benchmarks that take them: their classes would stand in the way of
     * how a virtual machine compiles the codec, and a program that uses the codec does not load them.
     */
    @State(Scope.Benchmark)
    public static class OtherWays {
        private final JsonMapper mapper = JsonMapper.builder().build();
        private SchemaRoute schemaRoute = new SchemaRoute(mapper, HeartbeatRequest.class);

        /** Prepares the validator. */
        @Setup
        public void prepare(CodecBenchmark benchmark) {
            schemaRoute = new SchemaRoute(mapper, benchmark.type);
        }
    }

    /** The yardstick: Jackson goes over all tokens, and nobody looks at them. */
    @Benchmark
    public int scan() {
        int tokens = 0;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /** One pass that yields the record or the violations. */
    @Benchmark
    public OcppRecord read() {
        return codec.read(type, json).orThrow();
    }

    /** The same, and then the check of a record that exists. */
    @Benchmark
    public List<Violation> readThenCheck() {
        return codec.read(type, json).orThrow().violations(OcppVersion.V2_1);
    }

    /** The check and then the writing, as a sender does by default. */
    @Benchmark
    public byte[] write() {
        return codec.toBytes(value);
    }

    /** Writing alone. */
    @Benchmark
    public byte[] writeUnchecked() {
        return unchecked.toBytes(value);
    }

    /** Plain data binding into the same record, without any check of the rules. */
    @Benchmark
    public OcppRecord databindRead(OtherWays other) {
        return other.mapper.readValue(json, type);
    }

    /** Plain data binding from the same record. */
    @Benchmark
    public byte[] databindWrite(OtherWays other) {
        return other.mapper.writeValueAsBytes(value);
    }

    /** Tree, validator and data binding. */
    @Benchmark
    public Object schemaRead(OtherWays other) {
        return other.schemaRoute.read(json);
    }
}
