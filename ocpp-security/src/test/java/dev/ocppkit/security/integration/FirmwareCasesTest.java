package dev.ocppkit.security.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.UpdateFirmwareStatusEnum;
import dev.ocppkit.security.firmware.FirmwareReason;
import dev.ocppkit.security.firmware.FirmwareResult;
import dev.ocppkit.security.firmware.FirmwareSigningCertificates;
import dev.ocppkit.security.firmware.FirmwareVerifier;
import dev.ocppkit.security.testing.Vectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The certification cases of OCPP 2.0.1 about signed firmware (L01), by their ids. */
class FirmwareCasesTest {
    private static final Instant NOW = Instant.parse("2026-12-15T12:00:00Z");

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
}
