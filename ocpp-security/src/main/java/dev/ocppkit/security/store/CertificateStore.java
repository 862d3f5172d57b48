package dev.ocppkit.security.store;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.CertificateHashDataChain;
import dev.ocppkit.model.enumeration.DeleteCertificateStatusEnum;
import dev.ocppkit.model.enumeration.GetCertificateIdUseEnum;
import dev.ocppkit.model.enumeration.GetInstalledCertificateStatusEnum;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.model.message.GetInstalledCertificateIdsRequest;
import dev.ocppkit.model.message.GetInstalledCertificateIdsResponse;
import dev.ocppkit.model.message.InstallCertificateRequest;
import dev.ocppkit.security.OcppSecurityException;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.pki.CertificateHashes;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The installed certificates of a charging station. Safe for use by several threads; every change is written before it counts.
 *
 * <p>With the additional root check, a new CSMS root is on trial until {@link #connected} tells that it has proved itself; until
 * then the old one is trusted too, and no further root is taken. The state survives a restart.
 *
 * <p>Spec: OCPP 2.1 Part 2, M03, M04, M05, A02.FR.15.
 */
public final class CertificateStore {
    private final CertificateStorage storage;
    private final StorePolicy policy;
    private final Clock clock;
    private List<StoredCertificate> entries;

    /**
     * Opens a store.
     *
     * @param storage where the certificates are kept
     * @param policy what is allowed
     * @param clock tells the time that new certificates must be valid at
     * @throws OcppSecurityException if the certificates cannot be read
     */
    public CertificateStore(CertificateStorage storage, StorePolicy policy, Clock clock) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.clock = Objects.requireNonNull(clock, "clock");
        try {
            entries = List.copyOf(storage.load());
        } catch (IOException e) {
            throw new OcppSecurityException("The installed certificates cannot be read.", e);
        }
    }

    /**
     * Installs the root certificate of an InstallCertificateRequest.
     *
     * @param request the request
     * @return what became of it, with the answer
     */
    public InstallResult install(InstallCertificateRequest request) {
        return CertificateUse.of(request.certificateType())
                .map(use -> install(use, request.certificate()))
                .orElseGet(() -> new InstallResult(InstallResult.Reason.UNKNOWN_TYPE));
    }

    /**
     * Installs a root certificate.
     *
     * @param use what it is for: one of the roots
     * @param pem the text of the request
     * @return what became of it; raise ReconfigurationOfSecurityParameters if it is installed
     * @throws IllegalArgumentException if the use is no root
     */
    public synchronized InstallResult install(CertificateUse use, String pem) {
        if (use == CertificateUse.STATION || use == CertificateUse.V2G_CHAIN) {
            throw new IllegalArgumentException(use + " is no root");
        }
        RootCheck check = RootCheck.of(pem, clock.instant());
        Optional<InstallResult.Reason> refusal = check.refusal();
        if (refusal.isPresent()) {
            return new InstallResult(refusal.get());
        }
        X509Certificate root = check.certificate();
        List<StoredCertificate> active =
                entries.stream().filter(entry -> entry.use() == use).toList();
        if (use == CertificateUse.CSMS_ROOT && policy.additionalRootCheck() && !active.isEmpty()) {
            return swap(check, active);
        }
        if (!check.isSelfSigned()) {
            return new InstallResult(InstallResult.Reason.NOT_A_ROOT);
        }
        if (active.stream().anyMatch(entry -> entry.certificate().equals(root))) {
            return new InstallResult(InstallResult.Reason.REPLACED);
        }
        return add(new StoredCertificate(use, false, List.of(root)), entries);
    }

    private InstallResult swap(RootCheck check, List<StoredCertificate> active) {
        if (active.stream().anyMatch(StoredCertificate::fallback)) {
            return new InstallResult(InstallResult.Reason.CHANGE_PENDING);
        }
        StoredCertificate old = active.get(0);
        boolean oldIsValid =
                !clock.instant().isAfter(old.certificate().getNotAfter().toInstant());
        if (check.isSelfSigned() || !oldIsValid || !check.isSignedBy(old.certificate())) {
            return new InstallResult(InstallResult.Reason.NOT_SIGNED_BY_OLD_ROOT);
        }
        List<StoredCertificate> changed = new ArrayList<>(entries);
        changed.set(changed.indexOf(old), new StoredCertificate(old.use(), true, old.chain()));
        StoredCertificate trial =
                new StoredCertificate(CertificateUse.CSMS_ROOT, false, List.of(check.certificate(), old.certificate()));
        return add(trial, changed);
    }

    private InstallResult add(StoredCertificate entry, List<StoredCertificate> others) {
        if (others.stream().mapToInt(CertificateStore::count).sum() + count(entry) > policy.maxEntries()) {
            return new InstallResult(InstallResult.Reason.FULL);
        }
        List<StoredCertificate> changed = new ArrayList<>(others);
        changed.add(entry);
        return new InstallResult(save(changed) ? InstallResult.Reason.INSTALLED : InstallResult.Reason.STORAGE);
    }

    /** The root that has signed another one is no entry of its own. */
    private static int count(StoredCertificate entry) {
        return switch (entry.use()) {
            case V2G_CHAIN -> entry.chain().size();
            case STATION -> 0;
            default -> 1;
        };
    }

    /**
     * Stores a chain that was validated.
     *
     * @param use V2G_CHAIN, of which there may be several, or STATION, which replaces the one before
     * @param chain the leaf and its sub-CAs, without the root
     * @return what became of it
     * @throws IllegalArgumentException if the use is a root
     */
    public synchronized InstallResult installChain(CertificateUse use, List<X509Certificate> chain) {
        if (use != CertificateUse.STATION && use != CertificateUse.V2G_CHAIN) {
            throw new IllegalArgumentException(use + " is no chain");
        }
        List<StoredCertificate> others = entries.stream()
                .filter(entry -> use != CertificateUse.STATION || entry.use() != CertificateUse.STATION)
                .filter(entry -> !entry.chain().equals(chain))
                .toList();
        return add(new StoredCertificate(use, false, chain), others);
    }

    /**
     * Deletes a certificate.
     *
     * @param data names the certificate
     * @param inUse the root that the connection relies on now, or null without TLS
     * @return what became of it; raise ReconfigurationOfSecurityParameters if it is deleted
     */
    public synchronized DeleteResult delete(CertificateHashData data, @Nullable X509Certificate inUse) {
        List<StoredCertificate> found = find(data);
        if (found.isEmpty()) {
            return new DeleteResult(DeleteCertificateStatusEnum.NOT_FOUND, 0, false);
        }
        Optional<StoredCertificate> allowed = found.stream()
                .filter(entry -> entry.use() != CertificateUse.STATION)
                .findFirst();
        if (allowed.isEmpty() || isProtected(allowed.get(), inUse)) {
            return new DeleteResult(DeleteCertificateStatusEnum.FAILED, 0, false);
        }
        StoredCertificate victim = allowed.get();
        List<StoredCertificate> kept = new ArrayList<>(entries);
        kept.remove(victim);
        int before = kept.size();
        if (victim.use() == CertificateUse.V2G_ROOT) {
            kept.removeIf(
                    entry -> entry.use() == CertificateUse.V2G_CHAIN && isIssuer(victim.certificate(), last(entry)));
        }
        int chains = before - kept.size();
        return save(kept)
                ? new DeleteResult(DeleteCertificateStatusEnum.ACCEPTED, chains, found.size() > 1)
                : new DeleteResult(DeleteCertificateStatusEnum.FAILED, 0, false);
    }

    private boolean isProtected(StoredCertificate entry, @Nullable X509Certificate inUse) {
        if (!policy.protectLast() || entry.use() != CertificateUse.CSMS_ROOT || inUse == null) {
            return false;
        }
        boolean last = entries.stream()
                        .filter(other -> other.use() == CertificateUse.CSMS_ROOT)
                        .count()
                == 1;
        return last || entry.certificate().equals(inUse);
    }

    /**
     * Answers a GetInstalledCertificateIdsRequest, with hashes of SHA-256.
     *
     * @param request the request; without types it asks for all
     * @return the answer: Accepted with a list, or NotFound
     */
    public GetInstalledCertificateIdsResponse list(GetInstalledCertificateIdsRequest request) {
        List<GetCertificateIdUseEnum> types = request.certificateType();
        List<CertificateHashDataChain> chains = list(types == null ? List.of() : types, HashAlgorithmEnum.SHA256);
        return chains.isEmpty()
                ? GetInstalledCertificateIdsResponse.of(GetInstalledCertificateStatusEnum.NOT_FOUND)
                : GetInstalledCertificateIdsResponse.builder()
                        .status(GetInstalledCertificateStatusEnum.ACCEPTED)
                        .certificateHashDataChain(chains)
                        .build();
    }

    /**
     * Lists certificates.
     *
     * @param types the types asked for; empty for all
     * @param algorithm of the hashes
     * @return the chains; empty means that the answer is NotFound and has no list
     */
    public synchronized List<CertificateHashDataChain> list(
            Collection<GetCertificateIdUseEnum> types, HashAlgorithmEnum algorithm) {
        return entries.stream()
                .filter(entry -> entry.use() != CertificateUse.STATION)
                .filter(entry -> types.isEmpty() || types.contains(entry.use().listed()))
                .flatMap(entry -> listed(entry, algorithm).stream())
                .toList();
    }

    private Optional<CertificateHashDataChain> listed(StoredCertificate entry, HashAlgorithmEnum algorithm) {
        List<CertificateHashData> hashes = new ArrayList<>();
        List<X509Certificate> chain =
                entry.use() == CertificateUse.V2G_CHAIN ? entry.chain() : List.of(entry.certificate());
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : issuerOf(entry);
            Optional<CertificateHashData> hash =
                    issuer == null ? Optional.empty() : CertificateHashes.of(chain.get(i), issuer, algorithm);
            if (hash.isEmpty()) {
                break;
            }
            hashes.add(hash.get());
        }
        if (hashes.isEmpty()) {
            return Optional.empty();
        }
        CertificateHashDataChain.Builder listed = CertificateHashDataChain.builder()
                .certificateHashData(hashes.get(0))
                .certificateType(entry.use().listed());
        if (hashes.size() > 1) {
            listed.childCertificateHashData(hashes.subList(1, Math.min(hashes.size(), 5)));
        }
        return Optional.of(listed.build());
    }

    private List<StoredCertificate> find(CertificateHashData data) {
        return entries.stream()
                .filter(entry -> {
                    X509Certificate issuer = entry.use() == CertificateUse.V2G_CHAIN
                                    && entry.chain().size() > 1
                            ? entry.chain().get(1)
                            : issuerOf(entry);
                    return issuer != null && CertificateHashes.matches(data, entry.certificate(), issuer);
                })
                .toList();
    }

    /** Returns the certificate that has signed the last one of an entry; null if it is not here. */
    private @Nullable X509Certificate issuerOf(StoredCertificate entry) {
        boolean chain = entry.use() == CertificateUse.V2G_CHAIN || entry.use() == CertificateUse.STATION;
        if (!chain) {
            return last(entry);
        }
        if (entry.use() == CertificateUse.STATION && entry.chain().size() > 1) {
            return entry.chain().get(1);
        }
        return entries.stream()
                .map(StoredCertificate::certificate)
                .filter(root -> isIssuer(root, last(entry)))
                .findFirst()
                .orElse(null);
    }

    private static X509Certificate last(StoredCertificate entry) {
        return entry.chain().get(entry.chain().size() - 1);
    }

    private static boolean isIssuer(X509Certificate root, X509Certificate certificate) {
        return Bc.holder(certificate).getIssuer().equals(Bc.holder(root).getSubject())
                && Bc.isSignedBy(Bc.holder(certificate), Bc.holder(root).getSubjectPublicKeyInfo());
    }

    /**
     * Returns the trusted certificates of a use. While a new CSMS root is on trial, it comes first and the old one after it.
     *
     * @param use what they are for
     * @return the roots; each is trusted by itself
     */
    public synchronized List<X509Certificate> anchors(CertificateUse use) {
        return entries.stream()
                .filter(entry -> entry.use() == use)
                .sorted(Comparator.comparing(StoredCertificate::fallback))
                .map(StoredCertificate::certificate)
                .toList();
    }

    /**
     * Returns the chain to show to vehicles, or to the CSMS.
     *
     * @param use V2G_CHAIN or STATION
     * @param root under which root of ISO 15118 it must be, or null for any
     * @return the one that begins latest; empty if there is none
     */
    public synchronized Optional<List<X509Certificate>> chain(CertificateUse use, @Nullable X509Certificate root) {
        return entries.stream()
                .filter(entry -> entry.use() == use)
                .filter(entry -> root == null || isIssuer(root, last(entry)))
                .max(Comparator.comparing(entry -> entry.certificate().getNotBefore()))
                .map(StoredCertificate::chain);
    }

    /**
     * Tells the store that a connection was made and which root it relied on. If it is the one on trial, the old one is removed
     * (M05.FR.13); if it is the old one, both stay.
     *
     * @param root the root that the certificate of the CSMS was valid under
     * @return whether the old root was removed
     */
    public synchronized boolean connected(X509Certificate root) {
        Optional<StoredCertificate> used = entries.stream()
                .filter(entry -> entry.use() == CertificateUse.CSMS_ROOT
                        && entry.certificate().equals(root))
                .findFirst();
        if (!isChangePending() || used.isEmpty() || used.get().fallback()) {
            return false;
        }
        return save(entries.stream().filter(entry -> !entry.fallback()).toList());
    }

    /**
     * Tells whether a new CSMS root is on trial.
     *
     * @return whether the old one is still kept
     */
    public synchronized boolean isChangePending() {
        return entries.stream().anyMatch(StoredCertificate::fallback);
    }

    /**
     * Returns SecurityCtrlr.CertificateEntries.
     *
     * @return how many certificates there are, without the charging station's own
     */
    public synchronized int size() {
        return entries.stream().mapToInt(CertificateStore::count).sum();
    }

    private boolean save(List<StoredCertificate> changed) {
        try {
            storage.save(changed);
            entries = List.copyOf(changed);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
