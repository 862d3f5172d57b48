package dev.ocppkit.security.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A context whose engines and defaults keep a policy, so that it holds for every user of the context without further settings:
 * clients like that of the JDK take only a context.
 */
final class PolicyContext extends SSLContext {
    PolicyContext(SSLContext context, SSLParameters parameters, boolean server) {
        super(new Spi(context, parameters, server), context.getProvider(), context.getProtocol());
    }

    private static final class Spi extends SSLContextSpi {
        private final SSLContext context;
        private final SSLParameters parameters;
        private final boolean server;

        Spi(SSLContext context, SSLParameters parameters, boolean server) {
            this.context = context;
            this.parameters = parameters;
            this.server = server;
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("The context is complete.");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new SocketFactory(context.getSocketFactory(), parameters);
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return new ServerSocketFactory(context.getServerSocketFactory(), parameters);
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return configured(context.createSSLEngine());
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return configured(context.createSSLEngine(host, port));
        }

        private SSLEngine configured(SSLEngine engine) {
            engine.setUseClientMode(!server);
            engine.setSSLParameters(parameters);
            return engine;
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return copy(parameters);
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return copy(parameters);
        }
    }

    private static SSLParameters copy(SSLParameters parameters) {
        SSLParameters copy = new SSLParameters(parameters.getCipherSuites(), parameters.getProtocols());
        copy.setUseCipherSuitesOrder(parameters.getUseCipherSuitesOrder());
        copy.setEndpointIdentificationAlgorithm(parameters.getEndpointIdentificationAlgorithm());
        if (parameters.getNeedClientAuth()) {
            copy.setNeedClientAuth(true);
        }
        return copy;
    }

    /** Sockets with the policy. */
    private static final class SocketFactory extends SSLSocketFactory {
        private final SSLSocketFactory factory;
        private final SSLParameters parameters;

        SocketFactory(SSLSocketFactory factory, SSLParameters parameters) {
            this.factory = factory;
            this.parameters = parameters;
        }

        private Socket configured(Socket socket) {
            ((SSLSocket) socket).setSSLParameters(parameters);
            return socket;
        }

        @Override
        public Socket createSocket() throws IOException {
            return configured(factory.createSocket());
        }

        @Override
        public Socket createSocket(Socket inner, String host, int port, boolean autoClose) throws IOException {
            return configured(factory.createSocket(inner, host, port, autoClose));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return configured(factory.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return configured(factory.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return configured(factory.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return configured(factory.createSocket(host, port, local, localPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return parameters.getCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return parameters.getCipherSuites();
        }
    }

    /** Listening sockets with the policy. */
    private static final class ServerSocketFactory extends SSLServerSocketFactory {
        private final SSLServerSocketFactory factory;
        private final SSLParameters parameters;

        ServerSocketFactory(SSLServerSocketFactory factory, SSLParameters parameters) {
            this.factory = factory;
            this.parameters = parameters;
        }

        private SSLServerSocket configured(ServerSocket socket) {
            SSLServerSocket tls = (SSLServerSocket) socket;
            tls.setSSLParameters(parameters);
            return tls;
        }

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return configured(factory.createServerSocket());
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return configured(factory.createServerSocket(port));
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return configured(factory.createServerSocket(port, backlog));
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            return configured(factory.createServerSocket(port, backlog, address));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return parameters.getCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return parameters.getCipherSuites();
        }
    }
}
