package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.StoredHandlers;
import dev.ocppkit.model.OcppVersion;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the parts together: database, OCPP server with its handlers, HTTP API. */
final class Csms implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Csms.class.getName());
    /** How many frames are kept in memory of each station, and of how many stations. */
    private static final int FRAMES = 200;

    private static final int STATIONS_WITH_FRAMES = 500;
    private static final Duration DRAIN = Duration.ofSeconds(5);

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
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            database = new Database(options.database());
            opened.add(database);
            recorder = options.record() == null ? null : FrameRecorder.appending(options.record());
            FrameHistory frames = FrameHistory.redacting(FRAMES, STATIONS_WITH_FRAMES, Redactor.secrets()::redact);
            server = server(options.authentication(), frames);
            Orders orders = new Orders(database);
            addHandlers(options.authentication(), orders);
            // The API comes last: whoever finds it there finds the whole CSMS there.
            ocpp = bind(options.ocpp().getPort(), () -> listen(options));
            opened.add(ocpp);
            http = bind(
                    options.httpPort(), () -> new HttpApi(options.httpPort(), server, database, frames, live, orders));
        } catch (Exception e) {
            for (AutoCloseable one : opened) {
                closeQuietly(one);
            }
            throw e;
        }
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

    private OcppServer server(Authentication authentication, FrameHistory frames) {
        FrameTap tap = frames.andThen(frame -> live.changed("frame", frame.identity()));
        return OcppServer.builder()
                .versions(OcppVersion.V2_1, OcppVersion.V2_0_1)
                .authenticator(handshake -> authentication.decide(handshake, database))
                .listener(new Connections())
                .tap(recorder == null ? tap : tap.andThen(recorder))
                .build();
    }

    private void addHandlers(Authentication authentication, Orders orders) {
        List<X509Certificate> roots = new ArrayList<>();
        StationAuthority authority;
        DemoPki pki = authentication.pki().orElse(null);
        if (pki == null) {
            authority = database.run(CertificateHandlers::ownAuthority);
        } else {
            authority = new StationAuthority(
                    pki.authority("station-sub"), Authentication.organisation(pki), CertificateHandlers.VALIDITY);
            for (String name : List.of("mo-root", "v2g-root", "oem-root", "station-root")) {
                roots.add(pki.entry(name).certificate());
            }
        }
        roots.add(authority.issuer().certificate());
        StoredHandlers<Store> handlers = new StoredHandlers<>(server, new Journal(database, live));
        StationHandlers.addTo(handlers);
        new ChargingHandlers(orders, VatNumbers::checkForm, roots).addTo(handlers);
        CertificateHandlers.addTo(handlers, orders, authority, authentication.isNone(), roots);
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
        ocpp.close();
        http.close();
        if (recorder != null) {
            closeQuietly(recorder);
        }
        closeQuietly(database);
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "A part did not close", e);
        }
    }

    private final class Connections implements ConnectionListener {
        @Override
        public void opened(OcppConnection connection) {
            LOG.log(
                    Level.INFO,
                    "{0} is connected, OCPP {1}",
                    connection.identity(),
                    connection.version().number());
            database.changeOrLog(
                    store -> Stations.seen(store, connection.identity(), connection.version(), Instant.now()));
            live.changed("station", connection.identity());
        }

        @Override
        public void closed(OcppConnection connection, int code, String reason) {
            LOG.log(Level.INFO, "{0} is disconnected ({1,number,#})", connection.identity(), code);
            live.changed("station", connection.identity());
        }

        @Override
        public void event(OcppConnection connection, RpcEvent event) {
            LOG.log(Level.WARNING, connection.identity() + ": " + event, event.cause());
        }
    }
}
