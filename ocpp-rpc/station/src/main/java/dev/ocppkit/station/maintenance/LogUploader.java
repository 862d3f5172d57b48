package dev.ocppkit.station.maintenance;

import dev.ocppkit.model.enumeration.LogEnum;
import dev.ocppkit.model.enumeration.UploadLogStatusEnum;
import dev.ocppkit.model.message.GetLogRequest;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Collects and uploads logs; the firmware of the station implements it. */
public interface LogUploader {
    /**
     * Tells which logs there are.
     *
     * @return the kinds of log; others are refused
     */
    Set<LogEnum> kinds();

    /**
     * Uploads a log.
     *
     * @param request what is wanted, and where to; retries are up to the uploader
     * @param fileName the name that the CSMS was told
     * @return completes on any thread with Uploaded or with the failure; one that fails counts as UploadFailure
     */
    CompletionStage<UploadLogStatusEnum> upload(GetLogRequest request, String fileName);
}
