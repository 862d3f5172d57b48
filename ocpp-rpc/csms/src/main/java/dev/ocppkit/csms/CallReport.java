package dev.ocppkit.csms;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.WritePolicy;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a CALL, in a form for programs behind HTTP that do not know the types of this library.
 *
 * @param kind the kind of outcome
 * @param response the response if it is {@link Kind#REPLIED}, else null
 * @param errorCode the code of the CALLERROR, or what is wrong with an invalid response, else null
 * @param errorDescription the description of the CALLERROR, else null
 * @param cause why nobody knows what became of it if it is {@link Kind#UNKNOWN}, else null
 * @param reason why it was not sent if it is {@link Kind#NOT_SENT}, else null
 * @param violations the broken rules of the response, or of the request that was not sent
 */
public record CallReport(
        Kind kind,
        @Nullable OcppRecord response,
        @Nullable String errorCode,
        @Nullable String errorDescription,
        Outcome.Unknown.@Nullable Cause cause,
        @Nullable NotSentReason reason,
        List<Violation> violations) {
    /** Both versions have one set of records; the newer one can write them all. */
    private static final OcppCodec RECORDS = OcppCodec.of(OcppVersion.V2_1).with(WritePolicy.UNCHECKED);

    /** Kinds of outcomes. */
    public enum Kind {
        /** The peer answered. */
        REPLIED("replied"),
        /** It answered with a CALLERROR. */
        REFUSED("refused"),
        /** Its answer breaks rules; it has executed the CALL. */
        INVALID("invalid"),
        /** No answer came; it may have executed the CALL. */
        UNKNOWN("unknown"),
        /** The CALL never left. */
        NOT_SENT("notSent");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /**
         * Returns the word in JSON.
         *
         * @return replied, refused, invalid, unknown or notSent
         */
        public String word() {
            return word;
        }
    }

    /** Checks for null and copies the list. */
    public CallReport {
        Objects.requireNonNull(kind, "kind");
        violations = List.copyOf(violations);
    }

    /**
     * Reports an outcome.
     *
     * @param outcome the outcome
     * @return the report
     */
    public static CallReport of(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Replied<?> replied) {
            return new CallReport(Kind.REPLIED, replied.value(), null, null, null, null, List.of());
        } else if (outcome instanceof Outcome.Refused<?> refused) {
            return new CallReport(Kind.REFUSED, null, refused.wireCode(), refused.description(), null, null, List.of());
        } else if (outcome instanceof Outcome.InvalidReply<?> invalid) {
            String code = invalid.code().wireName();
            return new CallReport(Kind.INVALID, null, code, null, null, null, invalid.violations());
        } else if (outcome instanceof Outcome.Unknown<?> unknown) {
            return new CallReport(Kind.UNKNOWN, null, null, null, unknown.cause(), null, List.of());
        }
        Outcome.NotSent<?> notSent = (Outcome.NotSent<?>) outcome;
        return notSent(notSent.reason(), notSent.violations());
    }

    static CallReport notSent(NotSentReason reason, List<Violation> violations) {
        return new CallReport(Kind.NOT_SENT, null, null, null, null, reason, violations);
    }

    /**
     * Returns the HTTP status that says the same.
     *
     * @return 200 replied; 502 refused or invalid; 504 unknown; of what was not sent 400 if the request breaks rules, 503 if too
     *     much waits or the server ends, else 409
     */
    public int httpStatus() {
        return switch (kind) {
            case REPLIED -> 200;
            case REFUSED, INVALID -> 502;
            case UNKNOWN -> 504;
            case NOT_SENT ->
                switch (Objects.requireNonNull(reason)) {
                    case INVALID -> 400;
                    case QUEUE_FULL, QUEUE_TIMEOUT, STOPPED, CANCELLED -> 503;
                    default -> 409;
                };
        };
    }

    /**
     * Returns the report as a JSON object: {@code outcome} (the word of the kind), then {@code response}, {@code errorCode},
     * {@code errorDescription}, {@code cause} and {@code reason} (names of constants) as far as there are any, and for invalid
     * and notSent {@code violations}, each with {@code pointer}, {@code rule} and {@code text}.
     *
     * @return the JSON in UTF-8
     */
    public byte[] toJson() {
        return CsmsJson.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("outcome", kind.word());
            if (response != null) {
                json.writeName("response");
                json.writeRawValue(new String(RECORDS.toBytes(response), StandardCharsets.UTF_8));
            }
            CsmsJson.write(json, "errorCode", errorCode);
            CsmsJson.write(json, "errorDescription", errorDescription);
            CsmsJson.write(json, "cause", cause == null ? null : cause.name());
            CsmsJson.write(json, "reason", reason == null ? null : reason.name());
            if (kind == Kind.INVALID || kind == Kind.NOT_SENT) {
                CsmsJson.writeViolations(json, violations);
            }
            json.writeEndObject();
        });
    }

    /** Leaves out the response. */
    @Override
    public String toString() {
        return "CallReport[" + kind + "]";
    }
}
