package dev.ocppkit.rpc.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkProfileRulesTest {
    private static NetworkConnectionProfile.Builder profile() {
        return NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.ANY)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(30)
                .ocppCsmsUrl("wss://csms.example/ocpp")
                .securityProfile(2);
    }

    private static Optional<String> reason(Optional<StatusInfo> refusal) {
        return refusal.map(StatusInfo::reasonCode);
    }

    private static Optional<String> refusal(int slot, NetworkConnectionProfile profile, int active, boolean downgrade) {
        return reason(NetworkProfileRules.refusalOfProfile(
                SetNetworkProfileRequest.of(slot, profile), Set.of(0, 1), active, downgrade));
    }

    @Test
    @Tag("B09.FR.01")
    @Tag("B09.FR.05")
    void aProfileNeedsASlotThatThereIs() {
        assertThat(refusal(1, profile().build(), 2, false)).isEmpty();
        assertThat(refusal(2, profile().build(), 2, false)).contains("InvalidConfSlot");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2, false, NoSecurityDowngrade",
        "3, 2, true, ",
        "3, 1, true, NoSecurityDowngrade",
        "2, 1, true, NoSecurityDowngrade",
        "1, 1, false, ",
        "2, 3, false, "
    })
    @Tag("B09.FR.04")
    @Tag("B09.FR.31")
    void theSecurityProfileIsLoweredOnlyWhereAllowed(int active, int wanted, boolean allowed, String reason) {
        assertThat(refusal(0, profile().securityProfile(wanted).build(), active, allowed))
                .isEqualTo(Optional.ofNullable(reason));
        Optional<StatusInfo> ofVariable = NetworkProfileRules.refusalOfVariable(
                5, "SecurityProfile", String.valueOf(wanted), List.of(0), active, allowed);
        assertThat(reason(ofVariable)).isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    @Tag("B09.FR.02")
    void theAnswerNamesTheWrongParameters() {
        NetworkConnectionProfile wrong = profile()
                .ocppCsmsUrl("ws://csms.example/")
                .messageTimeout(0)
                .identity("a:b")
                .basicAuthPassword("short")
                .build();
        Optional<StatusInfo> refusal =
                NetworkProfileRules.refusalOfProfile(SetNetworkProfileRequest.of(0, wrong), Set.of(0), 1, false);
        assertThat(reason(refusal)).contains("InvalidNetworkConf");
        assertThat(refusal.orElseThrow().additionalInfo())
                .isEqualTo("ocppCsmsUrl, messageTimeout, identity, basicAuthPassword");
    }

    @ParameterizedTest
    @CsvSource({
        "wss://a/b, true",
        "https://a/b, false",
        "wss://a/b?c, false",
        "wss:///b, false",
        "wss://u@a/, false",
        "%, false"
    })
    void endpointsAreWebSocketUrlsWithoutQuery(String url, boolean valid) {
        assertThat(NetworkProfileRules.invalidParameters(
                                profile().ocppCsmsUrl(url).build())
                        .isEmpty())
                .isEqualTo(valid);
    }

    @Test
    @Tag("B09.FR.22")
    @Tag("B09.FR.23")
    void variablesOfASlotInUseCannotBeSetAndThoseOfOthersAreNotJudged() {
        assertThat(reason(NetworkProfileRules.refusalOfVariable(0, "OcppCsmsUrl", "x", List.of(1, 0), 1, false)))
                .contains("PriorityNetworkConf");
        assertThat(NetworkProfileRules.refusalOfVariable(2, "OcppCsmsUrl", "nonsense", List.of(1, 0), 1, false))
                .isEmpty();
    }

    @Test
    @Tag("B10.FR.01")
    @Tag("B10.FR.02")
    @Tag("B09.FR.20")
    @Tag("B09.FR.33")
    @Tag("B09.FR.34")
    void slotsInThePriorityListMustBeUsableUnlessSomeAreOnlyTakenAway() {
        NetworkProfiles profiles = NetworkProfiles.of(Map.of(
                0, profile().build(), 1, profile().ocppCsmsUrl("nonsense").build()));
        assertThat(NetworkProfileRules.refusalOfPriority(List.of(0), List.of(), profiles))
                .isEmpty();
        assertThat(reason(NetworkProfileRules.refusalOfPriority(List.of(0, 1), List.of(0), profiles)))
                .contains("InvalidNetworkConf");
        assertThat(reason(NetworkProfileRules.refusalOfPriority(List.of(0, 7), List.of(0), profiles)))
                .contains("InvalidNetworkConf");
        assertThat(NetworkProfileRules.refusalOfPriority(List.of(1), List.of(0, 1), profiles))
                .isEmpty();
        assertThat(NetworkProfileRules.refusalOfPriority(List.of(), List.of(0), profiles))
                .isPresent();
        assertThat(NetworkProfileRules.refusalOfPriority(List.of(0, 0), List.of(0), profiles))
                .isPresent();
    }
}
