package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated station is told at its start.
 *
 * @param endpoint the URL of the CSMS without the identity
 * @param identity who the station is
 * @param serial the serial number in its certificate, or null if it has none
 * @param securityProfile 1 without TLS, 2 with it, 3 with a certificate of the station
 * @param password for HTTP Basic authentication, or null for none
 * @param evses how many EVSEs, each with one connector
 * @param v2x whether the vehicles can discharge
 * @param versions what to offer, the preferred one first
 * @param speed how many seconds of physics pass in a second
 * @param stateDir where the state is kept, or null for memory
 * @param session how many seconds the transaction of its own lasts; 0 for none
 * @param token the id token of the simulated driver
 */
record Options(
        URI endpoint,
        String identity,
        @Nullable String serial,
        int securityProfile,
        @Nullable String password,
        int evses,
        boolean v2x,
        List<OcppVersion> versions,
        double speed,
        @Nullable Path stateDir,
        int session,
        String token) {
    private static final int LONGEST_SERIAL = 25;

    Options withIdentity(String other) {
        return new Options(
                endpoint,
                other,
                serial,
                securityProfile,
                password,
                evses,
                v2x,
                versions,
                speed,
                stateDir,
                session,
                token);
    }

    String serialNumber() {
        return serial != null ? serial : identity.substring(0, Math.min(LONGEST_SERIAL, identity.length()));
    }

    /** Masks the password. */
    @Override
    public String toString() {
        return "Options[" + identity + " at " + endpoint + "]";
    }
}
