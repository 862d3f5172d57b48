package dev.ocppkit.examples.kiosk;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.MessageContent;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TransactionLimit;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.ConnectorStatusEnum;
import dev.ocppkit.model.enumeration.MessageFormatEnum;
import dev.ocppkit.model.enumeration.PaymentStatusEnum;
import dev.ocppkit.model.enumeration.RequestStartStopStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.NotifySettlementRequest;
import dev.ocppkit.model.message.NotifyWebPaymentStartedRequest;
import dev.ocppkit.model.message.NotifyWebPaymentStartedResponse;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.model.message.RequestStartTransactionResponse;
import dev.ocppkit.model.message.SetDefaultTariffRequest;
import dev.ocppkit.model.message.SetDefaultTariffResponse;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.security.payment.Totp;
import dev.ocppkit.smartcharging.tariff.acceptance.InstalledTariffs;
import dev.ocppkit.smartcharging.tariff.acceptance.TariffCapabilities;
import dev.ocppkit.smartcharging.tariff.explain.ExplanationLanguage;
import dev.ocppkit.smartcharging.tariff.explain.TariffExplanations;
import dev.ocppkit.smartcharging.tariff.payment.MessageContents;
import dev.ocppkit.smartcharging.tariff.payment.Settlements;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The charging station with its display, terminal and one EVSE. */
final class Station implements AutoCloseable {
    private static final int EVSE = 1;

    private final Transcript transcript;
    private final Terminal terminal;
    private final Totp totp = Evening.totp();
    private final OcppClient client;
    private final Queue<RequestStartTransactionRequest> starts = new ConcurrentLinkedQueue<>();
    private volatile InstalledTariffs tariffs = InstalledTariffs.none(List.of(EVSE));
    private int transactions;

    Station(URI csms, Transcript transcript) {
        this.transcript = transcript;
        this.terminal = new Terminal(transcript);
        this.client = OcppClient.builder()
                .identity(Evening.STATION)
                .endpoint(csms)
                .transport(JdkWebSocketTransport.create())
                .versions(OcppVersion.V2_1)
                .build();
        addHandlers();
    }

    private void addHandlers() {
        client.on(SetDefaultTariffRequest.class, (request, context) -> install(request));
        client.on(NotifyWebPaymentStartedRequest.class, (request, context) -> {
            transcript.say("display", "code scanned, please pay within " + request.timeout() + " s");
            return NotifyWebPaymentStartedResponse.of();
        });
        client.on(RequestStartTransactionRequest.class, (request, context) -> {
            starts.add(request);
            return RequestStartTransactionResponse.of(RequestStartStopStatusEnum.ACCEPTED);
        });
    }

    private SetDefaultTariffResponse install(SetDefaultTariffRequest request) {
        InstalledTariffs.Installation done = tariffs.setDefault(
                request.evseId(), request.tariff(), TariffCapabilities.unlimited(), transcript.now());
        tariffs = done.tariffs();
        return SetDefaultTariffResponse.builder()
                .status(done.status())
                .statusInfo(done.statusInfo())
                .build();
    }

    void boot() {
        client.connect().join();
        client.call(BootNotificationRequest.of(
                        ChargingStation.builder()
                                .model("Kiosk")
                                .vendorName("Example")
                                .build(),
                        BootReasonEnum.POWER_UP))
                .join();
        status(ConnectorStatusEnum.AVAILABLE);
        transcript.say("station", "connected and accepted");
    }

    private void status(ConnectorStatusEnum status) {
        client.call(StatusNotificationRequest.builder()
                        .timestamp(transcript.now())
                        .connectorStatus(status)
                        .evseId(EVSE)
                        .connectorId(1)
                        .build())
                .join();
    }

    private Tariff tariff() {
        return tariffs.defaultTariffAt(EVSE, transcript.now())
                .orElseThrow(() -> new IllegalStateException("there is no tariff"));
    }

    /**
     * Shows the tariff in each language: the text of the operator, and what the prices mean in detail. A language that one of
     * them does not have falls back to another one, which is shown once.
     */
    void showTariff(List<String> languages) {
        Tariff tariff = tariff();
        List<MessageContent> texts = tariff.description() == null ? List.of() : tariff.description();
        Set<String> shown = new HashSet<>();
        for (String language : languages) {
            MessageContents.select(texts, List.of(language), EnumSet.of(MessageFormatEnum.UTF8))
                    .map(text -> "[" + text.language() + "] " + text.content())
                    .filter(shown::add)
                    .ifPresent(text -> transcript.say("display", text));
            ExplanationLanguage words = ExplanationLanguage.ofTag(language).orElse(ExplanationLanguage.ENGLISH);
            TariffExplanations.explain(tariff, Evening.ZONE, words).sentences().stream()
                    .filter(shown::add)
                    .forEach(sentence -> transcript.say("display", "  " + sentence));
        }
    }

    /** A driver pays at the terminal (C18, C21). */
    CostDetails chargeByCard(Choice choice, Path out) throws IOException {
        transcript.say("display", "the driver wants to charge for " + choice);
        IdToken token = terminal.authorize(choice.reserved());
        var info = client.call(AuthorizeRequest.of(token)).join().idTokenInfo();
        if (info.status() != AuthorizationStatusEnum.ACCEPTED) {
            // C18.FR.07
            terminal.release(choice.reserved());
            throw new IllegalStateException("the payment was not accepted");
        }
        CostDetails cost = charge(token, choice.limit(), null);
        BigDecimal amount =
                Settlements.amount(cost).orElseThrow(() -> new IllegalStateException("the cost is not known"));
        terminal.settle(amount, choice.reserved());
        var answer = client.call(NotifySettlementRequest.builder()
                        .pspRef(token.idToken())
                        .status(PaymentStatusEnum.SETTLED)
                        .settlementAmount(amount)
                        .settlementTime(transcript.now())
                        .transactionId("tx-" + transactions)
                        .build())
                .join();
        print(Receipt.of(token.idToken(), cost, amount) + "  " + answer.receiptUrl() + "\n", out);
        return cost;
    }

    /** Shows a QR code that opens the payment page for what the driver chose (C25.FR.01 to C25.FR.06). */
    void showCode(Choice choice, Path file) throws IOException {
        String url = Evening.URL.build(choice.payment(Evening.STATION, EVSE), totp, transcript.now());
        QrCode.draw(url, file);
        // The code opens a payment for a minute: it is shown, not logged.
        transcript.say("display", "QR code to charge for " + choice + ": " + file.getFileName());
    }

    /** Charges as the CSMS has asked for after a web payment. */
    CostDetails chargeByWeb() {
        RequestStartTransactionRequest request = starts.poll();
        if (request == null) {
            throw new IllegalStateException("the CSMS has not asked for a transaction");
        }
        return charge(request.idToken(), null, request.remoteStartId());
    }

    /** The driver plugs in, charges and leaves (G01). */
    private CostDetails charge(IdToken token, @Nullable TransactionLimit limit, @Nullable Integer remoteStartId) {
        transactions++;
        status(ConnectorStatusEnum.OCCUPIED);
        CostDetails cost =
                new Session(client, transcript, "tx-" + transactions, token, tariff()).run(limit, remoteStartId);
        status(ConnectorStatusEnum.AVAILABLE);
        return cost;
    }

    void print(String receipt, Path file) throws IOException {
        Receipt.save(receipt, file);
        transcript.say("display", receipt);
    }

    @Override
    public void close() {
        client.close().join();
    }
}
