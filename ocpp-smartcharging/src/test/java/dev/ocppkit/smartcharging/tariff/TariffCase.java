package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.smartcharging.tariff.CostPolicy.IdleCounting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A case file, read completely: a field or value that is not known fails. */
record TariffCase(
        String id,
        TransactionSeries series,
        List<AppliedTariff> tariffs,
        CostContext context,
        CostPolicy policy,
        CostDetails expected,
        List<Running> running,
        List<Limit> limits) {

    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    record Running(Instant at, CostDetails expected) {}

    record Limit(TransactionLimit limit, boolean reached, String name, String triggerReason, Instant at) {}

    static TariffCase read(byte[] json) {
        JsonNode root = MAPPER.readTree(json);
        allow(
                root,
                "id",
                "rationale",
                "requirements",
                "runningAt",
                "transactionLimits",
                "noBruteForce",
                "input",
                "expected");
        JsonNode input = root.required("input");
        allow(input, "timeZone", "evseKind", "payment", "reservation", "policy", "tariffs", "events");
        JsonNode expected = root.required("expected");
        allow(expected, "costDetails", "running", "limits");
        List<Running> running = list(expected.path("running"), TariffCase::running);
        same(
                list(root.path("runningAt"), node -> Instant.parse(node.asString())),
                running.stream().map(Running::at).toList());
        List<Limit> limits = list(expected.path("limits"), TariffCase::limit);
        same(
                list(root.path("transactionLimits"), node -> record(TransactionLimit.class, node)),
                limits.stream().map(Limit::limit).toList());
        return new TariffCase(
                root.required("id").asString(),
                new TransactionSeries(list(input.required("events"), TariffCase::sample)),
                tariffs(input.required("tariffs")),
                context(input),
                policy(input.path("policy")),
                record(CostDetails.class, expected.required("costDetails")),
                running,
                limits);
    }

    static <T extends OcppRecord> T record(Class<T> type, JsonNode node) {
        return CODEC.read(type, node.toString()).orThrow();
    }

    private static void allow(JsonNode node, String... names) {
        Set<String> unknown = new TreeSet<>(node.propertyNames());
        List.of(names).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown fields " + unknown);
        }
    }

    private static void same(List<?> wanted, List<?> expected) {
        if (!wanted.equals(expected)) {
            throw new IllegalArgumentException("asks for " + wanted + " but expects " + expected);
        }
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        List<T> items = new ArrayList<>();
        array.forEach(node -> items.add(reader.apply(node)));
        return items;
    }

    private static Running running(JsonNode node) {
        allow(node, "timestamp", "costDetails");
        return new Running(
                Instant.parse(node.required("timestamp").asString()),
                record(CostDetails.class, node.required("costDetails")));
    }

    private static Limit limit(JsonNode node) {
        allow(node, "transactionLimit", "reached", "limit", "triggerReason", "timestamp");
        boolean reached = node.required("reached").booleanValue();
        return new Limit(
                record(TransactionLimit.class, node.required("transactionLimit")),
                reached,
                reached ? node.required("limit").asString() : null,
                reached ? node.required("triggerReason").asString() : null,
                reached ? Instant.parse(node.required("timestamp").asString()) : null);
    }

    private static Sample sample(JsonNode node) {
        allow(node, "timestamp", "energyWh", "chargingState", "powerW", "currentA", "soc");
        return new Sample(
                Instant.parse(node.required("timestamp").asString()),
                node.required("energyWh").decimalValue(),
                node.has("chargingState") ? state(node.get("chargingState")) : null,
                decimal(node, "powerW"),
                decimal(node, "currentA"),
                decimal(node, "soc"));
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        return node.has(name) ? node.get(name).decimalValue() : null;
    }

    private static ChargingStateEnum state(JsonNode node) {
        return ChargingStateEnum.fromWireName(node.asString()).orElseThrow();
    }

    private static List<AppliedTariff> tariffs(JsonNode array) {
        List<AppliedTariff> tariffs = new ArrayList<>();
        for (JsonNode node : array) {
            allow(node, "effectiveFrom", "reason", "tariff");
            TariffOrigin otherwise = tariffs.isEmpty() ? TariffOrigin.ACCEPTED : TariffOrigin.CHANGED;
            tariffs.add(new AppliedTariff(
                    record(Tariff.class, node.required("tariff")),
                    node.has("reason") ? origin(node.get("reason").asString()) : otherwise,
                    node.has("effectiveFrom")
                            ? Instant.parse(node.get("effectiveFrom").asString())
                            : null));
        }
        return tariffs;
    }

    private static TariffOrigin origin(String text) {
        return TariffOrigin.valueOf(text.toUpperCase(java.util.Locale.ROOT));
    }

    private static CostContext context(JsonNode input) {
        CostContext context =
                CostContext.of(ZoneId.of(input.required("timeZone").asString()));
        if (input.has("evseKind")) {
            context = context.withEvseKind(
                    EvseKindEnum.fromWireName(input.get("evseKind").asString()).orElseThrow());
        }
        if (input.has("payment")) {
            JsonNode payment = input.get("payment");
            allow(payment, "brand", "recognition");
            context = context.withPayment(text(payment, "brand"), text(payment, "recognition"));
        }
        if (input.has("reservation")) {
            allow(input.get("reservation"), "receivedAt");
            context = context.withReservation(Instant.parse(
                    input.get("reservation").required("receivedAt").asString()));
        }
        return context;
    }

    private static String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asString() : null;
    }

    private static CostPolicy policy(JsonNode node) {
        allow(node, "rounding", "idleStates", "idleCounting", "interpolation", "strictUnknown");
        CostPolicy policy = CostPolicy.ofDefaults();
        if (node.has("rounding")) {
            JsonNode rounding = node.get("rounding");
            allow(rounding, "scale", "mode");
            policy = policy.withRounding(new Rounding(
                    rounding.has("scale") ? rounding.get("scale").intValue() : Integer.valueOf(6),
                    rounding.has("mode")
                            ? RoundingMode.valueOf(rounding.get("mode").asString())
                            : RoundingMode.HALF_UP));
        }
        if (node.has("idleStates")) {
            Set<ChargingStateEnum> states = EnumSet.noneOf(ChargingStateEnum.class);
            states.addAll(list(node.get("idleStates"), TariffCase::state));
            policy = policy.withIdleStates(states);
        }
        if (node.has("idleCounting")) {
            policy = policy.withIdleCounting(
                    idleCounting(node.get("idleCounting").asString()));
        }
        return advanced(policy, node);
    }

    private static CostPolicy advanced(CostPolicy policy, JsonNode node) {
        CostPolicy changed = policy;
        if (node.has("interpolation")) {
            changed = changed.withThresholds(
                    switch (node.get("interpolation").asString().toUpperCase()) {
                        case "SAMPLED" -> CostPolicy.Thresholds.SAMPLED;
                        case "LINEAR", "INTERPOLATE", "INTERPOLATED" -> CostPolicy.Thresholds.INTERPOLATED;
                        default -> throw new IllegalArgumentException("unknown interpolation");
                    });
        }
        if (node.has("strictUnknown")) {
            changed = changed.withUnknownQuantity(
                    node.get("strictUnknown").booleanValue()
                            ? CostPolicy.UnknownQuantity.FAILURE
                            : CostPolicy.UnknownQuantity.NO_MATCH);
        }
        return changed;
    }

    private static IdleCounting idleCounting(String text) {
        return switch (text.toUpperCase(java.util.Locale.ROOT)) {
            case "CUMULATIVE" -> IdleCounting.CUMULATIVE;
            case "CURRENT", "CONTIGUOUS", "SPELL", "PERIOD", "CURRENT_SPELL", "CURRENT_PERIOD" ->
                IdleCounting.CURRENT_SPELL;
            default -> throw new IllegalArgumentException("unknown idleCounting");
        };
    }
}
