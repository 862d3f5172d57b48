package dev.ocppkit.security.http;

import static dev.ocppkit.security.http.TestServer.body;
import static dev.ocppkit.security.http.TestServer.chunked;
import static dev.ocppkit.security.http.TestServer.redirect;
import static dev.ocppkit.security.http.TestServer.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.ocppkit.security.http.FetchException.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileTransferTest {
    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void firmwareIsDownloadedWholeOrNotAtAll() throws IOException {
        Path target = folder.resolve("firmware.bin");
        FileTransfer transfer = new FileTransfer(server.policy(), 1000);
        transfer.download(server.serve("/good", body("x/y", new byte[1000])), target);
        assertThat(target).hasSize(1000);
        URI larger = server.serve("/larger", body("x/y", new byte[1001]));
        refused(() -> transfer.download(larger, target), Reason.TOO_LARGE, "too much");
        URI chunkedLarger = server.serve("/chunked", chunked("x/y", new byte[1001]));
        refused(() -> transfer.download(chunkedLarger, target), Reason.TOO_LARGE, "too much");
        URI missing = server.serve("/missing", exchange -> exchange.sendResponseHeaders(404, -1));
        refused(() -> transfer.download(missing, target), Reason.STATUS, "status 404");
        URI torn = server.serve("/torn", exchange -> {
            exchange.sendResponseHeaders(200, 900);
            exchange.getResponseBody().write(new byte[10]);
        });
        refused(() -> transfer.download(torn, target), Reason.UNREACHABLE, "breaks off");
        assertThat(target).hasSize(1000);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void downloadFollowsRedirectsAndReplacesWhatWasThere() throws IOException {
        Path target = Files.writeString(folder.resolve("firmware.bin"), "old");
        server.serve("/new", chunked("x/y", new byte[] {1}));
        new FileTransfer(server.policy(), 1000).download(server.serve("/moved", redirect(302, "/new")), target);
        assertThat(target).hasBinaryContent(new byte[] {1});
    }

    @Test
    void folderThatIsNotThereIsTold() {
        Path target = folder.resolve("missing").resolve("firmware.bin");
        URI address = server.serve("/good", body("x/y", new byte[1]));
        assertThatIOException().isThrownBy(() -> new FileTransfer(server.policy(), 1000).download(address, target));
        assertThat(server.asked).isEmpty();
    }

    @Test
    @Tag("N01.FR.02")
    void logIsUploaded() throws IOException {
        Path log = Files.writeString(folder.resolve("security.log"), "line");
        FileTransfer transfer = new FileTransfer(server.policy(), 4);
        URI logs = server.serve("/logs", exchange -> exchange.sendResponseHeaders(204, -1));
        transfer.upload(log, logs);
        transfer.upload(log, server.serve("/moved", redirect(307, "/logs")));
        assertThat(server.asked).containsExactly("PUT /logs line", "PUT /moved line", "PUT /logs line");
        refused(
                () -> transfer.upload(log, URI.create("http://elsewhere.example/CANARY")),
                Reason.NOT_ALLOWED,
                "host of the address");
        URI refusing = server.serve("/refusing", exchange -> exchange.sendResponseHeaders(507, -1));
        refused(() -> transfer.upload(log, refusing), Reason.STATUS, "status 507");
        Files.writeString(log, "longer");
        refused(() -> transfer.upload(log, logs), Reason.TOO_LARGE, "too large");
    }
}
