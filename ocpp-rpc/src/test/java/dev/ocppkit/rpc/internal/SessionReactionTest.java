package dev.ocppkit.rpc.internal;

import static dev.ocppkit.model.OcppVersion.V2_0_1;
import static dev.ocppkit.model.OcppVersion.V2_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to messages that are not as they should be, row by row of the table in {@link Finding}. */
class SessionReactionTest {
    private static final String LONG_ID = "b".repeat(37);

    @ParameterizedTest
    @EnumSource
    void whatIsNoFrameIsAnsweredWithTheUnreadableId(OcppVersion version) {
        for (String text :
                List.of("", "hello", "{}", "[]", "[true", "\"[2]\"", "[[2,\"x\",\"Heartbeat\",{}]]", "[2\u0000")) {
            assertThat(SessionDriver.csms(version).in(text))
                    .as(text)
                    .singleElement()
                    .asString()
                    .startsWith("[4,\"-1\",\"RpcFrameworkError\",\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "2.5", "2.0", "null", "{\"a\":[1]}", "99999999999"})
    void whatHasNoTypeIsAnsweredUnderItsId(String type) {
        assertThat(SessionDriver.csms(V2_1).in("[" + type + ",\"s-6\",\"Heartbeat\",{}]"))
                .singleElement()
                .asString()
                .startsWith("[4,\"s-6\",\"RpcFrameworkError\",\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[7,\"y\",\"Future\",{}]|y",
                "[1,\"y\",\"x\"]|y",
                "[-3,\"y\"]|y",
                "[8,{\"a\":1},\"z\"]|-1",
                "[5,\"y\",\"FormatViolation\",\"\",{}]|y",
                "[6,\"y\",\"NotifyPeriodicEventStream\",{\"id\":|y"
            })
    void anUnknownTypeIsAnsweredIn201(String frame, String id) {
        assertThat(SessionDriver.csms(V2_0_1).in(frame))
                .singleElement()
                .asString()
                .startsWith("[4,\"" + id + "\",\"MessageTypeNotSupported\",\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[7,\"y\",\"Future\",{}]", "[1,\"y\",\"x\"]", "[8,{\"a\":1},\"z\"]"})
    void anUnknownTypeIsIgnoredIn21(String frame) {
        SessionDriver csms = SessionDriver.csms(V2_1);

        assertThat(csms.in(frame)).isEmpty();
        assertThat(csms.events).containsExactly(RpcEvent.Kind.UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Broken JSON inside the payload.
                "[2,\"a\",\"Heartbeat\",{,}]|a|FormatViolation",
                "[2,\"a\",\"Heartbeat\",{\"x\":|a|FormatViolation",
                "[2,\"a\",\"Nonsense\",{,}]|a|FormatViolation",
                "[2,\"a\",\"Heartbeat\",{\"a\":1,\"a\":2}]|a|FormatViolation",
                // Broken elsewhere.
                "[2,\"a\",\"Heartbeat\",{},]|a|RpcFrameworkError",
                "[2,\"a\",\"Heartbeat\",{},{}]|a|RpcFrameworkError",
                "[2,\"a\",\"Heartbeat\",{}] // c|a|RpcFrameworkError",
                "[2,\"a\",\"Heartbeat\"]|a|RpcFrameworkError",
                "[2,\"a\",\"Heart|a|RpcFrameworkError",
                "[2,\"a\",7,{}]|a|RpcFrameworkError",
                "[2,\"a\",Reset,{}]|a|RpcFrameworkError",
                "[2,\"a\"]|a|RpcFrameworkError",
                "[2]|-1|RpcFrameworkError",
                "[2,\"a|-1|RpcFrameworkError",
                "[2,\"\",\"Heartbeat\",{}]|-1|RpcFrameworkError",
                "[2,17,\"Heartbeat\",{}]|-1|RpcFrameworkError",
                "[2,\"\\ud800\",\"Heartbeat\",{}]|-1|RpcFrameworkError",
                // Unknown or unsupported.
                "[2,\"a\",\"HeartbeatRequest\",{}]|a|NotImplemented",
                "[2,\"a\",\"\",{}]|a|NotImplemented",
                "[2,\"a\",\"ClearCache\",{}]|a|NotSupported",
                // Payload against the schema.
                "[2,\"a\",\"Heartbeat\",\"{}\"]|a|ProtocolError",
                "[2,\"a\",\"Heartbeat\",{\"x\":1}]|a|ProtocolError",
                "[2,\"a\",\"Heartbeat\",{\"customData\":{}}]|a|OccurrenceConstraintViolation",
                "[2,\"a\",\"Heartbeat\",{\"customData\":null}]|a|TypeConstraintViolation",
                "[2,\"a\",\"FirmwareStatusNotification\",{\"status\":\"Maybe\"}]|a|PropertyConstraintViolation"
            })
    @Tag("FR.03")
    void aCallThatIsNotInOrderIsAnsweredWithItsCode(String frame, String id, String code) {
        for (OcppVersion version : OcppVersion.values()) {
            SessionDriver csms = SessionDriver.csms(version);

            assertThat(csms.in(frame))
                    .as(version.number())
                    .singleElement()
                    .asString()
                    .startsWith("[4,\"" + id + "\",\"" + code + "\",\"");
            assertThat(csms.dispatched).isEmpty();
        }
    }

    @Test
    void theWorstViolationDecidesAndAllAreListed() {
        assertThat(
                        SessionDriver.csms(V2_1)
                                .in(
                                        "[2,\"a\",\"BootNotification\",{\"reason\":7,\"extra\":1,\"chargingStation\":{\"vendorName\":\"V\"}}]"))
                .singleElement()
                .asString()
                .startsWith("[4,\"a\",\"ProtocolError\",")
                .contains("{\"pointer\":\"/reason\",\"keyword\":\"type\"")
                .contains("{\"pointer\":\"/extra\",\"keyword\":\"additionalProperties\"")
                .contains("{\"pointer\":\"/chargingStation/model\",\"keyword\":\"required\"");
    }

    @Test
    void anActionOfTheOtherVersionIsNotImplemented() {
        String frame = "[2,\"a\",\"BatterySwap\",{}]";

        assertThat(SessionDriver.csms(V2_0_1).in(frame).get(0)).startsWith("[4,\"a\",\"NotImplemented\",");
        assertThat(SessionDriver.csms(V2_1).in(frame).get(0)).startsWith("[4,\"a\",\"OccurrenceConstraintViolation\",");
    }

    @Test
    void aSendThatComesAsCallIsNotSupported() {
        assertThat(SessionDriver.csms(V2_1)
                        .in("[2,\"a\",\"NotifyPeriodicEventStream\",{}]")
                        .get(0))
                .startsWith("[4,\"a\",\"NotSupported\",");
    }

    @ParameterizedTest
    @EnumSource
    void anActionWithoutHandlerIsNotSupported(OcppVersion version) {
        SessionDriver csms = SessionDriver.csms(version);
        csms.unhandled.add(Action.HEARTBEAT);

        assertThat(csms.in("[2,\"a\",\"Heartbeat\",{\"bad\":1}]").get(0)).startsWith("[4,\"a\",\"NotSupported\",");
    }

    @Test
    void anOverlongIdIsEchoedUpTo255Characters() {
        assertThat(SessionDriver.csms(V2_1)
                        .in("[2,\"" + LONG_ID + "\",\"Heartbeat\",{}]")
                        .get(0))
                .startsWith("[4,\"" + LONG_ID + "\",\"RpcFrameworkError\",");
        assertThat(SessionDriver.csms(V2_1)
                        .in("[2,\"" + "c".repeat(256) + "\",\"Heartbeat\",{}]")
                        .get(0))
                .startsWith("[4,\"-1\",\"RpcFrameworkError\",");
    }

    @Test
    void theLengthOfAnIdCountsCharactersAndNotCodeUnits() {
        SessionDriver csms = SessionDriver.csms(V2_1);

        assertThat(csms.in("[2,\"" + "\ud83d\ude97".repeat(36) + "\",\"Heartbeat\",{}]"))
                .isEmpty();
        assertThat(csms.dispatched).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatIsBeingHandledCannotBeUsedForSomethingElse(OcppVersion version) {
        SessionDriver csms = SessionDriver.csms(version);
        csms.in("[2,\"a\",\"Heartbeat\",{}]");

        assertThat(csms.in("[2,\"a\",\"Heartbeat\",{ }]").get(0)).startsWith("[4,\"a\",\"RpcFrameworkError\",");
        assertThat(csms.dispatched).hasSize(1);
    }

    @Test
    void aRepeatedCallIsAnsweredOnceIn21AndRefusedIn201() {
        SessionDriver csms21 = SessionDriver.csms(V2_1);
        csms21.in("[2,\"a\",\"Heartbeat\",{}]");
        SessionDriver csms201 = SessionDriver.csms(V2_0_1);
        csms201.in("[2,\"a\",\"Heartbeat\",{}]");

        assertThat(csms21.in("[2,\"a\",\"Heartbeat\",{}]")).isEmpty();
        assertThat(csms201.in("[2,\"a\",\"Heartbeat\",{}]").get(0)).startsWith("[4,\"a\",\"RpcFrameworkError\",");
        assertThat(csms21.dispatched).hasSize(1);
        assertThat(csms201.dispatched).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("FR.04")
    void theGateStandsBeforeUnknownActions(OcppVersion version) {
        SessionDriver csms = SessionDriver.csms(version);
        csms.gateOpen = false;

        assertThat(csms.in("[2,\"a\",\"Nonsense\",{}]").get(0)).startsWith("[4,\"a\",\"SecurityError\",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[3,\"out\",{\"status\":\"Maybe\"}]|PropertyConstraintViolation",
                "[3,\"out\",{\"status\":]|FormatViolation",
                "[3,\"out\",{\"status\":\"Accepted\",\"x\":1}]|ProtocolError",
                "[3,\"out\",{\"status\":\"Accepted\"},1]|RpcFrameworkError",
                "[3,\"out\"]|RpcFrameworkError",
                "[3,\"out\",null]|OccurrenceConstraintViolation"
            })
    @Tag("FR.06")
    void anInvalidResponseFailsTheCallAndIsReportedIn21Only(String frame, String code) {
        for (OcppVersion version : OcppVersion.values()) {
            SessionDriver csms = SessionDriver.csms(version);
            csms.call("out", new ClearCacheRequest(null));

            List<String> reply = csms.in(frame);

            assertThat(csms.outcomes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Outcome.InvalidReply.class,
                            outcome -> assertThat(outcome.code().wireName()).isEqualTo(code));
            if (version == V2_1) {
                assertThat(reply).singleElement().asString().startsWith("[5,\"out\",\"" + code + "\",\"");
            } else {
                assertThat(reply).isEmpty();
            }
        }
    }

    static List<String> answersToNothing() {
        return List.of(
                "[3,\"nobody\",{}]",
                "[3,\"nobody\",{,]",
                "[3,\"nobody\"]",
                "[3]",
                "[3,7,{}]",
                "[4,\"nobody\",\"GenericError\",\"\",{}]",
                "[4,\"nobody\"]",
                "[4]",
                "[4,\"-1\",\"RpcFrameworkError\",\"\",{}]",
                "[4,\"-1\"]");
    }

    @ParameterizedTest
    @MethodSource("answersToNothing")
    void anAnswerToNothingIsNeverAnsweredAndDisturbsNothing(String frame) {
        for (OcppVersion version : OcppVersion.values()) {
            SessionDriver csms = SessionDriver.csms(version);
            csms.call("out", new ClearCacheRequest(null));

            assertThat(csms.in(frame)).as(version.number()).isEmpty();
            assertThat(csms.outcomes).isEmpty();
            csms.in("[3,\"out\",{\"status\":\"Accepted\"}]");
            assertThat(csms.outcomes).singleElement().isInstanceOf(Outcome.Replied.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[5,\"nobody\",\"FormatViolation\",\"\",{}]",
                "[5,\"nobody\",\"FormatViolation\"",
                "[5]",
                "[5,7]",
                "[6,\"e\",\"NotifyPeriodicEventStream\",{\"id\":1,\"pending\":0,\"data\":[]}]",
                "[6,\"e\",\"NotifyPeriodicEventStream\",{\"id\":",
                "[6,\"e\",\"Heartbeat\",{}]",
                "[6,\"e\",\"Nonsense\",{}]",
                "[6,\"e\"]",
                "[6]"
            })
    @Tag("FR.07")
    void nothingIsAnsweredToCallresulterrorsAndSendsIn21(String frame) {
        SessionDriver csms = SessionDriver.csms(V2_1);

        assertThat(csms.in(frame)).isEmpty();
        assertThat(csms.sends).isEmpty();
        assertThat(csms.events).hasSize(1);
    }

    @Test
    void aSendTowardsAStationIsDropped() {
        SessionDriver station = SessionDriver.station(V2_1);

        assertThat(station.in("[6,\"w\",\"NotifyPeriodicEventStream\",{\"id\":1,\"pending\":0,"
                        + "\"basetime\":\"2025-01-01T00:00:00Z\",\"data\":[{\"t\":0,\"v\":\"1\"}]}]"))
                .isEmpty();
        assertThat(station.sends).isEmpty();
        assertThat(station.events).containsExactly(RpcEvent.Kind.SEND_DROPPED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[4,\"out\",\"NotSupported\",\"no\",{\"a\":[1,{\"b\":null}]}]|NOT_SUPPORTED|NotSupported",
                "[4,\"out\",\"OccurenceConstraintViolation\",\"\",{}]|OCCURRENCE_CONSTRAINT_VIOLATION|OccurenceConstraintViolation",
                "[4,\"out\",\"TotallyNew\",\"\",{}]|GENERIC_ERROR|TotallyNew",
                "[4,\"out\",\"InternalError\"]|GENERIC_ERROR|",
                "[4,\"out\",\"InternalError\",\"\",null]|GENERIC_ERROR|",
                "[4,\"out\"|GENERIC_ERROR|"
            })
    void aCallerrorEndsTheCallWhateverItLooksLike(String frame, RpcErrorCode code, String wireCode) {
        for (OcppVersion version : OcppVersion.values()) {
            SessionDriver csms = SessionDriver.csms(version);
            csms.call("out", new ClearCacheRequest(null));

            assertThat(csms.in(frame)).isEmpty();
            assertThat(csms.outcomes).singleElement().isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                assertThat(refused.code()).isEqualTo(code);
                assertThat(refused.wireCode()).isEqualTo(wireCode == null ? "" : wireCode);
            });
        }
    }

    @Test
    void errorTextsOfThePeerAreCutAndNotShown() {
        SessionDriver csms = SessionDriver.csms(V2_1);
        csms.call("out", new ClearCacheRequest(null));

        csms.in("[4,\"out\",\"GenericError\",\"" + "s".repeat(1000) + "\",{\"secret\":\"s\"}]");

        Outcome.Refused<?> refused = (Outcome.Refused<?>) csms.outcomes.get(0);
        assertThat(refused.description()).hasSize(255);
        assertThat(refused.details()).containsEntry("secret", "s");
        assertThat(refused.toString()).doesNotContain("sss").doesNotContain("secret");
    }

    @Test
    void theAnswerToAHugeActionIsSmall() {
        String reply = SessionDriver.csms(V2_1)
                .in("[2,\"a\",\"" + "A".repeat(5000) + "\",{}]")
                .get(0);

        assertThat(reply).startsWith("[4,\"a\",\"NotImplemented\",").hasSizeLessThan(300);
    }
}
