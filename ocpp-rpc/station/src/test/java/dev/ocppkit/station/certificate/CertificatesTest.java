package dev.ocppkit.station.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.CertificateSignedStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.security.Randoms;
import dev.ocppkit.security.pki.KeyVault;
import dev.ocppkit.security.pki.PendingCsrs;
import dev.ocppkit.security.store.CertificateStorage;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.StorePolicy;
import dev.ocppkit.station.Bench;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CertificatesTest {
    private final Bench bench = new Bench();

    CertificatesTest() {
        new Certificates(
                bench.context,
                bench.model,
                new CertificateStore(CertificateStorage.inMemory(), StorePolicy.DEFAULT, Clock.systemUTC()),
                new PendingCsrs(KeyVault.inMemory(new SecureRandom()), new Randoms()));
    }

    @Test
    @Tag("A02.FR.07")
    void aCertificateThatNobodyAskedForIsRefusedAndASecurityEvent() {
        CertificateSignedRequest request =
                CertificateSignedRequest.builder().certificateChain("rubbish").build();
        assertThat(bench.context.ask(request).status()).isEqualTo(CertificateSignedStatusEnum.REJECTED);
        assertThat(bench.context.sent(SecurityEventNotificationRequest.class))
                .extracting(SecurityEventNotificationRequest::type)
                .containsExactly("InvalidChargingStationCertificate");
    }
}
