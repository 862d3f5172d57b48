package dev.ocppkit.tool.security;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.security.pki.CertificateHashes;
import dev.ocppkit.tool.ToolCommand;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the hash data that OCPP names a certificate with. */
@Command(name = "cert-hash", description = "Prints the hash data that OCPP names a certificate with.")
public final class CertHashCommand extends ToolCommand {
    @Parameters(paramLabel = "CERTIFICATE", description = "The certificate in PEM.")
    private Path certificate;

    @Option(names = "--issuer", paramLabel = "FILE", description = "Who signed it; absent if it signed itself.")
    private @Nullable Path issuer;

    @Option(names = "--algorithm", defaultValue = "SHA256", description = "SHA256, SHA384 or SHA512; default SHA256.")
    private String algorithm;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public CertHashCommand() {}

    @Override
    public Integer call() throws Exception {
        CertificateHashData data = CertificateHashes.of(
                        PemFiles.certificate(certificate),
                        PemFiles.certificate(issuer == null ? certificate : issuer),
                        HashAlgorithmEnum.fromWireName(algorithm).orElse(HashAlgorithmEnum.UNRECOGNIZED))
                .orElseThrow(() ->
                        new IOException("No hash data: the algorithm is not known or the serial number negative."));
        commandLine().getOut().println(OcppCodec.of(OcppVersion.V2_1).toJson(data));
        return 0;
    }
}
