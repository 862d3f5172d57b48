package dev.ocppkit.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ocppkit.model.internal.CustomDataCodec;
import dev.ocppkit.model.internal.JsonValues;
import dev.ocppkit.model.internal.ViolationSink;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Vendor-specific members of a message or datatype: the only object of OCPP that may have members of any name.
 *
 * <p>The members are kept through a round trip. Their values are plain Java: {@link String}, {@link Boolean},
 * {@link java.math.BigDecimal} (any {@link Number} given is turned into one), null, {@link List} and {@link Map} of
 * these.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 9; Part 2, CustomDataType.
 *
 * @param vendorId identifies the vendor whose extension this is, by a name in reverse DNS order; at most 255 characters
 * @param additional the other members by name, in the order of the JSON text; may be empty, and has no {@code vendorId}
 */
public record CustomData(
        @JsonProperty("vendorId") String vendorId,
        @JsonAnyGetter Map<String, @Nullable Object> additional) implements OcppDatatype {
    /**
     * Copies the members.
     *
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if a value is of a type that JSON does not have, or a member is named
     *     {@code vendorId}
     */
    public CustomData {
        Objects.requireNonNull(vendorId, "vendorId");
        additional = JsonValues.copyObject(Objects.requireNonNull(additional, "additional"), "additional");
        if (additional.containsKey("vendorId")) {
            throw new IllegalArgumentException("additional has a member vendorId; it is a component of its own");
        }
    }

    /**
     * Makes custom data as an ObjectMapper finds it.
     *
     * @param vendorId identifies the vendor
     * @param additional the other members, or null if there are none
     * @return the custom data
     */
    @JsonCreator
    static CustomData bind(
            @JsonProperty("vendorId") String vendorId,
            @JsonAnySetter @Nullable Map<String, @Nullable Object> additional) {
        return new CustomData(vendorId, additional == null ? Map.of() : additional);
    }

    /**
     * Makes custom data without members beside the vendor's name.
     *
     * @param vendorId identifies the vendor
     * @return the custom data
     */
    public static CustomData of(String vendorId) {
        return new CustomData(vendorId, Map.of());
    }

    @Override
    public List<Violation> violations(OcppVersion version) {
        Objects.requireNonNull(version, "version");
        return ViolationSink.toList(CustomDataCodec.check(this, null));
    }

    /** Names the members and leaves out their values, since nobody but the vendor knows which of them are secrets. */
    @Override
    public String toString() {
        return "CustomData[vendorId=" + vendorId + ", additional=" + additional.keySet() + "]";
    }
}
