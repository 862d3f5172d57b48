package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BasicAuthTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @Tag("A00.FR.203")
    void thePasswordBeginsAfterTheFirstColonAndMayHoldAnything() {
        byte[] password = utf8("p\u00e4ss:word \ud83d\ude97");

        assertThat(BasicAuth.password(BasicAuth.header("CS-1", password), "CS-1"))
                .isEqualTo(password);
    }

    @Test
    @Tag("A00.FR.204")
    void theUserMustBeTheIdentityOfTheUrl() {
        String header = BasicAuth.header("CS-1", utf8("secret"));

        assertThat(BasicAuth.password(header, "CS-2")).isNull();
        assertThat(BasicAuth.password(header, "CS")).isNull();
        assertThat(BasicAuth.password(header, "cs-1")).isNull();
    }

    @Test
    void otherHeadersHoldNoPassword() {
        assertThat(BasicAuth.password(null, "CS-1")).isNull();
        assertThat(BasicAuth.password("Bearer abc", "CS-1")).isNull();
        assertThat(BasicAuth.password("Basic ???", "CS-1")).isNull();
        assertThat(BasicAuth.password("Basic", "CS-1")).isNull();
        assertThat(BasicAuth.password("basic Q1MtMTp4", "CS-1")).isEqualTo(utf8("x"));
    }
}
