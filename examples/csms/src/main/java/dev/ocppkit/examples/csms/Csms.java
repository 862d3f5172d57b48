package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.*;
import dev.ocppkit.rpc.*;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import dev.ocppkit.security.payment.VatNumbers;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.pki.StationAuthority;
import dev.ocppkit.security.redaction.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.*;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the parts together: database, OCPP server with its handlers, HTTP API. */
final class Csms implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Csms.class.getName());
    /** How many frames are kept in memory of each station, and of how many stations. */
    private static final int FRAMES = 200;

    private static final int STATIONS_WITH_FRAMES = 500;
    /** How many messages are kept in the database of each station; what they have told is kept for ever. */
    private static final int MESSAGES = 10_000;

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Database database;
    private final @Nullable FrameRecorder recorder;
    private final LiveEvents live = new LiveEvents();
    private final OcppServer server;
    private final NettyServer ocpp;
    private final HttpApi http;

    /**
     * What the arguments say.
     *
     * @param ocpp where stations connect
     * @param httpPort where the HTTP API listens, on loopback
     * @param database a file or "mem"
     * @param record where all frames are recorded, or null
     */
    record Options(
            InetSocketAddress ocpp,
            int httpPort,
            Authentication authentication,
            String database,
            @Nullable Path record) {}

    Csms(Options options) throws IOException {
        try {
            database = opened(new Database(options.database()));
            Path record = options.record();
            recorder = record == null ? null : opened(FrameRecorder.appending(record));
            Journal journal = new Journal(database, live, MESSAGES);
            FrameHistory frames = FrameHistory.redacting(FRAMES, STATIONS_WITH_FRAMES, Redactor.secrets()::redact);
            server = server(options.authentication(), journal, frames);
            StoredCalls<Store> calls = new StoredCalls<>(journal);
            addHandlers(options.authentication(), journal, calls);
            // The API comes last: whoever finds it there finds the whole CSMS there.
            ocpp = bind(options.ocpp().getPort(), () -> opened(listen(options)));
            int port = options.httpPort();
            http = bind(port, () -> opened(new HttpApi(port, server, database, frames, live, calls)));
        } catch (Exception e) {
            closeParts();
            throw e;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private static <T> T bind(int port, Supplier<T> opening) throws IOException {
        try {
            return opening.get();
        } catch (UncheckedIOException e) {
            throw new IOException("port " + port + " is taken or not allowed (" + e.getMessage() + ")", e);
        }
    }

    int port() {
        return ocpp.port();
    }

    int httpPort() {
        return http.port();
    }

    private OcppServer server(Authentication authentication, Journal journal, FrameHistory frames) {
        FrameTap tap = frames.andThen(frame -> live.changed("frame", frame.identity()));
        return OcppServer.builder()
                .authenticator(handshake -> authentication.decide(handshake, database))
                .path("/ocpp")
                .listener(new StoredConnections<>(journal, Clock.systemUTC()))
                .tap(recorder == null ? tap : tap.andThen(recorder))
                .build();
    }

    private void addHandlers(Authentication authentication, Journal journal, StoredCalls<Store> calls) {
        StationAuthority authority = CertificateHandlers.authority(authentication.pki(), database);
        List<X509Certificate> roots =
                new ArrayList<>(authentication.pki().map(DemoPki::roots).orElse(List.of()));
        roots.add(authority.issuer().certificate());
        StoredHandlers<Store> handlers = new StoredHandlers<>(server, journal);
        StationHandlers.addTo(handlers, calls);
        ChargingHandlers.addTo(handlers, calls, VatNumbers::checkForm, roots);
        CertificateHandlers.addTo(handlers, calls, authority, authentication.isNone(), roots);
        handlers.keepOthers();
    }

    private NettyServer listen(Options options) {
        NettyServer.Builder netty = NettyServer.builder(server).address(options.ocpp());
        return options.authentication().tls().map(netty::tls).orElse(netty).start();
    }

    /** Answers what is under way, then closes everything. */
    @Override
    public void close() {
        server.drain(DRAIN).join();
        closeParts();
    }

    /** Closes what is open, the last first. */
    private void closeParts() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "A part did not close", e);
            }
        }
    }
}
