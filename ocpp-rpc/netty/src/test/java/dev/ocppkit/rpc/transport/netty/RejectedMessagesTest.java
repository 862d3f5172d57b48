package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.RpcLimits;
import dev.ocppkit.rpc.spi.RpcMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Netty finds before a message is whole is counted like what the library finds in it. */
@Timeout(60)
class RejectedMessagesTest {
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;

    private final BlockingQueue<RpcEvent.Kind> events = new LinkedBlockingQueue<>();
    private final OcppServer csms = OcppServer.builder()
            .acceptAll()
            .limits(RpcLimits.defaults().toBuilder().maxMessageBytes(64).build())
            .metrics(new RpcMetrics() {
                @Override
                public void event(RpcEvent.Kind kind) {
                    events.add(kind);
                }
            })
            .build();
    private final NettyServer server = NettyServer.builder(csms)
            .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private static byte[] upgrade(int port) {
        return ("GET /ocpp/CS-1 HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ocpp2.1\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void readHead(Socket socket) throws IOException {
        int line = 0;
        while (line < 4) {
            int read = socket.getInputStream().read();
            assertThat(read).as("the end of the handshake").isNotNegative();
            line = read == '\r' || read == '\n' ? line + 1 : 0;
        }
    }

    /** The mask is 0, so that the bytes stand there as they are. */
    private static void send(OutputStream out, byte[] payload) throws IOException {
        out.write(new byte[] {(byte) TEXT, (byte) (MASKED | payload.length), 0, 0, 0, 0});
        out.write(payload);
        out.flush();
    }

    @ParameterizedTest
    @CsvSource({"too big,1009", "no UTF-8,1007"})
    void whatTheTransportRejectsIsCounted(String kind, int code) throws Exception {
        byte[] payload = new byte[kind.equals("too big") ? 100 : 2];
        payload[0] = (byte) 0xC3;
        payload[1] = '(';
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(upgrade(server.port()));
            socket.getOutputStream().flush();
            readHead(socket);
            send(socket.getOutputStream(), payload);

            byte[] close = socket.getInputStream().readNBytes(4);
            assertThat(((close[2] & 0xFF) << 8) | (close[3] & 0xFF)).isEqualTo(code);
        }
        assertThat(events.poll(30, TimeUnit.SECONDS)).isEqualTo(RpcEvent.Kind.MESSAGE_REJECTED);
    }
}
