package dev.ocppkit.tool.tariff;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.Rounding;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TariffOrigin;
import dev.ocppkit.smartcharging.tariff.TimeZones;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import dev.ocppkit.tool.input.InputException;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

    /** Reads the case; members beside those of the command are left to whoever wrote them there. */
    static CostCase read(Members root) throws IOException {
        Input input = root.object("input", Input::read);
        if (input == null) {
            throw root.wrong("input", "is required and missing");
        }
        return new CostCase(
                input.series(),
                input.tariffs(),
                input.context(),
                input.policy(),
                root.instants("runningAt"),
                root.officials("transactionLimits", TransactionLimit.class));
    }

    private record Input(
            TransactionSeries series, List<AppliedTariff> tariffs, CostContext context, CostPolicy policy) {
        static Input read(Members input) throws IOException {
            require(input, "events");
            require(input, "tariffs");
            CostPolicy policy = input.object("policy", CostCase::policy);
            return new Input(
                    new TransactionSeries(input.objects("events", CostCase::sample)),
                    CostCase.tariffs(input),
                    CostCase.context(input),
                    policy == null ? CostPolicy.ofDefaults() : policy);
        }
    }

    private static void require(Members members, String name) throws InputException {
        if (!members.has(name)) {
            throw members.wrong(name, "is required and missing");
        }
    }

    private static Sample sample(Members sample) throws InputException {
        BigDecimal energy = sample.number("energyWh");
        if (energy == null) {
            throw sample.wrong("energyWh", "is required and missing");
        }
        return new Sample(
                sample.instant("timestamp"),
                energy,
                sample.has("chargingState") ? state(sample, "chargingState", sample.text("chargingState")) : null,
                sample.number("powerW"),
                sample.number("currentA"),
                sample.number("soc"));
    }

    private static ChargingStateEnum state(Members members, String place, String text) throws InputException {
        return ChargingStateEnum.fromWireName(text).orElseThrow(() -> members.wrong(place, "is no charging state"));
    }

    private static List<AppliedTariff> tariffs(Members input) throws IOException {
        List<AppliedTariff> tariffs = new ArrayList<>();
        input.objects("tariffs", each -> {
            TariffOrigin otherwise = tariffs.isEmpty() ? TariffOrigin.ACCEPTED : TariffOrigin.CHANGED;
            return tariffs.add(new AppliedTariff(
                    each.official("tariff", Tariff.class),
                    constant(each, "reason", otherwise),
                    each.instantIfAny("effectiveFrom")));
        });
        return tariffs;
    }

    private static CostContext context(Members input) throws IOException {
        CostContext context = CostContext.of(TimeZones.parse(input.text("timeZone"))
                .orElseThrow(() -> input.wrong("timeZone", "is not a time zone, like Europe/Amsterdam")));
        if (input.has("evseKind")) {
            context = context.withEvseKind(EvseKindEnum.fromWireName(input.text("evseKind"))
                    .orElseThrow(() -> input.wrong("evseKind", "is neither AC nor DC")));
        }
        CostContext known = context;
        CostContext paid = input.object(
                "payment",
                payment -> known.withPayment(
                        payment.has("brand") ? payment.text("brand") : null,
                        payment.has("recognition") ? payment.text("recognition") : null));
        CostContext before = paid == null ? known : paid;
        CostContext reserved =
                input.object("reservation", reservation -> before.withReservation(reservation.instant("receivedAt")));
        return reserved == null ? before : reserved;
    }

    private static CostPolicy policy(Members members) throws IOException {
        CostPolicy policy = CostPolicy.ofDefaults();
        Rounding rounding = members.object("rounding", CostCase::rounding);
        if (rounding != null) {
            policy = policy.withRounding(rounding);
        }
        if (members.has("idleStates")) {
            Set<ChargingStateEnum> states = EnumSet.noneOf(ChargingStateEnum.class);
            for (String text : members.texts("idleStates")) {
                states.add(state(members, "idleStates", text));
            }
            policy = policy.withIdleStates(states);
        }
        return policy.withIdleCounting(
                constant(members, "idleCounting", CostPolicy.ofDefaults().idleCounting()));
    }

    private static Rounding rounding(Members rounding) throws InputException {
        RoundingMode mode = constant(rounding, "mode", Rounding.DEFAULT.mode());
        return rounding.has("scale")
                ? new Rounding(rounding.integer("scale"), mode)
                : new Rounding(Rounding.DEFAULT.decimals(), mode);
    }

    /** A constant whose name may be in small letters. */
    private static <E extends Enum<E>> E constant(Members members, String name, E otherwise) throws InputException {
        String text = members.text(name, otherwise.name()).toUpperCase(Locale.ROOT);
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(each -> each.name().equals(text))
                .findAny()
                .orElseThrow(() -> members.wrong(name, "is none of " + Arrays.toString(constants)));
    }
}
