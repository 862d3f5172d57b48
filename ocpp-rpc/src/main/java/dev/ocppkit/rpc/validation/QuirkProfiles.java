package dev.ocppkit.rpc.validation;

import dev.ocppkit.rpc.internal.QuirkReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The quirks of known kinds of stations, which a CSMS recognises by their BootNotification.
 *
 * <pre>{@code
 * {"profiles": [
 *   {"vendor": "Example", "model": "W*", "firmware": "1.*",
 *    "inbound": {"mode": "strict",
 *                "accept": [{"message": "BootNotification", "pointer": "/chargingStation/model",
 *                            "keyword": "maxLength", "limit": 64}],
 *                "refuse": []},
 *    "outbound": {"mode": "prune"}}
 * ]}
 * }</pre>
 *
 * <p>Only {@code vendor} is required. Modes are strict (the default), lenient, off and prune; keywords are those of the
 * schemas. The first profile that fits a station is used.
 *
 * @param profiles the profiles in the order in which they are tried
 */
public record QuirkProfiles(List<QuirkProfile> profiles) {
    private static final QuirkProfiles NONE = new QuirkProfiles(List.of());

    /** Copies the list. */
    public QuirkProfiles {
        profiles = List.copyOf(profiles);
    }

    /**
     * Returns no profiles.
     *
     * @return the default
     */
    public static QuirkProfiles none() {
        return NONE;
    }

    /**
     * Reads profiles. Nothing is passed over: a member or value that is not known is an error.
     *
     * @param json the JSON
     * @return the profiles
     * @throws IllegalArgumentException if it is not of the form above; the message names the place
     */
    public static QuirkProfiles parse(String json) {
        return new QuirkProfiles(QuirkReader.read(json));
    }

    /**
     * Reads profiles from a file of UTF-8.
     *
     * @param file the file
     * @return the profiles
     * @throws IllegalArgumentException if it is not of the form above; the message names the place
     * @throws IOException if the file cannot be read
     */
    public static QuirkProfiles load(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * Finds the profile of a station.
     *
     * @param vendor its vendor
     * @param model its model
     * @param firmware its firmware, or null if it does not say
     * @return the first that fits, or empty
     */
    public Optional<QuirkProfile> find(String vendor, String model, @Nullable String firmware) {
        return profiles.stream()
                .filter(profile -> profile.matches(vendor, model, firmware))
                .findFirst();
    }
}
