package dev.ocppkit.security.http;

import dev.ocppkit.security.revocation.Crls;
import dev.ocppkit.security.revocation.OcspResponses;
import dev.ocppkit.security.revocation.StatusFetcher;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Asks OCSP responders and gets certificate revocation lists over HTTP, for the services in {@link dev.ocppkit.security.revocation}.
 *
 * <p>An answer is at most {@link OcspResponses#MAX_LENGTH} bytes, a list {@link Crls#MAX_LENGTH}, and each must have its content type.
 * Nothing is verified here: that is the work of {@link OcspResponses} and {@link Crls}.
 *
 * <p>Safe for use by several threads. Methods block until they have finished.
 *
 * <p>Spec: OCPP 2.1 Part 2, M06.FR.02, M06.FR.04, C07.FR.05; RFC 6960 A.1, RFC 5280 4.2.1.13.
 */
public final class HttpStatusFetcher implements StatusFetcher {
    private static final Set<String> CRL_TYPES =
            Set.of("application/pkix-crl", "application/x-pkcs7-crl", "application/octet-stream");

    private final SafeHttp http;

    /**
     * Makes a fetcher that trusts the certificate authorities of the JVM.
     *
     * @param policy which responders may be asked, and how long it may take
     */
    public HttpStatusFetcher(FetchPolicy policy) {
        http = new SafeHttp(policy, null);
    }

    /**
     * Makes a fetcher.
     *
     * @param policy which responders may be asked, and how long it may take
     * @param tls whom to trust; the name of the host is checked in addition
     */
    public HttpStatusFetcher(FetchPolicy policy, SSLContext tls) {
        http = new SafeHttp(policy, tls);
    }

    /**
     * {@inheritDoc}
     *
     * @throws FetchException if there is no answer within the limits, or the policy does not allow the address
     */
    @Override
    public byte[] ocsp(URI responder, byte[] request) throws FetchException {
        return http.send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/ocsp-request")
                        .POST(BodyPublishers.ofByteArray(request)),
                responder,
                new SafeHttp.Wanted<>(
                        Set.of("application/ocsp-response"), OcspResponses.MAX_LENGTH, BodySubscribers::ofByteArray));
    }

    /**
     * {@inheritDoc}
     *
     * @throws FetchException if there is no list within the limits, or the policy does not allow the address
     */
    @Override
    public byte[] crl(URI location) throws FetchException {
        return http.send(
                HttpRequest.newBuilder().GET(),
                location,
                new SafeHttp.Wanted<>(CRL_TYPES, Crls.MAX_LENGTH, BodySubscribers::ofByteArray));
    }
}
