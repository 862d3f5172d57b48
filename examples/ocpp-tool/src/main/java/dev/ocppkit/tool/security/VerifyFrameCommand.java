package dev.ocppkit.tool.security;

import dev.ocppkit.security.signing.MessageVerifier;
import dev.ocppkit.security.signing.SignatureStatus;
import dev.ocppkit.security.signing.SignerDirectory;
import dev.ocppkit.security.signing.Unwrapped;
import dev.ocppkit.tool.ToolCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a signed OCPP-J frame and prints it without signature; exit status 1 if it is not genuine. */
@Command(
        name = "verify-frame",
        description =
                "Verifies a signed OCPP-J frame and prints it without signature; exit status 1 if it is not genuine.")
public final class VerifyFrameCommand extends ToolCommand {
    @Parameters(paramLabel = "FRAME", description = "A file with one frame.")
    private Path file;

    @Option(
            names = "--certificate",
            required = true,
            paramLabel = "FILE",
            description = "Certificates of those who may sign.")
    private List<Path> certificates;

    @Option(names = "--request-action", paramLabel = "ACTION", description = "The action that a CALLRESULT answers.")
    private @Nullable String requestAction;

    @Option(names = "--at", paramLabel = "TIME", description = "When the certificate must be valid; default now.")
    private @Nullable Instant at;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public VerifyFrameCommand() {}

    @Override
    public Integer call() throws Exception {
        Instant now = at == null ? Instant.now() : at;
        Unwrapped result = new MessageVerifier(
                        SignerDirectory.of(PemFiles.all(certificates)), Clock.fixed(now, ZoneOffset.UTC))
                .unwrap(PemFiles.text(file).strip().getBytes(StandardCharsets.UTF_8), requestAction);
        SignatureStatus status = result.signature();
        result.text().ifPresent(commandLine().getOut()::println);
        String told = status instanceof SignatureStatus.Invalid invalid
                ? "invalid: " + invalid.reason()
                : status instanceof SignatureStatus.Valid ? "valid" : "not signed";
        commandLine().getErr().println(told);
        return status instanceof SignatureStatus.Valid ? 0 : 1;
    }
}
