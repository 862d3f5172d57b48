package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.Extras;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.OcppEncodeException;
import dev.ocppkit.model.json.ReadLimits;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.json.WritePolicy;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.rpc.validation.MessageBounds;
import dev.ocppkit.rpc.validation.Validation;
import dev.ocppkit.rpc.validation.ValidationPolicy;
import dev.ocppkit.rpc.validation.ValidationPolicy.Mode;
import dev.ocppkit.rpc.validation.ValidationRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads payloads and prepares their writing as the policies of one connection say. Safe for use by several threads. */
final class Validator {
    private final OcppCodec strict;
    private final OcppCodec lenient;
    private final OcppCodec off;
    private final OcppCodec pruning;
    private final OcppCodec unchecked;
    private final String identity;
    private final Quirks quirks;
    private final Validation usual;
    private final BiConsumer<Class<? extends OcppMessage>, List<Violation>> tolerated;
    private volatile Validation validation;

    /**
     * @param usual how to check a station of no known kind
     * @param tolerated hears of violations that were accepted
     */
    Validator(
            OcppVersion version,
            ReadLimits limits,
            String identity,
            Validation usual,
            Quirks quirks,
            BiConsumer<Class<? extends OcppMessage>, List<Violation>> tolerated) {
        this.strict = OcppCodec.of(version).with(limits);
        this.lenient = strict.with(ReadPolicy.LENIENT);
        this.off = strict.with(ReadPolicy.OFF);
        this.pruning = strict.with(WritePolicy.PRUNE);
        this.unchecked = strict.with(WritePolicy.UNCHECKED);
        this.identity = identity;
        this.quirks = quirks;
        this.usual = usual;
        this.tolerated = tolerated;
        this.validation = quirks.known(identity).orElse(usual);
    }

    OcppVersion version() {
        return strict.version();
    }

    Validation validation() {
        return validation;
    }

    /** Returns whether more is accepted than what the specification lets pass. */
    boolean isLenient() {
        Mode mode = validation.inbound().mode();
        return mode == Mode.LENIENT || mode == Mode.OFF;
    }

    void validation(Validation changed) {
        validation = changed;
    }

    /**
     * A payload that was read.
     *
     * @param value the message, or null if it is not valid
     * @param end index of the first byte after it; -1 if it is broken JSON
     */
    record Payload<T>(@Nullable T value, int end, List<Violation> violations, Leniencies leniencies) {
        Payload(@Nullable T value, int end, List<Violation> violations) {
            this(value, end, violations, Leniencies.NONE);
        }

        Payload<T> withoutValue() {
            return new Payload<>(null, end, violations);
        }

        Payload<T> endingAt(int place) {
            return new Payload<>(value, place, violations, leniencies);
        }
    }

    /** Reads a whole document. */
    <T extends OcppMessage> Payload<T> read(Class<T> type, byte[] json) {
        return read(type, json, 0, json.length);
    }

    /** Reads a value that other text may follow. */
    <T extends OcppMessage> Payload<T> read(Class<T> type, byte[] buffer, int start, int length) {
        Payload<T> payload = readByPolicy(type, buffer, start, length);
        MessageBounds bounds = validation.bounds();
        T message = payload.value();
        if (bounds.isEmpty() || message == null) {
            return payload;
        }
        List<Violation> exceeded = bounds.exceededBy(message, payload.end() - start);
        return exceeded.isEmpty() ? payload : new Payload<>(null, payload.end(), exceeded);
    }

    private <T extends OcppMessage> Payload<T> readByPolicy(Class<T> type, byte[] buffer, int start, int length) {
        boolean recognises = !quirks.isEmpty() && type == BootNotificationRequest.class;
        ValidationPolicy policy = validation.inbound();
        if (!recognises && policy.accepted().isEmpty() && isStrict(policy)) {
            return payload(strict.readPrefix(type, buffer, start, length));
        }
        if (!recognises && policy.refused().isEmpty() && policy.mode() == Mode.OFF) {
            return payload(off.readPrefix(type, buffer, start, length));
        }
        ReadResult<T> result = lenient.readPrefix(type, buffer, start, length);
        if (recognises && result.isValid() && result.orThrow() instanceof BootNotificationRequest boot) {
            validation = quirks.recognise(identity, boot.chargingStation()).orElse(usual);
            policy = validation.inbound();
        }
        return judge(type, result, policy, new Text(buffer, start, result.end()));
    }

    private <T extends OcppMessage> Payload<T> judge(
            Class<T> type, ReadResult<T> result, ValidationPolicy policy, Text text) {
        List<Violation> refused = new ArrayList<>(result.violations());
        List<Violation> passed = new ArrayList<>();
        for (Violation warning : result.warnings()) {
            (isAccepted(type, warning, policy, text) ? passed : refused).add(warning);
        }
        if (!result.isValid() || !refused.isEmpty()) {
            return new Payload<>(null, result.end(), refused);
        }
        Extras extras = result.extras();
        if (!passed.isEmpty()) {
            tolerated.accept(type, passed);
        }
        Leniencies leniencies = passed.isEmpty() && extras.isEmpty() ? Leniencies.NONE : new Leniencies(passed, extras);
        return new Payload<>(result.orThrow(), result.end(), List.of(), leniencies);
    }

    private static boolean isStrict(ValidationPolicy policy) {
        return policy.mode() == Mode.STRICT || policy.mode() == Mode.PRUNE;
    }

    private static <T> Payload<T> payload(ReadResult<T> result) {
        Extras extras = result.extras();
        return new Payload<>(
                result.isValid() ? result.orThrow() : null,
                result.end(),
                result.violations(),
                extras.isEmpty() ? Leniencies.NONE : new Leniencies(List.of(), extras));
    }

    /** JSON in which the size of what broke a rule can be looked up. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    private record Text(byte[] buffer, int start, int end) {}

    private static boolean isAccepted(
            Class<? extends OcppMessage> type, Violation violation, ValidationPolicy policy, Text text) {
        for (ValidationRule rule : policy.refused()) {
            if (names(rule, type, violation) && rule.limit() == null) {
                return false;
            }
        }
        for (ValidationRule rule : policy.accepted()) {
            if (names(rule, type, violation) && isWithin(rule, violation, text)) {
                return true;
            }
        }
        return !isStrict(policy);
    }

    private static boolean names(ValidationRule rule, Class<? extends OcppMessage> type, Violation violation) {
        return rule.matches(type.getSimpleName(), violation.pointer(), violation.keyword());
    }

    private static boolean isWithin(ValidationRule rule, Violation violation, Text text) {
        Integer limit = rule.limit();
        if (limit == null) {
            return true;
        }
        BigDecimal size = RpcJson.sizeAt(text.buffer(), text.start(), text.end(), violation.pointer());
        if (size == null) {
            return false;
        }
        int compared = size.compareTo(BigDecimal.valueOf(limit));
        boolean isLeast = violation.keyword() == Keyword.MINIMUM || violation.keyword() == Keyword.MIN_ITEMS;
        return isLeast ? compared >= 0 : compared <= 0;
    }

    /**
     * Chooses the codec that writes a message.
     *
     * @throws OcppEncodeException if the policy refuses the message
     */
    OcppCodec codecFor(OcppMessage message) {
        OcppCodec codec = codecByPolicy(message);
        MessageBounds bounds = validation.bounds();
        if (!bounds.isEmpty()) {
            int bytes = bounds.hasBytes(message) ? codec.toBytes(message).length : 0;
            List<Violation> exceeded = bounds.exceededBy(message, bytes);
            if (!exceeded.isEmpty()) {
                throw new OcppEncodeException(message.getClass().getSimpleName(), version(), exceeded);
            }
        }
        return codec;
    }

    private OcppCodec codecByPolicy(OcppMessage message) {
        ValidationPolicy policy = validation.outbound();
        if (policy.mode() == Mode.PRUNE) {
            return pruning;
        }
        if (policy.mode() == Mode.STRICT && policy.accepted().isEmpty()) {
            return strict;
        }
        if (policy.mode() == Mode.OFF && policy.refused().isEmpty()) {
            return unchecked;
        }
        List<Violation> violations = message.violations(version());
        if (violations.isEmpty()) {
            return strict;
        }
        byte[] json = unchecked.toBytes(message);
        Text text = new Text(json, 0, json.length);
        List<Violation> refused = violations.stream()
                .filter(violation -> !isAccepted(message.getClass(), violation, policy, text))
                .toList();
        if (!refused.isEmpty()) {
            throw new OcppEncodeException(message.getClass().getSimpleName(), version(), refused);
        }
        tolerated.accept(message.getClass(), violations);
        return unchecked;
    }
}
