package dev.ocppkit.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class FailureHandlerTest {
    @ParameterizedTest
    @MethodSource("failures")
    void failureBecomesOneLineAndStatusTwo(Exception failure, String expected) throws Exception {
        StringWriter err = new StringWriter();
        CommandLine command = OcppTool.commandLine().setErr(new PrintWriter(err));

        int status = new FailureHandler().handleExecutionException(failure, command, command.parseArgs());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(expected);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("a.log"), "ocpp-tool: a.log: no such file"),
                Arguments.of(new AccessDeniedException("a.log"), "ocpp-tool: a.log: no permission to read it"),
                Arguments.of(new FileSystemException("a.log", null, "is odd"), "ocpp-tool: a.log: is odd"),
                Arguments.of(new FileSystemException("a.log"), "ocpp-tool: a.log: cannot be read"),
                Arguments.of(new IOException("disk is gone"), "ocpp-tool: disk is gone"),
                Arguments.of(new IOException(), "ocpp-tool: input or output failed"),
                Arguments.of(
                        new IllegalStateException("secret"), "ocpp-tool: unexpected failure (IllegalStateException)"));
    }
}
