package dev.ocppkit.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcppToolTest {
    @ParameterizedTest
    @ValueSource(strings = {"-V", "--version", "version"})
    void ownVersionIsPrinted(String argument) {
        Cli.Result result = Cli.run(argument);

        assertThat(result.status()).isZero();
        assertThat(result.out()).startsWith("ocpp-tool ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void helpListsTheSubcommands(String argument) {
        Cli.Result result = Cli.run(argument);

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("validate", "version");
    }

    @Test
    void helpOfASubcommandFitsTheTerminal() {
        Cli.Result result = Cli.run("validate", "-h");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("--policy", "Exit status");
        assertThat(result.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void missingSubcommandIsWrongUsage() {
        Cli.Result result = Cli.run();

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("Missing subcommand", "--help");
    }

    @Test
    void unknownSubcommandIsWrongUsage() {
        Cli.Result result = Cli.run("valdate");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("validate");
    }
}
