package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.rpc.station.NetworkProfileRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.*;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and writes variables for the CSMS (B05, B06). */
final class Variables {
    private static final int LONGEST = 1000;
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");

    private final Station station;

    Variables(Station station) {
        this.station = station;
        station.on(
                GetVariablesRequest.class,
                request -> GetVariablesResponse.of(
                        request.getVariableData().stream().map(this::get).toList()));
        station.on(
                SetVariablesRequest.class,
                request -> SetVariablesResponse.of(
                        request.setVariableData().stream().map(this::set).toList()));
    }

    private GetVariableResult get(GetVariableData asked) {
        GetVariableResult.Builder result = GetVariableResult.builder()
                .component(asked.component())
                .variable(asked.variable())
                .attributeType(asked.attributeType());
        DeviceModel.Entry entry = station.model.find(asked.component(), asked.variable());
        if (entry == null || !entry.isIn(station.version())) {
            boolean known = station.model.hasComponent(asked.component());
            return result.attributeStatus(
                            known ? GetVariableStatusEnum.UNKNOWN_VARIABLE : GetVariableStatusEnum.UNKNOWN_COMPONENT)
                    .build();
        }
        if (!isActual(asked.attributeType())) {
            return result.attributeStatus(GetVariableStatusEnum.NOT_SUPPORTED_ATTRIBUTE_TYPE)
                    .build();
        }
        if (entry.mutability() == MutabilityEnum.WRITE_ONLY) {
            return result.attributeStatus(GetVariableStatusEnum.REJECTED)
                    .attributeStatusInfo(StatusInfo.of("WriteOnly"))
                    .build();
        }
        return result.attributeStatus(GetVariableStatusEnum.ACCEPTED)
                .attributeValue(station.model.value(entry))
                .build();
    }

    private static boolean isActual(AttributeEnum type) {
        return type == null || type == AttributeEnum.ACTUAL;
    }

    private SetVariableResult set(SetVariableData asked) {
        SetVariableResult.Builder result = SetVariableResult.builder()
                .component(asked.component())
                .variable(asked.variable())
                .attributeType(asked.attributeType());
        DeviceModel.Entry entry = station.model.find(asked.component(), asked.variable());
        if (entry == null || !entry.isIn(station.version())) {
            boolean known = station.model.hasComponent(asked.component());
            return result.attributeStatus(
                            known ? SetVariableStatusEnum.UNKNOWN_VARIABLE : SetVariableStatusEnum.UNKNOWN_COMPONENT)
                    .build();
        }
        if (!isActual(asked.attributeType())) {
            return result.attributeStatus(SetVariableStatusEnum.NOT_SUPPORTED_ATTRIBUTE_TYPE)
                    .build();
        }
        Optional<StatusInfo> refusal = refusal(entry, asked.attributeValue());
        if (refusal.isPresent()) {
            return result.attributeStatus(SetVariableStatusEnum.REJECTED)
                    .attributeStatusInfo(refusal.get())
                    .build();
        }
        apply(entry, asked.attributeValue());
        return result.attributeStatus(
                        entry.needsReboot() ? SetVariableStatusEnum.REBOOT_REQUIRED : SetVariableStatusEnum.ACCEPTED)
                .build();
    }

    private void apply(DeviceModel.Entry entry, String value) {
        if (entry.variable().name().equalsIgnoreCase("BasicAuthPassword")) {
            station.state.put("password", value);
            station.state.commit();
        } else {
            station.model.set(entry, value);
        }
        station.applySettings();
    }

    private Optional<StatusInfo> refusal(DeviceModel.Entry entry, String value) {
        if (entry.mutability() == MutabilityEnum.READ_ONLY) {
            return Optional.of(StatusInfo.of("ReadOnly"));
        }
        String code = invalid(entry.characteristics(), value);
        if (code != null) {
            return Optional.of(StatusInfo.of(code));
        }
        if (entry.variable().name().equalsIgnoreCase("NetworkConfigurationPriority")) {
            List<Integer> wanted =
                    Stream.of(value.split(" *, *")).map(Integer::valueOf).toList();
            return NetworkProfileRules.refusalOfPriority(wanted, station.network.priority(), station.network);
        }
        return Optional.empty();
    }

    /** Returns the reason code of a value that does not suit, or null (B05.FR.07, B05.FR.08). */
    private static String invalid(VariableCharacteristics rule, String value) {
        return switch (rule.dataType()) {
            case BOOLEAN -> Set.of("true", "false").contains(value) ? null : "InvalidValue";
            case INTEGER -> INTEGER.matcher(value).matches() ? outOfRange(rule, new BigDecimal(value)) : "InvalidValue";
            case DECIMAL -> DECIMAL.matcher(value).matches() ? outOfRange(rule, new BigDecimal(value)) : "InvalidValue";
            case DATE_TIME -> isTime(value) ? null : "InvalidValue";
            case OPTION_LIST -> list(rule).contains(value) ? null : "InvalidValue";
            case MEMBER_LIST, SEQUENCE_LIST -> members(rule, value) ? null : "InvalidValue";
            default -> value.length() > LONGEST ? "TooLargeElement" : outOfRange(rule, length(value));
        };
    }

    private static BigDecimal length(String value) {
        return BigDecimal.valueOf(value.length());
    }

    private static String outOfRange(VariableCharacteristics rule, BigDecimal value) {
        boolean low = rule.minLimit() != null && value.compareTo(rule.minLimit()) < 0;
        boolean high = rule.maxLimit() != null && value.compareTo(rule.maxLimit()) > 0;
        return low || high ? "ValueOutOfRange" : null;
    }

    private static boolean isTime(String value) {
        try {
            return Instant.parse(value) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean members(VariableCharacteristics rule, String value) {
        List<String> members = value.isEmpty() ? List.of() : List.of(value.split(" *, *", -1));
        return list(rule).containsAll(members) && Set.copyOf(members).size() == members.size();
    }

    private static List<String> list(VariableCharacteristics rule) {
        return rule.valuesList() == null ? List.of() : List.of(rule.valuesList().split(","));
    }
}
