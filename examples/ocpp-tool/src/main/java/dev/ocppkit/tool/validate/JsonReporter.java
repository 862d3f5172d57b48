package dev.ocppkit.tool.validate;

import dev.ocppkit.model.Action;
import dev.ocppkit.rpc.frame.MessageType;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes for programs: one JSON object per line. The names of the members are documented and stay as they are. */
final class JsonReporter implements Reporter {
    /** Pure ASCII reaches the reader whatever its encoding, and cannot steer a terminal. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();
    /** An id may have 36 characters; a few more let a reader see that it is too long. */
    private static final int LONGEST_ID = 64;

    private final PrintWriter out;

    JsonReporter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void frame(FrameReport report) {
        for (Finding finding : report.findings()) {
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
                write(report, finding, json);
            }
            out.println();
        }
    }

    @Override
    public void summary(Summary summary) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(summary, json);
        }
        out.println();
    }

    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("the output cannot be written");
        }
    }

    private static void write(FrameReport report, Finding finding, JsonGenerator json) {
        MessageType type = report.type();
        Action action = report.action();
        json.writeStartObject();
        json.writeStringProperty("type", "violation");
        json.writeNumberProperty("line", report.line());
        json.writeStringProperty("severity", finding.severity().wireName());
        json.writeStringProperty("rule", finding.rule());
        json.writeStringProperty("pointer", finding.pointer());
        json.writeStringProperty("text", finding.text());
        optional("messageType", type == null ? null : type.name(), json);
        optional("action", action == null ? null : action.wireName(), json);
        optional("messageId", shortened(report.messageId()), json);
        optional("identity", shortened(report.identity()), json);
        optional(
                "direction",
                report.origin() == Origin.UNKNOWN ? null : report.origin().wireName(),
                json);
        json.writeEndObject();
    }

    private static void write(Summary summary, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("type", "summary");
        json.writeStringProperty("version", summary.versions());
        json.writeNumberProperty("lines", summary.lines());
        json.writeNumberProperty("skippedLines", summary.skippedLines());
        json.writeObjectPropertyStart("frames");
        summary.frames().forEach((type, count) -> json.writeNumberProperty(type.name(), count));
        json.writeNumberProperty("unreadable", summary.unreadable());
        json.writeEndObject();
        json.writeNumberProperty("valid", summary.valid());
        json.writeNumberProperty("invalid", summary.invalid());
        json.writeNumberProperty("unansweredCalls", summary.unanswered());
        json.writeNumberProperty("forgottenCalls", summary.forgotten());
        for (Severity severity : Severity.values()) {
            json.writeNumberProperty(severity.wireName() + "s", summary.count(severity));
            counts(severity.wireName() + "sByRule", summary.byRule(severity), json);
        }
        json.writeBooleanProperty("stoppedEarly", summary.isStoppedEarly());
        json.writeEndObject();
    }

    private static void counts(String name, Map<String, Long> counts, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    private static void optional(String name, @Nullable String value, JsonGenerator json) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static @Nullable String shortened(@Nullable String id) {
        return id == null || id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID) + "...";
    }
}
