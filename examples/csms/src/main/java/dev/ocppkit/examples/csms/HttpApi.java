package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.*;
import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.rpc.*;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.*;
import java.util.logging.Logger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP API and the dashboard, always on loopback. */
final class HttpApi implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());
    /** Javalin's errors are told by this class. Loggers that nobody holds forget their level. */
    private static final Map<Logger, java.util.logging.Level> QUIET = Map.of(
            Logger.getLogger("io.javalin"), java.util.logging.Level.OFF,
            Logger.getLogger("org.eclipse.jetty"), java.util.logging.Level.WARNING);

    private static final int MAX_BODY = 1 << 20;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_TIMEOUT_SECONDS = 300;

    /** The kind of document behind each resource. */
    private static final Map<String, String> KINDS = Map.of(
            "stations", "station",
            "transactions", "transaction",
            "tokens", "token",
            "tariffs", "tariff",
            "messages", "message",
            "devicemodel", "variable",
            "reports", "report",
            "profiles", "profile",
            "streams", "stream");

    private final Javalin http;
    private final OcppServer server;
    private final Database database;
    private final FrameHistory frames;
    private final LiveEvents live;
    private final StoredCalls<Store> calls;

    HttpApi(
            int port,
            OcppServer server,
            Database database,
            FrameHistory frames,
            LiveEvents live,
            StoredCalls<Store> calls) {
        this.server = server;
        this.database = database;
        this.frames = frames;
        this.live = live;
        this.calls = calls;
        QUIET.forEach(Logger::setLevel);
        try {
            http = Javalin.create(this::configure).start("127.0.0.1", port);
        } catch (JavalinBindException e) {
            throw new UncheckedIOException("Address already in use", new IOException(e));
        }
    }

    int port() {
        return http.port();
    }

    @Override
    public void close() {
        live.close();
        http.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = MAX_BODY;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(jetty -> jetty.setSendServerVersion(false));
        config.routes.before(HttpGuard::check);
        config.routes.exception(
                HttpResponseException.class, (e, http) -> fail(http, e.getStatus(), "" + e.getMessage()));
        config.routes.exception(NotFoundResponse.class, (e, http) -> fail(http, 404, "There is no such resource."));
        config.routes.exception(Exception.class, (e, http) -> {
            LOG.log(Level.ERROR, "A request failed", e);
            fail(http, 500, "This failed; the log tells more.");
        });
        addResources(config);
    }

    private void addResources(JavalinConfig config) {
        KINDS.forEach((name, kind) -> {
            config.routes.get("/api/" + name, http -> respond(http, list(kind)));
            config.routes.get("/api/stations/{identity}/" + name, http -> respond(http, ofStation(http, kind)));
        });
        config.routes.get("/api/stations/{identity}", http -> respond(http, station(http)));
        config.routes.get("/api/stations/{identity}/transactions/{id}", http -> respond(http, transaction(http)));
        config.routes.get("/api/stations/{identity}/frames", http -> respond(http, frames(http)));
        config.routes.post("/api/stations/{identity}/call/{action}", this::call);
        config.routes.post("/api/tokens", this::addToken);
        config.routes.post("/api/tariffs", this::addTariff);
        config.routes.get("/api/events", live::serve);
        config.routes.get("/api/catalogue/<file>", new StaticFiles("/META-INF/ocppkit/catalogue/"));
        config.routes.get("/uplot/<file>", new StaticFiles("/META-INF/resources/webjars/uplot/1.6.30/dist/"));
        config.routes.get("/", new StaticFiles("/web/"));
        config.routes.get("/<file>", new StaticFiles("/web/"));
    }

    private List<ObjectNode> list(String kind) {
        return database.run(store -> {
            List<ObjectNode> all = store.all(kind);
            for (ObjectNode station : kind.equals("station") ? all : List.<ObjectNode>of()) {
                complete(store, station);
            }
            return all;
        });
    }

    private List<ObjectNode> ofStation(Context http, String kind) {
        int limit = number(http, "limit", 50, MAX_LIMIT);
        String action = Optional.ofNullable(http.queryParam("action")).orElse("");
        return database.run(store -> {
            String identity = find(store, http).get("identity").asString();
            return kind.equals("message") ? store.newest(kind, identity, action, limit) : store.list(kind, identity);
        });
    }

    private ObjectNode station(Context http) {
        return database.run(store -> complete(store, find(store, http)));
    }

    private ObjectNode transaction(Context http) {
        return database.run(store -> {
            String identity = find(store, http).get("identity").asString();
            String id = http.pathParam("id");
            ObjectNode transaction = store.get("transaction", identity, id)
                    .orElseThrow(() -> new HttpResponseException(404, "There is no such transaction."));
            transaction.putArray("events").addAll(store.below("event", identity, id));
            return transaction;
        });
    }

    private byte[] frames(Context http) {
        int limit = number(http, "limit", 50, MAX_LIMIT);
        String identity =
                database.run(store -> find(store, http)).get("identity").asString();
        return CsmsJson.frames(frames.newest(identity, limit));
    }

    private ObjectNode complete(Store store, ObjectNode station) {
        String identity = station.get("identity").asString();
        station.put("connected", server.connection(identity).isPresent());
        station.putArray("connectors").addAll(store.list("connector", identity));
        station.putArray("activeTransactions")
                .addAll(store.list("transaction", identity).stream()
                        .filter(Transactions::isRunning)
                        .toList());
        return station;
    }

    /** Sends any message of a CSMS to a station and tells what became of it. */
    private void call(Context http) {
        byte[] payload = http.bodyAsBytes();
        ObjectNode station = database.run(store -> find(store, http));
        Action action = NamedCalls.action(http.pathParam("action"))
                .orElseThrow(() -> new HttpResponseException(404, "A CSMS sends no such action."));
        String identity = station.get("identity").asString();
        OcppVersion version = server.connection(identity)
                .map(OcppConnection::version)
                .or(() -> OcppVersion.fromNumber(station.path("version").asString("")))
                .orElse(OcppVersion.V2_1);
        Duration timeout = Duration.ofSeconds(number(http, "timeout", 30, MAX_TIMEOUT_SECONDS));
        CallOptions options = CallOptions.within(timeout).withQueueTimeout(timeout);
        http.future(() -> NamedCalls.call(
                        action, version, payload, request -> calls.send(server.station(identity), request, options))
                .thenAccept(report -> respond(http.status(report.httpStatus()), report.toJson())));
    }

    private void addTariff(Context http) {
        var tariff = OcppCodec.of(OcppVersion.V2_1).read(Tariff.class, http.bodyAsBytes());
        if (tariff.isValid()) {
            put(http, "tariff", tariff.orThrow().tariffId(), Json.tree(tariff.orThrow()));
        } else {
            respond(http.status(400), CsmsJson.violations(tariff.violations()));
        }
    }

    private void addToken(Context http) {
        JsonNode given = json(http.bodyAsBytes());
        ObjectNode token = Json.object().put("idToken", given.path("idToken").asString(""));
        String status = given.path("status").asString("Accepted");
        if (token.get("idToken").asString().isEmpty()
                || AuthorizationStatusEnum.fromWireName(status).isEmpty()) {
            throw new HttpResponseException(400, "idToken is missing, or status is none of OCPP.");
        }
        token.put("type", given.path("type").asString("ISO14443")).put("status", status);
        given.path("tariffId").asStringOpt().ifPresent(id -> token.put("tariffId", id));
        put(http, "token", token.get("idToken").asString(), token);
    }

    private void put(Context http, String kind, String id, ObjectNode document) {
        database.change(store -> store.put(kind, "", id, document));
        respond(http, document);
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.tree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new HttpResponseException(400, "The body is no JSON.");
        }
    }

    private static ObjectNode find(Store store, Context http) {
        return store.get("station", http.pathParam("identity"), "")
                .orElseThrow(() -> new HttpResponseException(404, "There is no such station."));
    }

    private static int number(Context http, String name, int otherwise, int greatest) {
        String text = Optional.ofNullable(http.queryParam(name)).orElse("" + otherwise);
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > greatest) {
            throw new HttpResponseException(400, name + " must be a number from 1 to " + greatest + ".");
        }
        return number;
    }

    private static void fail(Context http, int status, String error) {
        respond(http.status(status), Map.of("error", error));
    }

    private static void respond(Context http, Object body) {
        respond(http, Json.bytes(body));
    }

    private static void respond(Context http, byte[] json) {
        http.contentType("application/json").header("Cache-Control", "no-store").result(json);
    }
}
