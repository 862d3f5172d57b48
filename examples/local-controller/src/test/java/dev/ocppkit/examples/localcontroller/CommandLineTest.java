package dev.ocppkit.examples.localcontroller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new LocalController())
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--csms http://127.0.0.1/ocpp",
                "--csms ws://127.0.0.1/ocpp?x=1",
                "--csms ws://127.0.0.1/ocpp --interval 0",
                "--csms ws://127.0.0.1/ocpp --listen 70000",
                "--csms ws://127.0.0.1/ocpp --limit -1",
                "--csms ws://127.0.0.1/ocpp --limit many",
                "--csms ws://127.0.0.1/ocpp --duration 0"
            })
    void badArgumentsEndWithStatus2AndAMessage(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--").doesNotContain("\tat ");
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int status = run("--csms", "ws://127.0.0.1:1/ocpp", "--listen", String.valueOf(taken.getLocalPort()));

            assertThat(status).isEqualTo(1);
            assertThat(err.toString()).contains("Cannot listen on").doesNotContain("\tat ");
        }
    }

    @Test
    void itEndsByItselfAfterItsTime() {
        assertThat(run("--csms", "ws://127.0.0.1:1/ocpp", "--listen", "0", "--duration", "1"))
                .isZero();
    }
}
