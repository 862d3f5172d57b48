package dev.ocppkit.station.maintenance;

import dev.ocppkit.model.enumeration.LogStatusEnum;
import dev.ocppkit.model.enumeration.UploadLogStatusEnum;
import dev.ocppkit.model.message.GetLogRequest;
import dev.ocppkit.model.message.GetLogResponse;
import dev.ocppkit.model.message.LogStatusNotificationRequest;
import dev.ocppkit.station.StationContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Uploads of logs, and the statuses that the CSMS sees. A new request takes the place of one that is under way.
 *
 * <p>Spec: OCPP 2.1 Part 2, N01.
 */
public final class LogUploads {
    private final StationContext context;
    private final LogUploader uploader;
    private @Nullable GetLogRequest request;

    /**
     * Adds the handler of GetLog.
     *
     * @param context where the block lives
     * @param uploader does the work
     */
    public LogUploads(StationContext context, LogUploader uploader) {
        this.context = context;
        this.uploader = uploader;
        context.on(GetLogRequest.class, this::getLog);
    }

    private GetLogResponse getLog(GetLogRequest asked) {
        if (!uploader.kinds().contains(asked.logType())
                || !Urls.isUsable(asked.log().remoteLocation())) {
            return GetLogResponse.of(LogStatusEnum.REJECTED);
        }
        GetLogRequest before = request;
        request = asked;
        String fileName = asked.logType().wireName() + "-" + asked.requestId() + ".log";
        context.afterReply(() -> {
            if (before != null) {
                tell(UploadLogStatusEnum.ACCEPTED_CANCELED, before.requestId());
            }
            upload(asked, fileName);
        });
        return GetLogResponse.builder()
                .status(before != null ? LogStatusEnum.ACCEPTED_CANCELED : LogStatusEnum.ACCEPTED)
                .filename(fileName)
                .build();
    }

    /** Whether no other request has come meanwhile, be it one with the same content. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isCurrent(GetLogRequest asked) {
        return request == asked;
    }

    private void upload(GetLogRequest asked, String fileName) {
        tell(UploadLogStatusEnum.UPLOADING, asked.requestId());
        var unused = uploader.upload(asked, fileName)
                .exceptionally(failed -> UploadLogStatusEnum.UPLOAD_FAILURE)
                .thenAccept(status -> context.after(Duration.ZERO, () -> {
                    if (isCurrent(asked)) {
                        request = null;
                        tell(status, asked.requestId());
                    }
                }));
    }

    private void tell(UploadLogStatusEnum status, @Nullable Integer requestId) {
        context.send(LogStatusNotificationRequest.builder()
                .status(status)
                .requestId(requestId)
                .build());
    }

    /** Tells the CSMS how the upload stands because it asked for it; Idle if there is none (F06). */
    public void tell() {
        if (request == null) {
            tell(UploadLogStatusEnum.IDLE, null);
        } else {
            tell(UploadLogStatusEnum.UPLOADING, request.requestId());
        }
    }
}
