package dev.ocppkit.rpc.validation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to check the payloads of one kind of stations. In the three patterns {@code *} stands for any text.
 *
 * @param vendor pattern of the vendor's name in BootNotification
 * @param model pattern of the model, or null for any
 * @param firmware pattern of the firmware version, or null for any, or none
 * @param validation how to check
 */
public record QuirkProfile(
        String vendor, @Nullable String model, @Nullable String firmware, Validation validation) {
    /** Checks for null. */
    public QuirkProfile {
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(validation, "validation");
    }

    /**
     * Returns whether the profile is for a station.
     *
     * @param vendorName its vendor
     * @param modelName its model
     * @param firmwareVersion its firmware, or null if it does not say
     * @return whether it is
     */
    public boolean matches(String vendorName, String modelName, @Nullable String firmwareVersion) {
        return matches(vendor, vendorName)
                && (model == null || matches(model, modelName))
                && (firmware == null || matches(firmware, firmwareVersion == null ? "" : firmwareVersion));
    }

    /** Compares part by part, so that no pattern takes more than linear time for each part. */
    private static boolean matches(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(text);
        }
        String last = parts[parts.length - 1];
        if (!text.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return text.length() - at >= last.length() && text.endsWith(last);
    }
}
