package dev.ocppkit.csms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.enumeration.ResetStatusEnum;
import dev.ocppkit.model.message.ResetResponse;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedCallsTest {
    private static final Action RESET = NamedCalls.action("Reset").orElseThrow();

    private final List<OcppRequest<?>> sent = new ArrayList<>();

    private CallReport call(Action action, OcppVersion version, String payload) {
        return NamedCalls.call(action, version, payload.getBytes(StandardCharsets.UTF_8), request -> {
                    sent.add(request);
                    return CompletableFuture.completedFuture(
                            new Outcome.Replied<>(ResetResponse.of(ResetStatusEnum.ACCEPTED)));
                })
                .join();
    }

    private static String json(CallReport report) {
        return new String(report.toJson(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Heartbeat", "NoSuchAction", "NotifyPeriodicEventStream", ""})
    void whatACsmsDoesNotCallIsNotFound(String name) {
        assertThat(NamedCalls.action(name)).isEmpty();
    }

    @Test
    void aSendIsNoCall() {
        assertThatThrownBy(() ->
                        call(Action.fromWireName("NotifyPeriodicEventStream").orElseThrow(), OcppVersion.V2_1, "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValidRequestIsSentAndItsAnswerTold() {
        CallReport report = call(RESET, OcppVersion.V2_1, "{\"type\":\"OnIdle\"}");

        assertThat(sent).hasSize(1);
        assertThat(report.httpStatus()).isEqualTo(200);
        assertThat(json(report)).isEqualTo("{\"outcome\":\"replied\",\"response\":{\"status\":\"Accepted\"}}");
    }

    @Test
    void anInvalidRequestIsNotSent() {
        CallReport report = call(RESET, OcppVersion.V2_1, "{\"type\":\"Now\"}");

        assertThat(sent).isEmpty();
        assertThat(report.httpStatus()).isEqualTo(400);
        assertThat(json(report))
                .startsWith("{\"outcome\":\"notSent\",\"reason\":\"INVALID\",\"violations\":[{\"pointer\":\"/type\","
                        + "\"rule\":\"enum\",\"text\":\"/type must be one of: ");
    }

    @Test
    void whatTheVersionDoesNotHaveIsNotSent() {
        Action signal = NamedCalls.action("AFRRSignal").orElseThrow();

        CallReport report = call(signal, OcppVersion.V2_0_1, "{}");

        assertThat(report.reason()).isEqualTo(NotSentReason.NOT_IN_VERSION);
        assertThat(report.httpStatus()).isEqualTo(409);
        assertThat(json(report)).isEqualTo("{\"outcome\":\"notSent\",\"reason\":\"NOT_IN_VERSION\",\"violations\":[]}");
        assertThat(sent).isEmpty();
    }

    @Test
    void errorsAndSilenceAreToldApart() {
        CallReport refused = CallReport.of(new Outcome.Refused<ResetResponse>(
                RESET, RpcErrorCode.INTERNAL_ERROR, "InternalError", "No.", Map.of()));
        assertThat(refused.httpStatus()).isEqualTo(502);
        assertThat(json(refused))
                .isEqualTo("{\"outcome\":\"refused\",\"errorCode\":\"InternalError\",\"errorDescription\":\"No.\"}");

        CallReport invalid = CallReport.of(new Outcome.InvalidReply<ResetResponse>(
                RESET,
                "1",
                RpcErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                List.of(new Violation("/status", Keyword.REQUIRED, null))));
        assertThat(invalid.httpStatus()).isEqualTo(502);
        assertThat(json(invalid)).contains("\"invalid\"", "\"/status\"", "\"required\"");

        CallReport unknown = CallReport.of(
                new Outcome.Unknown<ResetResponse>(RESET, "1", Outcome.Unknown.Cause.TIMEOUT, Duration.ofSeconds(1)));
        assertThat(unknown.httpStatus()).isEqualTo(504);
        assertThat(json(unknown)).isEqualTo("{\"outcome\":\"unknown\",\"cause\":\"TIMEOUT\"}");
    }

    @ParameterizedTest
    @EnumSource(NotSentReason.class)
    void whatWasNotSentHasAStatusOfItsOwnKind(NotSentReason reason) {
        CallReport report = CallReport.of(new Outcome.NotSent<ResetResponse>(RESET, reason, List.of()));

        assertThat(report.httpStatus()).isIn(400, 409, 503);
        assertThat(json(report)).contains("\"" + reason.name() + "\"");
    }
}
