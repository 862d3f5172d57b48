package dev.ocppkit.rpc.vectors;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import java.time.Duration;

/** Joins an endpoint under test with a raw peer. */
public interface Wiring extends AutoCloseable {
    /** Sets what the wiring needs. */
    OcppServer.Builder csms(OcppServer.Builder builder);

    /** Sets what the wiring needs. */
    OcppClient.Builder station(OcppClient.Builder builder);

    /** Connects a raw station. */
    RawPeer connectTo(OcppServer csms, OcppVersion version);

    /** Connects a station to a raw CSMS. */
    RawPeer connect(OcppClient station);

    /** Waits, in whichever time the endpoints have. */
    void pass(Duration time);

    @Override
    void close();
}
