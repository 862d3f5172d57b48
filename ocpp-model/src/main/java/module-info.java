/**
 * The messages and datatypes of OCPP 2.1 and 2.0.1 as records, with their rules and their JSON.
 */
module dev.ocppkit.model {
    requires static transitive java.compiler;
    requires static transitive org.jspecify;
    requires transitive tools.jackson.core;
    requires com.fasterxml.jackson.annotation;

    exports dev.ocppkit.model;
    exports dev.ocppkit.model.datatype;
    exports dev.ocppkit.model.enumeration;
    exports dev.ocppkit.model.json;
    exports dev.ocppkit.model.message;

    // An ObjectMapper uses the creators of CustomData and of the enums, which are no public API.
    opens dev.ocppkit.model;
    opens dev.ocppkit.model.enumeration;
}
