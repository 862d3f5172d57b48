package dev.ocppkit.rpc.vectors;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * One entry of the hostile frames. Reading fails on any member or value that it does not know, so that nothing of an entry
 * is passed over.
 *
 * @param inputs the messages to send, one after the other without waiting
 * @param binary whether they are binary messages
 * @param burst whether the input is a burst
 * @param boot None, Pending, Rejected or Accepted
 */
public record HostileCase(
        String id,
        OcppVersion version,
        List<byte[]> inputs,
        boolean binary,
        boolean burst,
        boolean station,
        String boot,
        OwnCall outstanding,
        Theirs handling,
        Theirs answered,
        String completed,
        String timedOut,
        boolean verify,
        JsonNode reply,
        boolean closed,
        int closeCode) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A CALL of ours. */
    public record OwnCall(String id, Action action) {}

    /** A CALL of theirs; for an answered one the frame is {@code same} or {@code other}. */
    public record Theirs(String id, String frame) {}

    /** Reads all entries of the suite. */
    public static List<HostileCase> all() throws IOException {
        JsonNode entries = JSON.readTree(Files.readString(folder().resolve("hostile-frames.json")));
        return entries.valueStream().map(HostileCase::read).toList();
    }

    private static Path folder() {
        String given = System.getProperty("ocppkit.vectors", "");
        return given.isEmpty()
                ? Path.of(System.getProperty("ocppkit.root"), "ocpp-rpc/testkit/src/test/resources/vectors/rpc")
                : Path.of(given, "rpc");
    }

    /** Returns the name of the test. */
    public String name() {
        return id;
    }

    private static HostileCase read(JsonNode entry) {
        Form form = new Form(entry, Set.of("id", "version", "frame", "frameSpec", "context", "expect"));
        Form context = new Form(
                entry.path("context"),
                Set.of("role", "boot", "outstanding", "handling", "answered", "completed", "timedOut", "signing"));
        Form expect = new Form(entry.path("expect"), Set.of("reply", "connection", "closeCode", "note"));
        Form spec = new Form(
                entry.path("frameSpec"),
                Set.of(
                        "prefix",
                        "repeat",
                        "times",
                        "suffix",
                        "opcode",
                        "hex",
                        "burst",
                        "count",
                        "withoutWaiting",
                        "withinSeconds"));
        return new HostileCase(
                form.text("id"),
                OcppVersion.fromNumber(form.text("version")).orElseThrow(),
                form.has("frame") ? List.of(bytes(form.text("frame"))) : inputs(spec),
                "binary".equals(spec.oneOf("opcode", "text", "binary")),
                spec.has("burst"),
                "cs".equals(context.oneOf("role", "csms", "cs")),
                context.oneOf("boot", "Accepted", "None", "Pending", "Rejected"),
                own(context),
                theirs(context, "handling"),
                theirs(context, "answered"),
                context.textOrNull("completed"),
                context.textOrNull("timedOut"),
                "verify".equals(context.oneOf("signing", "extract", "verify")),
                expect.node("reply"),
                "closed".equals(expect.oneOf("connection", "open", "closed")),
                expect.number("closeCode"));
    }

    private static List<byte[]> inputs(Form spec) {
        if (spec.has("hex")) {
            return List.of(HexFormat.of().parseHex(spec.text("hex")));
        }
        if (spec.has("burst")) {
            String text = spec.text("burst");
            return IntStream.range(0, spec.number("count"))
                    .mapToObj(i -> bytes(text.replace("%d", String.valueOf(i))))
                    .toList();
        }
        return List.of(
                bytes(spec.text("prefix") + spec.text("repeat").repeat(spec.number("times")) + spec.text("suffix")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static OwnCall own(Form context) {
        if (!context.has("outstanding")) {
            return null;
        }
        Form call = new Form(context.node("outstanding"), Set.of("id", "action"));
        return new OwnCall(
                call.text("id"), Action.fromWireName(call.text("action")).orElseThrow());
    }

    private static Theirs theirs(Form context, String name) {
        if (!context.has(name)) {
            return null;
        }
        Form call = new Form(context.node(name), Set.of("id", "frame"));
        return new Theirs(
                call.text("id"), name.equals("answered") ? call.oneOf("frame", "same", "other") : call.text("frame"));
    }

    /** An object of which every member is known. */
    private record Form(JsonNode node, Set<String> known) {
        Form {
            for (String name : node.propertyNames()) {
                if (!known.contains(name)) {
                    throw new AssertionError("unknown member " + name + " in " + node);
                }
            }
        }

        boolean has(String name) {
            return node.hasNonNull(name);
        }

        JsonNode node(String name) {
            return node.has(name) ? node.get(name) : NullNode.instance;
        }

        String text(String name) {
            return node.get(name).stringValue();
        }

        String textOrNull(String name) {
            return has(name) ? text(name) : null;
        }

        int number(String name) {
            return has(name) ? node.get(name).intValue() : 0;
        }

        /** Returns one of the values; the first if there is none. */
        String oneOf(String name, String... values) {
            String value = has(name) ? text(name) : values[0];
            if (!List.of(values).contains(value)) {
                throw new AssertionError("unknown value " + value + " of " + name);
            }
            return value;
        }
    }
}
