package dev.ocppkit.benchmarks;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.HeartbeatRequest;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs that encode one frame and print how many milliseconds the process has run and how many classes were loaded.
 * The beans that tell load classes too, the same ones in each program.
 */
final class FirstFrame {
    private static final int CALL = 2;
    private static final String ID = "1";
    private static final String ACTION = "Heartbeat";

    private FirstFrame() {}

    private static void report(int bytes) {
        long now = System.currentTimeMillis();
        long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        if (bytes < 0) {
            throw new IllegalStateException();
        }
        System.out.println((now - started) + " " + classes);
    }

    /** Encodes nothing. */
    static final class None {
        private None() {}

        public static void main(String[] args) {
            report(0);
        }
    }

    /** Encodes with this library. */
    static final class ByCodec {
        private ByCodec() {}

        public static void main(String[] args) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), frame)) {
                generator.writeStartArray();
                generator.writeNumber(CALL);
                generator.writeString(ID);
                generator.writeString(ACTION);
                OcppCodec.of(OcppVersion.V2_1).write(HeartbeatRequest.of(), generator);
                generator.writeEndArray();
            }
            report(frame.size());
        }
    }

    /** Encodes with data binding. */
    static final class ByDatabind {
        private ByDatabind() {}

        public static void main(String[] args) {
            JsonMapper mapper = JsonMapper.builder().build();
            report(mapper.writeValueAsBytes(List.of(CALL, ID, ACTION, HeartbeatRequest.of())).length);
        }
    }
}
