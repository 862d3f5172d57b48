package dev.ocppkit.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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

    @ParameterizedTest
    @ValueSource(strings = {"csms --port none", "station not-a-url", "station ws://127.0.0.1:1/ocpp/CS-1 --evses 0"})
    void programsRefuseBadArgumentsAsByThemselves(String arguments) {
        assertThat(Cli.run(arguments.split(" ")).status()).isEqualTo(2);
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

    static Stream<String> commands() {
        return names(OcppTool.commandLine());
    }

    private static Stream<String> names(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec().qualifiedName()),
                command.getSubcommands().values().stream().flatMap(OcppToolTest::names));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfEveryCommandHasItsExitStatusAndAnExampleThatCanBeTyped(String command) {
        String[] words = command.split(" ");
        words[0] = "--help";
        Collections.rotate(Arrays.asList(words), -1);

        Cli.Result help = Cli.run(words);

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Exit status").contains("Example:");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        String example = help.out().substring(help.out().indexOf("Example:") + "Example:".length());
        assertThat(example.strip()).startsWith(command);
        String[] typed = example.strip().replaceAll("\\\\\\s+|>.*", "").split("\\s+(?=([^']*'[^']*')*[^']*$)");
        CommandLine.ParseResult parsed = OcppTool.commandLine().parseArgs(Arrays.copyOfRange(typed, 1, typed.length));
        assertThat(parsed.hasSubcommand()).isTrue();
    }

    @Test
    void completionIsAScriptThatBashUnderstands(@TempDir Path folder) throws Exception {
        Cli.Result completion = Cli.run("generate-completion");

        assertThat(completion.status()).isZero();
        assertThat(completion.out()).contains("ocpp-tool", "chain-check", "--max-errors");
        Path script = Files.writeString(folder.resolve("ocpp-tool.bash"), completion.out());
        assumeThat(Path.of("/bin/bash")).as("NOT RUN without bash").exists();
        Process bash = new ProcessBuilder("/bin/bash", "-n", script.toString())
                .inheritIO()
                .start();
        assertThat(bash.waitFor()).isZero();
    }
}
