package dev.ocppkit.tool.input;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.LocalLimit;
import dev.ocppkit.smartcharging.SetpointPriority;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.tariff.TimeZones;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the facts about a station that smart charging works with. */
public final class StationInput {
    private static final BigDecimal USUAL_VOLTAGE = BigDecimal.valueOf(230);
    private static final int LOCAL_DATE_TIME_LENGTH = 19;
    private static final int USUAL_PHASES = 3;

    private StationInput() {}

    /**
     * Reads the state of a station; members that belong to a query are left to the caller.
     *
     * @param station the members of the station
     * @return the state
     * @throws IOException if a member is wrong
     */
    public static StationState state(Members station) throws IOException {
        BigDecimal voltage = station.number("nominalVoltage");
        return StationState.builder()
                .evses(station.objects("evses", StationInput::evse))
                .nominalVoltage(voltage == null ? USUAL_VOLTAGE : voltage)
                .zone(zone(station).getRules())
                .rateUnits(units(station))
                .offlineSince(station.instantIfAny("offlineSince"))
                .setpointPriority(priority(station))
                .localLimit(station.object("localLimit", StationInput::localLimit))
                .build();
    }

    /**
     * Reads the time zone.
     *
     * @param station the members of the station
     * @return the zone; UTC if none is given
     * @throws InputException if there is no such zone
     */
    public static ZoneId zone(Members station) throws InputException {
        return TimeZones.parse(station.text("timeZone", "UTC"))
                .orElseThrow(() -> station.wrong("timeZone", "is not a time zone, like Europe/Amsterdam"));
    }

    private static List<ChargingRateUnitEnum> units(Members station) throws InputException {
        if (!station.has("rateUnits")) {
            return List.of(ChargingRateUnitEnum.A, ChargingRateUnitEnum.W);
        }
        List<ChargingRateUnitEnum> units = new ArrayList<>();
        for (String text : station.texts("rateUnits")) {
            units.add(ChargingRateUnitEnum.fromWireName(text)
                    .orElseThrow(() -> station.wrong("rateUnits/" + units.size(), "is neither A nor W")));
        }
        return units;
    }

    private static SetpointPriority priority(Members station) throws InputException {
        return SetpointPriority.fromVariable(station.text("setpointPriority", "ExternalSystem"))
                .orElseThrow(() -> station.wrong("setpointPriority", "is none of ExternalSystem, CSMS"));
    }

    private static EvseState evse(Members evse) throws IOException {
        return new EvseState(
                evse.integer("id"),
                evse.constant("currentType", CurrentType.AC),
                evse.integer("numberPhases", USUAL_PHASES),
                evse.flag("dcInputPhaseControl", false),
                evse.number("dcVoltage"),
                evse.object("localLimit", StationInput::localLimit),
                evse.object("transaction", StationInput::transaction));
    }

    private static LocalLimit localLimit(Members limit) throws IOException {
        return new LocalLimit(limit.number("W"), limit.number("A"));
    }

    private static TransactionState transaction(Members transaction) throws IOException {
        EnergyTransferModeEnum mode = null;
        if (transaction.has("energyTransfer")) {
            mode = EnergyTransferModeEnum.fromWireName(transaction.text("energyTransfer"))
                    .orElseThrow(() -> transaction.wrong("energyTransfer", "is not a mode of energy transfer"));
        }
        return new TransactionState(
                transaction.text("transactionId"),
                transaction.instantIfAny("powerPathClosedAt"),
                transaction.flag("priorityChargingActive", false),
                transaction.number("soc"),
                mode);
    }

    /**
     * Reads an installed profile.
     *
     * @param installed its members
     * @return the profile
     * @throws IOException if a member is wrong
     */
    public static InstalledProfile installed(Members installed) throws IOException {
        ChargingProfile profile = installed.official("chargingProfile", ChargingProfile.class);
        List<Integer> delays = installed.integers("randomDelays");
        int schedules = profile.chargingSchedule().size();
        return InstalledProfile.of(installed.integer("evseId"), profile)
                .withRandomDelays(delays.isEmpty() ? List.of() : Collections.nCopies(schedules, delays))
                .withLocalStarts(localStarts(installed))
                .withPermanentlyInvalid(installed.flag("permanentlyInvalid", false));
    }

    /** Takes the clock time of the starts as it is written; what offset stands behind it does not matter (K01.FR.90). */
    private static Map<Integer, LocalDateTime> localStarts(Members installed) throws InputException {
        Map<Integer, LocalDateTime> starts = new HashMap<>();
        int index = 0;
        for (JsonNode schedule : installed.node("chargingProfile").get("chargingSchedule")) {
            JsonNode start = schedule.get("startSchedule");
            if (start != null) {
                try {
                    starts.put(index, LocalDateTime.parse(start.stringValue().substring(0, LOCAL_DATE_TIME_LENGTH)));
                } catch (DateTimeParseException e) {
                    throw installed.wrong(
                            "chargingProfile/chargingSchedule/" + index + "/startSchedule", "is not a date with time");
                }
            }
            index++;
        }
        return starts;
    }
}
