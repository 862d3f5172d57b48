package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.DataEnum;
import dev.ocppkit.model.enumeration.MutabilityEnum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.function.Supplier;

/**
 * The variables of the station. The table {@code device-model.csv} lists them; here they have values. A name in this program
 * is {@code Component.Variable}, with an instance in brackets and the EVSE after an at sign: {@code EVSE@1.Power}.
 */
final class DeviceModel {
    private static final Map<String, String> LISTS = Map.of(
            "@measurands",
            "Current.Import,Current.Offered,Energy.Active.Export.Register,Energy.Active.Import.Register,Frequency,"
                    + "Power.Active.Export,Power.Active.Import,Power.Active.Setpoint,Power.Offered,SoC,Voltage",
            "@updated",
            "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,SoC,Power.Offered",
            "@modes",
            "Idle,ChargingOnly,CentralSetpoint,ExternalSetpoint,ExternalLimits,CentralFrequency,LocalFrequency,"
                    + "LocalLoadBalancing",
            "@der",
            "EnterService,FreqDroop,FreqWatt,FixedPFAbsorb,FixedPFInject,FixedVar,Gradients,LimitMaxDischarge,"
                    + "VoltVar,VoltWatt,WattPF,WattVar");

    /** A variable, without its value. */
    record Entry(
            String key,
            Component component,
            Variable variable,
            VariableCharacteristics characteristics,
            MutabilityEnum mutability,
            boolean needsReboot,
            OcppVersion since) {
        boolean isIn(OcppVersion version) {
            return since.compareTo(version) <= 0;
        }
    }

    private final State state;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    private final Map<String, Supplier<String>> live = new HashMap<>();

    DeviceModel(State state, int evses, boolean v2x) {
        this.state = state;
        table().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(";", -1))
                .forEach(row -> {
                    String flags = row[11];
                    if (flags.contains("v") && !v2x) {
                        return;
                    }
                    for (int evse = row[1].equals("S") ? 0 : 1; evse <= (row[1].equals("S") ? 0 : evses); evse++) {
                        add(row, evse, flags);
                    }
                });
    }

    private void add(String[] row, int evse, String flags) {
        EVSE place = EVSE.builder()
                .id(evse)
                .connectorId(row[1].equals("C") ? 1 : null)
                .build();
        Component component =
                Component.builder().name(row[0]).evse(evse == 0 ? null : place).build();
        Variable variable = Variable.builder()
                .name(row[2])
                .instance(row[3].isEmpty() ? null : row[3])
                .build();
        VariableCharacteristics characteristics = VariableCharacteristics.builder()
                .dataType(DataEnum.fromWireName(row[4]).orElseThrow())
                .supportsMonitoring(flags.contains("m"))
                .unit(row[7].isEmpty() ? null : row[7])
                .minLimit(row[8].isEmpty() ? null : new BigDecimal(row[8]))
                .maxLimit(row[9].isEmpty() ? null : new BigDecimal(row[9]))
                .valuesList(row[10].isEmpty() ? null : LISTS.getOrDefault(row[10], row[10]))
                .build();
        MutabilityEnum mutability = switch (row[5]) {
            case "RO" -> MutabilityEnum.READ_ONLY;
            case "WO" -> MutabilityEnum.WRITE_ONLY;
            default -> MutabilityEnum.READ_WRITE;
        };
        OcppVersion since = flags.contains("2") ? OcppVersion.V2_1 : OcppVersion.V2_0_1;
        String key = key(component, variable);
        entries.put(key, new Entry(key, component, variable, characteristics, mutability, flags.contains("r"), since));
        defaults.put(key, LISTS.getOrDefault(row[6], row[6]));
    }

    private static String table() {
        try (InputStream in = DeviceModel.class.getResourceAsStream("device-model.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a variable; letters count the same in both cases. */
    static String key(Component component, Variable variable) {
        EVSE evse = component.evse();
        String place =
                evse == null ? "" : "@" + evse.id() + (evse.connectorId() == null ? "" : "." + evse.connectorId());
        String name = component.name() + instance(component.instance()) + place + "/" + variable.name()
                + instance(variable.instance());
        return name.toLowerCase(Locale.ROOT);
    }

    private static String instance(String name) {
        return name == null ? "" : "[" + name + "]";
    }

    private static String key(String name) {
        int dot = name.lastIndexOf('.');
        return (name.substring(0, dot) + "/" + name.substring(dot + 1)).toLowerCase(Locale.ROOT);
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    Entry find(Component component, Variable variable) {
        return entries.get(key(component, variable));
    }

    boolean hasComponent(Component component) {
        String prefix = key(component, Variable.of(""));
        return entries.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** Lets a variable tell what the program knows. */
    void live(String name, Supplier<String> value) {
        live.put(key(name), value);
    }

    String value(Entry entry) {
        return value(entry.key());
    }

    private String value(String key) {
        if (live.containsKey(key)) {
            return live.get(key).get();
        }
        String set = state.get("var." + key);
        return set == null ? defaults.getOrDefault(key, "") : set;
    }

    void set(Entry entry, String value) {
        state.put("var." + entry.key(), value);
        state.commit();
    }

    void set(String name, String value) {
        state.put("var." + key(name), value);
    }

    String text(String name) {
        return value(key(name));
    }

    boolean isTrue(String name) {
        return text(name).equals("true");
    }

    int integer(String name) {
        return Integer.parseInt(text(name));
    }

    BigDecimal decimal(String name) {
        return new BigDecimal(text(name));
    }

    List<String> list(String name) {
        String text = text(name);
        return text.isEmpty() ? List.of() : List.of(text.split(" *, *"));
    }

    /** What a component tells, as {@code Component.Variable[Instance]}; EVSE 1 speaks for all. */
    Map<String, String> flat() {
        Map<String, String> values = new HashMap<>();
        for (Entry entry : entries.values()) {
            EVSE evse = entry.component().evse();
            if (evse == null || evse.id() == 1) {
                String name = entry.component().name() + "." + entry.variable().name()
                        + instance(entry.variable().instance());
                values.put(name, value(entry));
            }
        }
        return values;
    }
}
