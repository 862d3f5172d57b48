package dev.ocppkit.smartcharging.testing;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.LocalLimit;
import dev.ocppkit.smartcharging.SetpointPriority;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.schedule.EvSchedule;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the facts about a station in the form of the cases. */
public final class StationFields {
    private StationFields() {}

    /** Reads the members that belong to the station itself; those of a query are left to the caller. */
    public static StationState station(Fields fields) {
        return StationState.builder()
                .evses(fields.optional("evses", name -> fields.objects(name, StationFields::evse), List.of()))
                .nominalVoltage(fields.optional("nominalVoltage", fields::number, BigDecimal.valueOf(230)))
                .zone(ZoneId.of(fields.optional("timeZone", fields::text, "UTC"))
                        .getRules())
                .rateUnits(units(fields))
                .offlineSince(fields.optional("offlineSince", fields::instant, null))
                .setpointPriority(SetpointPriority.fromVariable(
                                fields.optional("setpointPriority", fields::text, "ExternalSystem"))
                        .orElseThrow())
                .localLimit(fields.optional("localLimit", name -> fields.object(name, StationFields::localLimit), null))
                .build();
    }

    private static List<ChargingRateUnitEnum> units(Fields fields) {
        if (!fields.has("rateUnits")) {
            return List.of(ChargingRateUnitEnum.A, ChargingRateUnitEnum.W);
        }
        List<ChargingRateUnitEnum> units = new ArrayList<>();
        fields.node("rateUnits").forEach(unit -> units.add(unit(unit.stringValue())));
        return units;
    }

    /** Reads a unit. */
    public static ChargingRateUnitEnum unit(String text) {
        return ChargingRateUnitEnum.fromWireName(text).orElseThrow();
    }

    private static EvseState evse(Fields fields) {
        return new EvseState(
                fields.integer("id"),
                CurrentType.valueOf(fields.optional("currentType", fields::text, "AC")),
                fields.optional("numberPhases", fields::integer, 3),
                fields.optional("dcInputPhaseControl", fields::flag, false),
                fields.optional("dcVoltage", fields::number, null),
                fields.optional("localLimit", name -> fields.object(name, StationFields::localLimit), null),
                fields.optional("transaction", name -> fields.object(name, StationFields::transaction), null));
    }

    private static LocalLimit localLimit(Fields fields) {
        return new LocalLimit(fields.optional("W", fields::number, null), fields.optional("A", fields::number, null));
    }

    private static TransactionState transaction(Fields fields) {
        return new TransactionState(
                fields.text("transactionId"),
                fields.optional("powerPathClosedAt", fields::instant, null),
                fields.optional("priorityChargingActive", fields::flag, false),
                fields.optional("soc", fields::number, null),
                fields.optional(
                        "energyTransfer",
                        name -> EnergyTransferModeEnum.fromWireName(fields.text(name))
                                .orElseThrow(),
                        null));
    }

    /** Reads an installed profile. */
    public static InstalledProfile installed(Fields fields) {
        ChargingProfile profile = fields.official("chargingProfile", ChargingProfile.class);
        int schedules = profile.chargingSchedule().size();
        List<List<Integer>> all =
                fields.has("randomDelays") ? delays(fields.node("randomDelays"), schedules) : List.of();
        return InstalledProfile.of(fields.integer("evseId"), profile)
                .withRandomDelays(all)
                .withLocalStarts(localStarts(fields.node("chargingProfile")))
                .withPermanentlyInvalid(fields.optional("permanentlyInvalid", fields::flag, false));
    }

    /** One list holds for all schedules; a list of lists has one for each. */
    private static List<List<Integer>> delays(JsonNode node, int schedules) {
        if (!node.isEmpty() && node.get(0).isArray()) {
            List<List<Integer>> all = new ArrayList<>();
            node.forEach(one -> all.addAll(delays(one, 1)));
            return all;
        }
        List<Integer> delays = new ArrayList<>();
        node.forEach(delay -> delays.add(delay.intValue()));
        return delays.isEmpty() ? List.of() : Collections.nCopies(schedules, delays);
    }

    /** Takes the clock time of the starts as they are written, without looking at their offset (K01.FR.90). */
    private static Map<Integer, LocalDateTime> localStarts(JsonNode profile) {
        Map<Integer, LocalDateTime> starts = new HashMap<>();
        int index = 0;
        for (JsonNode schedule : profile.get("chargingSchedule")) {
            JsonNode start = schedule.get("startSchedule");
            if (start != null) {
                starts.put(index, LocalDateTime.parse(start.stringValue().substring(0, 19)));
            }
            index++;
        }
        return starts;
    }

    /** Reads the schedule of a vehicle. */
    public static EvSchedule evSchedule(Fields fields) {
        return new EvSchedule(
                fields.integer("evseId"),
                fields.instant("timeBase"),
                fields.official("chargingSchedule", ChargingSchedule.class));
    }
}
