package dev.ocppkit.model.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands in {@code toString} in place of secrets. */
public final class Masked {
    private static final String STARS = "***";

    private Masked() {}

    /**
     * Hides a secret.
     *
     * @param value the secret, or null
     * @return stars, or null for null
     */
    public static @Nullable String secret(@Nullable Object value) {
        return value == null ? null : STARS;
    }

    /**
     * Hides the value of a device-model variable if its name says that it is a secret, such as BasicAuthPassword or
     * VpnKey. Public keys are none.
     *
     * @param variable the name of the variable
     * @param value its value, or null
     * @return the value, stars, or null for null
     */
    public static @Nullable String variable(String variable, @Nullable String value) {
        return isSecret(variable.toLowerCase(Locale.ROOT)) ? secret(value) : value;
    }

    private static boolean isSecret(String name) {
        return name.contains("password")
                || name.contains("passphrase")
                || name.contains("secret")
                || name.contains("credential")
                || name.endsWith("pin")
                || (name.endsWith("key") && !name.endsWith("publickey"));
    }
}
