package dev.ocppkit.station.devicemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.SetVariableData;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.SetVariableStatusEnum;
import dev.ocppkit.model.message.SetVariablesRequest;
import dev.ocppkit.station.Bench;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class DeviceModelPropertyTest {
    @Property
    void thePartsOfAReportJoinedGiveTheWhole(
            @ForAll @Size(max = 60) List<Integer> all, @ForAll @IntRange(min = 1, max = 12) int size) {
        List<Integer> joined = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Boolean> more = new ArrayList<>();
        ReportParts.send(all, size, (part, goesOn, seqNo) -> {
            assertThat(part).isNotEmpty().hasSizeLessThanOrEqualTo(size);
            joined.addAll(part);
            numbers.add(seqNo);
            more.add(goesOn);
        });
        assertThat(joined).isEqualTo(all);
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i);
            assertThat(more.get(i)).isEqualTo(i < numbers.size() - 1);
        }
    }

    @Property(tries = 300)
    void whatWasAcceptedIsTheValueAndWhatWasNotChangesNothing(
            @ForAll @IntRange(min = -5, max = 5) int place, @ForAll @StringLength(max = 6) String text) {
        Bench bench = new Bench();
        new Variables(bench.context, bench.model);
        for (String value : List.of(text, Integer.toString(place), place + ".5", "true", "Central")) {
            for (DeviceVariable each : bench.model.variables()) {
                String before = bench.model.value(each);
                SetVariableStatusEnum status = set(bench, each.component(), each.variable(), value);
                boolean taken =
                        status == SetVariableStatusEnum.ACCEPTED || status == SetVariableStatusEnum.REBOOT_REQUIRED;
                assertThat(bench.model.value(each)).isEqualTo(taken ? value : before);
            }
        }
    }

    private static SetVariableStatusEnum set(Bench bench, Component component, Variable variable, String value) {
        SetVariableData data = SetVariableData.builder()
                .component(component)
                .variable(variable)
                .attributeValue(value)
                .build();
        return bench.context
                .ask(SetVariablesRequest.of(List.of(data)))
                .setVariableResult()
                .get(0)
                .attributeStatus();
    }
}
