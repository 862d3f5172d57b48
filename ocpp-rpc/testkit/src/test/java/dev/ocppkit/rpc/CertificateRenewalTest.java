package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.station.SecurityEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A station gets another certificate, which its CSMS accepts or not. */
class CertificateRenewalTest {
    private final StationWorld world = new StationWorld(1);
    private final List<String> dials = new ArrayList<>();
    private boolean oldIsAccepted = true;
    private boolean newIsAccepted = true;

    private OcppStation started() {
        OcppStation station = world.builder().transport(transport("old")).build();
        station.start();
        return station;
    }

    private Transport transport(String name) {
        return (dial, listener) -> {
            dials.add(name);
            boolean accepted = name.equals("old") ? oldIsAccepted : newIsAccepted;
            return accepted
                    ? world.network.connect(dial, listener)
                    : CompletableFuture.failedFuture(new ConnectFailedException("No.", null));
        };
    }

    private List<String> securityEvents() {
        return world.security.stream().map(SecurityEvent::type).toList();
    }

    @Test
    @Tag("A02.FR.08")
    void theStationConnectsAgainWithTheNewCertificateAndKeepsIt() {
        OcppStation station = started();
        CompletableFuture<Boolean> renewed = station.renewTransports(slot -> transport("new"));
        world.pass(10);
        assertThat(renewed).isCompletedWithValue(true);

        world.lose();
        world.pass(10);
        assertThat(dials).containsExactly("old", "new", "new");
        assertThat(station.isOnline()).isTrue();
        assertThat(securityEvents()).isEmpty();
    }

    @Test
    @Tag("A02.FR.28")
    @Tag("A02.FR.29")
    void theOldOneIsUsedAgainIfTheCsmsDoesNotAcceptTheNewOne() {
        OcppStation station = started();
        newIsAccepted = false;
        CompletableFuture<Boolean> renewed = station.renewTransports(slot -> transport("new"));
        world.pass(200);

        assertThat(renewed).isCompletedWithValue(false);
        assertThat(station.isOnline()).isTrue();
        assertThat(dials.subList(1, dials.size() - 1)).isNotEmpty().containsOnly("new");
        assertThat(dials).endsWith("old");
        assertThat(securityEvents()).containsExactly(SecurityEvent.DISCARDED_RENEWED_CLIENT_CERTIFICATE);
    }

    @Test
    @Tag("A02.FR.28")
    @Tag("B10.FR.09")
    void bothAreTriedInTurnUntilOneSucceeds() {
        OcppStation station = started();
        oldIsAccepted = false;
        newIsAccepted = false;
        CompletableFuture<Boolean> renewed = station.renewTransports(slot -> transport("new"));
        world.pass(20_000);
        assertThat(renewed).isNotDone();
        List<String> turns = dials.subList(1, dials.size());
        assertThat(turns).contains("new", "old");
        assertThat(turns.lastIndexOf("new")).isGreaterThan(turns.indexOf("old"));

        newIsAccepted = true;
        world.pass(20_000);
        assertThat(renewed).isCompletedWithValue(true);
        assertThat(station.isOnline()).isTrue();
    }

    @Test
    void aCsmsThatIsBusyIsLeftAloneAsLongAsItWants() {
        OcppStation station = world.builder()
                .transport((dial, listener) -> {
                    dials.add("dial");
                    return CompletableFuture.failedFuture(ConnectFailedException.refused(503, "300", Instant.EPOCH));
                })
                .build();
        station.start();
        assertThat(world.atStation).contains("waiting 300");
        world.pass(299);
        assertThat(dials).hasSize(1);
        world.pass(1);
        assertThat(dials).hasSize(2);
    }

    @Test
    void otherRefusalsAreNoReasonToWaitLonger() {
        world.builder()
                .transport((dial, listener) ->
                        CompletableFuture.failedFuture(ConnectFailedException.refused(404, "300", Instant.EPOCH)))
                .build()
                .start();

        assertThat(world.atStation).contains("waiting " + Duration.ofSeconds(10).toSeconds());
    }
}
