package dev.ocppkit.examples.kiosk;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.enumeration.RequestStartStopStatusEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.NotifySettlementRequest;
import dev.ocppkit.model.message.NotifySettlementResponse;
import dev.ocppkit.model.message.NotifyWebPaymentStartedRequest;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.model.message.SetDefaultTariffRequest;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.model.message.StatusNotificationResponse;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import dev.ocppkit.security.payment.Totp;
import dev.ocppkit.security.payment.WebPayment;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostDifference;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.CostVerifications;
import dev.ocppkit.smartcharging.tariff.SeriesReading;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import dev.ocppkit.smartcharging.tariff.payment.Settlements;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The CSMS: sends the tariff, checks what transactions cost, and takes web payments. */
final class Csms implements AutoCloseable {
    private static final BigDecimal ONE_MICRO = new BigDecimal("0.000001");
    private static final int LOCKED_SECONDS = 120;

    private final Transcript transcript;
    private final Tariff tariff = Evening.tariff();
    private final Totp totp = Evening.totp();
    private final Map<String, List<TransactionEventRequest>> events = new ConcurrentHashMap<>();
    private final Map<String, TransactionLimit> limits = new ConcurrentHashMap<>();
    private final Map<String, List<CostDifference>> verdicts = new ConcurrentHashMap<>();
    private final OcppServer server;
    private final NettyServer socket;
    private int webPayments;

    Csms(Transcript transcript) {
        this.transcript = transcript;
        // On loopback, in one process: a real CSMS authenticates its stations.
        this.server = OcppServer.builder().acceptAll().build();
        addHandlers();
        this.socket = NettyServer.builder(server)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .start();
    }

    URI url() {
        return URI.create("ws://localhost:" + socket.port() + "/ocpp");
    }

    private void addHandlers() {
        server.on(
                BootNotificationRequest.class,
                (request, context) -> BootNotificationResponse.builder()
                        .currentTime(transcript.now())
                        .interval(300)
                        .status(RegistrationStatusEnum.ACCEPTED)
                        .build());
        server.on(StatusNotificationRequest.class, (request, context) -> StatusNotificationResponse.of());
        server.on(AuthorizeRequest.class, (request, context) -> AuthorizeResponse.of(authorize(request.idToken())));
        server.on(TransactionEventRequest.class, (request, context) -> take(request));
        server.on(NotifySettlementRequest.class, (request, context) -> settled(request));
    }

    private static IdTokenInfo authorize(IdToken token) {
        return IdTokenInfo.of(
                "DirectPayment".equals(token.type())
                        ? AuthorizationStatusEnum.ACCEPTED
                        : AuthorizationStatusEnum.UNKNOWN);
    }

    /** Sends the default tariff to all EVSEs (I07). */
    void sendTariff() {
        var answer = server.station(Evening.STATION)
                .call(SetDefaultTariffRequest.of(0, tariff))
                .join();
        transcript.say(
                "csms",
                "tariff " + tariff.tariffId() + " sent: " + answer.status().wireName());
    }

    private TransactionEventResponse take(TransactionEventRequest event) {
        String id = event.transactionInfo().transactionId();
        List<TransactionEventRequest> known = events.computeIfAbsent(id, unused -> new ArrayList<>());
        known.add(event);
        CostDetails cost = event.costDetails();
        transcript.say("csms", describe(event));
        if (event.eventType() == TransactionEventEnum.ENDED && cost != null) {
            verify(id, known, cost);
        }
        IdToken token = event.idToken();
        TransactionLimit limit = token == null ? null : limits.remove(token.idToken());
        // A limit is sent once, with the answer to the start (C25.FR.24).
        return TransactionEventResponse.builder().transactionLimit(limit).build();
    }

    private static String describe(TransactionEventRequest event) {
        CostDetails cost = event.costDetails();
        BigDecimal total = cost == null ? null : cost.totalCost().total().inclTax();
        return event.transactionInfo().transactionId() + " " + event.eventType().wireName() + " ("
                + event.triggerReason().wireName() + ")" + (total == null ? "" : ", " + Receipt.money(total));
    }

    /** Calculates the cost again from the meter values of the events. */
    private void verify(String id, List<TransactionEventRequest> known, CostDetails reported) {
        SeriesReading reading = TransactionSeries.from(known);
        List<CostDifference> differences = CostVerifications.verify(
                reported,
                reading.series(),
                List.of(AppliedTariff.accepted(tariff)),
                CostContext.of(Evening.ZONE),
                CostPolicy.ofDefaults(),
                ONE_MICRO);
        verdicts.put(id, differences);
        transcript.say(
                "csms",
                id + " calculated again from " + known.size() + " events: "
                        + (differences.isEmpty() ? "the cost is right" : "the cost differs"));
        differences.forEach(each -> transcript.say("csms", each.text()));
    }

    /** What was found wrong with the cost of a transaction; null as long as it goes on. */
    @Nullable
    List<CostDifference> verdict(String transactionId) {
        return verdicts.get(transactionId);
    }

    private NotifySettlementResponse settled(NotifySettlementRequest request) {
        transcript.say(
                "csms",
                "payment " + request.pspRef() + " " + request.status().wireName() + ": "
                        + Receipt.money(request.settlementAmount()));
        return NotifySettlementResponse.builder()
                .receiptUrl("https://pay.example/receipt/" + request.pspRef())
                .build();
    }

    /**
     * Serves the page behind a QR code: the driver pays, and the station is told to start (C25).
     *
     * @param url what the telephone read
     * @return the reference of the payment; empty if the code is not valid any more, or not at all
     */
    Optional<String> open(String url) {
        WebPayment.Scanned scanned = Evening.URL.parse(url).orElse(null);
        if (scanned == null || !totp.validate(scanned.totp(), transcript.now()).isValid()) {
            transcript.say("csms", "the code is not valid, please scan it again");
            return Optional.empty();
        }
        WebPayment payment = scanned.payment();
        Integer evse = payment.evse();
        int evseId = evse == null ? 1 : evse;
        var station = server.station(String.valueOf(payment.station()));
        station.call(new NotifyWebPaymentStartedRequest(evseId, LOCKED_SECONDS, null))
                .join();
        webPayments++;
        String reference = "WEB-" + webPayments;
        transcript.say("csms", "web payment authorised, reference " + reference);
        limits.put(reference, limit(payment));
        var answer = station.call(RequestStartTransactionRequest.builder()
                        .idToken(Terminal.token(reference))
                        .remoteStartId(webPayments)
                        .evseId(evseId)
                        .build())
                .join();
        if (answer.status() != RequestStartStopStatusEnum.ACCEPTED) {
            limits.remove(reference);
            transcript.say("csms", "the station cannot start, payment " + reference + " is cancelled");
            return Optional.empty();
        }
        return Optional.of(reference);
    }

    private static TransactionLimit limit(WebPayment payment) {
        Integer energy = payment.maxEnergyWh();
        return TransactionLimit.builder()
                .maxCost(payment.maxCost())
                .maxEnergy(energy == null ? null : BigDecimal.valueOf(energy))
                .maxTime(payment.maxTimeSeconds())
                .build();
    }

    /** Settles a web payment with the service provider (C25.FR.40). */
    BigDecimal settle(String reference, String transactionId) {
        List<TransactionEventRequest> known = events.getOrDefault(transactionId, List.of());
        BigDecimal amount = known.stream()
                .reduce((one, later) -> later)
                .map(TransactionEventRequest::costDetails)
                .flatMap(Settlements::amount)
                .orElseThrow(() -> new IllegalStateException("the cost is not known"));
        transcript.say("csms", "payment " + reference + " settled: " + Receipt.money(amount));
        return amount;
    }

    @Override
    public void close() {
        server.close().join();
        socket.close();
    }
}
