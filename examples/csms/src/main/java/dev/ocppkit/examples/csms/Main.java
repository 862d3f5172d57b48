package dev.ocppkit.examples.csms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "csms",
        mixinStandardHelpOptions = true,
        version = "csms (ocppkit)",
        sortOptions = false,
        description = "A CSMS for charging stations of OCPP 2.1 and 2.0.1, with HTTP API and dashboard.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"1:cannot start, for instance because a port is taken", "2:bad arguments", "130:ended by Ctrl-C"
        })
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "9310", description = "Where stations connect; default 9310.")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "The address for stations; default 127.0.0.1.")
    private String host;

    @Option(
            names = "--http",
            defaultValue = "9311",
            description = "The port of dashboard and HTTP API, always on 127.0.0.1; default 9311.")
    private int http;

    @Option(
            names = "--auth",
            defaultValue = "none",
            description = "How stations prove who they are: none, basic:PASSWORD or tls:DIR with a folder of"
                    + " 'ocpp-tool test-pki DIR' (certificates of stations). Given twice, as tls:DIR and"
                    + " basic:PASSWORD: TLS with passwords. Default none.")
    private List<String> auth;

    @Option(names = "--db", defaultValue = "mem", description = "A file, or mem for none; default mem.")
    private String database;

    @Option(names = "--record", description = "Appends all frames to a file, for 'ocpp-tool validate'.")
    private @Nullable Path record;

    @Option(
            names = "--force-unauthenticated",
            description = "Allows '--auth none' on an address that others can reach.")
    private boolean force;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    Main() {}

    /**
     * Runs a CSMS until the process is ended.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /**
     * Returns the command line, for programs that run it themselves.
     *
     * @return a new command line
     */
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setParameterExceptionHandler((failure, arguments) -> {
            System.err.println("csms: " + failure.getMessage());
            System.err.println("Try '--help' for more information.");
            return ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        Csms.Options options = options();
        try {
            Csms csms = new Csms(options);
            CountDownLatch closed = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                System.out.println("Stopping.");
                csms.close();
                closed.countDown();
            }));
            greet(csms, options);
            closed.await();
            return ExitCode.OK;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("csms: cannot start: " + e.getMessage());
        } catch (JdbiException | IllegalStateException e) {
            System.err.println("csms: cannot open the database " + database + ": " + e.getMessage());
        }
        return ExitCode.SOFTWARE;
    }

    private Csms.Options options() {
        try {
            Authentication authentication = Authentication.parse(auth);
            InetAddress address = InetAddress.getByName(host);
            if (authentication.isNone() && !address.isLoopbackAddress() && !force) {
                throw new IllegalArgumentException("'--auth none' lets everybody in who reaches " + host
                        + "; choose another '--auth', or add '--force-unauthenticated'");
            }
            if (database.isBlank() || database.contains(";")) {
                throw new IllegalArgumentException("'--db' must be a file without ';' in its name, or 'mem'");
            }
            Path unused = Path.of(database);
            return new Csms.Options(
                    new InetSocketAddress(address, port),
                    new InetSocketAddress(http).getPort(),
                    authentication,
                    database,
                    record);
        } catch (IllegalArgumentException | IOException e) {
            String reason = e instanceof InvalidPathException ? "'--db' is no file name" : e.getMessage();
            throw new ParameterException(spec.commandLine(), reason, e);
        }
    }

    private static void greet(Csms csms, Csms.Options options) {
        Authentication authentication = options.authentication();
        String scheme = authentication.pki().isPresent() ? "wss" : "ws";
        System.out.println("Stations:  " + scheme + "://" + options.ocpp().getHostString() + ":" + csms.port()
                + "/ocpp/{identity} (ocpp2.1, ocpp2.0.1)");
        System.out.println("Dashboard: http://127.0.0.1:" + csms.httpPort() + "/");
        System.out.println(
                "Database:  " + (options.database().equals("mem") ? "in memory, lost at the end" : options.database()));
        if (authentication.isNone()) {
            System.out.println("DEVELOPMENT MODE: every station is let in without a password (--auth none).");
        }
    }
}
