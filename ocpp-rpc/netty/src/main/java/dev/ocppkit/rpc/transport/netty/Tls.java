package dev.ocppkit.rpc.transport.netty;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** TLS around a connection. */
final class Tls {
    private static final String HTTPS = "HTTPS";
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private Tls() {}

    /** Returns parameters with what OCPP demands whatever the JDK's configuration says: nothing older than TLS 1.2. */
    static SSLParameters parameters(SSLContext context) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        List<String> supported = List.of(context.getSupportedSSLParameters().getProtocols());
        parameters.setProtocols(
                List.of(PROTOCOLS).stream().filter(supported::contains).toArray(String[]::new));
        return parameters;
    }

    static SSLEngine serverEngine(SSLContext context, SSLParameters parameters) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** Returns an engine that checks the host name, unless the parameters say how to check. */
    static SSLEngine clientEngine(SSLContext context, SSLParameters parameters, String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        if (parameters.getEndpointIdentificationAlgorithm() == null) {
            parameters.setEndpointIdentificationAlgorithm(HTTPS);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    static SslHandler handler(SSLEngine engine, Duration timeout) {
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return handler;
    }

    /** Returns the certificates of the peer; empty without mutual TLS. */
    static List<X509Certificate> peerCertificates(Channel channel) {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        if (handler == null) {
            return List.of();
        }
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (Certificate certificate : handler.engine().getSession().getPeerCertificates()) {
                certificates.add((X509Certificate) certificate);
            }
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
        return certificates;
    }
}
