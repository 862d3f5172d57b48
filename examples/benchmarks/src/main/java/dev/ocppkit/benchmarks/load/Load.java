package dev.ocppkit.benchmarks.load;

import java.time.Duration;
import java.util.Locale;

/** Drives one server that runs already: PORT PID CONNECTIONS [WARM-UP SECONDS [SECONDS]]. */
public final class Load {
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 10;

    private Load() {}

    /** Prints how many messages the server answered per second of its processor time. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length < 3) {
            System.err.println("Arguments: PORT PID CONNECTIONS [WARM-UP SECONDS [SECONDS]]");
            System.exit(2);
        }
        long pid = Long.parseLong(args[1]);
        int warmUp = args.length > 3 ? Integer.parseInt(args[3]) : WARM_UP_SECONDS;
        int seconds = args.length > 4 ? Integer.parseInt(args[4]) : SECONDS;
        try (Fleet fleet = Fleet.connect(Integer.parseInt(args[0]), Integer.parseInt(args[2]))) {
            fleet.drive(warmUp);
            System.out.println(measure(fleet, pid, seconds));
        }
    }

    static Rate measure(Fleet fleet, long pid, int seconds) throws InterruptedException {
        Duration before = ServerProcess.cpuTime(pid);
        long messages = fleet.drive(seconds);
        return new Rate(messages, ServerProcess.cpuTime(pid).minus(before), seconds);
    }

    /**
     * What a server did.
     *
     * @param messages how many it answered
     * @param cpuTime how much processor time it used meanwhile
     * @param seconds how long that took
     */
    record Rate(long messages, Duration cpuTime, int seconds) {
        private static final double NANOS = 1e9;

        double perCpuSecond() {
            return messages * NANOS / cpuTime.toNanos();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d messages in %d s and %d ms of processor time: %.0f per processor second",
                    messages,
                    seconds,
                    cpuTime.toMillis(),
                    perCpuSecond());
        }
    }
}
