package dev.ocppkit.benchmarks;

/** Reads the one argument of the servers. */
final class Ports {
    private static final int MAX = 65_535;

    private Ports() {}

    /** Returns the port, or ends the process with an explanation. */
    static int parse(String[] args) {
        try {
            int port = args.length == 1 ? Integer.parseInt(args[0]) : -1;
            if (port >= 0 && port <= MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Explained below.
        }
        System.err.println("The only argument is the port, 0 to 65535; 0 takes a free one.");
        System.exit(2);
        return -1;
    }
}
