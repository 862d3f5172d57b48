package dev.ocppkit.model.internal;

import dev.ocppkit.model.CustomData;
import org.jspecify.annotations.Nullable;

/** Reads and writes the one object that may have members of any name. */
public final class CustomDataCodec extends TypeCodec<CustomData> {
    /** The codec. */
    public static final TypeCodec<CustomData> INSTANCE = new CustomDataCodec();

    private static final int VENDOR_ID_LENGTH = 255;
    private static final Shape SHAPE = Shape.of(1L, 1L, 0L, "vendorId");

    private CustomDataCodec() {}

    /** Reads custom data. */
    public static @Nullable CustomData readFrom(JsonIn in) {
        return in.beginObject() ? in.customData(SHAPE, VENDOR_ID_LENGTH) : null;
    }

    /** Writes custom data. */
    public static void writeTo(CustomData value, JsonOut out) {
        out.beginObject();
        out.name(SHAPE, 0);
        out.string(value.vendorId());
        FreeValues.writeMembers(value.additional(), out.generator());
        out.endObject();
    }

    /** Checks custom data. */
    public static @Nullable ViolationSink check(CustomData value, @Nullable ViolationSink sink) {
        return Checks.maxLength(value.vendorId(), VENDOR_ID_LENGTH, "/vendorId", sink);
    }

    @Override
    public @Nullable CustomData read(JsonIn in) {
        return readFrom(in);
    }

    @Override
    public void write(CustomData value, JsonOut out) {
        writeTo(value, out);
    }
}
