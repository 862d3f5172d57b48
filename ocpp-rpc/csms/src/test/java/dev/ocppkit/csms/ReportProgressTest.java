package dev.ocppkit.csms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.NotifyDisplayMessagesRequest;
import dev.ocppkit.model.message.NotifyReportRequest;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReportProgressTest {
    private static ReportPart numbered(int seqNo, boolean tbc) {
        return ReportPart.of(NotifyReportRequest.builder()
                        .requestId(7)
                        .generatedAt(Instant.EPOCH)
                        .seqNo(seqNo)
                        .tbc(tbc)
                        .build())
                .orElseThrow();
    }

    private static ReportPart unnumbered(boolean tbc) {
        NotifyDisplayMessagesRequest.Builder part =
                NotifyDisplayMessagesRequest.builder().requestId(8);
        return ReportPart.of((tbc ? part.tbc(true) : part).build()).orElseThrow();
    }

    @Test
    @Tag("B07")
    void aReportIsCompleteWithItsLastPart() {
        ReportProgress first = ReportProgress.of(numbered(0, true));
        assertThat(first.complete()).isFalse();

        assertThat(first.with(numbered(1, false))).isEqualTo(new ReportProgress("NotifyReport", 7, 2, 1, true));
    }

    @Test
    void aReportWhoseMiddleIsMissingIsNotComplete() {
        assertThat(ReportProgress.of(numbered(0, true)).with(numbered(2, false)).complete())
                .isFalse();
    }

    @Test
    void aNewReportMayHaveTheSameId() {
        ReportProgress old = ReportProgress.of(numbered(0, true)).with(numbered(1, true));

        assertThat(old.with(numbered(0, false))).isEqualTo(new ReportProgress("NotifyReport", 7, 1, 0, true));

        ReportProgress whole = ReportProgress.of(unnumbered(true)).with(unnumbered(false));
        assertThat(whole.complete()).isTrue();
        assertThat(whole.with(unnumbered(true)).complete()).isFalse();
    }

    @Test
    void otherMessagesAndOtherReportsAreToldApart() {
        assertThat(ReportPart.of(HeartbeatRequest.of())).isEmpty();
        ReportProgress report = ReportProgress.of(numbered(0, true));
        ReportPart other = unnumbered(false);
        assertThatThrownBy(() -> report.with(other)).isInstanceOf(IllegalArgumentException.class);
    }
}
