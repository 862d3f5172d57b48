package dev.ocppkit.smartcharging.schedule;

import static dev.ocppkit.smartcharging.schedule.Make.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.TransactionState;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProfileValidityTest {
    private static final TransactionState TRANSACTION = TransactionState.of("tx-1", EIGHT);

    private static ChargingProfile.Builder profile() {
        return Make.absolute(
                1,
                ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE,
                Make.watts(0, 5).duration(60).build());
    }

    private static Validity at(ChargingProfile.Builder profile, int second, Instant offlineSince) {
        InstalledProfile installed = InstalledProfile.of(1, profile.build());
        return ProfileValidity.at(installed, 1, EIGHT.plusSeconds(second), TRANSACTION, offlineSince);
    }

    @Test
    @Tag("K01.FR.36")
    @Tag("K01.FR.37")
    void validFromIsIncludedAndValidToIsNot() {
        ChargingProfile.Builder bounded =
                profile().validFrom(EIGHT.plusSeconds(10)).validTo(EIGHT.plusSeconds(20));
        assertThat(at(bounded, 9, null)).isEqualTo(Validity.NOT_YET_VALID);
        assertThat(at(bounded, 10, null)).isEqualTo(Validity.VALID);
        assertThat(at(bounded, 19, null)).isEqualTo(Validity.VALID);
        assertThat(at(bounded, 20, null)).isEqualTo(Validity.EXPIRED);
        assertThat(at(profile(), 1_000_000, null)).isEqualTo(Validity.VALID);
    }

    @Test
    void fractionsOfASecondAreCutOff() {
        ChargingProfile.Builder bounded = profile().validFrom(EIGHT.plusMillis(10_900));
        assertThat(at(bounded, 10, null)).isEqualTo(Validity.VALID);
        assertThat(at(bounded, 9, null)).isEqualTo(Validity.NOT_YET_VALID);
    }

    @Test
    @Tag("K01.FR.101")
    @Tag("K01.FR.103")
    void profileIsInvalidWhileOfflineForTooLong() {
        ChargingProfile.Builder bounded = profile().maxOfflineDuration(30);
        Instant offline = EIGHT.plusSeconds(10);
        assertThat(at(bounded, 39, offline)).isEqualTo(Validity.VALID);
        assertThat(at(bounded, 40, offline)).isEqualTo(Validity.OFFLINE_TOO_LONG);
        assertThat(at(bounded, 40, null)).isEqualTo(Validity.VALID);
        assertThat(at(profile(), 40, offline)).isEqualTo(Validity.VALID);
        assertThat(at(profile().maxOfflineDuration(0), 10, offline)).isEqualTo(Validity.OFFLINE_TOO_LONG);
    }

    @Test
    @Tag("K01.FR.102")
    void profileThatWasInvalidatedStaysSo() {
        InstalledProfile installed = InstalledProfile.of(1, profile().build()).withPermanentlyInvalid(true);
        assertThat(ProfileValidity.at(installed, 1, EIGHT, TRANSACTION, null)).isEqualTo(Validity.PERMANENTLY_INVALID);
    }

    @Test
    @Tag("K01.FR.04")
    void transactionProfileIsValidForItsTransactionOnItsEvse() {
        ChargingProfile.Builder own = profile()
                .chargingProfilePurpose(ChargingProfilePurposeEnum.TX_PROFILE)
                .transactionId("tx-1");
        assertThat(at(own, 0, null)).isEqualTo(Validity.VALID);
        InstalledProfile installed = InstalledProfile.of(1, own.build());
        assertThat(ProfileValidity.at(installed, 2, EIGHT, TRANSACTION, null)).isEqualTo(Validity.OTHER_TRANSACTION);
        assertThat(ProfileValidity.at(installed, 1, EIGHT, null, null)).isEqualTo(Validity.OTHER_TRANSACTION);
        assertThat(ProfileValidity.at(installed, 1, EIGHT, TransactionState.of("tx-2"), null))
                .isEqualTo(Validity.OTHER_TRANSACTION);
        assertThat(at(own.transactionId(null), 0, null)).isEqualTo(Validity.VALID);
    }

    @Test
    @Tag("K28.FR.13")
    @Tag("K28.FR.14")
    void dynamicProfileTimesOutUntilItIsUpdated() {
        ChargingProfile.Builder dynamic =
                profile().chargingProfileKind(ChargingProfileKindEnum.DYNAMIC).dynUpdateTime(EIGHT);
        assertThat(at(dynamic, 59, null)).isEqualTo(Validity.VALID);
        assertThat(at(dynamic, 60, null)).isEqualTo(Validity.TIMED_OUT);
        assertThat(at(dynamic.dynUpdateTime(EIGHT.plusSeconds(50)), 60, null)).isEqualTo(Validity.VALID);
        assertThat(at(dynamic.dynUpdateTime(null), 60, null)).isEqualTo(Validity.VALID);
        assertThat(at(profile().dynUpdateTime(EIGHT), 60, null)).isEqualTo(Validity.VALID);
    }
}
