package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.GetChargingProfileStatusEnum;
import dev.ocppkit.model.message.GetChargingProfilesRequest;
import dev.ocppkit.model.message.GetChargingProfilesResponse;
import dev.ocppkit.model.message.ReportChargingProfilesRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Divides the profiles that are asked for into messages. */
final class ProfileReports {
    private record Key(int evseId, String source) {}

    private ProfileReports() {}

    static ProfileReport of(
            GetChargingProfilesRequest request,
            List<InstalledProfile> installed,
            Function<InstalledProfile, String> source,
            int mostPerMessage) {
        // A message has one EVSE and one source.
        Map<Key, List<ChargingProfile>> groups = new LinkedHashMap<>();
        for (InstalledProfile one : ProfileFilters.toReport(request, installed, source)) {
            groups.computeIfAbsent(new Key(one.evseId(), source.apply(one)), key -> new ArrayList<>())
                    .add(one.profile());
        }
        List<ReportChargingProfilesRequest.Builder> messages = new ArrayList<>();
        groups.forEach((key, profiles) -> {
            for (int from = 0; from < profiles.size(); from += mostPerMessage) {
                messages.add(ReportChargingProfilesRequest.builder()
                        .requestId(request.requestId())
                        .chargingLimitSource(key.source)
                        .evseId(key.evseId)
                        .chargingProfile(profiles.subList(from, Math.min(profiles.size(), from + mostPerMessage))));
            }
        });
        List<ReportChargingProfilesRequest> reports = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            boolean last = i == messages.size() - 1;
            reports.add(messages.get(i).tbc(last ? null : Boolean.TRUE).build());
        }
        GetChargingProfileStatusEnum status =
                reports.isEmpty() ? GetChargingProfileStatusEnum.NO_PROFILES : GetChargingProfileStatusEnum.ACCEPTED;
        return new ProfileReport(
                GetChargingProfilesResponse.builder().status(status).build(), reports);
    }
}
