package dev.ocppkit.security.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.CertificateStatusRequestInfo;
import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.AuthorizeCertificateStatusEnum;
import dev.ocppkit.model.enumeration.CertificateActionEnum;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.enumeration.CertificateStatusEnum;
import dev.ocppkit.model.enumeration.CertificateStatusSourceEnum;
import dev.ocppkit.model.enumeration.DeleteCertificateStatusEnum;
import dev.ocppkit.model.enumeration.GetCertificateIdUseEnum;
import dev.ocppkit.model.enumeration.GetCertificateStatusEnum;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.model.enumeration.Iso15118EVCertificateStatusEnum;
import dev.ocppkit.model.enumeration.UpdateFirmwareStatusEnum;
import dev.ocppkit.model.message.Get15118EVCertificateResponse;
import dev.ocppkit.security.ProfilePolicy;
import dev.ocppkit.security.Randoms;
import dev.ocppkit.security.SecurityProfile;
import dev.ocppkit.security.firmware.FirmwareReason;
import dev.ocppkit.security.firmware.FirmwareResult;
import dev.ocppkit.security.firmware.FirmwareSigningCertificates;
import dev.ocppkit.security.firmware.FirmwareVerifier;
import dev.ocppkit.security.iso15118.ContractAuthorisation;
import dev.ocppkit.security.iso15118.ContractDecision;
import dev.ocppkit.security.iso15118.ContractValidator;
import dev.ocppkit.security.iso15118.EvCertificateExchange;
import dev.ocppkit.security.password.PasswordRules;
import dev.ocppkit.security.password.StationPassword;
import dev.ocppkit.security.pki.CertificateHashes;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.ChainReason;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.CsrResult;
import dev.ocppkit.security.pki.CsrSubject;
import dev.ocppkit.security.pki.CsrVerifier;
import dev.ocppkit.security.pki.ExpiryWatch;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.KeyVault;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PendingCsrs;
import dev.ocppkit.security.pki.RevocationChecker;
import dev.ocppkit.security.pki.SigningBackoff;
import dev.ocppkit.security.revocation.CertificateStatusService;
import dev.ocppkit.security.revocation.ChainStatusCache;
import dev.ocppkit.security.revocation.ChainStatusService;
import dev.ocppkit.security.revocation.IssuerDirectory;
import dev.ocppkit.security.revocation.OcspCache;
import dev.ocppkit.security.revocation.OcspRequests;
import dev.ocppkit.security.revocation.OcspResult;
import dev.ocppkit.security.revocation.StatusFetcher;
import dev.ocppkit.security.store.CertificateStorage;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.CertificateUse;
import dev.ocppkit.security.store.InstallResult;
import dev.ocppkit.security.store.StorePolicy;
import dev.ocppkit.security.testing.TestPki;
import dev.ocppkit.security.testing.Vectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The cases of the certification of OCPP 2.0.1 that a library decides about, by their ids. */
class CertificationCasesTest {
    private static final Instant NOW = Instant.parse("2026-12-15T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TestPki PKI = new TestPki();
    private static final X509Certificate SUB2 = Vectors.certificate("pki/sub2.pem");
    private static final X509Certificate LEAF = Vectors.certificate("pki/leaf.pem");

    private final PendingCsrs pending = new PendingCsrs(KeyVault.inMemory(TestPki.RANDOM), new Randoms());

    private static CertificateStore store() {
        return new CertificateStore(CertificateStorage.inMemory(), StorePolicy.DEFAULT, CLOCK);
    }

    private PendingCsrs.Pending request(CertificateSigningUseEnum type) {
        return pending.start(type, KeySpec.EC_P256, CsrSubject.station("SN-0001", TestPki.OPERATOR));
    }

    private static ChainRequest.Builder signed(PendingCsrs.Pending request) {
        CsrResult.Accepted checked = (CsrResult.Accepted) CsrVerifier.check(request.pem(), "SN-0001", TestPki.OPERATOR);
        X509Certificate leaf =
                PKI.stationSub.issue(CertificateProfile.STATION, TestPki.subject("SN-0001"), checked.key(), List.of());
        String pem = PemCertificates.write(List.of(leaf, PKI.stationSub.certificate()));
        return ChainRequest.ofPem(pem, TestPki.NOW)
                .anchors(List.of(PKI.stationRoot.certificate()))
                .organisation(TestPki.OPERATOR)
                .commonName("SN-0001");
    }

    @Test
    @Tag("TC_A_09_CS")
    @Tag("TC_A_10_CS")
    void passwordIsChangedIfItIsAllowed() {
        List<String> events = new ArrayList<>();
        StationPassword password = new StationPassword(PasswordRules.V2_0_1, stored -> {}, () -> events.add("changed"));
        assertThat(password.set("Ab3-Ab3_Ab3*Ab3=")).isEmpty();
        assertThat(password.set("too short")).contains(PasswordRules.Problem.TOO_SHORT);
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateSigningUseEnum.class,
            names = {"CHARGING_STATION_CERTIFICATE", "V2G_CERTIFICATE"})
    @Tag("TC_A_11_CS")
    @Tag("TC_A_11_CSMS")
    @Tag("TC_A_12_CS")
    @Tag("TC_A_12_CSMS")
    void renewedCertificateIsAccepted(CertificateSigningUseEnum type) {
        PendingCsrs.Pending request = request(type);
        PendingCsrs.Outcome outcome = pending.accept(request.requestId(), type, signed(request));
        assertThat(outcome).isInstanceOf(PendingCsrs.Outcome.Accepted.class);
        assertThat(((PendingCsrs.Outcome.Accepted) outcome).chain()).hasSize(2);
        assertThat(pending.find(request.requestId(), type)).isEmpty();
    }

    @Test
    @Tag("TC_A_13_CS")
    @Tag("TC_A_13_CSMS")
    void combinedCertificateIsAcceptedWithoutRequestId() {
        PendingCsrs.Pending request = request(null);
        assertThat(pending.accept(null, null, signed(request))).isInstanceOf(PendingCsrs.Outcome.Accepted.class);
    }

    @Test
    @Tag("TC_A_14_CS")
    @Tag("A02.FR.20")
    void invalidCertificateEndsTheRequest() {
        PendingCsrs.Pending request = request(null);
        ChainRequest.Builder chain = signed(request).anchors(List.of(PKI.csmsRoot.certificate()));
        assertThat(pending.accept(request.requestId(), null, chain))
                .isInstanceOfSatisfying(
                        PendingCsrs.Outcome.InvalidChain.class,
                        invalid -> assertThat(invalid.reason())
                                .isIn(ChainReason.UNTRUSTED_ROOT, ChainReason.MISSING_INTERMEDIATE));
        assertThat(pending.find(request.requestId(), null)).isEmpty();
    }

    @Test
    @Tag("A02.FR.26")
    void certificateForAnUnknownRequestIsRejected() {
        PendingCsrs.Pending request = request(null);
        int other = request.requestId() == 7 ? 8 : 7;
        assertThat(pending.accept(other, null, signed(request))).isInstanceOf(PendingCsrs.Outcome.UnknownRequest.class);
    }

    @Test
    @Tag("TC_A_15_CS")
    @Tag("TC_A_23_CS")
    void requestIsRepeatedWithDoubledPausesAndThenNoMore() {
        SigningBackoff backoff = new SigningBackoff(Duration.ofSeconds(30), 3);
        assertThat(backoff.delay(0)).contains(Duration.ofSeconds(30));
        assertThat(backoff.delay(1)).contains(Duration.ofSeconds(60));
        assertThat(backoff.delay(2)).contains(Duration.ofSeconds(120));
        assertThat(backoff.delay(3)).isEmpty();
        assertThat(new SigningBackoff(Duration.ofSeconds(30), 1000).delay(999)).isPresent();
    }

    @Test
    @Tag("A03.FR.02")
    void certificateIsDueAMonthBeforeItsEnd() {
        Instant end = LEAF.getNotAfter().toInstant();
        Duration lead = ExpiryWatch.DEFAULT_LEAD;
        assertThat(ExpiryWatch.due(List.of(LEAF), end.minus(lead), lead)).containsExactly(LEAF);
        assertThat(ExpiryWatch.due(List.of(LEAF), end.minus(lead).minusSeconds(1), lead))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BASIC, TLS_BASIC, false, true, false, ACCEPTED",
        "TLS_BASIC, TLS_CLIENT_CERTIFICATE, false, true, true, ACCEPTED",
        "BASIC, TLS_BASIC, false, false, false, NO_CSMS_ROOT",
        "TLS_BASIC, TLS_CLIENT_CERTIFICATE, false, true, false, NO_STATION_CERTIFICATE",
        "TLS_CLIENT_CERTIFICATE, TLS_BASIC, false, true, true, DOWNGRADE_REFUSED",
        "TLS_CLIENT_CERTIFICATE, TLS_BASIC, true, true, true, ACCEPTED",
        "TLS_CLIENT_CERTIFICATE, BASIC, true, true, true, DOWNGRADE_REFUSED",
        "TLS_BASIC, BASIC, true, true, true, DOWNGRADE_REFUSED"
    })
    @Tag("TC_A_19_CS")
    @Tag("TC_A_20_CS")
    @Tag("TC_A_21_CS")
    @Tag("TC_A_22_CS")
    void profileIsOnlyRaisedWithWhatItNeeds(
            SecurityProfile from,
            SecurityProfile to,
            boolean downgrade,
            boolean root,
            boolean certificate,
            ProfilePolicy.Change expected) {
        assertThat(ProfilePolicy.checkChange(from, to, downgrade, root, certificate))
                .isEqualTo(expected);
    }

    @Test
    @Tag("A05.FR.06")
    void lowerProfilesAreRemovedAfterTheFirstConnection() {
        assertThat(ProfilePolicy.slotsToRemove(
                        SecurityProfile.TLS_BASIC,
                        Map.of(3, SecurityProfile.BASIC, 1, SecurityProfile.BASIC, 2, SecurityProfile.TLS_BASIC)))
                .containsExactly(1, 3);
    }

    @Test
    @Tag("TC_L_05_CS")
    @Tag("TC_L_18_CS")
    void firmwareWithoutGoodCertificateIsNotAccepted() {
        List<X509Certificate> roots = Vectors.certificates("pki/mroot.pem");
        String good = Vectors.text("pki/fw_rsa.pem");
        assertThat(FirmwareSigningCertificates.answer(good, "c2ln", roots, NOW))
                .isEqualTo(UpdateFirmwareStatusEnum.ACCEPTED);
        assertThat(FirmwareSigningCertificates.answer(Vectors.text("pki/fw_exp.pem"), "c2ln", roots, NOW))
                .isEqualTo(UpdateFirmwareStatusEnum.INVALID_CERTIFICATE);
        assertThat(FirmwareSigningCertificates.answer(null, null, roots, NOW))
                .isEqualTo(UpdateFirmwareStatusEnum.REJECTED);
    }

    @Test
    @Tag("TC_L_06_CS")
    void firmwareWithAnotherSignatureIsNotInstalled() throws IOException {
        FirmwareResult result = new FirmwareVerifier()
                .verifySignature(
                        new ByteArrayInputStream(Vectors.bytes("firmware/firmware_tampered.bin")),
                        Vectors.text("firmware/pss32.sig.b64"),
                        Vectors.certificate("pki/fw_rsa.pem"));
        assertThat(result).isEqualTo(new FirmwareResult.Invalid(FirmwareReason.INVALID_SIGNATURE, "signature"));
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateUse.class,
            names = {"STATION", "V2G_CHAIN"},
            mode = EnumSource.Mode.EXCLUDE)
    @Tag("TC_M_01_CS")
    @Tag("TC_M_02_CS")
    @Tag("TC_M_03_CS")
    @Tag("TC_M_04_CS")
    @Tag("TC_M_12_CS")
    @Tag("TC_M_13_CS")
    @Tag("TC_M_14_CS")
    @Tag("TC_M_16_CS")
    @Tag("TC_M_18_CS")
    @Tag("TC_M_20_CS")
    void rootsAreInstalledListedAndDeleted(CertificateUse use) {
        CertificateStore store = store();
        X509Certificate root = Vectors.certificate("pki/root.pem");
        assertThat(store.install(use, Vectors.text("pki/root.pem")).reason()).isEqualTo(InstallResult.Reason.INSTALLED);
        assertThat(store.list(List.of(), HashAlgorithmEnum.SHA256))
                .singleElement()
                .satisfies(listed -> assertThat(CertificateHashes.matches(listed.certificateHashData(), root, root))
                        .isTrue());
        CertificateHashData hash =
                CertificateHashes.of(root, root, HashAlgorithmEnum.SHA384).orElseThrow();
        assertThat(store.delete(hash, null).status()).isEqualTo(DeleteCertificateStatusEnum.ACCEPTED);
        assertThat(store.size()).isZero();
    }

    @Test
    @Tag("TC_M_07_CS")
    @Tag("TC_M_19_CS")
    @Tag("TC_M_22_CS")
    void expiredRootIsRejectedAndNothingIsFound() {
        CertificateStore store = store();
        assertThat(store.install(CertificateUse.CSMS_ROOT, Vectors.text("rootswap/root_expired.pem"))
                        .reason())
                .isEqualTo(InstallResult.Reason.NOT_VALID_NOW);
        assertThat(store.list(List.of(GetCertificateIdUseEnum.MO_ROOT_CERTIFICATE), HashAlgorithmEnum.SHA256))
                .isEmpty();
        CertificateHashData unknown =
                CertificateHashes.of(LEAF, SUB2, HashAlgorithmEnum.SHA256).orElseThrow();
        assertThat(store.delete(unknown, null).status()).isEqualTo(DeleteCertificateStatusEnum.NOT_FOUND);
    }

    private static StatusFetcher answering(String ocsp, String crl) {
        return new StatusFetcher() {
            @Override
            public byte[] ocsp(URI responder, byte[] request) throws IOException {
                if (!responder.getHost().equals("good.example")) {
                    throw new IOException("unreachable");
                }
                return Vectors.bytes(ocsp);
            }

            @Override
            public byte[] crl(URI location) throws IOException {
                if (!location.getHost().equals("good.example")) {
                    throw new IOException("unreachable");
                }
                return Vectors.bytes(crl);
            }
        };
    }

    private static OCSPRequestData requestData(String url) {
        CertificateHashData hash =
                CertificateHashes.of(LEAF, SUB2, HashAlgorithmEnum.SHA256).orElseThrow();
        return OCSPRequestData.builder()
                .hashAlgorithm(hash.hashAlgorithm())
                .issuerNameHash(hash.issuerNameHash())
                .issuerKeyHash(hash.issuerKeyHash())
                .serialNumber(hash.serialNumber())
                .responderURL(url)
                .build();
    }

    @Test
    @Tag("TC_M_24_CSMS")
    @Tag("TC_M_25_CS")
    @Tag("M06.FR.03")
    void statusIsFetchedOrFailed() {
        IssuerDirectory issuers = IssuerDirectory.of(List.of(SUB2));
        CertificateStatusService service = new CertificateStatusService(answering("ocsp/good.der", ""), issuers, CLOCK);
        assertThat(service.answer(requestData("http://good.example/")).status())
                .isEqualTo(GetCertificateStatusEnum.ACCEPTED);
        assertThat(service.answer(requestData("http://bad.example/")).status())
                .isEqualTo(GetCertificateStatusEnum.FAILED);
        assertThat(service.answer(requestData("file:///etc/passwd")).status())
                .isEqualTo(GetCertificateStatusEnum.FAILED);
        CertificateStatusService tampered =
                new CertificateStatusService(answering("ocsp/tampered.der", ""), issuers, CLOCK);
        assertThat(tampered.answer(requestData("http://good.example/")).status())
                .isEqualTo(GetCertificateStatusEnum.FAILED);
    }

    @Test
    @Tag("TC_M_24_CS")
    @Tag("M06.FR.10")
    void responseIsKeptForAWeekAtMost() {
        OcspCache cache = new OcspCache(CLOCK);
        CertificateHashData hash = OcspRequests.hashData(requestData(""));
        assertThat(cache.isDue(hash)).isTrue();
        assertThat(cache.put(hash, SUB2, Vectors.bytes("ocsp/good.der"))).isInstanceOf(OcspResult.Good.class);
        assertThat(cache.get(hash)).isPresent();
        assertThat(cache.isDue(hash)).isFalse();
        OcspCache uncached = new OcspCache(CLOCK);
        uncached.put(hash, SUB2, Vectors.bytes("ocsp/nonextupdate.der"));
        assertThat(uncached.get(hash)).isEmpty();
    }

    @Test
    @Tag("M07.FR.06")
    @Tag("M07.FR.08")
    void statusesOfAChainComeInTheirOrderFromTheFirstAddressThatAnswers() {
        Clock june = Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);
        ChainStatusService service = new ChainStatusService(
                answering("ocsp/garbage.der", "crl/sub2_current.crl"),
                IssuerDirectory.of(List.of(SUB2)),
                Duration.ofHours(1),
                june);
        X509Certificate revoked = Vectors.certificate("chain/leaf_revoked.pem");
        List<CertificateStatusRequestInfo> wanted = List.of(
                info(LEAF, CertificateStatusSourceEnum.CRL, "http://bad.example/", "http://good.example/"),
                info(revoked, CertificateStatusSourceEnum.CRL, "http://good.example/"),
                info(LEAF, CertificateStatusSourceEnum.OCSP, "http://good.example/"));
        var statuses = service.answer(wanted).certificateStatus();
        assertThat(statuses)
                .extracting(one -> one.status())
                .containsExactly(
                        CertificateStatusEnum.GOOD, CertificateStatusEnum.REVOKED, CertificateStatusEnum.FAILED);
        assertThat(statuses.get(2).nextUpdate()).isEqualTo(june.instant().plus(Duration.ofHours(1)));
        assertThat(statuses.get(0).nextUpdate())
                .isBeforeOrEqualTo(june.instant().plus(Duration.ofDays(7)));
        ChainStatusCache cache = new ChainStatusCache(june);
        cache.put(statuses.subList(1, 3));
        assertThat(cache.missing(wanted)).containsExactly(wanted.get(0), wanted.get(2));
    }

    private static CertificateStatusRequestInfo info(
            X509Certificate certificate, CertificateStatusSourceEnum source, String... urls) {
        return CertificateStatusRequestInfo.builder()
                .certificateHashData(CertificateHashes.of(certificate, SUB2, HashAlgorithmEnum.SHA256)
                        .orElseThrow())
                .source(source)
                .urls(List.of(urls))
                .build();
    }

    @Test
    @Tag("TC_M_26_CS")
    @Tag("TC_M_27_CS")
    @Tag("TC_M_28_CS")
    @Tag("TC_M_29_CS")
    @Tag("M01.FR.05")
    void vehicleGetsItsContractsOneByOne() {
        EvCertificateExchange exchange = EvCertificateExchange.iso15118v20(
                        "urn:iso:std:iso:15118:-20:CommonMessages",
                        CertificateActionEnum.INSTALL,
                        new byte[] {1},
                        3,
                        List.of())
                .orElseThrow();
        assertThat(exchange.take(response("AQ==", 1)))
                .isInstanceOfSatisfying(
                        EvCertificateExchange.Round.Pass.class,
                        pass -> assertThat(pass.again()).isTrue());
        // A number that does not fall would never end.
        assertThat(exchange.take(response("AQ==", 1)))
                .isInstanceOfSatisfying(
                        EvCertificateExchange.Round.Pass.class,
                        pass -> assertThat(pass.again()).isFalse());
        EvCertificateExchange single = EvCertificateExchange.iso15118v2(
                        "urn:iso:15118:2:2013:MsgDef", CertificateActionEnum.UPDATE, new byte[] {1})
                .orElseThrow();
        assertThat(single.request().maximumContractCertificateChains()).isNull();
        assertThat(single.take(response("", null))).isInstanceOf(EvCertificateExchange.Round.Failed.class);
        assertThat(EvCertificateExchange.iso15118v2("x", CertificateActionEnum.INSTALL, new byte[9000]))
                .isEmpty();
    }

    private static Get15118EVCertificateResponse response(String exi, Integer remaining) {
        return Get15118EVCertificateResponse.builder()
                .status(Iso15118EVCertificateStatusEnum.ACCEPTED)
                .exiResponse(exi)
                .remainingContracts(remaining)
                .build();
    }

    private static ContractValidator contracts(RevocationChecker.Status status) {
        return new ContractValidator(
                () -> Vectors.certificates("pki/moroot.pem"),
                (certificate, issuer, at) -> status,
                hashes -> status,
                CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "contract_chain, GOOD, ACCEPTED, ACCEPTED, ACCEPTED",
        "contract_chain, GOOD, CONCURRENT_TX, ACCEPTED, CONCURRENT_TX",
        "contract_chain, GOOD, BLOCKED, CONTRACT_CANCELLED, BLOCKED",
        "contract_chain, REVOKED, ACCEPTED, CERTIFICATE_REVOKED, INVALID",
        "contract_chain, UNKNOWN, ACCEPTED, CERT_CHAIN_ERROR, INVALID",
        "contract_exp_chain, GOOD, ACCEPTED, CERTIFICATE_EXPIRED, EXPIRED"
    })
    @Tag("C07.FR.13")
    @Tag("C07.FR.14")
    @Tag("C07.FR.15")
    @Tag("C07.FR.16")
    @Tag("C07.FR.17")
    void contractIsJudgedByItsChain(
            String chain,
            RevocationChecker.Status status,
            AuthorizationStatusEnum token,
            AuthorizeCertificateStatusEnum certificate,
            AuthorizationStatusEnum answer) {
        String emaid = Vectors.json("pki/contract.json").get("emaid").asString();
        assertThat(contracts(status).ofChain(Vectors.text("pki/" + chain + ".pem"), emaid, token))
                .isEqualTo(new ContractDecision(certificate, answer));
    }

    @Test
    @Tag("C07.FR.02")
    void contractOfAnotherIdAndContractWithoutAnythingAreRefused() {
        ContractValidator contracts = contracts(RevocationChecker.Status.GOOD);
        String chain = Vectors.text("pki/contract_chain.pem");
        assertThat(contracts
                        .ofChain(chain, "NLXXX000000000", AuthorizationStatusEnum.ACCEPTED)
                        .certificateStatus())
                .isEqualTo(AuthorizeCertificateStatusEnum.CERT_CHAIN_ERROR);
        assertThat(contracts
                        .ofHashes(List.of(), AuthorizationStatusEnum.ACCEPTED)
                        .certificateStatus())
                .isEqualTo(AuthorizeCertificateStatusEnum.NO_CERTIFICATE_AVAILABLE);
        assertThat(contracts.ofHashes(List.of(requestData("http://x/")), AuthorizationStatusEnum.ACCEPTED))
                .isEqualTo(new ContractDecision(
                        AuthorizeCertificateStatusEnum.ACCEPTED, AuthorizationStatusEnum.ACCEPTED));
        assertThat(ContractAuthorisation.online(false, true)).isEqualTo(ContractAuthorisation.Step.ASK_WITH_CHAIN);
        assertThat(ContractAuthorisation.offline(false, true, true, null, true))
                .isEqualTo(ContractAuthorisation.Step.REFUSE);
        assertThat(ContractAuthorisation.offline(true, true, true, false, true))
                .isEqualTo(ContractAuthorisation.Step.ALLOW_UNKNOWN);
    }

    @Test
    void hashesOfAContractAreThoseOfItsVectors() {
        List<X509Certificate> chain = Vectors.certificates("pki/contract_chain.pem");
        X509Certificate root = Vectors.certificate("pki/moroot.pem");
        var expected = Vectors.json("pki/contract.json").get("hashData");
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : root;
            CertificateHashData hash = CertificateHashes.of(chain.get(i), issuer, HashAlgorithmEnum.SHA256)
                    .orElseThrow();
            assertThat(hash.issuerNameHash())
                    .isEqualTo(expected.get(i).get("issuerNameHash").asString());
            assertThat(hash.issuerKeyHash())
                    .isEqualTo(expected.get(i).get("issuerKeyHash").asString());
            assertThat(hash.serialNumber())
                    .isEqualTo(expected.get(i).get("serialNumber").asString());
        }
    }
}
