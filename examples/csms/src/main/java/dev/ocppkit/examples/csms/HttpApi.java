package dev.ocppkit.examples.csms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.OcppServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP API and the dashboard, always on loopback. The JDK's server is enough for both and brings no framework. */
final class HttpApi {
    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());
    private static final int THREADS = 32;
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

    private final HttpServer http;
    private final ExecutorService threads;
    private final OcppServer server;
    private final Database database;
    private final Frames frames;
    private final LiveEvents live;
    private final CallApi calls;

    HttpApi(int port, OcppServer server, Database database, Frames frames, LiveEvents live, CallApi calls)
            throws IOException {
        // Slow or silent clients may not hold the threads.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "http");
            thread.setDaemon(true);
            return thread;
        });
        this.server = server;
        this.database = database;
        this.frames = frames;
        this.live = live;
        this.calls = calls;
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    void close() {
        live.close();
        http.stop(1);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try {
            HttpServerGuard.protect(exchange.getResponseHeaders());
            HttpServerGuard.check(exchange);
            route(exchange);
        } catch (HttpProblem problem) {
            respond(exchange, problem.status(), Map.of("error", String.valueOf(problem.getMessage())));
        } catch (IOException e) {
            exchange.close(); // the client has left
        } catch (Exception e) {
            LOG.log(Level.ERROR, "A request failed", e);
            respond(exchange, 500, Map.of("error", "This failed; the log tells more."));
        }
    }

    private void route(HttpExchange exchange) throws IOException, SQLException {
        String path = exchange.getRequestURI().getRawPath();
        String method = exchange.getRequestMethod();
        if (path.equals("/api/events")) {
            live.serve(exchange);
            exchange.close();
        } else if (!path.startsWith("/api/")
                || path.startsWith("/api/catalogue/")
                || path.equals("/api/openapi.json")) {
            StaticFiles.serve(exchange);
            exchange.close();
        } else if (method.equals("GET")) {
            respond(
                    exchange,
                    200,
                    get(parts(path), new Query(exchange.getRequestURI().getRawQuery())));
        } else if (method.equals("POST")) {
            post(exchange, parts(path), exchange.getRequestBody().readNBytes(MAX_BODY + 1));
        } else {
            throw new HttpProblem(405, "Only GET and POST are served.");
        }
    }

    private Object get(List<String> path, Query query) throws SQLException {
        String kind = KINDS.get(path.get(path.size() == 1 ? 0 : Math.min(2, path.size() - 1)));
        if (path.get(0).equals("stations") && path.size() > 1) {
            return station(path, query, kind);
        } else if (kind == null || path.size() > 1) {
            throw new HttpProblem(404, "There is no such resource.");
        }
        return database.run(store -> {
            List<ObjectNode> all = store.all(kind);
            for (ObjectNode station : kind.equals("station") ? all : List.<ObjectNode>of()) {
                complete(store, station);
            }
            return all;
        });
    }

    private Object station(List<String> path, Query query, @Nullable String kind) throws SQLException {
        String identity = path.get(1);
        int limit = query.number("limit", 50, MAX_LIMIT);
        String action = query.text("action");
        return database.run(store -> {
            ObjectNode station = find(store, identity);
            if (path.size() == 2) {
                return complete(store, station);
            } else if (path.get(2).equals("frames")) {
                return frames.list(identity, limit);
            } else if (kind == null || path.size() > (kind.equals("transaction") ? 4 : 3)) {
                throw new HttpProblem(404, "There is no such resource.");
            } else if (path.size() == 4) {
                ObjectNode transaction = store.get(kind, identity, path.get(3))
                        .orElseThrow(() -> new HttpProblem(404, "There is no such transaction."));
                transaction.putArray("events").addAll(store.below("event", identity, path.get(3)));
                return transaction;
            }
            return kind.equals("message")
                    ? store.newest(kind, identity, action == null ? "" : action, limit)
                    : store.list(kind, identity);
        });
    }

    private Optional<OcppConnection> connection(String identity) {
        return server.connections().stream()
                .filter(open -> open.isOpen() && open.identity().equalsIgnoreCase(identity))
                .findFirst();
    }

    private ObjectNode complete(Store store, ObjectNode station) throws SQLException {
        String identity = station.get("identity").asString();
        station.put("connected", connection(identity).isPresent());
        station.putArray("connectors").addAll(store.list("connector", identity));
        station.putArray("activeTransactions")
                .addAll(store.list("transaction", identity).stream()
                        .filter(Transactions::isRunning)
                        .toList());
        return station;
    }

    private void post(HttpExchange exchange, List<String> path, byte[] body) throws SQLException {
        if (body.length > MAX_BODY) {
            throw new HttpProblem(413, "The body is too large.");
        } else if (path.size() == 4
                && path.get(0).equals("stations")
                && path.get(2).equals("call")) {
            call(exchange, database.run(store -> find(store, path.get(1))), path.get(3), body);
        } else if (path.equals(List.of("tokens"))) {
            addToken(exchange, body);
        } else if (path.equals(List.of("tariffs"))) {
            addTariff(exchange, OcppCodec.of(OcppVersion.V2_1).read(Tariff.class, body));
        } else {
            throw new HttpProblem(404, "There is no such resource.");
        }
    }

    private void call(HttpExchange exchange, ObjectNode station, String action, byte[] body) {
        String identity = station.get("identity").asString();
        OcppVersion version = connection(identity)
                .map(OcppConnection::version)
                .or(() -> OcppVersion.fromNumber(station.path("version").asString("")))
                .orElse(OcppVersion.V2_1);
        int seconds = new Query(exchange.getRequestURI().getRawQuery()).number("timeout", 30, MAX_TIMEOUT_SECONDS);
        CallOptions options =
                CallOptions.within(Duration.ofSeconds(seconds)).withQueueTimeout(Duration.ofSeconds(seconds));
        var unused = calls.call(identity, version, action, body, options)
                .thenAccept(answer -> respond(exchange, answer.status(), answer.body()));
    }

    private void addTariff(HttpExchange exchange, ReadResult<Tariff> tariff) throws SQLException {
        if (tariff.isValid()) {
            put(exchange, "tariff", tariff.orThrow().tariffId(), Json.tree(tariff.orThrow()));
        } else {
            var violations = tariff.violations().stream().map(Frames::describe).toList();
            respond(exchange, 400, Map.of("violations", violations));
        }
    }

    private void addToken(HttpExchange exchange, byte[] body) throws SQLException {
        JsonNode given = json(body);
        ObjectNode token = Json.object().put("idToken", given.path("idToken").asString(""));
        String status = given.path("status").asString("Accepted");
        if (token.get("idToken").asString().isEmpty()
                || AuthorizationStatusEnum.fromWireName(status).isEmpty()) {
            throw new HttpProblem(400, "idToken is missing, or status is none of OCPP.");
        }
        token.put("type", given.path("type").asString("ISO14443")).put("status", status);
        given.path("tariffId").asStringOpt().ifPresent(id -> token.put("tariffId", id));
        put(exchange, "token", token.get("idToken").asString(), token);
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.tree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new HttpProblem(400, "The body is no JSON.");
        }
    }

    private void put(HttpExchange exchange, String kind, String id, ObjectNode document) throws SQLException {
        database.change(store -> store.put(kind, "", id, document));
        respond(exchange, 200, document);
    }

    private static ObjectNode find(Store store, String identity) throws SQLException {
        return store.get("station", identity, "").orElseThrow(() -> new HttpProblem(404, "There is no such station."));
    }

    /** The path behind "/api/", piece by piece. */
    private static List<String> parts(String rawPath) {
        return Arrays.stream(rawPath.substring("/api/".length()).split("/"))
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private static void respond(HttpExchange exchange, int status, Object body) {
        try (exchange) {
            byte[] bytes = Json.bytes(body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A client has left", e);
        }
    }
}
