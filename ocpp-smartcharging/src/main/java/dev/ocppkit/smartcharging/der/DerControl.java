package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.EnterService;
import dev.ocppkit.model.datatype.FixedPF;
import dev.ocppkit.model.datatype.FixedVar;
import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.datatype.Gradient;
import dev.ocppkit.model.datatype.LimitMaxDischarge;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.message.SetDERControlRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A control that a station has accepted.
 *
 * @param request how it came
 * @param receivedAt when it came; absent: unknown
 * @param supersededFrom from when on it is superseded, which may be in the future; absent: it is not
 * @param supersededBy id of the control for which it will be superseded; absent: it is not, or this is not known
 */
public record DerControl(
        SetDERControlRequest request,
        @Nullable Instant receivedAt,
        @Nullable Instant supersededFrom,
        @Nullable String supersededBy) {
    /** Checks for null. */
    public DerControl {
        Objects.requireNonNull(request, "request");
    }

    /**
     * Makes a control that is not superseded.
     *
     * @param request how it came
     * @param receivedAt when it came, or null
     * @return the control
     */
    public static DerControl of(SetDERControlRequest request, @Nullable Instant receivedAt) {
        return new DerControl(request, receivedAt, null, null);
    }

    DerControl superseded(Instant from, @Nullable String by) {
        boolean earlier = supersededFrom == null || from.isBefore(supersededFrom);
        return earlier ? new DerControl(request, receivedAt, from, by) : this;
    }

    DerControl revived() {
        return new DerControl(request, receivedAt, null, null);
    }

    /**
     * Returns its id.
     *
     * @return the id
     */
    public String id() {
        return request.controlId();
    }

    /**
     * Returns its kind.
     *
     * @return the kind
     */
    public DERControlEnum kind() {
        return request.controlType();
    }

    /**
     * Tells whether it is a default control.
     *
     * @return whether it is; otherwise it is a scheduled one
     */
    public boolean isDefault() {
        return request.isDefault();
    }

    /**
     * Returns its rank.
     *
     * @return the rank, 0 beats all
     */
    public int priority() {
        return Terms.of(request).priority();
    }

    /**
     * Returns when it starts.
     *
     * @return the start of a scheduled control; null for a default one
     */
    public @Nullable Instant start() {
        return Terms.of(request).start();
    }

    /**
     * Returns when it ends.
     *
     * @return the first instant after it; null for a default one and for one without duration
     */
    public @Nullable Instant end() {
        Terms terms = Terms.of(request);
        Instant start = terms.start();
        BigDecimal seconds = terms.duration();
        if (start == null || seconds == null) {
            return null;
        }
        return start.plus(
                Duration.ofNanos(seconds.movePointRight(9).min(LONGEST_NANOS).longValue()));
    }

    private static final BigDecimal LONGEST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    /**
     * Tells whether it is superseded.
     *
     * @param at the instant asked about
     * @return whether it is superseded then
     */
    public boolean isSupersededAt(Instant at) {
        return supersededFrom != null && !at.isBefore(supersededFrom);
    }

    /**
     * Tells whether its time has come and is not over.
     *
     * @param at the instant asked about
     * @return whether it is; always for a default control
     */
    public boolean isRunningAt(Instant at) {
        Instant start = start();
        return (start == null || !at.isBefore(start)) && !isOverAt(at);
    }

    boolean isOverAt(Instant at) {
        Instant end = end();
        return end != null && !at.isBefore(end);
    }

    /** What all fields of a control have. */
    private record Terms(
            int priority, @Nullable Instant start, @Nullable BigDecimal duration) {
        static Terms of(SetDERControlRequest request) {
            DERCurve curve = request.curve();
            if (curve != null) {
                return new Terms(curve.priority(), curve.startTime(), curve.duration());
            }
            FreqDroop droop = request.freqDroop();
            if (droop != null) {
                return new Terms(droop.priority(), droop.startTime(), droop.duration());
            }
            LimitMaxDischarge limit = request.limitMaxDischarge();
            if (limit != null) {
                return new Terms(limit.priority(), limit.startTime(), limit.duration());
            }
            FixedPF factor = request.fixedPFAbsorb() != null ? request.fixedPFAbsorb() : request.fixedPFInject();
            if (factor != null) {
                return new Terms(factor.priority(), factor.startTime(), factor.duration());
            }
            return ofOthers(request);
        }

        private static Terms ofOthers(SetDERControlRequest request) {
            FixedVar reactive = request.fixedVar();
            if (reactive != null) {
                return new Terms(reactive.priority(), reactive.startTime(), reactive.duration());
            }
            EnterService service = request.enterService();
            if (service != null) {
                return new Terms(service.priority(), null, null);
            }
            Gradient gradient = request.gradient();
            return new Terms(gradient == null ? 0 : gradient.priority(), null, null);
        }
    }
}
