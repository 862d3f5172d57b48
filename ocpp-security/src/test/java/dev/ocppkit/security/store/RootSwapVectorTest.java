package dev.ocppkit.security.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.testing.Vectors;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class RootSwapVectorTest {
    /** The time that all vectors without an own one are made for. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);

    @TestFactory
    Stream<DynamicTest> installations() {
        JsonNode file = Vectors.json("rootswap/cases.json");
        return Vectors.each(
                file.isArray() ? file : file.get("cases"),
                List.of("additionalRootCertificateCheck", "installed", "install", "status"),
                one -> {
                    boolean check = one.get("additionalRootCertificateCheck").asBoolean();
                    CertificateStore store = new CertificateStore(
                            CertificateStorage.inMemory(), new StorePolicy(check, 50, true), CLOCK);
                    String installed = Vectors.text(one.get("installed").asString());
                    assertThat(store.install(CertificateUse.CSMS_ROOT, installed)
                                    .reason())
                            .isEqualTo(InstallResult.Reason.INSTALLED);
                    InstallResult result = store.install(
                            CertificateUse.CSMS_ROOT,
                            Vectors.text(one.get("install").asString()));
                    assertThat(result.status().wireName())
                            .as("%s", result)
                            .isEqualTo(one.get("status").asString());
                });
    }
}
