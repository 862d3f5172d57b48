package dev.ocppkit.examples.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed in the middle of a transaction: what it had acknowledged is there when it starts again. */
class KillTest {
    private static final int EVENTS = 50;

    @TempDir
    private Path folder;

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ocppkit.examples.csms.Main"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static int port(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        assertThat(line).startsWith("Stations:");
        return Integer.parseInt(line.replaceAll(".*:(\\d+)/ocpp.*", "$1"));
    }

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        String database = folder.resolve("csms").toString();
        Process process = start("--port", "0", "--http", "0", "--db", database);
        try {
            OcppClient station = TestCsms.connected(OcppClient.builder()
                    .identity("CS-1")
                    .endpoint(URI.create("ws://127.0.0.1:" + port(process) + "/ocpp"))
                    .transport(JdkWebSocketTransport.create())
                    .versions(OcppVersion.V2_1)
                    .build());
            station.call(Events.boot("Wallbox")).join();
            station.call(Events.of("tx-1", 0, TransactionEventEnum.STARTED)).join();
            for (int seqNo = 1; seqNo < EVENTS; seqNo++) {
                station.call(Events.of("tx-1", seqNo, TransactionEventEnum.UPDATED))
                        .join();
            }
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }

        try (TestCsms again = new TestCsms(database, "none")) {
            assertThat(again.get("/api/stations/CS-1").json().get("model").asString())
                    .isEqualTo("Wallbox");
            assertThat(again.get("/api/stations/CS-1/transactions/tx-1").json().get("events"))
                    .hasSize(EVENTS);
            assertThat(again.get("/api/stations/CS-1/messages?limit=500").json())
                    .hasSize(EVENTS + 1);
        }
    }

    @Test
    void aTakenPortAndBadArgumentsAreToldInOneLine() throws Exception {
        try (TestCsms csms = new TestCsms("mem", "none")) {
            for (String option : List.of("--port", "--http")) {
                int taken = csms.csms.httpPort();
                String other = option.equals("--port") ? "--http" : "--port";
                Process process = start(option, "" + taken, other, "0");
                assertThat(process.inputReader().readLine()).contains("port " + taken + " is taken");
                assertThat(process.waitFor()).isEqualTo(1);
            }
        }
        for (String bad : List.of("--auth=open", "--host=0.0.0.0", "--port=x", "--port=99999", "--auth=tls:nowhere")) {
            Process process = start(bad);
            assertThat(process.inputReader().readLine()).startsWith("csms: ");
            assertThat(process.waitFor()).as(bad).isEqualTo(2);
        }
    }
}
