/**
 * The functional blocks of a charging station, to be put together with the hardware of a maker.
 */
@SuppressWarnings("requires-automatic") // MVStore has a name in its manifest, but no module descriptor.
module dev.ocppkit.station {
    requires com.h2database.mvstore;
    requires transitive dev.ocppkit.rpc;
    requires transitive dev.ocppkit.security;
    requires transitive dev.ocppkit.smartcharging;
    requires static transitive org.jspecify;

    exports dev.ocppkit.station;
    exports dev.ocppkit.station.authorization;
    exports dev.ocppkit.station.availability;
    exports dev.ocppkit.station.certificate;
    exports dev.ocppkit.station.charging;
    exports dev.ocppkit.station.devicemodel;
    exports dev.ocppkit.station.display;
    exports dev.ocppkit.station.maintenance;
    exports dev.ocppkit.station.network;
    exports dev.ocppkit.station.remote;
    exports dev.ocppkit.station.reservation;
    exports dev.ocppkit.station.runtime;
    exports dev.ocppkit.station.store;
    exports dev.ocppkit.station.tariff;
    exports dev.ocppkit.station.transaction;
}
