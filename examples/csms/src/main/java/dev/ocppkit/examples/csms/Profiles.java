package dev.ocppkit.examples.csms;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ClearChargingProfileStatusEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.ClearChargingProfileResponse;
import dev.ocppkit.model.message.GetVariablesResponse;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.model.message.UpdateDynamicScheduleResponse;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.profile.DynamicProfiles;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The charging profiles that stations have, as far as the CSMS knows from its own orders and from reports. */
final class Profiles {
    static final String CSO = "CSO";

    private Profiles() {}

    static void put(Tx tx, String identity, int evseId, String source, ChargingProfile profile) throws SQLException {
        tx.update(
                "MERGE INTO charging_profile (identity, profile_id, evse_id, source, profile_json, stored_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                identity,
                profile.id(),
                evseId,
                source,
                Json.text(profile),
                Instant.now());
    }

    static Optional<ChargingProfile> find(Tx tx, String identity, int profileId) throws SQLException {
        return rows(tx, identity).stream()
                .filter(row -> row.get("profileId").equals(profileId))
                .map(Profiles::profile)
                .findFirst();
    }

    static List<Map<String, @Nullable Object>> rows(Tx tx, String identity) throws SQLException {
        return tx.rows("SELECT * FROM charging_profile WHERE identity = ? ORDER BY profile_id", identity);
    }

    static List<InstalledProfile> installed(Tx tx, String identity) throws SQLException {
        return rows(tx, identity).stream()
                .map(row -> InstalledProfile.of((int) row.get("evseId"), profile(row)))
                .toList();
    }

    /** Keeps what a station has agreed to. */
    static void answered(Tx tx, String identity, OcppRequest<?> request, OcppResponse response) throws SQLException {
        if (request instanceof SetChargingProfileRequest set
                && ((SetChargingProfileResponse) response).status() == ChargingProfileStatusEnum.ACCEPTED) {
            put(tx, identity, set.evseId(), CSO, DynamicProfiles.accept(set.chargingProfile(), Instant.now()));
        } else if (request instanceof UpdateDynamicScheduleRequest update
                && ((UpdateDynamicScheduleResponse) response).status() == ChargingProfileStatusEnum.ACCEPTED) {
            updated(tx, identity, update);
        } else if (request instanceof ClearChargingProfileRequest clear
                && ((ClearChargingProfileResponse) response).status() == ClearChargingProfileStatusEnum.ACCEPTED) {
            for (InstalledProfile gone : ProfileFilters.toClear(clear, installed(tx, identity))) {
                tx.update(
                        "DELETE FROM charging_profile WHERE identity = ? AND profile_id = ?",
                        identity,
                        gone.profile().id());
            }
        } else if (response instanceof GetVariablesResponse variables) {
            DeviceModel.putValues(tx, identity, variables.getVariableResult());
        }
    }

    private static void updated(Tx tx, String identity, UpdateDynamicScheduleRequest update) throws SQLException {
        for (InstalledProfile known : installed(tx, identity)) {
            if (known.profile().id() == update.chargingProfileId()) {
                Optional<ChargingProfile> changed =
                        DynamicProfiles.update(known.profile(), update.scheduleUpdate(), Instant.now());
                if (changed.isPresent()) {
                    put(tx, identity, known.evseId(), CSO, changed.get());
                }
            }
        }
    }

    private static ChargingProfile profile(Map<String, @Nullable Object> row) {
        return Json.read(ChargingProfile.class, String.valueOf(row.get("profile")));
    }
}
