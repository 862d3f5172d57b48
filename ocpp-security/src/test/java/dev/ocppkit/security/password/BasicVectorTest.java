package dev.ocppkit.security.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.testing.Vectors;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class BasicVectorTest {
    private static final List<String> HEADERS = List.of(
            "version",
            "urlPath",
            "authorization",
            "identity",
            "storedPassword",
            "storedPasswordHex",
            "accept",
            "reason");
    private static final List<String> KDF =
            List.of("kdf", "password", "passwordHex", "saltHex", "iterations", "n", "r", "p", "length", "hex");
    /** The cost does not matter here, and the default is slow. */
    private static final PasswordHasher HASHER = new PasswordHasher(PasswordHasher.Cost.pbkdf2(10), new SecureRandom());

    @TestFactory
    Stream<DynamicTest> headers() {
        JsonNode file = Vectors.json("basic/cases.json");
        Vectors.knows(file, List.of("headers", "passwordPolicy", "identity", "kdf"));
        return Vectors.each(file.get("headers"), HEADERS, one -> {
            boolean accepted = authenticate(one);
            assertThat(accepted).isEqualTo(one.get("accept").asBoolean());
            assertThat(one.get("reason").asString("")).isEqualTo(accepted ? "" : "Unauthorized");
        });
    }

    private static boolean authenticate(JsonNode one) {
        StationIdentity stored = new StationIdentity(one.get("identity").asString());
        InMemoryPasswordStore store = new InMemoryPasswordStore();
        store.replace(stored, HASHER.hash(stored(one)));
        JsonNode authorization = one.get("authorization");
        List<String> headers = authorization.isArray()
                ? Vectors.strings(authorization)
                : authorization.isNull() ? List.of() : List.of(authorization.asString());
        return StationIdentity.fromPath(one.get("urlPath").asString(), "/ocpp")
                .filter(identity -> new BasicAuthenticator(store, HASHER, null)
                        .authenticate(identity, headers, "192.0.2.1")
                        .isGranted())
                .isPresent();
    }

    private static Secret stored(JsonNode one) {
        String hex = Vectors.optional(one, "storedPasswordHex");
        if (!hex.isEmpty()) {
            return Secret.of(HexFormat.of().parseHex(hex));
        }
        String password = one.get("storedPassword").asString();
        return one.get("version").asString().equals("1.6")
                ? PasswordRules.V1_6.octets(password).orElseThrow()
                : Secret.of(password);
    }

    @TestFactory
    Stream<DynamicTest> passwordPolicy() {
        return Vectors.each(
                Vectors.json("basic/cases.json").get("passwordPolicy"),
                List.of("version", "password", "valid"),
                one -> assertThat(rules(one.get("version").asString())
                                .check(one.get("password").asString())
                                .isEmpty())
                        .isEqualTo(one.get("valid").asBoolean()));
    }

    private static PasswordRules rules(String version) {
        return switch (version) {
            case "1.6" -> PasswordRules.V1_6;
            case "2.0.1" -> PasswordRules.V2_0_1;
            case "2.1" -> PasswordRules.V2_1;
            default -> throw new AssertionError("version " + version);
        };
    }

    @TestFactory
    Stream<DynamicTest> identities() {
        return Vectors.each(
                Vectors.json("basic/cases.json").get("identity"),
                List.of("identity", "valid"),
                one -> assertThat(StationIdentity.parse(one.get("identity").asString())
                                .isPresent())
                        .isEqualTo(one.get("valid").asBoolean()));
    }

    @TestFactory
    Stream<DynamicTest> kdf() {
        return Vectors.each(Vectors.json("basic/cases.json").get("kdf"), KDF, one -> {
            String hex = Vectors.optional(one, "passwordHex");
            Secret password = hex.isEmpty()
                    ? Secret.of(one.get("password").asString())
                    : Secret.of(HexFormat.of().parseHex(hex));
            byte[] salt = HexFormat.of().parseHex(one.get("saltHex").asString());
            PasswordHasher.Cost cost = switch (one.get("kdf").asString()) {
                case "PBKDF2-HMAC-SHA256" ->
                    PasswordHasher.Cost.pbkdf2(one.get("iterations").asInt());
                case "scrypt" ->
                    PasswordHasher.Cost.scrypt(
                            Integer.numberOfTrailingZeros(one.get("n").asInt()),
                            one.get("r").asInt(),
                            one.get("p").asInt());
                default -> throw new AssertionError(one.get("kdf"));
            };
            byte[] hash = PasswordHasher.derive(
                    cost, password, salt, one.get("length").asInt());
            assertThat(HexFormat.of().formatHex(hash)).isEqualTo(one.get("hex").asString());
        });
    }
}
