package dev.ocppkit.examples.provisioning.fetch;

import dev.ocppkit.security.revocation.Crls;
import dev.ocppkit.security.revocation.OcspResponses;
import dev.ocppkit.security.revocation.StatusFetcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Set;

/** Asks OCSP responders and gets certificate revocation lists over HTTP. Safe for use by several threads. */
public final class HttpStatusFetcher implements StatusFetcher {
    private static final Set<String> CRL_TYPES =
            Set.of("application/pkix-crl", "application/x-pkcs7-crl", "application/octet-stream");

    private final SafeHttp http;

    /** Makes a fetcher. */
    public HttpStatusFetcher(FetchPolicy policy) {
        http = new SafeHttp(policy);
    }

    @Override
    public byte[] ocsp(URI responder, byte[] request) throws IOException {
        return http.send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/ocsp-request")
                        .POST(BodyPublishers.ofByteArray(request)),
                responder,
                new SafeHttp.Wanted<>(
                        Set.of("application/ocsp-response"), OcspResponses.MAX_LENGTH, BodySubscribers::ofByteArray));
    }

    @Override
    public byte[] crl(URI location) throws IOException {
        return http.send(
                HttpRequest.newBuilder().GET(),
                location,
                new SafeHttp.Wanted<>(CRL_TYPES, Crls.MAX_LENGTH, BodySubscribers::ofByteArray));
    }
}
