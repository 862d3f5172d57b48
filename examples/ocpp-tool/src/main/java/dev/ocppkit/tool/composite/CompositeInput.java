package dev.ocppkit.tool.composite;

import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.message.GetCompositeScheduleRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.schedule.CompositeQuery;
import dev.ocppkit.smartcharging.schedule.EvSchedule;
import dev.ocppkit.smartcharging.schedule.WattsToAmpsPhases;
import dev.ocppkit.tool.input.Members;
import dev.ocppkit.tool.input.StationInput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/**
 * What the command works on.
 *
 * @param query what is asked for
 * @param station the station
 * @param zone its local time
 * @param installed its profiles
 */
record CompositeInput(CompositeQuery query, StationState station, ZoneId zone, List<InstalledProfile> installed) {
    private record Station(
            StationState state, ZoneId zone, boolean simulate, WattsToAmpsPhases phases, int maxPeriods) {}

    static CompositeInput of(Members input) throws IOException {
        return input.read(CompositeInput::read);
    }

    private static CompositeInput read(Members input) throws IOException {
        input.node("station");
        Station station = input.object("station", CompositeInput::station);
        if (station == null) {
            throw input.wrong("station", "is required and missing");
        }
        GetCompositeScheduleRequest request = input.official("request", GetCompositeScheduleRequest.class);
        CompositeQuery query = CompositeQuery.of(request, input.instant("from")).toBuilder()
                .simulateTransaction(station.simulate)
                .wattsToAmpsPhases(station.phases)
                .maxPeriods(station.maxPeriods == 0 ? null : (Integer) station.maxPeriods)
                .scheduleIndex(input.integer("scheduleIndex", 0))
                .evSchedules(input.objects("evSchedules", CompositeInput::evSchedule))
                .withProvenance(true)
                .build();
        List<InstalledProfile> installed = input.objects("installedProfiles", StationInput::installed);
        return new CompositeInput(query, station.state, station.zone, installed);
    }

    private static Station station(Members station) throws IOException {
        return new Station(
                StationInput.state(station),
                StationInput.zone(station),
                station.flag("simulateTransaction", true),
                station.constant("wattsToAmpsPhases", WattsToAmpsPhases.PERIOD),
                station.integer("maxPeriodsInComposite", 0));
    }

    private static EvSchedule evSchedule(Members given) throws IOException {
        return new EvSchedule(
                given.integer("evseId"),
                given.instant("timeBase"),
                given.official("chargingSchedule", ChargingSchedule.class));
    }
}
