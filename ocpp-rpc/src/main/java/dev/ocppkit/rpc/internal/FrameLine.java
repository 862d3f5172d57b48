package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.TappedFrame;
import java.io.StringWriter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a message and what is known about it as one line. */
public final class FrameLine {
    private static final JsonFactory JSON = new JsonFactory();

    private FrameLine() {}

    /**
     * Makes the line.
     *
     * @param frame the message
     * @param redactor replaces secrets
     * @return the line with its end
     */
    public static String of(TappedFrame frame, UnaryOperator<String> redactor) {
        StringWriter line = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            out.writeStartObject();
            out.writeStringProperty("time", frame.at().toString());
            out.writeStringProperty("identity", frame.identity());
            out.writeStringProperty("version", frame.version().number());
            out.writeNumberProperty("epoch", frame.epoch());
            out.writeStringProperty("direction", frame.direction().name().toLowerCase(Locale.ROOT));
            out.writeStringProperty("frame", redactor.apply(frame.text()));
            out.writeEndObject();
        }
        return line.append('\n').toString();
    }
}
