package dev.ocppkit.rpc.transport.jakarta;

import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Upgrade;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Takes WebSockets of charging stations in a Jakarta container. Map it to the path in front of the identities; it needs the
 * WebSocket support of the container (Servlet 6.1 and WebSocket 2.2), and nothing in front of it that reads the body.
 *
 * <p>In Spring Boot:
 *
 * <pre>{@code
 * @Bean
 * ServletRegistrationBean<OcppServlet> ocpp(OcppServer csms) {
 *     return new ServletRegistrationBean<>(new OcppServlet(csms), "/ocpp/*");
 * }
 * }</pre>
 *
 * <p>In Tomcat and Jetty without Spring: {@code servletContext.addServlet("ocpp", new OcppServlet(csms)).addMapping("/ocpp/*")}.
 * In Jetty, {@code JakartaWebSocketServletContainerInitializer.configure} must have been called for the context.
 *
 * <p>TLS, and how many connections there may be, are settings of the container. The container has three limits that other
 * transports do not have: a thread waits while the authenticator decides, and one for each connection whose messages are not
 * being taken (that is what holds the sender up); and aborting a connection may send a close first. Messages are compressed if
 * the container does that.
 *
 * <p>Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 4, 3.1 to 3.4.
 */
public final class OcppServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String CONTAINER = ServerContainer.class.getName();
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final String WEBSOCKET_VERSION = "13";
    private static final long DECISION_SECONDS = 30;
    private static final int UPGRADE_REQUIRED = 426;
    private static final int KEY_LENGTH = 24;

    private final transient ServerBinding binding;

    /**
     * Makes a servlet.
     *
     * @param csms takes the connections
     */
    public OcppServlet(OcppServer csms) {
        this(csms.binding());
    }

    /**
     * Makes a servlet.
     *
     * @param binding takes the connections
     */
    public OcppServlet(ServerBinding binding) {
        this.binding = Objects.requireNonNull(binding, "binding");
    }

    /** Closes all connections with 1001. */
    @Override
    public void destroy() {
        var unused = binding.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        int refusal = check(request);
        if (refusal != 0) {
            refuse(response, refusal);
            return;
        }
        HandshakeDecision decision = decide(upgrade(request));
        if (decision instanceof HandshakeDecision.Reject reject) {
            reject.headers().forEach(response::setHeader);
            refuse(response, reject.status());
        } else if (decision instanceof HandshakeDecision.Accept accept) {
            accept(request, response, accept);
        }
    }

    /** Returns the HTTP status for what is no handshake, or 0. */
    private static int check(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
        }
        if (!lists(request, "Upgrade", "websocket")
                || !lists(request, "Connection", "upgrade")
                || !WEBSOCKET_VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            return UPGRADE_REQUIRED;
        }
        String key = request.getHeader("Sec-WebSocket-Key");
        return key == null || key.strip().length() != KEY_LENGTH ? HttpServletResponse.SC_BAD_REQUEST : 0;
    }

    private static boolean lists(HttpServletRequest request, String header, String token) {
        for (String line : Collections.list(request.getHeaders(header))) {
            for (String part : line.split(",", -1)) {
                if (part.strip().toLowerCase(Locale.ROOT).equals(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void refuse(HttpServletResponse response, int status) {
        if (status == UPGRADE_REQUIRED) {
            response.setHeader("Upgrade", "websocket");
            response.setHeader("Sec-WebSocket-Version", WEBSOCKET_VERSION);
        }
        response.setStatus(status);
        response.setContentLength(0);
    }

    private static Upgrade upgrade(HttpServletRequest request) {
        X509Certificate @Nullable [] certificates = (X509Certificate[]) request.getAttribute(CERTIFICATES);
        return new Upgrade(
                request.getRequestURI(),
                Collections.list(request.getHeaders("Sec-WebSocket-Protocol")),
                request.getHeader("Authorization"),
                certificates == null ? List.of() : List.of(certificates),
                // The address is a literal, so that no name is looked up.
                new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort()));
    }

    private HandshakeDecision decide(Upgrade upgrade) {
        try {
            return binding.decide(upgrade).toCompletableFuture().get(DECISION_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HandshakeDecision.Reject(HttpServletResponse.SC_SERVICE_UNAVAILABLE, Map.of());
        } catch (TimeoutException e) {
            return new HandshakeDecision.Reject(HttpServletResponse.SC_SERVICE_UNAVAILABLE, Map.of());
        } catch (ExecutionException e) {
            return new HandshakeDecision.Reject(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, Map.of());
        }
    }

    private void accept(HttpServletRequest request, HttpServletResponse response, HandshakeDecision.Accept decision)
            throws ServletException, IOException {
        if (!(getServletContext().getAttribute(CONTAINER) instanceof ServerContainer container)) {
            throw new ServletException("The container has no WebSocket support for this web application.");
        }
        JakartaLink link = new JakartaLink(binding, decision);
        try {
            container.upgradeHttpToWebSocket(request, response, link.config(), Map.of());
        } catch (DeploymentException e) {
            throw new ServletException("The WebSocket could not be opened.", e);
        }
    }
}
