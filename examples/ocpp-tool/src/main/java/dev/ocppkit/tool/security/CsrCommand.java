package dev.ocppkit.tool.security;

import dev.ocppkit.security.pki.CsrBuilder;
import dev.ocppkit.security.pki.CsrResult;
import dev.ocppkit.security.pki.CsrSubject;
import dev.ocppkit.security.pki.CsrVerifier;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.tool.ToolCommand;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Makes a key and a certificate signing request, or checks one; exit status 1 if it is not good. */
@Command(
        name = "csr",
        description = "Makes a key and a certificate signing request, or checks one; exit status 1 if it is not good.")
public final class CsrCommand extends ToolCommand {
    @Option(names = "--common-name", required = true, description = "Serial number of the charging station.")
    private String commonName;

    @Option(names = "--organisation", required = true, description = "SecurityCtrlr.OrganizationName.")
    private String organisation;

    @Option(names = "--key", paramLabel = "FILE", description = "Where the new private key is written.")
    private @Nullable Path key;

    @Option(names = "--kind", defaultValue = "EC_P256", description = "The kind of key: ${COMPLETION-CANDIDATES}.")
    private KeySpec kind;

    @Option(names = "--check", paramLabel = "FILE", description = "Checks this request instead.")
    private @Nullable Path check;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public CsrCommand() {}

    @Override
    public Integer call() throws Exception {
        if (check != null) {
            CsrResult result = CsrVerifier.check(PemFiles.text(check), commonName, organisation);
            commandLine()
                    .getOut()
                    .println(result instanceof CsrResult.Refused refused ? "refused: " + refused.reason() : "good");
            return result instanceof CsrResult.Refused ? 1 : 0;
        }
        if (key == null) {
            throw new ParameterException(commandLine(), "Missing required option --key=FILE");
        }
        KeyPair keys = kind.generate(new SecureRandom());
        PemFiles.write(key, keys.getPrivate());
        commandLine().getOut().print(CsrBuilder.build(CsrSubject.station(commonName, organisation), keys));
        return 0;
    }
}
