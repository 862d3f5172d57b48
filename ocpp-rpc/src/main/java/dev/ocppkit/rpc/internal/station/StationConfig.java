package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.rpc.internal.EndpointConfig;
import dev.ocppkit.rpc.internal.Handlers;
import dev.ocppkit.rpc.station.NetworkProfiles;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.StationListener;
import dev.ocppkit.rpc.station.StationVariables;
import dev.ocppkit.rpc.station.TransportSelector;
import dev.ocppkit.rpc.station.queue.QueueLimits;
import dev.ocppkit.rpc.station.queue.QueueStore;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a charging station is made of.
 *
 * @param endpoint what all endpoints have
 * @param handlers the handlers
 * @param identity the identity where no profile and no variable has one
 * @param variables read anew at each step
 * @param profiles the network profiles
 * @param transports open connections
 * @param bootData what a BootNotification tells
 * @param bootReason the reason of the first one
 * @param store keeps messages
 * @param queueLimits how many
 * @param listener hears how the station fares
 * @param securityEvents takes security events
 * @param random the random parts of waits
 * @param connectTimeout how long a handshake may take
 * @param reconnectAfter after how many timeouts in a row a connection is given up; 0 for never
 */
public record StationConfig(
        EndpointConfig endpoint,
        Handlers handlers,
        String identity,
        StationVariables variables,
        NetworkProfiles profiles,
        TransportSelector transports,
        Supplier<ChargingStation> bootData,
        BootReasonEnum bootReason,
        QueueStore store,
        QueueLimits queueLimits,
        StationListener listener,
        Consumer<SecurityEvent> securityEvents,
        RandomGenerator random,
        Duration connectTimeout,
        int reconnectAfter) {}
