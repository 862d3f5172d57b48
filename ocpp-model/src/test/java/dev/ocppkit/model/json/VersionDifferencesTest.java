package dev.ocppkit.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.ActionLookup;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.datatype.ACChargingParameters;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.SignedMeterValue;
import dev.ocppkit.model.datatype.VariableMonitoring;
import dev.ocppkit.model.enumeration.MonitorEnum;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.enumeration.ResetEnum;
import dev.ocppkit.model.message.ClearedChargingLimitRequest;
import dev.ocppkit.model.message.NotifyPriorityChargingRequest;
import dev.ocppkit.model.message.ReserveNowRequest;
import dev.ocppkit.model.message.ResetRequest;
import dev.ocppkit.model.testing.Catalogue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The same records under the rules of OCPP 2.1 and of OCPP 2.0.1: each way in which the two versions differ. */
class VersionDifferencesTest {
    private static final OcppCodec V21 = OcppCodec.of(OcppVersion.V2_1);
    private static final OcppCodec V201 = OcppCodec.of(OcppVersion.V2_0_1);

    // ---- texts that were an enumeration ------------------------------------------------------------------------

    @Test
    void typeOfATokenIsAnyTextInTheNewerVersionAndOneOfASetInTheOlder() {
        String known = "{\"idToken\":\"A1\",\"type\":\"ISO14443\"}";
        String other = "{\"idToken\":\"A1\",\"type\":\"VIN\"}";

        assertThat(V21.read(IdToken.class, other).orThrow().type()).isEqualTo("VIN");
        assertThat(V201.read(IdToken.class, known).isValid()).isTrue();
        assertThat(V201.read(IdToken.class, other).violations())
                .containsExactly(new Violation(
                        "/type",
                        Keyword.ENUM,
                        "Central, eMAID, ISO14443, ISO15693, KeyCode, Local, MacAddress, NoAuthorization"));
    }

    @Test
    void openTextHasAtMostTwentyCharacters() {
        String json = "{\"idToken\":\"A1\",\"type\":\"" + "x".repeat(21) + "\"}";

        assertThat(V21.read(IdToken.class, json).violations())
                .containsExactly(new Violation("/type", Keyword.MAX_LENGTH, "20"));
    }

    @Test
    void sourceOfALimitIsCheckedWhenItIsSentToTheOlderVersion() {
        ClearedChargingLimitRequest request =
                ClearedChargingLimitRequest.builder().chargingLimitSource("DSO").build();

        assertThat(V21.toJson(request)).isEqualTo("{\"chargingLimitSource\":\"DSO\"}");
        assertThatExceptionOfType(OcppEncodeException.class)
                .isThrownBy(() -> V201.toJson(request))
                .satisfies(refused -> assertThat(refused.violations())
                        .containsExactly(new Violation("/chargingLimitSource", Keyword.ENUM, "EMS, Other, SO, CSO")));
    }

    @Test
    void typeOfAConnectorIsCheckedUnderTheOlderVersion() {
        String json = "{\"id\":1,\"expiryDateTime\":\"2026-01-31T12:00:00Z\","
                + "\"idToken\":{\"idToken\":\"A1\",\"type\":\"Local\"},\"connectorType\":\"cMCS\"}";

        assertThat(V21.read(ReserveNowRequest.class, json).isValid()).isTrue();
        assertThat(V201.read(ReserveNowRequest.class, json).violations())
                .extracting(Violation::pointer, Violation::keyword)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/connectorType", Keyword.ENUM));
    }

    // ---- members that only one version requires ----------------------------------------------------------------

    @Test
    void limitOfAPeriodIsRequiredInTheOlderVersionOnly() {
        onlyTheOlderRequires(ChargingSchedulePeriod.of(0), "/limit");
    }

    @Test
    void methodAndKeyOfASignedValueAreRequiredInTheOlderVersionOnly() {
        SignedMeterValue value = SignedMeterValue.builder()
                .signedMeterData("AAAA")
                .encodingMethod("OCMF")
                .build();

        onlyTheOlderRequires(value, "/signingMethod", "/publicKey");
    }

    @Test
    void versionOfANetworkProfileIsRequiredInTheOlderVersionOnly() {
        NetworkConnectionProfile profile = NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.WIRED0)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(30)
                .ocppCsmsUrl("wss://example.com")
                .securityProfile(2)
                .build();

        onlyTheOlderRequires(profile, "/ocppVersion");
    }

    private static void onlyTheOlderRequires(OcppRecord value, String... pointers) {
        assertThat(value.violations(OcppVersion.V2_1)).isEmpty();
        assertThat(value.violations(OcppVersion.V2_0_1))
                .extracting(Violation::pointer)
                .containsExactly(pointers);
        assertThat(value.violations(OcppVersion.V2_0_1))
                .extracting(Violation::keyword)
                .containsOnly(Keyword.REQUIRED);
        assertThat(V201.read(value.getClass(), V21.toBytes(value)).violations())
                .isEqualTo(value.violations(OcppVersion.V2_0_1));
    }

    @Test
    void kindOfNotificationOfAMonitorIsRequiredInTheNewerVersionAndUnknownInTheOlder() {
        String json = "{\"id\":1,\"transaction\":false,\"value\":5,\"type\":\"Delta\",\"severity\":3}";

        VariableMonitoring monitor = V201.read(VariableMonitoring.class, json).orThrow();

        assertThat(monitor.type()).isEqualTo(MonitorEnum.DELTA);
        assertThat(monitor.violations(OcppVersion.V2_1))
                .containsExactly(new Violation("/eventNotificationType", Keyword.REQUIRED, null));
        assertThat(V21.read(VariableMonitoring.class, json).violations())
                .isEqualTo(monitor.violations(OcppVersion.V2_1));
        String complete = json.replace("}", ",\"eventNotificationType\":\"CustomMonitor\"}");
        assertThat(V201.read(VariableMonitoring.class, complete).violations())
                .containsExactly(new Violation("/eventNotificationType", Keyword.ADDITIONAL_PROPERTIES, null));
    }

    // ---- integers that became numbers --------------------------------------------------------------------------

    @Test
    void anIntegralNumberIsWrittenWithoutFractionForBothVersions() {
        ACChargingParameters parameters = ac("16.0");

        String json = "{\"energyAmount\":1,\"evMinCurrent\":6,\"evMaxCurrent\":16,\"evMaxVoltage\":230}";
        assertThat(V201.toJson(parameters)).isEqualTo(json);
        assertThat(V21.toJson(parameters)).isEqualTo(json);
    }

    @Test
    void aFractionIsAViolationUnderTheOlderVersionOnly() {
        ACChargingParameters parameters = ac("16.5");
        Violation fraction = new Violation("/evMaxCurrent", Keyword.TYPE, "integer");

        assertThat(parameters.violations(OcppVersion.V2_1)).isEmpty();
        assertThat(parameters.violations(OcppVersion.V2_0_1)).containsExactly(fraction);
        assertThat(V201.read(ACChargingParameters.class, V21.toBytes(parameters))
                        .violations())
                .containsExactly(fraction);
    }

    private static ACChargingParameters ac(String evMaxCurrent) {
        return ACChargingParameters.builder()
                .energyAmount(1)
                .evMinCurrent(6)
                .evMaxCurrent(new BigDecimal(evMaxCurrent))
                .evMaxVoltage(230)
                .build();
    }

    // ---- limits ------------------------------------------------------------------------------------------------

    @Test
    void textsMayBeLongerInTheNewerVersion() {
        IdToken token = new IdToken("x".repeat(37), "Local", null, null);

        assertThat(token.violations(OcppVersion.V2_1)).isEmpty();
        assertThat(token.violations(OcppVersion.V2_0_1))
                .containsExactly(new Violation("/idToken", Keyword.MAX_LENGTH, "36"));
    }

    @Test
    void numbersHaveBoundsInTheNewerVersionThatTheOlderLacks() {
        ChargingSchedulePeriod period = ChargingSchedulePeriod.builder()
                .startPeriod(0)
                .limit(16)
                .numberPhases(4)
                .build();

        assertThat(period.violations(OcppVersion.V2_1))
                .containsExactly(new Violation("/numberPhases", Keyword.MAXIMUM, "3"));
        assertThat(period.violations(OcppVersion.V2_0_1)).isEmpty();
    }

    // ---- what only the newer version has -----------------------------------------------------------------------

    @Test
    void aMessageOfTheNewerVersionCannotBeSentInTheOlder() {
        NotifyPriorityChargingRequest request = NotifyPriorityChargingRequest.builder()
                .transactionId("t")
                .activated(true)
                .build();

        assertThat(request.violations(OcppVersion.V2_0_1)).containsExactly(new Violation("", Keyword.VERSION, "2.1"));
        for (WritePolicy policy : List.of(WritePolicy.STRICT, WritePolicy.PRUNE)) {
            assertThatExceptionOfType(OcppEncodeException.class)
                    .isThrownBy(() -> V201.with(policy).toBytes(request))
                    .withMessageContaining("OCPP 2.0.1");
        }
        assertThat(Action.lookup("NotifyPriorityCharging", OcppVersion.V2_0_1).kind())
                .isEqualTo(ActionLookup.Kind.OTHER_VERSION);
    }

    @Test
    void theActionsOfAVersionAreThoseOfItsCatalogue() {
        for (OcppVersion version : OcppVersion.values()) {
            Set<String> expected = new TreeSet<>();
            Catalogue.of(version)
                    .messages()
                    .keySet()
                    .forEach(name -> expected.add(name.replaceFirst("(Request|Response)$", "")));
            Set<String> actual = new TreeSet<>();
            for (Action action : Action.values()) {
                if (action.isIn(version)) {
                    actual.add(action.wireName());
                }
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void aMemberOfTheNewerVersionIsUnknownInTheOlder() {
        String json = "{\"startPeriod\":0,\"limit\":16,\"setpoint\":8}";
        Violation unknown = new Violation("/setpoint", Keyword.ADDITIONAL_PROPERTIES, null);

        ChargingSchedulePeriod period =
                V21.read(ChargingSchedulePeriod.class, json).orThrow();

        assertThat(period.violations(OcppVersion.V2_0_1)).containsExactly(unknown);
        assertThat(V201.read(ChargingSchedulePeriod.class, json).violations()).containsExactly(unknown);
    }

    @Test
    void aConstantOfTheNewerVersionIsWrongInTheOlder() {
        ResetRequest request =
                ResetRequest.builder().type(ResetEnum.IMMEDIATE_AND_RESUME).build();
        Violation wrong = new Violation("/type", Keyword.ENUM, "Immediate, OnIdle");

        assertThat(request.violations(OcppVersion.V2_1)).isEmpty();
        assertThat(request.violations(OcppVersion.V2_0_1)).containsExactly(wrong);
        assertThat(V201.read(ResetRequest.class, V21.toBytes(request)).violations())
                .containsExactly(wrong);
    }
}
