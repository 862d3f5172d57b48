package dev.ocppkit.tool.security;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.payment.Totp;
import dev.ocppkit.tool.ToolCommand;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Prints the text of a dynamic QR code, or checks one; exit status 1 if it is not valid. */
@Command(
        name = "totp",
        description = "Prints the text of a dynamic QR code, or checks one; exit status 1 if it is not valid.")
public final class TotpCommand extends ToolCommand {
    @Parameters(
            paramLabel = "SECRET",
            description = "A file with the shared secret: on a command line others could read it.")
    private Path secretFile;

    @Option(
            names = "--validity",
            defaultValue = "30",
            description = "WebPaymentsCtrlr.ValidityTime in seconds; default 30.")
    private int validity;

    @Option(names = "--length", defaultValue = "8", description = "WebPaymentsCtrlr.Length; default 8.")
    private int length;

    @Option(names = "--check", paramLabel = "TEXT", description = "Checks this text instead.")
    private @Nullable String check;

    @Option(names = "--at", paramLabel = "TIME", description = "When; default now.")
    private @Nullable Instant at;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public TotpCommand() {}

    @Override
    public Integer call() throws Exception {
        String content = PemFiles.text(secretFile);
        Instant now = at == null ? Instant.now() : at;
        try (Secret secret = Secret.of(content.strip())) {
            Totp totp = Totp.v1(secret, validity, length);
            if (check == null) {
                commandLine().getOut().println(totp.at(now));
                return 0;
            }
            Totp.Match match = totp.validate(check, now);
            commandLine().getOut().println(match);
            return match.isValid() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
