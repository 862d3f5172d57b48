package dev.ocppkit.security.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.AuthorizeCertificateStatusEnum;
import dev.ocppkit.model.enumeration.CertificateActionEnum;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.model.enumeration.Iso15118EVCertificateStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.Get15118EVCertificateResponse;
import dev.ocppkit.security.iso15118.ContractAuthorisation;
import dev.ocppkit.security.iso15118.ContractDecision;
import dev.ocppkit.security.iso15118.ContractValidator;
import dev.ocppkit.security.iso15118.EvCertificateExchange;
import dev.ocppkit.security.pki.CertificateHashes;
import dev.ocppkit.security.pki.RevocationChecker;
import dev.ocppkit.security.revocation.OcspRequests;
import dev.ocppkit.security.testing.Vectors;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The certification cases of OCPP 2.0.1 about contracts of vehicles (M01, C07), by their ids. */
class ContractCasesTest {
    private static final X509Certificate SUB2 = Vectors.certificate("pki/sub2.pem");
    private static final X509Certificate LEAF = Vectors.certificate("pki/leaf.pem");
    private static final Instant NOW = Instant.parse("2026-12-15T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

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
        CertificateHashData hash =
                CertificateHashes.of(LEAF, SUB2, HashAlgorithmEnum.SHA256).orElseThrow();
        List<OCSPRequestData> hashes = List.of(OcspRequests.dataFor(hash, "http://x/"));
        assertThat(contracts.ofHashes(hashes, AuthorizationStatusEnum.ACCEPTED))
                .isEqualTo(new ContractDecision(
                        AuthorizeCertificateStatusEnum.ACCEPTED, AuthorizationStatusEnum.ACCEPTED));
        assertThat(ContractAuthorisation.online(false, true)).isEqualTo(ContractAuthorisation.Step.ASK_WITH_CHAIN);
        assertThat(ContractAuthorisation.offline(false, true, true, null, true))
                .isEqualTo(ContractAuthorisation.Step.REFUSE);
        assertThat(ContractAuthorisation.offline(true, true, true, false, true))
                .isEqualTo(ContractAuthorisation.Step.ALLOW_UNKNOWN);
    }

    @Test
    @Tag("C07.FR.05")
    void requestIsJudgedByItsChainOrElseByItsHashes() {
        ContractValidator contracts = contracts(RevocationChecker.Status.REVOKED);
        AuthorizeRequest plain = AuthorizeRequest.of(
                IdToken.builder().idToken("NLXXX000000000").type("eMAID").build());
        CertificateHashData hash =
                CertificateHashes.of(LEAF, SUB2, HashAlgorithmEnum.SHA256).orElseThrow();
        AuthorizeRequest hashes = plain.toBuilder()
                .iso15118CertificateHashData(OcspRequests.dataFor(hash, "http://x/"))
                .build();
        AuthorizeRequest chain = hashes.toBuilder()
                .certificate(Vectors.text("pki/contract_chain.pem"))
                .build();
        assertThat(contracts.judge(plain, AuthorizationStatusEnum.ACCEPTED).certificateStatus())
                .isEqualTo(AuthorizeCertificateStatusEnum.NO_CERTIFICATE_AVAILABLE);
        assertThat(contracts.judge(hashes, AuthorizationStatusEnum.ACCEPTED))
                .isEqualTo(contracts.ofHashes(hashes.iso15118CertificateHashData(), AuthorizationStatusEnum.ACCEPTED));
        assertThat(contracts.judge(chain, AuthorizationStatusEnum.ACCEPTED))
                .isEqualTo(contracts.ofChain(
                        Vectors.text("pki/contract_chain.pem"), "NLXXX000000000", AuthorizationStatusEnum.ACCEPTED));
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
