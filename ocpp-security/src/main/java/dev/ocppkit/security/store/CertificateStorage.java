package dev.ocppkit.security.store;

import java.io.IOException;
import java.util.List;

/**
 * Where installed certificates are kept. All entries are written together, so that a change of several is complete or not there
 * at all after a power cut.
 */
public interface CertificateStorage {
    /**
     * Reads all entries.
     *
     * @return the entries in the order they were installed
     * @throws IOException if they cannot be read
     */
    List<StoredCertificate> load() throws IOException;

    /**
     * Replaces all entries.
     *
     * @param entries the entries
     * @throws IOException if they cannot be written; then the old ones are still there
     */
    void save(List<StoredCertificate> entries) throws IOException;

    /**
     * Returns a storage in memory.
     *
     * @return the empty storage
     */
    static CertificateStorage inMemory() {
        return new CertificateStorage() {
            private List<StoredCertificate> entries = List.of();

            @Override
            public synchronized List<StoredCertificate> load() {
                return entries;
            }

            @Override
            public synchronized void save(List<StoredCertificate> changed) {
                entries = List.copyOf(changed);
            }
        };
    }
}
