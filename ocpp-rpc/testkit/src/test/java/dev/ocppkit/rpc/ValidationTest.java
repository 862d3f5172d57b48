package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.enumeration.CertificateActionEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.Get15118EVCertificateRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.validation.QuirkProfiles;
import dev.ocppkit.rpc.validation.Validation;
import dev.ocppkit.rpc.validation.ValidationPolicy;
import dev.ocppkit.rpc.validation.ValidationRule;
import dev.ocppkit.rpc.vectors.InMemoryWiring;
import dev.ocppkit.rpc.vectors.RawPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How strictly payloads are checked, per direction and connection. */
class ValidationTest {
    private static final String MODEL_OF_21 = "M".repeat(21);
    private static final ValidationRule LONG_MODEL = ValidationRule.in("BootNotification")
            .withPointer("/chargingStation/model")
            .withKeyword(Keyword.MAX_LENGTH)
            .withLimit(21);
    private static final String QUIRKS = """
            {"profiles": [
              {"vendor": "Ac*me", "model": "M*", "firmware": "1.*",
               "inbound": {"mode": "strict",
                           "accept": [{"message": "BootNotificationRequest", "pointer": "/chargingStation/model",
                                       "keyword": "maxLength", "limit": 21},
                                      {"message": "Heartbeat", "keyword": "additionalProperties"}]}},
              {"vendor": "Other", "inbound": {"mode": "off", "refuse": [{"keyword": "maxLength"}]}}
            ]}
            """;

    private final InMemoryWiring wiring = new InMemoryWiring();
    private final List<String> tolerated = new ArrayList<>();
    private OcppServer csms;

    private RawPeer connect(Validation validation, QuirkProfiles quirks) {
        csms = wiring.csms(OcppServer.builder().acceptAll())
                .validation(validation)
                .quirks(quirks)
                .listener(new ConnectionListener() {
                    @Override
                    public void tolerated(OcppConnection connection, Action action, List<Violation> violations) {
                        violations.forEach(v -> tolerated.add(action.wireName() + " " + v.pointer()));
                    }
                })
                .build();
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Loopback.NOW));
        csms.on(
                BootNotificationRequest.class,
                (request, context) -> BootNotificationResponse.builder()
                        .currentTime(Loopback.NOW)
                        .interval(1)
                        .status(RegistrationStatusEnum.ACCEPTED)
                        .build());
        return wiring.connectTo(csms, OcppVersion.V2_1);
    }

    private RawPeer connect(ValidationPolicy inbound) {
        return connect(Validation.strict().withInbound(inbound), QuirkProfiles.none());
    }

    private static String exchange(RawPeer station, String action, String payload) {
        station.text(("[2,\"a\",\"" + action + "\"," + payload + "]").getBytes(StandardCharsets.UTF_8));
        String answer = String.join("", station.received());
        return answer.startsWith("[3,") ? "ok" : answer.split("\"", -1)[3];
    }

    private static String boot(String vendor, String model, String firmware) {
        return "{\"reason\":\"PowerUp\",\"chargingStation\":{\"vendorName\":\"" + vendor + "\",\"model\":\"" + model
                + "\",\"firmwareVersion\":\"" + firmware + "\"}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"x\":1}|ProtocolError|ok|ok",
                "{\"customData\":{\"vendorId\":1}}|TypeConstraintViolation|TypeConstraintViolation|TypeConstraintViolation",
                "{\"customData\":{}}|OccurrenceConstraintViolation|OccurrenceConstraintViolation|OccurrenceConstraintViolation",
                "{,}|FormatViolation|FormatViolation|FormatViolation"
            })
    void theModeDecidesAboutWhatARecordCanHold(String payload, String strict, String lenient, String off) {
        assertThat(exchange(connect(ValidationPolicy.strict()), "Heartbeat", payload))
                .isEqualTo(strict);
        assertThat(exchange(connect(ValidationPolicy.lenient()), "Heartbeat", payload))
                .isEqualTo(lenient);
        assertThat(exchange(connect(ValidationPolicy.off()), "Heartbeat", payload))
                .isEqualTo(off);
    }

    @Test
    void whatIsToleratedIsReported() {
        exchange(connect(ValidationPolicy.lenient()), "BootNotification", boot("V", MODEL_OF_21, "1"));

        assertThat(tolerated).containsExactly("BootNotification /chargingStation/model");
    }

    @Test
    void aRuleAcceptsUpToItsLimitWhereAllElseIsRefused() {
        RawPeer station = connect(ValidationPolicy.strict().accepting(LONG_MODEL));

        assertThat(exchange(station, "BootNotification", boot("V", MODEL_OF_21, "1")))
                .isEqualTo("ok");
        assertThat(exchange(station, "BootNotification", boot("V", MODEL_OF_21 + "M", "1")))
                .isEqualTo("PropertyConstraintViolation");
        assertThat(exchange(station, "BootNotification", boot("V".repeat(51), "M", "1")))
                .isEqualTo("PropertyConstraintViolation");
        assertThat(exchange(station, "Heartbeat", "{\"x\":1}")).isEqualTo("ProtocolError");
    }

    @Test
    void aRuleRefusesWhereAllElseIsAccepted() {
        RawPeer station = connect(ValidationPolicy.off().refusing(ValidationRule.of(Keyword.ADDITIONAL_PROPERTIES)));

        assertThat(exchange(station, "Heartbeat", "{\"x\":1}")).isEqualTo("ProtocolError");
        assertThat(exchange(station, "BootNotification", boot("V", MODEL_OF_21, "1")))
                .isEqualTo("ok");
    }

    @Test
    void aConnectionCanBeTreatedInItsOwnWay() {
        RawPeer station = connect(ValidationPolicy.strict());
        OcppConnection connection = csms.connections().get(0);
        assertThat(connection.validation()).isEqualTo(Validation.strict());

        connection.validation(Validation.strict().withInbound(ValidationPolicy.lenient()));

        assertThat(exchange(station, "Heartbeat", "{\"x\":1}")).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b,/a/b,true",
        "/a/*,/a/b,true",
        "/a/*,/a,false",
        "/**/b,/a/0/b,true",
        "/**/b,/a,false",
        "/a,/b,false"
    })
    void pointersMayHaveWildcards(String pattern, String pointer, boolean matches) {
        ValidationRule rule = ValidationRule.of(Keyword.MAX_LENGTH).withPointer(pattern);

        assertThat(rule.matches("ResetRequest", pointer, Keyword.MAX_LENGTH)).isEqualTo(matches);
    }

    @Test
    void whatWeSendIsCheckedByItsOwnPolicy() {
        Loopback loop = Loopback.plain();
        Get15118EVCertificateRequest request = Get15118EVCertificateRequest.builder()
                .iso15118SchemaVersion("x")
                .action(CertificateActionEnum.INSTALL)
                .exiRequest("e".repeat(11001))
                .build();
        assertThat(((Outcome.NotSent<?>) loop.station.callOutcome(request).join()).reason())
                .isEqualTo(NotSentReason.INVALID);

        OcppConnection connection = loop.station.connection().orElseThrow();
        connection.validation(
                connection.validation().withFieldLength("Get15118EVCertificateRequest.exiRequest", 11001));
        loop.csms
                .connections()
                .get(0)
                .validation(Validation.strict().withFieldLength("Get15118EVCertificateRequest.exiRequest", 11001));

        // It was sent and read; only a handler is missing.
        assertThat(((Outcome.Refused<?>) loop.station.callOutcome(request).join()).code())
                .isEqualTo(RpcErrorCode.NOT_SUPPORTED);
    }

    @Test
    void aFieldLengthOfADatatypeCountsWhereverItIs() {
        ValidationPolicy policy = ValidationPolicy.strict().withFieldLength("MessageContentType.content", 2000);

        assertThat(policy.accepted()
                        .get(0)
                        .matches("SetDisplayMessageRequest", "/message/message/content", Keyword.MAX_LENGTH))
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withFieldLength("content", 2000));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withFieldLength("NoMessage.content", 2000));
    }

    @Test
    void aStationIsRecognisedByItsBootNotification() {
        RawPeer station = connect(Validation.strict(), QuirkProfiles.parse(QUIRKS));
        assertThat(exchange(station, "Heartbeat", "{\"x\":1}")).isEqualTo("ProtocolError");

        assertThat(exchange(station, "BootNotification", boot("Ac and me", MODEL_OF_21, "1.5")))
                .isEqualTo("ok");
        assertThat(exchange(station, "Heartbeat", "{\"x\":1}")).isEqualTo("ok");

        RawPeer again = wiring.connectTo(csms, OcppVersion.V2_1);
        assertThat(exchange(again, "Heartbeat", "{\"x\":1}")).isEqualTo("ok");
        assertThat(exchange(again, "BootNotification", boot("Acme", "M", "2.0")))
                .isEqualTo("ok");
        assertThat(exchange(again, "Heartbeat", "{\"x\":1}")).isEqualTo("ProtocolError");
    }

    @Test
    void theFirstProfileThatFitsIsUsed() {
        RawPeer station = connect(Validation.strict(), QuirkProfiles.parse(QUIRKS));

        assertThat(exchange(station, "BootNotification", boot("Other", MODEL_OF_21, "1")))
                .isEqualTo("PropertyConstraintViolation");
        assertThat(exchange(station, "Heartbeat", "{\"x\":1}")).isEqualTo("ok");
    }

    @Test
    void profilesAreReadFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("quirks.json"), QUIRKS);

        assertThat(QuirkProfiles.load(file).profiles()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|no JSON",
                "[]|at the beginning: no object",
                "{}|/profiles: missing",
                "{\"profiles\":{}}|/profiles: no array",
                "{\"profiles\":[{}]}|/profiles/0/vendor: missing",
                "{\"profiles\":[{\"vendor\":1}]}|/profiles/0/vendor: no text",
                "{\"profiles\":[{\"vendor\":\"a\",\"modle\":\"b\"}]}|/profiles/0/modle: unknown member",
                "{\"profiles\":[{\"vendor\":\"a\",\"inbound\":{\"mode\":\"Strict\"}}]}|/profiles/0/inbound/mode: unknown mode",
                "{\"profiles\":[{\"vendor\":\"a\",\"inbound\":{\"accept\":[{\"keyword\":\"max\"}]}}]}|/profiles/0/inbound/accept/0/keyword: unknown keyword",
                "{\"profiles\":[{\"vendor\":\"a\",\"inbound\":{\"accept\":[{\"message\":\"Boot\"}]}}]}|/profiles/0/inbound/accept/0: no version has the message",
                "{\"profiles\":[{\"vendor\":\"a\",\"inbound\":{\"accept\":[{\"limit\":1}]}}]}|/profiles/0/inbound/accept/0: a limit needs",
                "{\"profiles\":[{\"vendor\":\"a\",\"inbound\":{\"accept\":[{\"keyword\":\"maxLength\",\"limit\":1.5}]}}]}|/limit: no integer",
                "{\"profiles\":[{\"vendor\":\"a\",\"inbound\":{\"accept\":[{\"pointer\":\"a\"}]}}]}|the pointer does not begin with a slash"
            })
    void aTypingErrorInAProfileIsAnErrorThatNamesItsPlace(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuirkProfiles.parse(json))
                .withMessageContaining(message);
    }
}
