package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.datatype.VariableCharacteristics;
import dev.ocppkit.model.enumeration.DataEnum;
import dev.ocppkit.model.enumeration.MutabilityEnum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads which variables a station has, and their first values, from a text with a line for each:
 *
 * <pre>
 * # component;level;variable;instance;type;access;value;unit;min;max;values;flags
 * &#64;modes=Idle,ChargingOnly
 * ChargingStation;S;Model;;string;RO;Simulator 22;;;;;
 * EVSE;E;Power;;decimal;RO;0;W;;22080;;m
 * </pre>
 *
 * <p>Level: S the station, E each EVSE, C the connector of each EVSE. Type: the wire name of the data type. Access: RO, RW or
 * WO. Flags: m can be monitored, r counts after a reboot, 2 only in OCPP 2.1; any other letter names an option, and the
 * line counts only where the station has it; there it takes the place of one above for the same variable. A line that begins with an at sign names a text that may stand as a value or as
 * the list of values.
 */
final class DeviceModelTable {
    private static final int COLUMNS = 12;

    private final int evses;
    private final Set<String> options;
    private final Map<String, String> texts = new HashMap<>();
    final List<DeviceVariable> variables = new ArrayList<>();
    final Map<String, String> values = new LinkedHashMap<>();

    private DeviceModelTable(int evses, Set<String> options) {
        this.evses = evses;
        this.options = options;
    }

    static DeviceModelTable read(String text, int evses, Set<String> options) {
        DeviceModelTable table = new DeviceModelTable(evses, options);
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(table::line);
        return table;
    }

    private void line(String line) {
        if (line.startsWith("@")) {
            int equals = line.indexOf('=');
            texts.put(line.substring(0, equals), line.substring(equals + 1));
            return;
        }
        String[] row = line.split(";", -1);
        if (row.length != COLUMNS) {
            throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
        }
        boolean wanted = row[11].chars()
                .mapToObj(Character::toString)
                .allMatch(flag -> "mr2".contains(flag) || options.contains(flag));
        if (wanted) {
            add(row);
        }
    }

    private void add(String[] row) {
        if (row[1].equals("S")) {
            add(row, null);
            return;
        }
        for (int evse = 1; evse <= evses; evse++) {
            add(
                    row,
                    EVSE.builder()
                            .id(evse)
                            .connectorId(row[1].equals("C") ? 1 : null)
                            .build());
        }
    }

    private void add(String[] row, @Nullable EVSE place) {
        DeviceVariable variable = new DeviceVariable(
                Component.builder().name(row[0]).evse(place).build(),
                Variable.builder().name(row[2]).instance(text(row[3])).build(),
                characteristics(row),
                mutability(row[5]),
                row[11].contains("r"),
                row[11].contains("2") ? OcppVersion.V2_1 : OcppVersion.V2_0_1);
        variables.removeIf(above -> above.key().equals(variable.key()));
        variables.add(variable);
        values.put(variable.key(), texts.getOrDefault(row[6], row[6]));
    }

    private VariableCharacteristics characteristics(String[] row) {
        return VariableCharacteristics.builder()
                .dataType(DataEnum.fromWireName(row[4])
                        .orElseThrow(() -> new IllegalArgumentException("no data type: " + row[4])))
                .supportsMonitoring(row[11].contains("m"))
                .unit(text(row[7]))
                .minLimit(number(row[8]))
                .maxLimit(number(row[9]))
                .valuesList(Optional.ofNullable(text(row[10]))
                        .map(list -> texts.getOrDefault(list, list))
                        .orElse(null))
                .build();
    }

    private static MutabilityEnum mutability(String access) {
        return switch (access) {
            case "RO" -> MutabilityEnum.READ_ONLY;
            case "WO" -> MutabilityEnum.WRITE_ONLY;
            case "RW" -> MutabilityEnum.READ_WRITE;
            default -> throw new IllegalArgumentException("not RO, RW or WO: " + access);
        };
    }

    private static @Nullable String text(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static @Nullable BigDecimal number(String cell) {
        return cell.isEmpty() ? null : new BigDecimal(cell);
    }
}
