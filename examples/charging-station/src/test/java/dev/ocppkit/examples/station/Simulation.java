package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** A swarm in the process of the test. */
final class Simulation {
    private Simulation() {}

    /** Starts a station without a transaction of its own, unless told otherwise. */
    static Swarm start(TestCsms csms, String identity, OcppVersion version, UnaryOperator<Options> change)
            throws IOException {
        StationUrl at = StationUrl.parse(csms.url(identity), null);
        Options options = new Options(
                at.endpoint(), at.identity(), null, 1, null, 2, false, List.of(version), 1, null, 0, "04AABBCCDD1122");
        return start(change.apply(options), null);
    }

    static Swarm start(Options options, Integer count) throws IOException {
        Swarm swarm = new Swarm(options, count, JdkWebSocketTransport.create(), null, (identity, news) -> {
            if (news.startsWith("internal")) {
                throw new AssertionError(news);
            }
        });
        swarm.start();
        return swarm;
    }

    static UnaryOperator<Options> with(boolean v2x, double speed, int session) {
        return options -> new Options(
                options.endpoint(),
                options.identity(),
                options.serial(),
                options.securityProfile(),
                options.password(),
                options.evses(),
                v2x,
                options.versions(),
                speed,
                options.stateDir(),
                session,
                options.token());
    }
}
