package dev.ocppkit.security.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.testing.Vectors;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class TotpVectorTest {
    private static final List<String> COMPUTE = List.of(
            "sharedSecret", "unixTime", "validityTime", "length", "interval", "hmacSha256", "totp", "totpAlphabet61");
    private static final List<String> VALIDATE =
            List.of("sharedSecret", "validityTime", "length", "nowUnixTime", "urlTotp", "valid");
    private static final List<String> URL = List.of(
            "template",
            "identity",
            "chargingStationId",
            "roamingEvseId",
            "evse",
            "unixTime",
            "maxenergy",
            "maxtime",
            "maxcost",
            "url",
            "error");

    @TestFactory
    Stream<DynamicTest> compute() {
        JsonNode file = Vectors.json("totp/cases.json");
        Vectors.knows(file, List.of("algorithm", "alphabet", "alphabet61", "compute", "validate", "url"));
        assertThat(file.get("algorithm").asString()).isEqualTo(Totp.VERSION);
        return Vectors.each(file.get("compute"), COMPUTE, one -> {
            Totp totp = totp(one);
            Instant at = Instant.ofEpochSecond(one.get("unixTime").asLong());
            assertThat(totp.interval(at)).isEqualTo(one.get("interval").asLong());
            assertThat(totp.at(at)).isEqualTo(one.get("totp").asString());
            assertThat(hmac(one)).isEqualTo(one.get("hmacSha256").asString());
            assertThat(totp.at(at)).isNotEqualTo(Vectors.optional(one, "totpAlphabet61"));
        });
    }

    private static String hmac(JsonNode one) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Secret.of(one.get("sharedSecret").asString()).octets(), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(HexFormat.of()
                            .parseHex(String.format("%016x", one.get("interval").asLong()))));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> validate() {
        return Vectors.each(Vectors.json("totp/cases.json").get("validate"), VALIDATE, one -> {
            Instant now = Instant.ofEpochSecond(one.get("nowUnixTime").asLong());
            assertThat(totp(one).validate(one.get("urlTotp").asString(), now).isValid())
                    .isEqualTo(one.get("valid").asBoolean());
        });
    }

    @TestFactory
    Stream<DynamicTest> urls() {
        JsonNode part = Vectors.json("totp/cases.json").get("url");
        Vectors.knows(part, List.of("sharedSecret", "validityTime", "length", "cases"));
        return Vectors.each(part.get("cases"), URL, one -> {
            String template = one.get("template").asString();
            if (one.has("error")) {
                assertThatThrownBy(() -> WebPaymentUrl.of(template)).isInstanceOf(IllegalArgumentException.class);
                return;
            }
            WebPaymentUrl url = WebPaymentUrl.of(template);
            WebPayment payment = payment(one);
            String built = url.build(
                    payment,
                    totp(part),
                    Instant.ofEpochSecond(one.get("unixTime").asLong()));
            assertThat(built).isEqualTo(one.get("url").asString());
            WebPayment.Scanned scanned = url.parse(built).orElseThrow();
            assertThat(built).contains(scanned.totp());
            assertThat(scanned.version()).isEqualTo(Totp.VERSION);
            assertThat(scanned.payment().maxCost()).isEqualTo(payment.maxCost());
            assertThat(scanned.payment().maxEnergyWh()).isEqualTo(payment.maxEnergyWh());
            if (scanned.payment().station() != null) {
                assertThat(scanned.payment().station()).isEqualTo(payment.station());
            }
        });
    }

    private static WebPayment payment(JsonNode one) {
        String station = Vectors.optional(one, "chargingStationId");
        if (station.isEmpty()) {
            station = Vectors.optional(one, "identity");
        }
        return new WebPayment(
                station.isEmpty() ? null : station,
                one.has("roamingEvseId") ? one.get("roamingEvseId").asString() : null,
                number(one, "evse"),
                number(one, "maxenergy"),
                number(one, "maxtime"),
                one.has("maxcost") ? new BigDecimal(one.get("maxcost").asString()) : null);
    }

    private static @Nullable Integer number(JsonNode one, String name) {
        return one.has(name) ? Integer.valueOf(one.get(name).asInt()) : null;
    }

    private static Totp totp(JsonNode one) {
        return Totp.v1(
                Secret.of(one.get("sharedSecret").asString()),
                one.get("validityTime").asInt(),
                one.get("length").asInt());
    }
}
