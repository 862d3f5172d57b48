package dev.ocppkit.tool.security;

import dev.ocppkit.model.datatype.SignedMeterValue;
import dev.ocppkit.security.meter.MeterKey;
import dev.ocppkit.security.meter.MeterResult;
import dev.ocppkit.security.meter.SignedMeterValues;
import dev.ocppkit.tool.ToolCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a signed meter value in OCMF; exit status 1 if it is not valid. */
@Command(name = "ocmf-verify", description = "Verifies a signed meter value in OCMF; exit status 1 if it is not valid.")
public final class OcmfVerifyCommand extends ToolCommand {
    @Parameters(paramLabel = "FILE", description = "The data: OCMF|...|...")
    private Path file;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The key of the meter, as oca:base16:asn1:... or in base64.")
    private Path key;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public OcmfVerifyCommand() {}

    @Override
    public Integer call() throws Exception {
        byte[] data = PemFiles.text(file).strip().getBytes(StandardCharsets.UTF_8);
        MeterKey meter = MeterKey.parse(PemFiles.text(key).strip())
                .orElseThrow(() -> new IOException(key + ": no public key of a meter"));
        MeterResult result = SignedMeterValues.ofDefaults()
                .verify(
                        SignedMeterValue.builder()
                                .signedMeterData(Base64.getEncoder().encodeToString(data))
                                .encodingMethod("OCMF")
                                .build(),
                        meter);
        PrintWriter out = commandLine().getOut();
        if (!(result instanceof MeterResult.Valid valid)) {
            out.println("invalid: " + result);
            return 1;
        }
        out.println("valid");
        valid.data()
                .readings()
                .forEach(reading -> out.println(reading.transaction() + " " + reading.time() + " "
                        + reading.value().toPlainString() + " " + reading.unit()));
        return 0;
    }
}
