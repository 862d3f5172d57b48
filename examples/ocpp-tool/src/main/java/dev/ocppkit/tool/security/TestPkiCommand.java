package dev.ocppkit.tool.security;

import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.tool.ToolCommand;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes certificates and keys for demonstrations. Nobody should trust them anywhere else. */
@Command(
        name = "test-pki",
        description = "Makes certificates and keys for demonstrations. Nobody should trust them anywhere else.")
public final class TestPkiCommand extends ToolCommand {
    @Parameters(paramLabel = "DIR", description = "The folder; files of the same names are replaced.")
    private Path folder;

    @Option(
            names = "--host",
            defaultValue = "localhost",
            split = ",",
            description = "Names and addresses of the CSMS, separated by commas; default localhost.")
    private List<String> hosts;

    @Option(
            names = "--serial-number",
            defaultValue = "SN-0001",
            description = "Of the charging station; default SN-0001.")
    private String serialNumber;

    @Option(names = "--organisation", defaultValue = "Demo CSO", description = "The operator; default Demo CSO.")
    private String organisation;

    @Option(names = "--days", defaultValue = "365", description = "How long all are valid; default 365.")
    private int days;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public TestPkiCommand() {}

    @Override
    public Integer call() throws Exception {
        Instant begin = Instant.now().minus(Duration.ofHours(1));
        DemoPki.create(
                        new DemoPki.Settings(hosts, serialNumber, organisation, begin, Duration.ofDays(days)),
                        new SecureRandom())
                .write(folder);
        commandLine().getOut().println(folder);
        return 0;
    }
}
