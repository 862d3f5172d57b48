package dev.ocppkit.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.testing.TestPki;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CertificateUsersTest {
    private static final StationIdentity FIRST = new StationIdentity("CS-1");
    private static final StationIdentity SECOND = new StationIdentity("CS-2");

    private final TestPki pki = new TestPki();
    private final CertificateUsers users = new CertificateUsers();

    private X509Certificate certificate() {
        return pki.stationChain("SN-0001").get(0);
    }

    @Test
    @Tag("A00.FR.427")
    void certificateBeforeAndAfterARenewalAreRefusedForOthers() {
        X509Certificate before = certificate();
        X509Certificate after = certificate();
        assertThat(users.claim(before, FIRST)).isTrue();
        assertThat(users.claim(after, FIRST)).isTrue();
        assertThat(users.claim(before, SECOND)).isFalse();
        assertThat(users.claim(after, SECOND)).isFalse();
        assertThat(users.claim(before, FIRST)).as("the station may go back").isTrue();
        users.release(FIRST);
        assertThat(users.claim(before, SECOND)).isTrue();
        assertThat(users.size()).isEqualTo(1);
    }

    @Test
    void manyRenewalsTakeTheRoomOfOne() {
        for (int i = 0; i < 10; i++) {
            assertThat(users.claim(certificate(), FIRST)).isTrue();
        }
        assertThat(users.size()).isEqualTo(2);
    }

    @Test
    void checkForgetsTheCertificateBeforeTheLastRenewals() {
        ClientCertificateCheck check = new ClientCertificateCheck(
                () -> List.of(pki.stationRoot.certificate()),
                List.of(TestPki.OPERATOR),
                identity -> Optional.of("SN-0001"),
                expired -> false,
                Clock.systemUTC());
        List<X509Certificate> oldest = pki.stationChain("SN-0001");
        check.verify(FIRST, oldest);
        assertThat(check.verify(SECOND, oldest)).isEqualTo(ClientCertificateCheck.Result.SHARED_CERTIFICATE);
        check.verify(FIRST, pki.stationChain("SN-0001"));
        check.verify(FIRST, pki.stationChain("SN-0001"));
        assertThat(check.verify(SECOND, oldest)).isEqualTo(ClientCertificateCheck.Result.VALID);
    }
}
