package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.GetCompositeScheduleResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A composite schedule, or why there is none.
 *
 * @param schedule the schedule; absent if it was rejected
 * @param rejection why it was rejected; absent if it was not
 * @param provenance why the schedule is what it is, in the order of time; empty unless it was asked for
 */
public record CompositeResult(
        @Nullable CompositeSchedule schedule, @Nullable Rejection rejection, List<Provenance> provenance) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException unless exactly one of schedule and rejection is there
     */
    public CompositeResult {
        if ((schedule == null) == (rejection == null)) {
            throw new IllegalArgumentException("either a schedule or a rejection");
        }
        provenance = List.copyOf(provenance);
    }

    static CompositeResult rejected(Rejection rejection) {
        return new CompositeResult(null, rejection, List.of());
    }

    /**
     * Returns the answer to a GetCompositeScheduleRequest.
     *
     * @return the answer: Accepted with the schedule, or Rejected
     */
    public GetCompositeScheduleResponse response() {
        GenericStatusEnum status = schedule == null ? GenericStatusEnum.REJECTED : GenericStatusEnum.ACCEPTED;
        return GetCompositeScheduleResponse.builder()
                .status(status)
                .schedule(schedule)
                .build();
    }
}
