package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.station.StationStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The variables of a station and their values. What is set is kept in the store; what is not, has the value of the table.
 *
 * <p>A program names a variable {@code Component.Variable}, with an instance in brackets and the EVSE, and the connector
 * after a point, behind an at sign: {@code OCPPCommCtrlr.HeartbeatInterval}, {@code TariffCostCtrlr.Enabled[Cost]},
 * {@code EVSE@1.Power}, {@code Connector@1.1.AvailabilityState}. Upper and lower case count the same. A variable that the
 * station does not have reads as the empty text.
 *
 * <p>Not safe for threads: belongs to the lock of the context.
 *
 * <p>Spec: OCPP 2.1 Part 1, 4 (device model).
 */
public final class DeviceModel {
    private static final String PREFIX = "var.";

    private final StationStore store;
    private final Map<String, DeviceVariable> variables = new LinkedHashMap<>();
    private final Map<String, String> defaults;
    private final Map<String, Supplier<String>> live = new HashMap<>();
    private final Map<String, Function<String, Optional<StatusInfo>>> guards = new HashMap<>();
    private final Map<String, Consumer<String>> hearers = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    private DeviceModel(DeviceModelTable table, StationStore store) {
        this.store = store;
        this.defaults = table.values;
        table.variables.forEach(variable -> variables.put(variable.key(), variable));
    }

    /**
     * Reads the variables from a table of text. Each line that is not empty and does not begin with {@code #} has twelve
     * columns, divided by semicolons: component; level (S the station, E each EVSE, C the connector of each EVSE); variable;
     * instance; data type by wire name; access (RO, RW or WO); first value; unit; least value or length; greatest value or
     * length; list of values; flags. Flags are m (can be monitored), r (counts after a reboot), 2 (only in OCPP 2.1); any
     * other letter names an option, and the line counts only if the station has it. A line {@code @name=text} lets
     * {@code @name} stand for a text in the columns of first value and list of values below it.
     *
     * @param table the text
     * @param evses how many EVSEs the station has, each with one connector
     * @param options the letters of the options that the station has
     * @param store keeps values that were set
     * @return the device model
     * @throws IllegalArgumentException if a line is not as said
     */
    public static DeviceModel read(String table, int evses, Set<String> options, StationStore store) {
        return new DeviceModel(DeviceModelTable.read(table, evses, options), store);
    }

    /**
     * Adds a variable that a block brings along; nothing happens if the station has it.
     *
     * @param variable the variable
     * @param value its value until it is set
     */
    public void add(DeviceVariable variable, String value) {
        if (variables.putIfAbsent(variable.key(), variable) == null) {
            defaults.put(variable.key(), value);
        }
    }

    /**
     * Lists the variables.
     *
     * @return all, in the order of the table
     */
    public Collection<DeviceVariable> variables() {
        return Collections.unmodifiableCollection(variables.values());
    }

    /**
     * Finds a variable.
     *
     * @param component the component
     * @param variable the variable
     * @return the variable with exactly these names, instances and place; empty if the station does not have it
     */
    public Optional<DeviceVariable> find(Component component, Variable variable) {
        return Optional.ofNullable(variables.get(DeviceVariable.key(component, variable)));
    }

    /**
     * Tells whether the station has a component, whatever its variables.
     *
     * @param component the component
     * @return whether there is a variable of it
     */
    public boolean hasComponent(Component component) {
        String prefix = DeviceVariable.componentKey(component) + "/";
        return variables.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /**
     * Lets a variable tell what the program knows at the moment it is read.
     *
     * @param name its name; nothing happens if the station does not have it
     * @param value gives the value
     */
    public void live(String name, Supplier<String> value) {
        live.put(DeviceVariable.key(name), value);
    }

    /**
     * Adds a check of values that the CSMS wants to set, beyond type and limits.
     *
     * @param name the name of the variable
     * @param check gives the reason to refuse a value, or nothing
     */
    public void guard(String name, Function<String, Optional<StatusInfo>> check) {
        guards.put(DeviceVariable.key(name), check);
    }

    /**
     * Adds something to do when the CSMS has set a variable.
     *
     * @param listener what to do
     */
    public void onSet(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Adds something to do when the CSMS has set one variable, before those who hear of all variables are told; at most one
     * for a variable.
     *
     * @param name the name of the variable
     * @param listener takes the new value
     */
    public void onSet(String name, Consumer<String> listener) {
        hearers.put(DeviceVariable.key(name), listener);
    }

    Optional<StatusInfo> refusal(DeviceVariable variable, String value) {
        Function<String, Optional<StatusInfo>> guard = guards.get(variable.key());
        return guard == null ? Optional.empty() : guard.apply(value);
    }

    void setByCsms(DeviceVariable variable, String value) {
        store.put(PREFIX + variable.key(), value);
        hearers.getOrDefault(variable.key(), ignored -> {}).accept(value);
        store.commit();
        listeners.forEach(Runnable::run);
    }

    /**
     * Reads a variable.
     *
     * @param variable the variable
     * @return its value, which may be secret if it is write-only
     */
    public String value(DeviceVariable variable) {
        return value(variable.key());
    }

    private String value(String key) {
        Supplier<String> known = live.get(key);
        return known != null ? known.get() : store.get(PREFIX + key).orElseGet(() -> defaults.getOrDefault(key, ""));
    }

    /**
     * Sets a variable because the station itself wants it; it is kept with the next commit of the store.
     *
     * @param name its name
     * @param value the value
     */
    public void set(String name, String value) {
        store.put(PREFIX + DeviceVariable.key(name), value);
    }

    /**
     * Reads a variable.
     *
     * @param name its name
     * @return its value; empty if the station does not have it
     */
    public String text(String name) {
        return value(DeviceVariable.key(name));
    }

    /**
     * Reads a variable of type boolean.
     *
     * @param name its name
     * @return whether it is {@code true}; false if the station does not have it
     */
    public boolean isTrue(String name) {
        return text(name).equals("true");
    }

    /**
     * Reads a variable of type integer.
     *
     * @param name its name
     * @return its value; 0 if the station does not have it
     * @throws NumberFormatException if its value is no integer
     */
    public int integer(String name) {
        String text = text(name);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /**
     * Reads a variable of type decimal or integer.
     *
     * @param name its name
     * @return its value; 0 if the station does not have it
     * @throws NumberFormatException if its value is no number
     */
    public BigDecimal decimal(String name) {
        String text = text(name);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /**
     * Reads a variable that holds a list.
     *
     * @param name its name
     * @return the members in their order; empty if there is none
     */
    public List<String> list(String name) {
        return VariableValues.members(text(name));
    }

    /**
     * Reads a variable that holds a list of whole numbers.
     *
     * @param name its name
     * @return the members in their order; empty if there is none
     * @throws NumberFormatException if a member is no number
     */
    public List<Integer> numbers(String name) {
        return list(name).stream().map(Integer::valueOf).toList();
    }

    /**
     * Lists the values that may be told, as {@code Component.Variable[Instance]}; EVSE 1 speaks for all. This is what
     * {@code StationCapabilities.fromVariables} of ocpp-smartcharging reads.
     *
     * @return values by name
     */
    public Map<String, String> flat() {
        Map<String, String> values = new HashMap<>();
        for (DeviceVariable each : variables.values()) {
            EVSE evse = each.component().evse();
            if (each.isReadable() && (evse == null || evse.id() == 1)) {
                String instance = DeviceVariable.instance(each.variable().instance());
                values.put(each.component().name() + "." + each.variable().name() + instance, value(each));
            }
        }
        return values;
    }
}
