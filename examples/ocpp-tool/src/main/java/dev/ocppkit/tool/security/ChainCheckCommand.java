package dev.ocppkit.tool.security;

import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.ChainResult;
import dev.ocppkit.security.pki.ChainValidator;
import dev.ocppkit.security.revocation.Crls;
import dev.ocppkit.tool.ToolCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates a certificate chain; exit status 1 if it is not valid. */
@Command(name = "chain-check", description = "Validates a certificate chain; exit status 1 if it is not valid.")
public final class ChainCheckCommand extends ToolCommand {
    @Parameters(paramLabel = "CHAIN", description = "The chain in PEM, leaf first.")
    private Path chain;

    @Option(names = "--root", required = true, paramLabel = "FILE", description = "Trusted certificates in PEM.")
    private List<Path> roots;

    @Option(
            names = "--profile",
            defaultValue = "STATION",
            description = "STATION, CSMS, SECC, CONTRACT or FIRMWARE; default STATION.")
    private CertificateProfile profile;

    @Option(names = "--organisation", description = "The organisation it must name.")
    private @Nullable String organisation;

    @Option(names = "--common-name", description = "The common name it must have.")
    private @Nullable String commonName;

    @Option(names = "--crl", paramLabel = "FILE", description = "A revocation list in DER, one for each authority.")
    private List<Path> crls = new ArrayList<>();

    @Option(names = "--at", paramLabel = "TIME", description = "When it must be valid; default now.")
    private @Nullable Instant at;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public ChainCheckCommand() {}

    @Override
    public Integer call() throws Exception {
        ChainRequest.Builder request = ChainRequest.ofPem(PemFiles.text(chain), at == null ? Instant.now() : at)
                .anchors(PemFiles.all(roots))
                .profile(profile);
        if (organisation != null) {
            request.organisation(organisation);
        }
        if (commonName != null) {
            request.commonName(commonName);
        }
        if (!crls.isEmpty()) {
            List<byte[]> lists = new ArrayList<>();
            for (Path file : crls) {
                lists.add(Files.readAllBytes(file));
            }
            request.revocation(Crls.checker(lists));
        }
        ChainResult result = ChainValidator.validate(request.build());
        commandLine()
                .getOut()
                .println(
                        result instanceof ChainResult.Invalid invalid
                                ? "invalid: " + invalid.reason() + " (" + invalid.detail() + ")"
                                : "valid");
        return result.isValid() ? 0 : 1;
    }
}
