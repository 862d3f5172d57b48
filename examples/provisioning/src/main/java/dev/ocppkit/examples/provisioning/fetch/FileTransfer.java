package dev.ocppkit.examples.provisioning.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** Downloads firmware and uploads logs over HTTP, for UpdateFirmware and GetLog. Safe for use by several threads. */
public final class FileTransfer {
    private static final long MAX_ANSWER = 64 * 1024;

    private final SafeHttp http;
    private final long maxBytes;

    /** Makes a transfer of files with at most {@code maxBytes} bytes. */
    public FileTransfer(FetchPolicy policy, long maxBytes) {
        http = new SafeHttp(policy);
        this.maxBytes = maxBytes;
    }

    /** Downloads a file; after a failure there is none, and what was there before stays. */
    public void download(URI location, Path target) throws IOException {
        Path part = Files.createTempFile(target.toAbsolutePath().getParent(), "download", ".part");
        try {
            http.send(
                    HttpRequest.newBuilder().GET(),
                    location,
                    new SafeHttp.Wanted<>(Set.of(), maxBytes, () -> BodySubscribers.ofFile(part)));
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Uploads a file with PUT. */
    public void upload(Path file, URI location) throws IOException {
        if (Files.size(file) > maxBytes) {
            throw new IOException("The file is too large.");
        }
        http.send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofFile(file)),
                location,
                new SafeHttp.Wanted<>(Set.of(), MAX_ANSWER, BodySubscribers::ofByteArray));
    }
}
