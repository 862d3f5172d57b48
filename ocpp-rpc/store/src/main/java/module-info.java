/**
 * A queue of messages of a charging station that survives crashes, on H2 MVStore.
 */
@SuppressWarnings("requires-automatic") // MVStore has a name in its manifest, but no module descriptor.
module dev.ocppkit.rpc.store {
    requires com.h2database.mvstore;
    requires transitive dev.ocppkit.rpc;
    requires static transitive org.jspecify;

    exports dev.ocppkit.rpc.store;
}
