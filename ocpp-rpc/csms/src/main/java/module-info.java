/**
 * What every CSMS keeps and answers, as functional blocks to add to a server.
 */
module dev.ocppkit.csms {
    requires transitive dev.ocppkit.rpc;
    requires transitive dev.ocppkit.security;
    requires transitive dev.ocppkit.smartcharging;
    requires tools.jackson.core;
    requires static transitive org.jspecify;

    exports dev.ocppkit.csms;
}
