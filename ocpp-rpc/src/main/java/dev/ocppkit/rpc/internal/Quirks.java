package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.rpc.validation.QuirkProfile;
import dev.ocppkit.rpc.validation.QuirkProfiles;
import dev.ocppkit.rpc.validation.Validation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The quirk profiles of an endpoint, and which station showed itself to be of which kind. */
public final class Quirks {
    private final QuirkProfiles profiles;
    private final Map<String, Validation> known = new ConcurrentHashMap<>();

    /**
     * Makes quirks that no station has shown yet.
     *
     * @param profiles the profiles
     */
    public Quirks(QuirkProfiles profiles) {
        this.profiles = profiles;
    }

    boolean isEmpty() {
        return profiles.profiles().isEmpty();
    }

    /** Returns what is known of a station from an earlier connection. */
    Optional<Validation> known(String identity) {
        return Optional.ofNullable(known.get(identity));
    }

    /** A station says what it is. */
    Optional<Validation> recognise(String identity, ChargingStation station) {
        Optional<Validation> found = profiles.find(station.vendorName(), station.model(), station.firmwareVersion())
                .map(QuirkProfile::validation);
        found.ifPresentOrElse(validation -> known.put(identity, validation), () -> known.remove(identity));
        return found;
    }
}
