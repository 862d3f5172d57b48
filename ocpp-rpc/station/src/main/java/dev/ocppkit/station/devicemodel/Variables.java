package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.datatype.GetVariableData;
import dev.ocppkit.model.datatype.GetVariableResult;
import dev.ocppkit.model.datatype.SetVariableData;
import dev.ocppkit.model.datatype.SetVariableResult;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.AttributeEnum;
import dev.ocppkit.model.enumeration.GetVariableStatusEnum;
import dev.ocppkit.model.enumeration.MutabilityEnum;
import dev.ocppkit.model.enumeration.SetVariableStatusEnum;
import dev.ocppkit.model.message.GetVariablesRequest;
import dev.ocppkit.model.message.GetVariablesResponse;
import dev.ocppkit.model.message.SetVariablesRequest;
import dev.ocppkit.model.message.SetVariablesResponse;
import dev.ocppkit.station.StationContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes variables for the CSMS: GetVariables and SetVariables.
 *
 * <p>Spec: OCPP 2.1 Part 2, B05 and B06.
 */
public final class Variables {
    private final StationContext context;
    private final DeviceModel model;

    /**
     * Adds the handlers.
     *
     * @param context where the block lives
     * @param model the variables
     */
    public Variables(StationContext context, DeviceModel model) {
        this.context = context;
        this.model = model;
        context.on(
                GetVariablesRequest.class,
                request -> GetVariablesResponse.of(
                        request.getVariableData().stream().map(this::get).toList()));
        context.on(
                SetVariablesRequest.class,
                request -> SetVariablesResponse.of(
                        request.setVariableData().stream().map(this::set).toList()));
    }

    private GetVariableResult get(GetVariableData asked) {
        GetVariableResult.Builder result = GetVariableResult.builder()
                .component(asked.component())
                .variable(asked.variable())
                .attributeType(asked.attributeType());
        Optional<DeviceVariable> found = find(asked);
        if (found.isEmpty()) {
            boolean known = model.hasComponent(asked.component());
            return result.attributeStatus(
                            known ? GetVariableStatusEnum.UNKNOWN_VARIABLE : GetVariableStatusEnum.UNKNOWN_COMPONENT)
                    .build();
        }
        if (!isActual(asked.attributeType())) {
            return result.attributeStatus(GetVariableStatusEnum.NOT_SUPPORTED_ATTRIBUTE_TYPE)
                    .build();
        }
        if (!found.get().isReadable()) {
            return result.attributeStatus(GetVariableStatusEnum.REJECTED)
                    .attributeStatusInfo(StatusInfo.of("WriteOnly"))
                    .build();
        }
        return result.attributeStatus(GetVariableStatusEnum.ACCEPTED)
                .attributeValue(model.value(found.get()))
                .build();
    }

    private Optional<DeviceVariable> find(GetVariableData asked) {
        return model.find(asked.component(), asked.variable()).filter(each -> each.isIn(context.version()));
    }

    private static boolean isActual(@Nullable AttributeEnum type) {
        return type == null || type == AttributeEnum.ACTUAL;
    }

    private SetVariableResult set(SetVariableData asked) {
        SetVariableResult.Builder result = SetVariableResult.builder()
                .component(asked.component())
                .variable(asked.variable())
                .attributeType(asked.attributeType());
        Optional<DeviceVariable> found =
                model.find(asked.component(), asked.variable()).filter(each -> each.isIn(context.version()));
        if (found.isEmpty()) {
            boolean known = model.hasComponent(asked.component());
            return result.attributeStatus(
                            known ? SetVariableStatusEnum.UNKNOWN_VARIABLE : SetVariableStatusEnum.UNKNOWN_COMPONENT)
                    .build();
        }
        if (!isActual(asked.attributeType())) {
            return result.attributeStatus(SetVariableStatusEnum.NOT_SUPPORTED_ATTRIBUTE_TYPE)
                    .build();
        }
        Optional<StatusInfo> refusal = refusal(found.get(), asked.attributeValue());
        if (refusal.isPresent()) {
            return result.attributeStatus(SetVariableStatusEnum.REJECTED)
                    .attributeStatusInfo(refusal.get())
                    .build();
        }
        model.setByCsms(found.get(), asked.attributeValue());
        boolean later = found.get().needsReboot();
        return result.attributeStatus(later ? SetVariableStatusEnum.REBOOT_REQUIRED : SetVariableStatusEnum.ACCEPTED)
                .build();
    }

    private Optional<StatusInfo> refusal(DeviceVariable variable, String value) {
        if (variable.mutability() == MutabilityEnum.READ_ONLY) {
            return Optional.of(StatusInfo.of("ReadOnly"));
        }
        return VariableValues.problem(variable.characteristics(), value)
                .map(StatusInfo::of)
                .or(() -> model.refusal(variable, value));
    }
}
