package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.message.GetCompositeScheduleRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.testing.Fields;
import dev.ocppkit.smartcharging.testing.StationFields;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The input of a case about composite schedules. */
record CompositeCase(CompositeQuery query, StationState station, List<InstalledProfile> installed) {
    private record Station(StationState state, boolean simulate, WattsToAmpsPhases phases, Integer maxPeriods) {}

    static CompositeCase of(JsonNode input) {
        return Fields.read(input, "/input", fields -> {
            Station station = fields.object("station", CompositeCase::station);
            GetCompositeScheduleRequest request = fields.official("request", GetCompositeScheduleRequest.class);
            CompositeQuery query = CompositeQuery.of(request, fields.instant("from")).toBuilder()
                    .simulateTransaction(station.simulate)
                    .wattsToAmpsPhases(station.phases)
                    .maxPeriods(station.maxPeriods)
                    .scheduleIndex(fields.optional("scheduleIndex", fields::integer, 0))
                    .evSchedules(fields.optional(
                            "evSchedules", name -> fields.objects(name, StationFields::evSchedule), List.of()))
                    .build();
            List<InstalledProfile> installed = fields.optional(
                    "installedProfiles", name -> fields.objects(name, StationFields::installed), List.of());
            return new CompositeCase(query, station.state, installed);
        });
    }

    private static Station station(Fields fields) {
        return new Station(
                StationFields.station(fields),
                fields.optional("simulateTransaction", fields::flag, true),
                WattsToAmpsPhases.valueOf(fields.optional("wattsToAmpsPhases", fields::text, "PERIOD")),
                fields.optional("maxPeriodsInComposite", fields::integer, null));
    }
}
