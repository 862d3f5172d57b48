package dev.ocppkit.tool.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.tool.Cli;
import dev.ocppkit.tool.OcppTool;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
    private static final String VALID = """
            [2,"1","Heartbeat",{}]
            [3,"1",{"currentTime":"2026-01-31T12:00:00Z"}]
            """;
    private static final String INVALID = """
            # start
            > [2,"abc","BootNotification",{"chargingStation":{"vendorName":"Example"},"colour":"secret-red"}]
            < [4,"abc","FormatViolation","",{}]
            > [2,"def","Heartbeat",{"secret-name":1}]
            hello
            """;

    @TempDir
    Path folder;

    @Test
    void textReportGroupsFindingsByFrameAndEndsWithASummary() {
        Cli.Result result = Cli.runWithInput(INVALID, "validate", "--version", "2.1");

        assertThat(result.out()).isEqualTo("""
                line 2: CALL BootNotification, message id abc, out
                  [required] /3/chargingStation/model is required and missing.
                  [additionalProperties] /3/colour is not defined in this OCPP version.
                  [required] /3/reason is required and missing.
                line 4: CALL Heartbeat, message id def, out
                  [additionalProperties] /3/secret-name is not defined in this OCPP version.
                line 5: no readable frame
                  [logEntry] The line holds no JSON array.
                line 4: CALL Heartbeat, message id def, out
                  [unansweredCall] note: There is no answer until the end of the log.
                OCPP 2.1: 5 lines (1 skipped), 4 frames, 1 valid, 3 invalid
                  frames: 2 CALL, 0 CALLRESULT, 1 CALLERROR, 0 CALLRESULTERROR, 0 SEND, 1 unreadable
                  errors: 5 (additionalProperties 2, logEntry 1, required 2)
                  notes: 1 (unansweredCall 1)
                """);
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void jsonReportHasOneObjectPerFindingAndASummary() {
        Cli.Result result = Cli.runWithInput(INVALID, "validate", "--version", "2.1", "--format", "json");

        assertThat(result.lines()).hasSize(7);
        assertThat(result.lines().get(0))
                .isEqualTo("{\"type\":\"violation\",\"line\":2,\"severity\":\"error\",\"rule\":\"required\","
                        + "\"pointer\":\"/3/chargingStation/model\","
                        + "\"text\":\"/3/chargingStation/model is required and missing.\",\"messageType\":\"CALL\","
                        + "\"action\":\"BootNotification\",\"messageId\":\"abc\",\"direction\":\"out\"}");
        assertThat(result.lines().get(4))
                .isEqualTo("{\"type\":\"violation\",\"line\":5,\"severity\":\"error\",\"rule\":\"logEntry\","
                        + "\"pointer\":\"\",\"text\":\"The line holds no JSON array.\"}");
        assertThat(result.lines().get(6))
                .isEqualTo("{\"type\":\"summary\",\"version\":\"2.1\",\"lines\":5,\"skippedLines\":1,"
                        + "\"frames\":{\"CALL\":2,\"CALLRESULT\":0,\"CALLERROR\":1,\"CALLRESULTERROR\":0,\"SEND\":0,"
                        + "\"unreadable\":1},\"valid\":1,\"invalid\":3,\"unansweredCalls\":1,\"forgottenCalls\":0,"
                        + "\"errors\":5,\"errorsByRule\":{\"additionalProperties\":2,\"logEntry\":1,\"required\":2},"
                        + "\"warnings\":0,\"warningsByRule\":{},\"notes\":1,\"notesByRule\":{\"unansweredCall\":1},"
                        + "\"stoppedEarly\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void receivedValuesAreNotShown(String format) {
        Cli.Result result = Cli.runWithInput(
                "[2,\"1\",\"Secret-Action\",{\"a\":\"secret-value\"}]\n"
                        + "[4,\"2\",\"secret-code\",\"secret-text\",\"secret-details\"]\n"
                        + "{\"direction\":\"secret-direction\",\"frame\":\"secret-frame\"}\nsecret line\n",
                "validate",
                "--version",
                "2.1",
                "--format",
                format);

        assertThat(result.out()).doesNotContainIgnoringCase("secret");
        assertThat(result.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void messageIdCannotSteerTheTerminalOrBreakTheReport(String format) {
        Cli.Result result = Cli.runWithInput(
                "[3,\"\\u001b[31m\\n\u2713\",{}]\n[3,\"" + "\ud83d\udd0c".repeat(100) + "\",{}]\n",
                "validate",
                "--version",
                "2.1",
                "--format",
                format);

        assertThat(result.out()).matches("[\\n -~]*").containsIgnoringCase("\\u001b");
        assertThat(result.out()).doesNotContainIgnoringCase("\\ud83d\\udd0c".repeat(40));
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void validLogHasStatusZeroAndOnlyASummary() {
        Cli.Result result = Cli.runWithInput(VALID, "validate", "--version", "2.1");

        assertThat(result.status()).isZero();
        assertThat(result.out()).startsWith("OCPP 2.1: 2 lines (0 skipped), 2 frames, 2 valid, 0 invalid");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void standardInputMayBeNamed() {
        Cli.Result result = Cli.runWithInput(VALID, "validate", "--version=2.0.1", "-");

        assertThat(result.status()).isZero();
        assertThat(result.out()).startsWith("OCPP 2.0.1: 2 lines");
    }

    @Test
    void emptyInputIsValid() {
        Cli.Result result = Cli.runWithInput("", "validate", "--version", "2.1");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("0 frames");
    }

    @Test
    void byteOrderMarkAndCarriageReturnsAreNoPartOfTheLines() {
        String log = "\ufeff" + VALID.replace("\n", "\r\n") + "\r\n#\r\n";

        Cli.Result result = Cli.runWithInput(log, "validate", "--version", "2.1");

        assertThat(result.status()).isZero();
        assertThat(result.out()).startsWith("OCPP 2.1: 4 lines (2 skipped), 2 frames");
    }

    @Test
    void utf16IsRefused() {
        Cli.Result result = Cli.runWithInput(VALID.getBytes(StandardCharsets.UTF_16), "validate", "--version", "2.1");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).isEqualToIgnoringNewLines("ocpp-tool: the input is UTF-16, only UTF-8 can be read");
    }

    @Test
    void invalidUtf8IsAViolation() {
        byte[] log = "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"\u00e9\"}]\n".getBytes(StandardCharsets.ISO_8859_1);

        Cli.Result result = Cli.runWithInput(log, "validate", "--version", "2.1");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("[json] /3");
    }

    @Test
    void quietLeavesTheFramesOut() {
        Cli.Result result = Cli.runWithInput(INVALID, "validate", "--version", "2.1", "--quiet");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).startsWith("OCPP 2.1:").contains("errors: 5");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 2", "4, 4", "5, 5"})
    void readingStopsAtTheGreatestNumberOfErrors(int most, int lines) {
        Cli.Result result =
                Cli.runWithInput(INVALID, "validate", "--version", "2.1", "--max-errors", Integer.toString(most));

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .contains(
                        "OCPP 2.1: " + lines + " lines",
                        "errors: " + most + " ",
                        "stopped at the greatest number of errors")
                .doesNotContain("unansweredCall");
    }

    @Test
    void fewerErrorsThanAllowedDoNotStop() {
        Cli.Result result = Cli.runWithInput(INVALID, "validate", "--version", "2.1", "--max-errors", "6");

        assertThat(result.out()).contains("5 lines", "unansweredCall").doesNotContain("stopped");
    }

    @Test
    void fileIsRead() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), VALID);

        assertThat(Cli.run("validate", "--version", "2.1", log.toString()).status())
                .isZero();
    }

    @Test
    void missingFileIsOneLine() {
        String file = folder.resolve("none.log").toString();

        Cli.Result result = Cli.run("validate", "--version", "2.1", file);

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).isEqualToIgnoringNewLines("ocpp-tool: " + file + ": no such file");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void folderIsOneLine() {
        Cli.Result result = Cli.run("validate", "--version", "2.1", folder.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).isEqualToIgnoringNewLines("ocpp-tool: " + folder + ": is a directory");
    }

    @Test
    void readingStopsWhenNobodyReadsTheReport() {
        StringWriter err = new StringWriter();
        InputStream before = System.in;
        Calls endless = new Calls(Integer.MAX_VALUE, 100);
        System.setIn(endless);
        try {
            int status = OcppTool.commandLine()
                    .setOut(new PrintWriter(new ClosedPipe()))
                    .setErr(new PrintWriter(err))
                    .execute("validate", "--version", "2.0.1", "--perspective", "csms");

            assertThat(status).isEqualTo(2);
            assertThat(err.toString()).isEqualToIgnoringNewLines("ocpp-tool: the output cannot be written");
        } finally {
            System.setIn(before);
        }
    }

    private static final class ClosedPipe extends Writer {
        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("closed");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate --version 1.6",
                "validate --version 2.1 --format xml",
                "validate --version 2.1 --policy some",
                "validate --version 2.1 --perspective me",
                "validate --version 2.1 --max-errors -1",
                "validate --version 2.1 --max-errors many",
                "validate --version 2.1 --max-line 0",
                "validate --version 2.1 --max-line 16777217",
                "validate --version 2.1 --no-such-option",
                "validate --version 2.1 a.log b.log"
            })
    void wrongUsageHasStatusTwoAndAShortMessage(String arguments) {
        Cli.Result result = Cli.runWithInput("", arguments.split(" "));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("ocpp-tool: ").contains("--help").doesNotContain("Exception");
        assertThat(result.err().lines()).hasSizeLessThanOrEqualTo(4);
    }
}
