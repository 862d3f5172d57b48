package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed on carries the licence and the notices it must be handed on with. */
class LicenceTest {
    private static final Path ROOT = Path.of(System.getProperty("ocppkit.root"));

    @ParameterizedTest
    @ValueSource(strings = {"LICENSE", "NOTICE"})
    void jarCarriesIt(String name) throws IOException {
        Path packed = ROOT.resolve("ocpp-model/target/classes/META-INF").resolve(name);

        assertThat(Files.readString(packed)).isEqualTo(Files.readString(ROOT.resolve(name)));
    }
}
