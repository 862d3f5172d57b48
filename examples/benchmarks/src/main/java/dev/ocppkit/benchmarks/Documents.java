package dev.ocppkit.benchmarks;

/** Documents for the load of other packages. */
public final class Documents {
    private Documents() {}

    /** Returns a periodic TransactionEvent with eight sampled values. */
    public static byte[] transactionEvent() {
        return Document.TRANSACTION_EVENT.toJson();
    }
}
