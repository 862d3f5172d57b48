package dev.ocppkit.station.network;

import dev.ocppkit.model.OcppEnum;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.datatype.VariableCharacteristics;
import dev.ocppkit.model.enumeration.DataEnum;
import dev.ocppkit.model.enumeration.MutabilityEnum;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.enumeration.OCPPVersionEnum;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.devicemodel.DeviceVariable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is configured in a slot, as the variables of the component NetworkConfiguration whose instance is the number of the
 * slot. There is neither VPN nor APN.
 *
 * <p>Spec: OCPP 2.1 Part 2, 2.1.8 (component NetworkConfiguration), B09.FR.08 to B09.FR.13.
 */
final class SlotVariables {
    static final String COMPONENT = "NetworkConfiguration";
    static final String PASSWORD = "BasicAuthPassword";
    private static final String URL = "OcppCsmsUrl";
    private static final String INTERFACE = "OcppInterface";
    private static final String TRANSPORT = "OcppTransport";
    private static final String VERSION = "OcppVersion";
    private static final String TIMEOUT = "MessageTimeout";
    private static final String SECURITY = "SecurityProfile";
    private static final String IDENTITY = "Identity";

    /** A variable: its limit is the greatest number, or length of a text. */
    private record Row(
            String name,
            DataEnum type,
            @Nullable String unit,
            @Nullable Integer limit,
            @Nullable String values) {}

    private static final List<Row> WRITABLE = List.of(
            new Row(URL, DataEnum.STRING, null, 1000, null),
            new Row(INTERFACE, DataEnum.OPTION_LIST, null, null, names(OCPPInterfaceEnum.values())),
            new Row(TRANSPORT, DataEnum.OPTION_LIST, null, null, OCPPTransportEnum.JSON.wireName()),
            new Row(VERSION, DataEnum.OPTION_LIST, null, null, names(OCPPVersionEnum.values())),
            new Row(TIMEOUT, DataEnum.INTEGER, "s", 86_400, null),
            new Row(SECURITY, DataEnum.INTEGER, null, 9, null),
            new Row(IDENTITY, DataEnum.STRING, null, 48, null),
            new Row(PASSWORD, DataEnum.STRING, null, 64, null));
    private static final List<Row> FIXED = List.of(
            new Row("VpnEnabled", DataEnum.BOOLEAN, null, null, null),
            new Row("ApnEnabled", DataEnum.BOOLEAN, null, null, null));

    private final DeviceModel model;
    private final int slot;

    SlotVariables(DeviceModel model, int slot, @Nullable NetworkConnectionProfile factory) {
        this.model = model;
        this.slot = slot;
        Map<String, String> first =
                factory == null ? Map.of(TRANSPORT, OCPPTransportEnum.JSON.wireName()) : of(factory);
        for (Row row : WRITABLE) {
            boolean secret = row.name().equals(PASSWORD);
            model.add(
                    variable(row, secret ? MutabilityEnum.WRITE_ONLY : MutabilityEnum.READ_WRITE),
                    first.getOrDefault(row.name(), ""));
        }
        FIXED.forEach(row -> model.add(variable(row, MutabilityEnum.READ_ONLY), "false"));
    }

    private static <E extends Enum<E> & OcppEnum> String names(E[] values) {
        return Arrays.stream(values)
                .filter(each -> !each.name().equals("UNRECOGNIZED"))
                .map(OcppEnum::wireName)
                .collect(Collectors.joining(","));
    }

    private DeviceVariable variable(Row row, MutabilityEnum mutability) {
        VariableCharacteristics characteristics = VariableCharacteristics.builder()
                .dataType(row.type())
                .supportsMonitoring(false)
                .unit(row.unit())
                .minLimit(row.type() == DataEnum.INTEGER ? BigDecimal.ZERO : null)
                .maxLimit(row.limit() == null ? null : BigDecimal.valueOf(row.limit()))
                .valuesList(row.values())
                .build();
        return new DeviceVariable(
                Component.builder()
                        .name(COMPONENT)
                        .instance(Integer.toString(slot))
                        .build(),
                Variable.of(row.name()),
                characteristics,
                mutability,
                false,
                OcppVersion.V2_1);
    }

    static List<String> writable() {
        return WRITABLE.stream().map(Row::name).toList();
    }

    String name(String variable) {
        return COMPONENT + "[" + slot + "]." + variable;
    }

    private static Map<String, String> of(NetworkConnectionProfile profile) {
        return Map.of(
                URL, profile.ocppCsmsUrl(),
                INTERFACE, profile.ocppInterface().wireName(),
                TRANSPORT, profile.ocppTransport().wireName(),
                VERSION,
                        profile.ocppVersion() == null
                                ? ""
                                : profile.ocppVersion().wireName(),
                TIMEOUT, Integer.toString(profile.messageTimeout()),
                SECURITY, Integer.toString(profile.securityProfile()),
                IDENTITY, Objects.requireNonNullElse(profile.identity(), ""),
                PASSWORD, Objects.requireNonNullElse(profile.basicAuthPassword(), ""));
    }

    /** Keeps a profile; safe with the next commit of the store (B09.FR.09). */
    void put(NetworkConnectionProfile profile) {
        of(profile).forEach((name, value) -> model.set(name(name), value));
    }

    void clearPassword() {
        model.set(name(PASSWORD), "");
    }

    /** The profile; empty if something that it needs is not set. */
    Optional<NetworkConnectionProfile> profile() {
        Optional<OCPPInterfaceEnum> link = OCPPInterfaceEnum.fromWireName(text(INTERFACE));
        Optional<OCPPTransportEnum> transport = OCPPTransportEnum.fromWireName(text(TRANSPORT));
        if (link.isEmpty()
                || transport.isEmpty()
                || text(URL).isEmpty()
                || text(TIMEOUT).isEmpty()
                || text(SECURITY).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(NetworkConnectionProfile.builder()
                .ocppInterface(link.get())
                .ocppTransport(transport.get())
                .ocppVersion(OCPPVersionEnum.fromWireName(text(VERSION)).orElse(null))
                .messageTimeout(model.integer(name(TIMEOUT)))
                .ocppCsmsUrl(text(URL))
                .securityProfile(model.integer(name(SECURITY)))
                .identity(textOrNull(IDENTITY))
                .basicAuthPassword(textOrNull(PASSWORD))
                .build());
    }

    private String text(String variable) {
        return model.text(name(variable));
    }

    private @Nullable String textOrNull(String variable) {
        String text = text(variable);
        return text.isEmpty() ? null : text;
    }
}
