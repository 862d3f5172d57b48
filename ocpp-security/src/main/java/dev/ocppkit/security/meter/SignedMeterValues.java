package dev.ocppkit.security.meter;

import dev.ocppkit.model.datatype.SignedMeterValue;
import dev.ocppkit.security.internal.Guard;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed meter values. Immutable.
 *
 * <p>The key that was configured for the meter decides. A key that only comes with the value proves that nothing was changed, and
 * not where it comes from; it must never replace a configured one.
 *
 * <p>Spec: OCPP 2.1 Part 2, J02.FR.21 to J02.FR.24, SignedMeterValueType; Signed Meter Values in OCPP 1.0.
 */
public final class SignedMeterValues {
    /** How many characters signedMeterData may have. */
    public static final int MAX_LENGTH = 32_768;

    private static final SignedMeterValues DEFAULT = new SignedMeterValues(Map.of("OCMF", new Ocmf()));

    private final Map<String, MeterFormat> formats;

    private SignedMeterValues(Map<String, MeterFormat> formats) {
        this.formats = formats;
    }

    /**
     * Returns a verifier that knows OCMF.
     *
     * @return the verifier
     */
    public static SignedMeterValues ofDefaults() {
        return DEFAULT;
    }

    /**
     * Returns a verifier that knows one more format.
     *
     * @param encodingMethod the name of the format, for instance EDL
     * @param format the format
     * @return the verifier
     */
    public SignedMeterValues with(String encodingMethod, MeterFormat format) {
        Map<String, MeterFormat> more = new HashMap<>(formats);
        more.put(encodingMethod, Objects.requireNonNull(format, "format"));
        return new SignedMeterValues(Map.copyOf(more));
    }

    /**
     * Verifies a value.
     *
     * @param value the value
     * @param configured the key of the meter, from FiscalMetering.PublicKey; null if it is not known
     * @return what the value says, or why it is not valid
     */
    public MeterResult verify(SignedMeterValue value, @Nullable MeterKey configured) {
        if (value.signedMeterData().length() > MAX_LENGTH) {
            return new MeterResult.Invalid(MeterReason.TOO_LONG);
        }
        MeterFormat format = formats.get(value.encodingMethod());
        if (format == null) {
            return new MeterResult.NotVerifiable(MeterResult.Missing.FORMAT);
        }
        String sent = Objects.requireNonNullElse(value.publicKey(), "");
        Optional<MeterKey> came = sent.isEmpty() ? Optional.empty() : MeterKey.parse(sent);
        if (!sent.isEmpty() && came.isEmpty()) {
            return new MeterResult.Invalid(MeterReason.KEY_MALFORMED);
        }
        if (configured != null && came.isPresent() && !came.get().equals(configured)) {
            return new MeterResult.Invalid(MeterReason.KEY_MISMATCH);
        }
        MeterKey key = configured != null ? configured : came.orElse(null);
        if (key == null) {
            return new MeterResult.NotVerifiable(MeterResult.Missing.KEY);
        }
        MeterResult result = verify(format, value, key);
        return configured == null && result instanceof MeterResult.Valid valid
                ? new MeterResult.ValidSelfAsserted(valid.data())
                : result;
    }

    private static MeterResult verify(MeterFormat format, SignedMeterValue value, MeterKey key) {
        Optional<byte[]> data = Guard.attempt(
                () -> Base64.getDecoder().decode(value.signedMeterData().getBytes(StandardCharsets.ISO_8859_1)));
        String method = value.signingMethod() == null || value.signingMethod().isEmpty() ? null : value.signingMethod();
        return data.flatMap(octets -> Guard.attempt(() -> format.verify(octets, method, key)))
                .orElseGet(() -> new MeterResult.Invalid(MeterReason.MALFORMED));
    }
}
