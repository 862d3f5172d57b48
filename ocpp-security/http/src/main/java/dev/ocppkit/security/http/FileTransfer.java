package dev.ocppkit.security.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Downloads firmware and uploads logs over HTTP, for UpdateFirmware and GetLog of a charging station.
 *
 * <p>The time limit of the policy holds for a whole file: set it with {@link FetchPolicy#withTimeout} to what the largest one may
 * take. Addresses with a user name and password in them are refused. What was downloaded is not verified: that is the work of {@link
 * dev.ocppkit.security.firmware.FirmwareVerifier}. Nothing is tried again; {@code retries} and {@code retryInterval} of the request
 * are for the caller, who can tell from {@link FetchException#reason()} whether it makes sense.
 *
 * <p>Safe for use by several threads. Methods block until they have finished.
 *
 * <p>Spec: OCPP 2.1 Part 2, L01 (firmware), N01.FR.02 to N01.FR.04 (logs).
 */
public final class FileTransfer {
    private static final long MAX_ANSWER = 64 * 1024;

    private final SafeHttp http;
    private final long maxBytes;

    /**
     * Makes a transfer that trusts the certificate authorities of the JVM.
     *
     * @param policy where files may come from and go to, and how long it may take
     * @param maxBytes how large a file may be, in bytes
     */
    public FileTransfer(FetchPolicy policy, long maxBytes) {
        this(new SafeHttp(policy, null), maxBytes);
    }

    /**
     * Makes a transfer.
     *
     * @param policy where files may come from and go to, and how long it may take
     * @param maxBytes how large a file may be, in bytes
     * @param tls whom to trust; the name of the host is checked in addition
     */
    public FileTransfer(FetchPolicy policy, long maxBytes, SSLContext tls) {
        this(new SafeHttp(policy, tls), maxBytes);
    }

    private FileTransfer(SafeHttp http, long maxBytes) {
        this.http = http;
        this.maxBytes = maxBytes;
    }

    /**
     * Downloads a file, whole or not at all: after a failure what was there before is still there.
     *
     * @param location its address
     * @param target where to put it; the folder must be there, and receives a part file meanwhile
     * @throws FetchException if it cannot be fetched, is too large, or the policy does not allow its address
     * @throws IOException if it cannot be written
     */
    public void download(URI location, Path target) throws IOException {
        Path whole = target.toAbsolutePath();
        Path part = Files.createTempFile(whole.resolveSibling(""), "download", ".part");
        try {
            http.send(
                    HttpRequest.newBuilder().GET(),
                    location,
                    new SafeHttp.Wanted<>(Set.of(), maxBytes, () -> BodySubscribers.ofFile(part)));
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Uploads a file with PUT. A redirect is followed if it keeps the method (307, 308).
     *
     * @param file the file
     * @param location where to send it
     * @throws FetchException if it is too large, cannot be sent, the server does not take it, or the policy does not allow the address
     * @throws IOException if the file cannot be read
     */
    public void upload(Path file, URI location) throws IOException {
        if (Files.size(file) > maxBytes) {
            throw new FetchException(FetchException.Reason.TOO_LARGE, "The file is too large.");
        }
        http.send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofFile(file)),
                location,
                new SafeHttp.Wanted<>(Set.of(), MAX_ANSWER, BodySubscribers::ofByteArray));
    }
}
