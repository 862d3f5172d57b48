package dev.ocppkit.tool.security;

import dev.ocppkit.security.firmware.FirmwareResult;
import dev.ocppkit.security.firmware.FirmwareVerifier;
import dev.ocppkit.tool.ToolCommand;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies signed firmware; exit status 1 if it must not be installed. */
@Command(name = "firmware-verify", description = "Verifies signed firmware; exit status 1 if it must not be installed.")
public final class FirmwareVerifyCommand extends ToolCommand {
    @Parameters(paramLabel = "IMAGE", description = "The image.")
    private Path file;

    @Option(names = "--signature", required = true, paramLabel = "FILE", description = "The signature in base64.")
    private Path signature;

    @Option(names = "--certificate", required = true, paramLabel = "FILE", description = "The signing certificate.")
    private Path certificate;

    @Option(names = "--root", required = true, paramLabel = "FILE", description = "Manufacturer root certificates.")
    private List<Path> roots;

    @Option(names = "--at", paramLabel = "TIME", description = "When the certificate must be valid; default now.")
    private @Nullable Instant at;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public FirmwareVerifyCommand() {}

    @Override
    public Integer call() throws Exception {
        try (InputStream image = Files.newInputStream(file)) {
            FirmwareResult result = new FirmwareVerifier()
                    .verify(
                            image,
                            PemFiles.text(signature),
                            PemFiles.certificate(certificate),
                            PemFiles.all(roots),
                            at == null ? Instant.now() : at);
            commandLine()
                    .getOut()
                    .println(
                            result instanceof FirmwareResult.Invalid invalid
                                    ? "invalid: " + invalid.reason() + " (" + invalid.detail() + ")"
                                    : "valid, SHA-256 " + ((FirmwareResult.Valid) result).sha256());
            return result instanceof FirmwareResult.Valid ? 0 : 1;
        }
    }
}
