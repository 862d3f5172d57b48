package dev.ocppkit.model.json;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.internal.JsonEngine;
import dev.ocppkit.model.internal.JsonOut;
import dev.ocppkit.model.internal.codec.Codecs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/**
 * Reads and writes messages and datatypes as the JSON of one OCPP version.
 *
 * <p>Reading is one pass over the bytes and never throws for what they hold: the {@link ReadResult} has the record, or
 * every violation. Writing checks the value first and then writes it in one pass. Nothing uses reflection, and no tree is
 * built.
 *
 * <p>Immutable and safe for use by several threads; keep one per connection, or one per version. The {@code with}
 * methods return changed copies.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1 (JSON payload) and chapter 9 (custom data).
 */
public final class OcppCodec {
    private final OcppVersion version;
    private final ReadPolicy readPolicy;
    private final WritePolicy writePolicy;
    private final ReadLimits limits;
    private final JsonEngine engine;

    private OcppCodec(
            OcppVersion version, ReadPolicy readPolicy, WritePolicy writePolicy, ReadLimits limits, JsonEngine engine) {
        this.version = version;
        this.readPolicy = readPolicy;
        this.writePolicy = writePolicy;
        this.limits = limits;
        this.engine = engine;
    }

    /**
     * Returns a codec that is strict in both directions and has the default limits.
     *
     * @param version the negotiated version
     * @return the codec
     */
    public static OcppCodec of(OcppVersion version) {
        return new OcppCodec(
                Objects.requireNonNull(version, "version"),
                ReadPolicy.STRICT,
                WritePolicy.STRICT,
                ReadLimits.defaults(),
                JsonEngine.withDefaults());
    }

    /**
     * Returns a codec with another policy for reading.
     *
     * @param policy what is an error
     * @return the changed copy
     */
    public OcppCodec with(ReadPolicy policy) {
        return new OcppCodec(version, Objects.requireNonNull(policy, "policy"), writePolicy, limits, engine);
    }

    /**
     * Returns a codec with another policy for writing.
     *
     * @param policy what becomes of content that the version does not allow
     * @return the changed copy
     */
    public OcppCodec with(WritePolicy policy) {
        return new OcppCodec(version, readPolicy, Objects.requireNonNull(policy, "policy"), limits, engine);
    }

    /**
     * Returns a codec with other limits for reading.
     *
     * @param bounds the limits
     * @return the changed copy
     */
    public OcppCodec with(ReadLimits bounds) {
        Objects.requireNonNull(bounds, "bounds");
        return new OcppCodec(version, readPolicy, writePolicy, bounds, JsonEngine.of(bounds));
    }

    /**
     * Returns the version of this codec.
     *
     * @return the version
     */
    public OcppVersion version() {
        return version;
    }

    /**
     * Returns the limits of this codec.
     *
     * @return the limits
     */
    public ReadLimits limits() {
        return limits;
    }

    /**
     * Reads a document.
     *
     * @param <T> the type
     * @param type its class
     * @param json the JSON as UTF-8
     * @return the value, or what is wrong
     */
    public <T extends OcppRecord> ReadResult<T> read(Class<T> type, byte[] json) {
        return read(type, json, 0, json.length);
    }

    /**
     * Reads a document that is a part of an array of bytes.
     *
     * @param <T> the type
     * @param type its class
     * @param buffer holds the JSON as UTF-8
     * @param offset index of its first byte
     * @param length its length in bytes
     * @return the value, or what is wrong
     * @throws IndexOutOfBoundsException if the part is not inside the array
     */
    public <T extends OcppRecord> ReadResult<T> read(Class<T> type, byte[] buffer, int offset, int length) {
        return read(type, buffer, offset, length, false);
    }

    /**
     * Reads a value that other text may follow, such as the payload in the middle of a frame; see
     * {@link ReadResult#end}.
     *
     * @param <T> the type
     * @param type its class
     * @param buffer holds the JSON as UTF-8
     * @param offset index of the first byte of the value
     * @param length number of bytes from there to the end of the text; the document limit applies to it
     * @return the value and where it ends, or what is wrong
     * @throws IndexOutOfBoundsException if the part is not inside the array
     */
    public <T extends OcppRecord> ReadResult<T> readPrefix(Class<T> type, byte[] buffer, int offset, int length) {
        return read(type, buffer, offset, length, true);
    }

    private <T extends OcppRecord> ReadResult<T> read(
            Class<T> type, byte[] buffer, int offset, int length, boolean prefix) {
        Objects.requireNonNull(type, "type");
        Objects.checkFromIndexSize(offset, length, buffer.length);
        DocumentReader<T> reader = new DocumentReader<>(Codecs.of(type), version, readPolicy, limits, engine);
        return reader.read(buffer, offset, length, prefix);
    }

    /**
     * Reads a document to its end; the stream stays open.
     *
     * @param <T> the type
     * @param type its class
     * @param json the JSON as UTF-8
     * @return the value, or what is wrong
     * @throws IOException if the stream cannot be read
     */
    public <T extends OcppRecord> ReadResult<T> read(Class<T> type, InputStream json) throws IOException {
        // One more than is allowed, so that a document that is too long is seen.
        int bytes = Math.min(limits.maxDocumentBytes(), Integer.MAX_VALUE - 1) + 1;
        return read(type, json.readNBytes(bytes));
    }

    /**
     * Reads a document.
     *
     * @param <T> the type
     * @param type its class
     * @param json the JSON
     * @return the value, or what is wrong
     */
    public <T extends OcppRecord> ReadResult<T> read(Class<T> type, String json) {
        if (JsonEngine.hasLoneSurrogate(json)) {
            return DocumentReader.failed(new Violation("", Keyword.JSON, "half a character"));
        }
        return read(type, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a value.
     *
     * @param value the message or datatype
     * @return the JSON as UTF-8
     * @throws OcppEncodeException if the version cannot carry the value
     * @throws IllegalArgumentException if a text has half a character, which UTF-8 cannot carry
     */
    public byte[] toBytes(OcppRecord value) {
        return toBytes(value, Extras.none());
    }

    /**
     * Writes a value together with what a lenient reader kept aside.
     *
     * @param value the message or datatype
     * @param extras what is written back beside it
     * @return the JSON as UTF-8
     * @throws OcppEncodeException if the version cannot carry the value and the policy checks
     * @throws IllegalArgumentException if a text has half a character, which UTF-8 cannot carry
     */
    public byte[] toBytes(OcppRecord value, Extras extras) {
        ByteSink out = new ByteSink();
        check(value);
        try (JsonGenerator generator = engine.generator(out)) {
            write(value, generator, extras);
        }
        return out.toBytes();
    }

    /**
     * Writes a value.
     *
     * @param value the message or datatype
     * @return the JSON
     * @throws OcppEncodeException if the version cannot carry the value
     * @throws IllegalArgumentException if a text has half a character, which UTF-8 cannot carry
     */
    public String toJson(OcppRecord value) {
        return new String(toBytes(value), StandardCharsets.UTF_8);
    }

    /**
     * Writes a value as UTF-8; the stream stays open.
     *
     * @param value the message or datatype
     * @param out the target; nothing is written to it if the value is refused
     * @return the members that were left out under {@link WritePolicy#PRUNE}; empty under the other policies
     * @throws OcppEncodeException if the version cannot carry the value
     * @throws IllegalArgumentException if a text has half a character, which UTF-8 cannot carry
     * @throws IOException if the stream cannot be written
     */
    public List<Violation> write(OcppRecord value, OutputStream out) throws IOException {
        List<Violation> pruned = check(value);
        ByteSink buffer = new ByteSink();
        try (JsonGenerator generator = engine.generator(buffer)) {
            write(value, generator, Extras.none());
        }
        buffer.writeTo(out);
        return pruned;
    }

    /**
     * Writes a value through a generator of Jackson, for instance as one element of a frame. The generator must write
     * decimals in plain notation ({@code StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN}).
     *
     * @param value the message or datatype
     * @param generator the target, which stays open; nothing is written to it if the value is refused
     * @return the members that were left out under {@link WritePolicy#PRUNE}; empty under the other policies
     * @throws OcppEncodeException if the version cannot carry the value
     * @throws IllegalArgumentException if a text has half a character, which UTF-8 cannot carry; what was before it is
     *     written by then
     */
    public List<Violation> write(OcppRecord value, JsonGenerator generator) {
        List<Violation> pruned = check(value);
        write(value, generator, Extras.none());
        return pruned;
    }

    @SuppressWarnings("unchecked")
    private void write(OcppRecord value, JsonGenerator generator, Extras extras) {
        boolean v21 = version == OcppVersion.V2_1 || writePolicy == WritePolicy.UNCHECKED;
        Class<OcppRecord> type = (Class<OcppRecord>) value.getClass();
        Codecs.of(type).write(value, new JsonOut(generator, v21, extras.isEmpty() ? null : extras));
    }

    /** Refuses what cannot be sent; returns what is left out. */
    private List<Violation> check(OcppRecord value) {
        if (writePolicy == WritePolicy.UNCHECKED) {
            return List.of();
        }
        List<Violation> violations = value.violations(version);
        if (violations.isEmpty()) {
            return violations;
        }
        List<Violation> pruned = new ArrayList<>();
        List<Violation> errors = new ArrayList<>();
        for (Violation violation : violations) {
            boolean prunable = violation.keyword() == Keyword.ADDITIONAL_PROPERTIES && writePolicy == WritePolicy.PRUNE;
            (prunable ? pruned : errors).add(violation);
        }
        if (!errors.isEmpty()) {
            throw new OcppEncodeException(value.getClass().getSimpleName(), version, errors);
        }
        return List.copyOf(pruned);
    }
}
