package dev.ocppkit.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.CustomData;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.datatype.UnitOfMeasure;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.ResetEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.ResetRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the policies for reading and writing do, by example. */
class PolicyTest {
    private static final OcppCodec V21 = OcppCodec.of(OcppVersion.V2_1);
    private static final OcppCodec V201 = OcppCodec.of(OcppVersion.V2_0_1);

    /** An unknown enum text, a number below its minimum, an unknown member, and nothing else wrong. */
    private static final String ODD_RESET = "{\"type\":\"Reboot\",\"evseId\":-1,\"when\":{\"soon\":true}}";

    // ---- reading -----------------------------------------------------------------------------------------------

    @Test
    void strictReaderReportsEveryFaultInTheOrderOfTheText() {
        ReadResult<ResetRequest> result = V21.read(ResetRequest.class, ODD_RESET);

        assertThat(result.isValid()).isFalse();
        assertThat(result.violations())
                .containsExactly(
                        new Violation("/type", Keyword.ENUM, "Immediate, OnIdle, ImmediateAndResume"),
                        new Violation("/evseId", Keyword.MINIMUM, "0"),
                        new Violation("/when", Keyword.ADDITIONAL_PROPERTIES, null));
        assertThat(result.warnings()).isEmpty();
        assertThat(result.extras().isEmpty()).isTrue();
        assertThatExceptionOfType(OcppDecodeException.class)
                .isThrownBy(result::orThrow)
                .satisfies(thrown -> assertThat(thrown.violations()).isEqualTo(result.violations()))
                .withMessageStartingWith("/type must be one of: Immediate, OnIdle, ImmediateAndResume. /evseId must");
    }

    @Test
    void lenientReaderGivesTheValueAndWarns() {
        ReadResult<ResetRequest> result = V21.with(ReadPolicy.LENIENT).read(ResetRequest.class, ODD_RESET);

        assertThat(result.orThrow().type()).isEqualTo(ResetEnum.UNRECOGNIZED);
        assertThat(result.orThrow().evseId()).isEqualTo(-1);
        assertThat(result.violations()).isEmpty();
        assertThat(result.warnings())
                .extracting(Violation::keyword)
                .containsExactly(Keyword.ENUM, Keyword.MINIMUM, Keyword.ADDITIONAL_PROPERTIES);
        assertThat(result.extras().enumTexts()).isEqualTo(Map.of("/type", "Reboot"));
        assertThat(result.extras().members()).isEqualTo(Map.of("", Map.of("when", Map.of("soon", true))));
    }

    @Test
    void readerWithoutChecksDoesNotLookAtBounds() {
        ReadResult<ResetRequest> result = V21.with(ReadPolicy.OFF).read(ResetRequest.class, ODD_RESET);

        assertThat(result.warnings())
                .extracting(Violation::keyword)
                .containsExactly(Keyword.ENUM, Keyword.ADDITIONAL_PROPERTIES);
    }

    @Test
    void whatNoRecordCanBeMadeOfIsAnErrorUnderEveryPolicy() {
        for (ReadPolicy policy : List.of(ReadPolicy.STRICT, ReadPolicy.LENIENT, ReadPolicy.OFF)) {
            OcppCodec codec = V21.with(policy);
            assertThat(keywords(codec.read(ResetRequest.class, "{}"))).containsExactly(Keyword.REQUIRED);
            assertThat(keywords(codec.read(ResetRequest.class, "{\"type\":5}"))).containsExactly(Keyword.TYPE);
            assertThat(keywords(codec.read(ResetRequest.class, "{\"type\":null}")))
                    .containsExactly(Keyword.TYPE);
            assertThat(keywords(codec.read(ResetRequest.class, "[]"))).containsExactly(Keyword.OBJECT);
            assertThat(keywords(codec.read(ResetRequest.class, "{\"type\":\"OnIdle\",\"type\":\"OnIdle\"}")))
                    .containsExactly(Keyword.DUPLICATE);
            assertThat(keywords(codec.read(ResetRequest.class, "{\"type\":\"OnIdle\"")))
                    .containsExactly(Keyword.JSON);
            assertThat(keywords(codec.read(ResetRequest.class, ""))).containsExactly(Keyword.JSON);
            assertThat(keywords(codec.read(ResetRequest.class, "{\"x\":1,\"x\":2,\"type\":\"OnIdle\"}")))
                    .isNotEmpty();
        }
    }

    @Test
    void missingMembersOfAnInnerObjectArePointedToAsIfTheyWereThere() {
        assertThat(V21.read(BootNotificationRequest.class, "{\"chargingStation\":{\"model\":\"m\"}}")
                        .violations())
                .containsExactly(
                        new Violation("/chargingStation/vendorName", Keyword.REQUIRED, null),
                        new Violation("/reason", Keyword.REQUIRED, null));
    }

    @Test
    void aConstantOfTheOtherVersionIsKeptByTheLenientReader() {
        ReadResult<ResetRequest> result =
                V201.with(ReadPolicy.LENIENT).read(ResetRequest.class, "{\"type\":\"ImmediateAndResume\"}");

        assertThat(result.orThrow().type()).isEqualTo(ResetEnum.IMMEDIATE_AND_RESUME);
        assertThat(result.extras().enumTexts()).isEqualTo(Map.of("/type", "ImmediateAndResume"));
    }

    // ---- relaying ----------------------------------------------------------------------------------------------

    @Test
    void aRelayWritesBackWhatItDoesNotKnow() {
        OcppCodec relay = V21.with(ReadPolicy.LENIENT).with(WritePolicy.UNCHECKED);
        ReadResult<ResetRequest> result = relay.read(ResetRequest.class, ODD_RESET);

        byte[] written = relay.toBytes(result.orThrow(), result.extras());

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(ODD_RESET);
    }

    @Test
    void unrecognizedConstantCannotBeWrittenWithoutItsText() {
        ResetRequest request =
                ResetRequest.builder().type(ResetEnum.UNRECOGNIZED).build();

        assertThatExceptionOfType(OcppEncodeException.class).isThrownBy(() -> V21.toBytes(request));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> V21.with(WritePolicy.UNCHECKED).toBytes(request))
                .withMessageStartingWith("/type ");
    }

    @Test
    void aConstantThatWasReplacedIsWrittenInsteadOfTheOldText() {
        OcppCodec relay = V21.with(ReadPolicy.LENIENT).with(WritePolicy.UNCHECKED);
        ReadResult<ResetRequest> result = relay.read(ResetRequest.class, "{\"type\":\"Reboot\"}");
        ResetRequest changed =
                result.orThrow().toBuilder().type(ResetEnum.ON_IDLE).build();

        assertThat(new String(relay.toBytes(changed, result.extras()), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"OnIdle\"}");
    }

    // ---- writing -----------------------------------------------------------------------------------------------

    /** A setpoint is only in OCPP 2.1. */
    private static final ChargingSchedulePeriod WITH_SETPOINT = ChargingSchedulePeriod.builder()
            .startPeriod(0)
            .limit(16)
            .setpoint(8)
            .build();

    @Test
    void strictWriterRefusesWhatTheVersionDoesNotHaveAndWritesNothing() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatExceptionOfType(OcppEncodeException.class)
                .isThrownBy(() -> V201.write(WITH_SETPOINT, out))
                .withMessage("ChargingSchedulePeriod cannot be sent as OCPP 2.0.1:"
                        + " /setpoint is not defined in this OCPP version.");
        assertThat(out.size()).isZero();
    }

    @Test
    void pruningWriterLeavesOutWhatTheVersionDoesNotHaveAndReportsIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        List<Violation> removed = V201.with(WritePolicy.PRUNE).write(WITH_SETPOINT, out);

        assertThat(removed).containsExactly(new Violation("/setpoint", Keyword.ADDITIONAL_PROPERTIES, null));
        assertThat(out).hasToString("{\"startPeriod\":0,\"limit\":16}");
    }

    @Test
    void pruningWriterRefusesWhatLeavingOutDoesNotCure() {
        ChargingSchedulePeriod withoutLimit =
                ChargingSchedulePeriod.builder().startPeriod(0).setpoint(8).build();

        assertThatExceptionOfType(OcppEncodeException.class)
                .isThrownBy(() -> V201.with(WritePolicy.PRUNE).toBytes(withoutLimit))
                .satisfies(refused -> assertThat(refused.violations())
                        .containsExactly(new Violation("/limit", Keyword.REQUIRED, null)));
    }

    @Test
    void uncheckedWriterWritesEverything() {
        assertThat(V201.with(WritePolicy.UNCHECKED).toJson(WITH_SETPOINT))
                .isEqualTo("{\"startPeriod\":0,\"limit\":16,\"setpoint\":8}");
    }

    @Test
    void decimalsAreWrittenWithoutExponent() {
        SampledValue value = SampledValue.builder()
                .value(new BigDecimal("1.20E+7"))
                .measurand(MeasurandEnum.POWER_ACTIVE_IMPORT)
                .unitOfMeasure(UnitOfMeasure.builder().unit("W").multiplier(0).build())
                .build();

        assertThat(V21.toJson(value))
                .isEqualTo("{\"value\":12000000,\"measurand\":\"Power.Active.Import\","
                        + "\"unitOfMeasure\":{\"unit\":\"W\",\"multiplier\":0}}");
    }

    @Test
    void halfACharacterCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> V21.toBytes(UnitOfMeasure.builder().unit("\ud800").build()))
                .withMessage("/unit holds half a character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> V21.toBytes(new CustomData("v", Map.of("list", List.of("a", "b\udc00c")))))
                .withMessage("/list/1 holds half a character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> V21.toBytes(new CustomData("v", Map.of("\ud800", 1))))
                .withMessage("a member name holds half a character");
    }

    private static List<Keyword> keywords(ReadResult<?> result) {
        assertThat(result.isValid()).isFalse();
        return result.violations().stream().map(Violation::keyword).toList();
    }
}
