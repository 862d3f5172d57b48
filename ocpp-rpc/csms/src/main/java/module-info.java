/**
 * What every CSMS keeps and answers, as functional blocks to add to a server.
 */
module dev.ocppkit.csms {
    requires transitive dev.ocppkit.rpc;
    requires tools.jackson.core;
    requires static transitive org.jspecify;

    exports dev.ocppkit.csms;
}
