package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules against two profiles that could lead at the same time. */
final class DuplicateChecks {
    private final ProfileRequest request;
    private final ChargingProfile profile;
    private final ValidationContext context;
    private final Findings findings;

    DuplicateChecks(ProfileRequest request, ValidationContext context, Findings findings) {
        this.request = request;
        this.profile = request.profile();
        this.context = context;
        this.findings = findings;
    }

    void run() {
        for (InstalledProfile old : context.installed()) {
            boolean rival = old.profile().id() != profile.id()
                    && old.profile().stackLevel() == profile.stackLevel()
                    && old.profile().chargingProfilePurpose() == profile.chargingProfilePurpose();
            if (rival) {
                check(old);
            }
        }
    }

    private void check(InstalledProfile old) {
        ChargingProfilePurposeEnum purpose = profile.chargingProfilePurpose();
        if (purpose == ChargingProfilePurposeEnum.TX_PROFILE) {
            findings.addIf(isOfSameTransaction(old), ProfileRule.DUPLICATE_TX_PROFILE);
            return;
        }
        boolean overlap = overlaps(profile, old.profile());
        if (old.evseId() == request.evseId()) {
            findings.addIf(overlap, ProfileRule.DUPLICATE_PROFILE);
        } else if (purpose == ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE) {
            boolean clash = overlap || !context.policy().defaultsMayAlternate();
            findings.addIf(clash && request.evseId() == 0, ProfileRule.DUPLICATE_DEFAULT_SINGLE);
            findings.addIf(clash && old.evseId() == 0, ProfileRule.DUPLICATE_DEFAULT_ALL);
        }
    }

    private boolean isOfSameTransaction(InstalledProfile old) {
        String oldId = old.profile().transactionId();
        // Without an id it came with the start of the transaction on its EVSE.
        boolean nameless = profile.transactionId() == null || oldId == null;
        return nameless ? old.evseId() == request.evseId() : Objects.equals(oldId, profile.transactionId());
    }

    static boolean overlaps(ChargingProfile one, ChargingProfile other) {
        return startsBeforeEnd(one.validFrom(), other.validTo()) && startsBeforeEnd(other.validFrom(), one.validTo());
    }

    private static boolean startsBeforeEnd(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null || start.isBefore(end);
    }
}
