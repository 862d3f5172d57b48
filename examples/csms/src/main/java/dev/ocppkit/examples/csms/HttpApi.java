package dev.ocppkit.examples.csms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.OcppServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The HTTP API and the dashboard, always on loopback. The JDK's server is enough for both and brings no framework. */
final class HttpApi {
    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());
    private static final int THREADS = 32;
    private static final int MAX_BODY = 1 << 20;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_TIMEOUT_SECONDS = 300;

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
        http = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        ThreadFactory daemons = Executors.defaultThreadFactory();
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = daemons.newThread(task);
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
        return switch (path.get(0)) {
            case "stations" ->
                path.size() == 1
                        ? database.run(Stations::all).stream().map(this::live).toList()
                        : station(path, query);
            case "transactions" -> database.run(tx -> Transactions.list(tx, null));
            case "tokens" -> database.run(tx -> tx.rows("SELECT * FROM token ORDER BY id_token"));
            case "tariffs" -> database.run(tx -> tx.rows("SELECT * FROM tariff ORDER BY tariff_id"));
            default -> throw new HttpProblem(404, "There is no such resource.");
        };
    }

    private Object station(List<String> path, Query query) throws SQLException {
        String identity = path.get(1);
        Map<String, @Nullable Object> station = find(identity);
        if (path.size() == 2) {
            return live(station);
        }
        int limit = query.number("limit", 50, MAX_LIMIT);
        return switch (path.get(2)) {
            case "transactions" ->
                path.size() == 3
                        ? database.run(tx -> Transactions.list(tx, identity))
                        : database.run(tx -> Transactions.find(tx, identity, path.get(3)))
                                .orElseThrow(() -> new HttpProblem(404, "There is no such transaction."));
            case "frames" -> frames.list(identity, limit);
            case "messages" -> database.run(tx -> Journal.list(tx, identity, query.text("action"), limit));
            case "devicemodel" -> database.run(tx -> DeviceModel.list(tx, identity));
            case "reports" -> database.run(tx -> Journal.reports(tx, identity));
            case "profiles" -> database.run(tx -> Profiles.rows(tx, identity));
            case "streams" ->
                database.run(
                        tx -> tx.rows("SELECT stream_id, stream_json FROM event_stream WHERE identity = ?", identity));
            default -> throw new HttpProblem(404, "There is no such resource.");
        };
    }

    private void post(HttpExchange exchange, List<String> path, byte[] body) throws SQLException {
        if (body.length > MAX_BODY) {
            throw new HttpProblem(413, "The body is too large.");
        }
        if (path.size() == 4 && path.get(0).equals("stations") && path.get(2).equals("call")) {
            call(exchange, find(path.get(1)), path.get(3), body);
        } else if (path.equals(List.of("tokens"))) {
            respond(exchange, 200, addToken(body));
        } else if (path.equals(List.of("tariffs"))) {
            addTariff(exchange, body);
        } else {
            throw new HttpProblem(404, "There is no such resource.");
        }
    }

    private void call(HttpExchange exchange, Map<String, @Nullable Object> station, String action, byte[] body) {
        OcppVersion version =
                OcppVersion.fromNumber(String.valueOf(station.get("version"))).orElse(OcppVersion.V2_1);
        int seconds = new Query(exchange.getRequestURI().getRawQuery()).number("timeout", 30, MAX_TIMEOUT_SECONDS);
        CallOptions options =
                CallOptions.within(Duration.ofSeconds(seconds)).withQueueTimeout(Duration.ofSeconds(seconds));
        var unused = calls.call(String.valueOf(station.get("identity")), version, action, body, options)
                .thenAccept(answer -> respond(exchange, answer.status(), answer.body()));
    }

    private Map<String, @Nullable Object> addToken(byte[] body) throws SQLException {
        JsonNode token = Json.tree(new String(body, StandardCharsets.UTF_8));
        String id = token.path("idToken").asString("");
        if (id.isEmpty()) {
            throw new HttpProblem(400, "idToken is missing.");
        }
        return database.run(tx -> {
            Tokens.put(
                    tx,
                    id,
                    token.path("type").asString("ISO14443"),
                    token.path("status").asString("Accepted"),
                    token.path("tariffId").asStringOpt().orElse(null));
            return tx.row("SELECT * FROM token WHERE id_token = ?", id).orElseThrow();
        });
    }

    private void addTariff(HttpExchange exchange, byte[] body) throws SQLException {
        ReadResult<Tariff> tariff = OcppCodec.of(OcppVersion.V2_1).read(Tariff.class, body);
        if (!tariff.isValid()) {
            respond(
                    exchange,
                    400,
                    Map.of(
                            "violations",
                            tariff.violations().stream().map(Frames::describe).toList()));
            return;
        }
        database.run(tx -> {
            Tariffs.put(tx, tariff.orThrow());
            return true;
        });
        respond(exchange, 200, Json.tree(tariff.orThrow()));
    }

    private Map<String, @Nullable Object> find(String identity) throws SQLException {
        return database.run(tx -> Stations.find(tx, identity))
                .orElseThrow(() -> new HttpProblem(404, "There is no such station."));
    }

    private Map<String, @Nullable Object> live(Map<String, @Nullable Object> station) {
        String identity = String.valueOf(station.get("identity"));
        station.put(
                "connected",
                server.connections().stream()
                        .anyMatch(open -> open.isOpen() && open.identity().equalsIgnoreCase(identity)));
        return station;
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
