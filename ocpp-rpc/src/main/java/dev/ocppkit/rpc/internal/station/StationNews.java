package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.internal.SerialExecutor;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.StationListener;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Tells the user how the station fares, one thing after the other. */
final class StationNews {
    private final StationListener listener;
    private final Consumer<SecurityEvent> securityEvents;
    private final SerialExecutor executor;

    StationNews(StationListener listener, Consumer<SecurityEvent> securityEvents, Executor executor) {
        this.listener = listener;
        this.securityEvents = securityEvents;
        this.executor = new SerialExecutor(executor);
    }

    void tell(Consumer<StationListener> message) {
        executor.execute(() -> message.accept(listener));
    }

    void tell(SecurityEvent event) {
        executor.execute(() -> securityEvents.accept(event));
    }

    void connected(StationEffect.Connected connected, OcppVersion version) {
        tell(heard -> heard.connected(connected.slot(), version, connected.offlineFor()));
    }

    /** Tells what needs nothing but telling. */
    void tell(StationEffect effect) {
        if (effect instanceof StationEffect.Disconnected) {
            tell(StationListener::disconnected);
        } else if (effect instanceof StationEffect.Registered registered) {
            tell(heard -> heard.registered(registered.status()));
        } else if (effect instanceof StationEffect.Online now) {
            tell(heard -> heard.online(now.offlineFor()));
        } else if (effect instanceof StationEffect.Pause pause) {
            tell(heard -> heard.waiting(pause.time()));
        }
    }
}
