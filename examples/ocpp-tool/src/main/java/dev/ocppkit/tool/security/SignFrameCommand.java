package dev.ocppkit.tool.security;

import dev.ocppkit.security.signing.MessageSigner;
import dev.ocppkit.tool.ToolCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs an OCPP-J frame. */
@Command(name = "sign-frame", description = "Signs an OCPP-J frame.")
public final class SignFrameCommand extends ToolCommand {
    @Parameters(paramLabel = "FRAME", description = "A file with one frame.")
    private Path file;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The private key in PEM.")
    private Path key;

    @Option(names = "--certificate", required = true, paramLabel = "FILE", description = "Its certificate in PEM.")
    private Path certificate;

    @Option(names = "--request-action", paramLabel = "ACTION", description = "The action that a CALLRESULT answers.")
    private @Nullable String requestAction;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public SignFrameCommand() {}

    @Override
    public Integer call() throws Exception {
        byte[] signed = MessageSigner.of(PemFiles.key(key), PemFiles.certificate(certificate))
                .signFrame(PemFiles.text(file).strip().getBytes(StandardCharsets.UTF_8), requestAction)
                .orElseThrow(() -> new IOException(file + ": no CALL, CALLRESULT or SEND"));
        commandLine().getOut().println(new String(signed, StandardCharsets.UTF_8));
        return 0;
    }
}
