package dev.ocppkit.benchmarks.load;

import dev.ocppkit.benchmarks.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a station sends: a boot, then always the same 20 requests: 7 TransactionEvent of 1.2 kB, 5 Heartbeat, 3 MeterValues of
 * 0.3 kB, 3 StatusNotification, 2 Authorize.
 */
final class Mix {
    private static final String HEARTBEAT = "{}";
    private static final String STATUS =
            "{\"timestamp\":\"2026-03-14T12:00:00Z\",\"connectorStatus\":\"Occupied\",\"evseId\":2,\"connectorId\":1}";
    private static final String AUTHORIZE = "{\"idToken\":{\"idToken\":\"04A2B3C4D5E680\",\"type\":\"ISO14443\"}}";
    private static final String BOOT = "{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M 22\","
            + "\"vendorName\":\"Example\",\"serialNumber\":\"4711-0815\",\"firmwareVersion\":\"1.4.2\"}}";
    private static final String METER_VALUES = "{\"evseId\":2,\"meterValue\":[{\"timestamp\":\"2026-03-14T12:00:00Z\","
            + "\"sampledValue\":[{\"value\":1234567.8,\"context\":\"Sample.Clock\","
            + "\"measurand\":\"Energy.Active.Import.Register\",\"unitOfMeasure\":{\"unit\":\"Wh\"}},"
            + "{\"value\":10874,\"context\":\"Sample.Clock\",\"measurand\":\"Power.Active.Import\","
            + "\"unitOfMeasure\":{\"unit\":\"W\"}}]}]}";
    private static final long SEED = 7;

    /** How many requests a round has. */
    static final int SIZE = 20;

    private static final CannedRequest BOOT_REQUEST = request("BootNotification", BOOT);
    private static final List<CannedRequest> ROUND = round();

    private Mix() {}

    /** Returns the n-th request of a station; stations begin at different places of the round. */
    static CannedRequest request(int station, long n) {
        return n == 0 ? BOOT_REQUEST : ROUND.get((int) ((station + n) % SIZE));
    }

    private static List<CannedRequest> round() {
        List<CannedRequest> all = new ArrayList<>();
        all.addAll(Collections.nCopies(7, new CannedRequest("TransactionEvent", Documents.transactionEvent())));
        all.addAll(Collections.nCopies(5, request("Heartbeat", HEARTBEAT)));
        all.addAll(Collections.nCopies(3, request("MeterValues", METER_VALUES)));
        all.addAll(Collections.nCopies(3, request("StatusNotification", STATUS)));
        all.addAll(Collections.nCopies(2, request("Authorize", AUTHORIZE)));
        Collections.shuffle(all, new Random(SEED));
        return List.copyOf(all);
    }

    private static CannedRequest request(String action, String body) {
        return new CannedRequest(action, body.getBytes(StandardCharsets.UTF_8));
    }
}
