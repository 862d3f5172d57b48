package dev.ocppkit.examples.csms;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A CSMS on free ports, with clients for both of them. */
final class TestCsms implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Csms csms;

    TestCsms(String database, String... authentication) throws Exception {
        this(database, null, authentication);
    }

    TestCsms(String database, Path record, String... authentication) throws Exception {
        csms = new Csms(new Csms.Options(
                new InetSocketAddress("127.0.0.1", 0),
                0,
                Authentication.parse(List.of(authentication)),
                database,
                record));
    }

    URI ocpp() {
        return URI.create("ws://127.0.0.1:" + csms.port() + "/ocpp");
    }

    OcppClient station(String identity, OcppVersion... versions) {
        return OcppClient.builder()
                .identity(identity)
                .endpoint(ocpp())
                .transport(JdkWebSocketTransport.create())
                .versions(versions)
                .build();
    }

    /** Connects a station, and waits until the CSMS knows it, too. */
    static OcppClient connected(OcppClient station) {
        station.connect().orTimeout(10, TimeUnit.SECONDS).join();
        station.call(HeartbeatRequest.of()).orTimeout(10, TimeUnit.SECONDS).join();
        return station;
    }

    /** What the API answers. */
    record Reply(int status, String text) {
        JsonNode json() {
            return Json.tree(text);
        }
    }

    Reply get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    Reply post(String path, String body, String... headers) throws Exception {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + csms.httpPort() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    static Reply send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        csms.close();
    }
}
