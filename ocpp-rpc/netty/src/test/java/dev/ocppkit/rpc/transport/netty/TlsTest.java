package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.DataTransferResponse;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.ConnectionListener;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Security profiles 2 and 3 over loopback. */
@Timeout(60)
class TlsTest {
    private X509Bundle root;
    private X509Bundle csmsKey;
    private X509Bundle stationKey;
    private NettyServer server;
    private NettyTransport netty;

    private static X509Bundle issued(X509Bundle root, String name) throws Exception {
        return new CertificateBuilder()
                .subject("CN=" + name)
                .addSanDnsName(name)
                .buildIssuedBy(root);
    }

    @BeforeEach
    void issueCertificates() throws Exception {
        root = new CertificateBuilder()
                .subject("CN=root")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        csmsKey = issued(root, "localhost");
        stationKey = issued(root, "CS-1");
    }

    @AfterEach
    void close() {
        if (netty != null) {
            netty.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static SSLContext context(X509Bundle key, X509Bundle trusted) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = key == null ? null : key.toKeyManagerFactory().getKeyManagers();
        context.init(keys, trusted.toTrustManagerFactory().getTrustManagers(), null);
        return context;
    }

    private static OcppServer csms(StationAuthenticator authenticator) {
        OcppServer csms = OcppServer.builder().authenticator(authenticator).build();
        csms.on(
                DataTransferRequest.class,
                (request, context) -> DataTransferResponse.builder()
                        .status(DataTransferStatusEnum.ACCEPTED)
                        .data(request.data())
                        .build());
        return csms;
    }

    private void start(OcppServer csms, SSLContext context, boolean mutual) {
        SSLParameters parameters = Tls.parameters(context);
        parameters.setNeedClientAuth(mutual);
        server = NettyServer.builder(csms)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .tls(context, parameters)
                .start();
    }

    private OcppClient station(Transport transport) {
        return OcppClient.builder()
                .identity("CS-1")
                .endpoint(URI.create("wss://localhost:" + server.port() + "/ocpp"))
                .transport(transport)
                .build();
    }

    private Transport netty(SSLContext context) {
        netty = NettyTransport.builder().tls(context).build();
        return netty;
    }

    @Test
    @Tag("A00.FR.402")
    void theCertificateOfTheStationReachesTheAuthenticator() throws Exception {
        OcppServer csms = csms(handshake -> handshake.certificates().equals(List.of(stationKey.getCertificatePath()))
                ? StationAuthenticator.Decision.ACCEPTED
                : StationAuthenticator.Decision.BAD_CREDENTIALS);
        start(csms, context(csmsKey, root), true);
        String big = "x".repeat(50_000);
        for (Transport transport :
                List.of(netty(context(stationKey, root)), JdkWebSocketTransport.withTls(context(stationKey, root)))) {
            OcppClient station = station(transport);
            station.connect().join();
            for (int i = 0; i < 5; i++) {
                DataTransferRequest request = DataTransferRequest.builder()
                        .vendorId("v")
                        .data(big + i)
                        .build();
                assertThat(station.call(request).join().data()).isEqualTo(big + i);
            }
            station.close().join();
        }
    }

    private static BootNotificationRequest boot(String serialNumber) {
        return BootNotificationRequest.of(
                ChargingStation.builder()
                        .model("M")
                        .vendorName("V")
                        .serialNumber(serialNumber)
                        .build(),
                BootReasonEnum.POWER_UP);
    }

    @Test
    @Tag("B01.FR.11")
    @Tag("B01.FR.12")
    void aStationWithTheSerialNumberOfAnotherOneIsClosed() throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        OcppServer csms = OcppServer.builder()
                .acceptAll()
                .listener(new ConnectionListener() {
                    @Override
                    public void closed(OcppConnection connection, int code, String reason) {
                        closed.complete(code);
                    }
                })
                .build();
        csms.on(
                BootNotificationRequest.class,
                (request, context) -> BootNotificationResponse.builder()
                        .currentTime(Instant.EPOCH)
                        .interval(60)
                        .status(RegistrationStatusEnum.ACCEPTED)
                        .build());
        start(csms, context(csmsKey, root), true);
        OcppClient station = station(netty(context(stationKey, root)));

        station.connect().join();
        assertThat(station.call(boot("CS-1")).join().status()).isEqualTo(RegistrationStatusEnum.ACCEPTED);
        Outcome<BootNotificationResponse> wrong =
                station.callOutcome(boot("CS-2")).join();
        assertThat(wrong)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(RpcErrorCode.SECURITY_ERROR));
        assertThat(closed.get(30, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    @Test
    void aStationWithoutTheCertificateThatIsNeededDoesNotGetIn() throws Exception {
        start(csms(handshake -> StationAuthenticator.Decision.ACCEPTED), context(csmsKey, root), true);

        assertThatThrownBy(station(netty(context(null, root))).connect()::join)
                .hasCauseInstanceOf(ConnectFailedException.class);
    }

    @Test
    @Tag("A00.FR.309")
    void aCsmsThatIsNotTrustedIsNotTalkedTo() throws Exception {
        start(csms(handshake -> StationAuthenticator.Decision.ACCEPTED), context(csmsKey, root), false);
        X509Bundle other = new CertificateBuilder()
                .subject("CN=other")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();

        assertThatThrownBy(station(netty(context(null, other))).connect()::join)
                .hasCauseInstanceOf(ConnectFailedException.class);
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        start(
                csms(handshake -> StationAuthenticator.Decision.ACCEPTED),
                context(issued(root, "csms.example"), root),
                false);

        assertThatThrownBy(station(netty(context(null, root))).connect()::join)
                .hasCauseInstanceOf(ConnectFailedException.class);
    }

    @Test
    @Tag("A00.FR.313")
    void nothingOlderThanTls12IsSpoken() throws Exception {
        assertThat(Tls.parameters(context(null, root)).getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    }

    @Test
    void anEngineCanBeMadeForEachConnectionSoThatCertificatesAreRenewed() throws Exception {
        SSLContext[] current = {context(issued(root, "old.example"), root)};
        server = NettyServer.builder(csms(handshake -> StationAuthenticator.Decision.ACCEPTED))
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .tls(() -> Tls.serverEngine(current[0], Tls.parameters(current[0])))
                .start();
        OcppClient station = station(netty(context(null, root)));
        assertThatThrownBy(station.connect()::join).hasCauseInstanceOf(ConnectFailedException.class);

        current[0] = context(csmsKey, root);

        assertThat(station.connect().join().isOpen()).isTrue();
    }
}
