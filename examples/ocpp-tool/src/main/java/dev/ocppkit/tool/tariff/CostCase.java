package dev.ocppkit.tool.tariff;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.CostPolicy.IdleCounting;
import dev.ocppkit.smartcharging.tariff.Rounding;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TariffOrigin;
import dev.ocppkit.smartcharging.tariff.TimeZones;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The input of {@code ocpp-tool cost}.
 *
 * @param series the samples
 * @param tariffs the tariffs
 * @param context what conditions ask
 * @param policy how to calculate
 * @param runningAt instants for which the running cost is wanted
 * @param limits limits to look for
 */
record CostCase(
        TransactionSeries series,
        List<AppliedTariff> tariffs,
        CostContext context,
        CostPolicy policy,
        List<Instant> runningAt,
        List<TransactionLimit> limits) {

    static CostCase read(JsonNode root) {
        JsonNode input = Json.required(root, "input");
        Json.allow(input, "timeZone", "evseKind", "payment", "reservation", "policy", "tariffs", "events");
        return new CostCase(
                new TransactionSeries(Json.list(Json.required(input, "events"), CostCase::sample)),
                tariffs(Json.required(input, "tariffs")),
                context(input),
                policy(input.path("policy")),
                Json.list(root.path("runningAt"), Json::instant),
                Json.list(root.path("transactionLimits"), node -> Json.record(TransactionLimit.class, node)));
    }

    static ZoneId zone(String text) {
        return TimeZones.parse(text).orElseThrow(() -> new BadInput("the time zone is unknown"));
    }

    private static Sample sample(JsonNode node) {
        Json.allow(node, "timestamp", "energyWh", "chargingState", "powerW", "currentA", "soc");
        return new Sample(
                Json.instant(Json.required(node, "timestamp")),
                Json.number(Json.required(node, "energyWh")),
                node.has("chargingState") ? state(node.get("chargingState")) : null,
                Json.decimal(node, "powerW"),
                Json.decimal(node, "currentA"),
                Json.decimal(node, "soc"));
    }

    private static ChargingStateEnum state(JsonNode node) {
        return Json.known(ChargingStateEnum.fromWireName(node.asString()), "chargingState");
    }

    private static List<AppliedTariff> tariffs(JsonNode array) {
        List<AppliedTariff> tariffs = new ArrayList<>();
        for (JsonNode node : array) {
            Json.allow(node, "effectiveFrom", "reason", "tariff");
            TariffOrigin otherwise = tariffs.isEmpty() ? TariffOrigin.ACCEPTED : TariffOrigin.CHANGED;
            tariffs.add(new AppliedTariff(
                    Json.record(Tariff.class, Json.required(node, "tariff")),
                    node.has("reason") ? constant(TariffOrigin.class, node.get("reason")) : otherwise,
                    node.has("effectiveFrom") ? Json.instant(node.get("effectiveFrom")) : null));
        }
        return tariffs;
    }

    private static CostContext context(JsonNode input) {
        CostContext context =
                CostContext.of(zone(Json.required(input, "timeZone").asString()));
        if (input.has("evseKind")) {
            context = context.withEvseKind(
                    Json.known(EvseKindEnum.fromWireName(input.get("evseKind").asString()), "evseKind"));
        }
        if (input.has("payment")) {
            Json.allow(input.get("payment"), "brand", "recognition");
            context = context.withPayment(
                    Json.text(input.get("payment"), "brand"), Json.text(input.get("payment"), "recognition"));
        }
        if (input.has("reservation")) {
            Json.allow(input.get("reservation"), "receivedAt");
            context = context.withReservation(Json.instant(Json.required(input.get("reservation"), "receivedAt")));
        }
        return context;
    }

    private static CostPolicy policy(JsonNode node) {
        Json.allow(node, "rounding", "idleStates", "idleCounting");
        CostPolicy policy = CostPolicy.ofDefaults();
        if (node.has("rounding")) {
            JsonNode rounding = node.get("rounding");
            Json.allow(rounding, "scale", "mode");
            RoundingMode mode =
                    rounding.has("mode") ? constant(RoundingMode.class, rounding.get("mode")) : Rounding.DEFAULT.mode();
            Rounding known = new Rounding(Rounding.DEFAULT.decimals(), mode);
            policy = policy.withRounding(
                    rounding.has("scale") ? new Rounding(rounding.get("scale").intValue(), mode) : known);
        }
        if (node.has("idleStates")) {
            Set<ChargingStateEnum> states = EnumSet.noneOf(ChargingStateEnum.class);
            states.addAll(Json.list(node.get("idleStates"), CostCase::state));
            policy = policy.withIdleStates(states);
        }
        return node.has("idleCounting")
                ? policy.withIdleCounting(constant(IdleCounting.class, node.get("idleCounting")))
                : policy;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node) {
        String name = node.asString().toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow(() -> new BadInput("an unknown value of " + type.getSimpleName()));
    }
}
