package dev.ocppkit.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.testing.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class HostnameVectorTest {
    @TestFactory
    Stream<DynamicTest> hosts() {
        JsonNode file = Vectors.json("tls/hostname.json");
        return Vectors.each(
                file.isArray() ? file : file.get("cases"),
                List.of("certificate", "host", "allowWildcards", "accept"),
                one -> assertThat(HostnameCheck.verify(
                                        one.get("host").asString(),
                                        Vectors.certificate(
                                                one.get("certificate").asString()),
                                        one.get("allowWildcards").asBoolean())
                                .matches())
                        .isEqualTo(one.get("accept").asBoolean()));
    }
}
