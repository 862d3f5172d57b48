package dev.ocppkit.examples.kiosk;

import dev.ocppkit.model.datatype.CostDetails;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An evening at the kiosk, over a real WebSocket and in simulated time. */
final class Kiosk {
    private static final Duration BETWEEN_DRIVERS = Duration.ofMinutes(10);

    private Kiosk() {}

    /**
     * Two drivers charge: one pays by card, the other one by telephone.
     *
     * @param choice what both pay for
     * @param languages of the display
     * @param out folder for the QR code and the receipts
     * @param transcript where it is told
     * @throws IOException if a file cannot be written
     * @throws IllegalStateException if the CSMS finds the cost to be wrong
     */
    static void run(Choice choice, List<String> languages, Path out, Transcript transcript) throws IOException {
        try (Csms csms = new Csms(transcript);
                Station station = new Station(csms.url(), transcript)) {
            transcript.title("The station starts");
            station.boot();
            csms.sendTariff();
            station.showTariff(languages);

            transcript.title("A driver pays at the terminal");
            station.chargeByCard(choice, out.resolve("receipt-card.txt"));
            check(csms, "tx-1");

            transcript.title("A driver pays by telephone");
            transcript.now(transcript.now().plus(BETWEEN_DRIVERS));
            payByTelephone(csms, station, choice, out);
            check(csms, "tx-2");
        }
    }

    private static void payByTelephone(Csms csms, Station station, Choice choice, Path out) throws IOException {
        Path code = out.resolve("qr.png");
        station.showCode(choice, code);
        String reference = csms.open(QrCode.read(code))
                .orElseThrow(() -> new IllegalStateException("the payment by telephone was not accepted"));
        CostDetails cost = station.chargeByWeb();
        BigDecimal amount = csms.settle(reference, "tx-2");
        station.print(Receipt.of(reference, cost, amount), out.resolve("receipt-web.txt"));
        // The code has been on a photograph since: it is worth nothing now.
        csms.open(QrCode.read(code));
    }

    private static void check(Csms csms, String transaction) {
        if (!List.of().equals(csms.verdict(transaction))) {
            throw new IllegalStateException("the cost of " + transaction + " is wrong");
        }
    }
}
