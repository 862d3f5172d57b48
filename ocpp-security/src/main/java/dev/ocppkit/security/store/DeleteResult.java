package dev.ocppkit.security.store;

import dev.ocppkit.model.enumeration.DeleteCertificateStatusEnum;
import dev.ocppkit.model.message.DeleteCertificateResponse;

/**
 * What became of a certificate to delete.
 *
 * @param status the status to answer with
 * @param chainsDeleted how many chains below a deleted root went with it (M04.FR.08)
 * @param ambiguous whether several certificates fitted; the oldest was deleted
 */
public record DeleteResult(DeleteCertificateStatusEnum status, int chainsDeleted, boolean ambiguous) {
    /**
     * Returns the answer to DeleteCertificate.
     *
     * @return a response with {@link #status}
     */
    public DeleteCertificateResponse response() {
        return DeleteCertificateResponse.of(status);
    }
}
