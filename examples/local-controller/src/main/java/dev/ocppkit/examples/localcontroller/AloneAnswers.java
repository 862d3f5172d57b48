package dev.ocppkit.examples.localcontroller;

import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.MeterValuesResponse;
import dev.ocppkit.model.message.SecurityEventNotificationResponse;
import dev.ocppkit.model.message.StatusNotificationResponse;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.proxy.ProxyFrame;
import dev.ocppkit.rpc.proxy.Standalone;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers stations while the CSMS is away: drivers on a list may charge, and what the CSMS must know is kept for it. What is
 * not answered here is refused, so that stations keep it.
 *
 * <p>Spec: OCPP 2.1 Part 4, 6.3, errata 2025-09, 4.2.
 */
final class AloneAnswers implements Standalone {
    private static final int BOOT_INTERVAL_SECONDS = 300;
    private static final Set<String> FORWARDED = Set.of(
            "BootNotification", "StatusNotification", "TransactionEvent", "MeterValues", "SecurityEventNotification");

    private final Set<String> tokens;

    AloneAnswers(Set<String> tokens) {
        this.tokens = Set.copyOf(tokens);
    }

    @Override
    public Optional<OcppResponse> answer(ProxyFrame call) {
        String action = call.action() == null ? "" : call.action();
        return switch (action) {
            case "BootNotification" ->
                Optional.of(BootNotificationResponse.builder()
                        .currentTime(Instant.now())
                        .interval(BOOT_INTERVAL_SECONDS)
                        .status(RegistrationStatusEnum.ACCEPTED)
                        .build());
            case "Heartbeat" -> Optional.of(HeartbeatResponse.of(Instant.now()));
            case "StatusNotification" -> Optional.of(StatusNotificationResponse.of());
            case "MeterValues" -> Optional.of(MeterValuesResponse.of());
            case "SecurityEventNotification" -> Optional.of(SecurityEventNotificationResponse.of());
            case "Authorize" ->
                call.payload(AuthorizeRequest.class).map(request -> AuthorizeResponse.of(info(request.idToken())));
            case "TransactionEvent" ->
                call.payload(TransactionEventRequest.class).map(this::answer);
            default -> Optional.empty();
        };
    }

    private OcppResponse answer(TransactionEventRequest event) {
        IdToken token = event.idToken();
        return TransactionEventResponse.builder()
                .idTokenInfo(token == null ? null : info(token))
                .build();
    }

    private IdTokenInfo info(@Nullable IdToken token) {
        boolean known = token != null && tokens.contains(token.idToken());
        return IdTokenInfo.of(known ? AuthorizationStatusEnum.ACCEPTED : AuthorizationStatusEnum.UNKNOWN);
    }

    @Override
    public boolean forwardLater(ProxyFrame call) {
        return FORWARDED.contains(call.action() == null ? "" : call.action());
    }
}
