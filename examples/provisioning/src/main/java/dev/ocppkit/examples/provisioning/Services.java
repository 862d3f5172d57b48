package dev.ocppkit.examples.provisioning;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.revocation.OcspResponder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;

/** What others have in the network: the firmware of the manufacturer, and the OCSP responder of the mobility operator. */
final class Services implements AutoCloseable {
    private static final int MAX_REQUEST = 4096;

    private final HttpServer server;
    private final OcspResponder responder;
    final byte[] image;

    Services(CertificateIssuer mobilityOperator, byte[] firmware) throws IOException {
        responder = new OcspResponder(mobilityOperator, Duration.ofHours(1), Clock.systemUTC());
        image = firmware.clone();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/firmware.bin", exchange -> answer(exchange, "application/octet-stream", image));
        server.createContext("/ocsp", exchange -> {
            byte[] request = exchange.getRequestBody().readNBytes(MAX_REQUEST);
            answer(exchange, "application/ocsp-response", responder.answer(request));
        });
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

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    void revoke(X509Certificate contract) {
        responder.revoke(contract);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
