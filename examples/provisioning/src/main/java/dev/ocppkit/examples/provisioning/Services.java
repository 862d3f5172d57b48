package dev.ocppkit.examples.provisioning;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ocppkit.security.pki.DemoPki;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What others have in the network: the firmware of the manufacturer, and the OCSP responder of the mobility operator. */
final class Services implements AutoCloseable {
    private static final int MAX_REQUEST = 4096;
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final HttpServer server;
    private final DemoPki.Entry authority;
    private final byte[] firmware;
    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();

    Services(DemoPki.Entry authority, byte[] firmware) throws IOException {
        this.authority = authority;
        this.firmware = firmware.clone();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/firmware.bin", exchange -> answer(exchange, "application/octet-stream", this.firmware));
        server.createContext("/ocsp", this::ocsp);
        server.start();
    }

    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    URI firmware() {
        return URI.create("http://" + host() + "/firmware.bin");
    }

    URI responder() {
        return URI.create("http://" + host() + "/ocsp");
    }

    void revoke(BigInteger serialNumber) {
        revoked.add(serialNumber);
    }

    private void ocsp(HttpExchange exchange) throws IOException {
        try {
            OCSPReq request = new OCSPReq(exchange.getRequestBody().readNBytes(MAX_REQUEST));
            answer(exchange, "application/ocsp-response", response(request));
        } catch (OCSPException | OperatorCreationException | IOException | RuntimeException e) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        }
    }

    private byte[] response(OCSPReq request) throws OCSPException, OperatorCreationException, IOException {
        try {
            X509CertificateHolder issuer = new JcaX509CertificateHolder(authority.certificate());
            Date now = Date.from(Instant.now());
            Date next = Date.from(Instant.now().plus(VALIDITY));
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(issuer.getSubject()));
            for (Req one : request.getRequestList()) {
                CertificateStatus status = revoked.contains(one.getCertID().getSerialNumber())
                        ? new RevokedStatus(now, CRLReason.cessationOfOperation)
                        : CertificateStatus.GOOD;
                builder.addResponse(one.getCertID(), status, now, next);
            }
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key()),
                                    new X509CertificateHolder[0],
                                    now))
                    .getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
