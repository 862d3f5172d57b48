package dev.ocppkit.codegen;

/** An OCPP version that the catalogue holds, with the folder name and the mark by which its official files are known. */
public enum SpecVersion {
    /** OCPP 2.0.1. */
    V2_0_1("2.0.1", "urn:OCPP:Cp:2:2020:"),
    /** OCPP 2.1. */
    V2_1("2.1", "urn:OCPP:Cp:2:2025:");

    private final String folder;
    private final String idPrefix;

    SpecVersion(String folder, String idPrefix) {
        this.folder = folder;
        this.idPrefix = idPrefix;
    }

    /** Returns the name of the catalogue folder of this version. */
    public String folder() {
        return folder;
    }

    /** Returns what the {@code $id} of every official file of this version starts with. */
    public String idPrefix() {
        return idPrefix;
    }
}
