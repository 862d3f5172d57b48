package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SerialNumbersTest {
    @Test
    @Tag("B01.FR.11")
    void withoutCertificateThereIsNone() {
        assertThat(SerialNumbers.of(List.of())).isNull();
    }
}
