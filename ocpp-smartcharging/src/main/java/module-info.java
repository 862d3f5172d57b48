/**
 * Smart charging of OCPP as pure functions: no clock, no randomness, no input or output.
 */
module dev.ocppkit.smartcharging {
    requires transitive dev.ocppkit.model;
    requires static transitive org.jspecify;

    exports dev.ocppkit.smartcharging;
    exports dev.ocppkit.smartcharging.der;
    exports dev.ocppkit.smartcharging.planning;
    exports dev.ocppkit.smartcharging.price;
    exports dev.ocppkit.smartcharging.profile;
    exports dev.ocppkit.smartcharging.schedule;
    exports dev.ocppkit.smartcharging.store;
    exports dev.ocppkit.smartcharging.tariff;
    exports dev.ocppkit.smartcharging.tariff.acceptance;
    exports dev.ocppkit.smartcharging.tariff.explain;
    exports dev.ocppkit.smartcharging.tariff.limits;
    exports dev.ocppkit.smartcharging.tariff.payment;
    exports dev.ocppkit.smartcharging.v2x;
    exports dev.ocppkit.smartcharging.validation;
}
