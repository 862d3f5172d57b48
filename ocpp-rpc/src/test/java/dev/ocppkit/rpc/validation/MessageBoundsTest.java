package dev.ocppkit.rpc.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.ComponentVariable;
import dev.ocppkit.model.datatype.GetVariableData;
import dev.ocppkit.model.datatype.GetVariableResult;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.GetVariableStatusEnum;
import dev.ocppkit.model.message.ClearVariableMonitoringRequest;
import dev.ocppkit.model.message.GetReportRequest;
import dev.ocppkit.model.message.GetVariablesRequest;
import dev.ocppkit.model.message.GetVariablesResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBoundsTest {
    private static final Component COMPONENT =
            Component.builder().name("OCPPCommCtrlr").build();
    private static final Variable VARIABLE =
            Variable.builder().name("HeartbeatInterval").build();

    private static GetVariablesRequest getVariables(int count) {
        GetVariableData data = GetVariableData.builder()
                .component(COMPONENT)
                .variable(VARIABLE)
                .build();
        return GetVariablesRequest.builder()
                .getVariableData(Collections.nCopies(count, data))
                .build();
    }

    private static ClearVariableMonitoringRequest clear(int count) {
        return ClearVariableMonitoringRequest.builder()
                .id(Collections.nCopies(count, 1))
                .build();
    }

    @Test
    @Tag("B06.FR.16")
    void tooManyItemsBreakMaxItems() {
        MessageBounds bounds = MessageBounds.none().withItemsPerMessage("GetVariables", 2);

        assertThat(bounds.exceededBy(getVariables(2), 1000)).isEmpty();
        assertThat(bounds.exceededBy(getVariables(3), 1000))
                .containsExactly(new Violation("/getVariableData", Keyword.MAX_ITEMS, "2"));
    }

    @Test
    @Tag("B06.FR.17")
    void tooManyBytesBreakTheReadLimit() {
        MessageBounds bounds = MessageBounds.none().withBytesPerMessage("GetVariables", 100);

        assertThat(bounds.exceededBy(getVariables(2), 100)).isEmpty();
        assertThat(bounds.exceededBy(getVariables(2), 101))
                .containsExactly(new Violation("", Keyword.READ_LIMIT, "100 bytes"));
    }

    @Test
    void listsOfOtherActionsAndAbsentOnesAreMeasuredToo() {
        MessageBounds bounds = MessageBounds.none()
                .withItemsPerMessage("ClearVariableMonitoring", 1)
                .withItemsPerMessage("GetReport", 1);
        ComponentVariable variable =
                ComponentVariable.builder().component(COMPONENT).build();
        GetReportRequest report = GetReportRequest.builder()
                .requestId(1)
                .componentVariable(List.of(variable, variable))
                .build();

        assertThat(bounds.exceededBy(clear(2), 1)).hasSize(1);
        assertThat(bounds.exceededBy(report, 1)).hasSize(1);
        assertThat(bounds.exceededBy(GetReportRequest.builder().requestId(1).build(), 1))
                .isEmpty();
    }

    @Test
    void responsesAndOtherActionsHaveNoBounds() {
        MessageBounds bounds =
                MessageBounds.none().withItemsPerMessage("GetVariables", 1).withBytesPerMessage("GetVariables", 1);
        GetVariableResult result = GetVariableResult.builder()
                .attributeStatus(GetVariableStatusEnum.ACCEPTED)
                .component(COMPONENT)
                .variable(VARIABLE)
                .build();
        GetVariablesResponse response = GetVariablesResponse.builder()
                .getVariableResult(List.of(result, result))
                .build();

        assertThat(bounds.exceededBy(response, 1000)).isEmpty();
        assertThat(bounds.exceededBy(clear(2), 1000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Heartbeat", "NoSuchAction", "NotifyPeriodicEventStream", ""})
    void onlyActionsWithListsHaveABoundOfItems(String action) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageBounds.none().withItemsPerMessage(action, 1));
    }

    @Test
    void noBoundIsLessThanOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageBounds.none().withBytesPerMessage("GetVariables", 0));
    }
}
