package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.rpc.internal.ClientCore;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.station.NetworkSlot;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom a profile connects to and as whom: a value of the profile itself goes before the one of SecurityCtrlr. A
 * password is only sent by the security profiles that have one.
 *
 * <p>Spec: OCPP 2.1 Ed. 2 Part 2, B09.FR.16 and B09.FR.18, A00.FR.203.
 */
final class DialTargets {
    private static final int CLIENT_CERTIFICATES = 3;

    private DialTargets() {}

    static ClientCore.Target target(NetworkSlot slot, StationConfig config, Transport transport) {
        NetworkConnectionProfile profile = slot.profile();
        String identity = first(profile.identity(), config.variables().identity());
        String password = profile.securityProfile() >= CLIENT_CERTIFICATES
                ? null
                : first(profile.basicAuthPassword(), config.variables().basicAuthPassword());
        return new ClientCore.Target(
                identity == null ? config.identity() : identity,
                URI.create(profile.ocppCsmsUrl()),
                transport,
                password == null ? null : password.getBytes(StandardCharsets.UTF_8),
                config.connectTimeout());
    }

    private static @Nullable String first(@Nullable String preferred, @Nullable String other) {
        return preferred != null ? preferred : other;
    }
}
