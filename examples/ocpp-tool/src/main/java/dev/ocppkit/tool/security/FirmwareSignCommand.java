package dev.ocppkit.tool.security;

import dev.ocppkit.security.firmware.FirmwareSigner;
import dev.ocppkit.tool.ToolCommand;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs firmware; prints the signature in base64. */
@Command(name = "firmware-sign", description = "Signs firmware; prints the signature in base64.")
public final class FirmwareSignCommand extends ToolCommand {
    @Parameters(paramLabel = "IMAGE", description = "The image.")
    private Path file;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The private key in PEM.")
    private Path key;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public FirmwareSignCommand() {}

    @Override
    public Integer call() throws Exception {
        try (InputStream image = Files.newInputStream(file)) {
            commandLine().getOut().println(FirmwareSigner.sign(image, PemFiles.key(key)));
        }
        return 0;
    }
}
