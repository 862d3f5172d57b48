package dev.ocppkit.codegen.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the official files of a version with its catalogue folder, file by file and fact by fact. */
final class Parity {
    private final RawCatalogue catalogue;
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> differences = new TreeSet<>();

    private Parity(RawCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Returns one line per difference; the same one in several official files is told once. */
    static Set<String> differences(RawCatalogue official, RawCatalogue catalogue) {
        Parity parity = new Parity(catalogue);
        official.files().forEach(parity::compareFile);
        catalogue.files().keySet().stream()
                .filter(path -> !parity.seen.contains(path))
                .forEach(path -> parity.differences.add(path + " has no official counterpart"));
        return parity.differences;
    }

    private void compareFile(String name, JsonNode official) {
        String draft = official.path("$schema").toString();
        compare("messages", name, Facts.ofOfficial(official, draft));
        official.path("definitions")
                .properties()
                .forEach(type -> compare("types", type.getKey() + ".json", Facts.ofOfficial(type.getValue(), draft)));
    }

    private void compare(String folder, String name, Map<String, String> official) {
        String path = folder + "/" + name;
        seen.add(path);
        if (catalogue.file(path) == null) {
            differences.add(path + " is missing");
        } else {
            compareFacts(path, official, Facts.ofCatalogue(catalogue.file(path), folder));
        }
    }

    private void compareFacts(String path, Map<String, String> official, Map<String, String> ours) {
        Map<String, String> all = new TreeMap<>(official);
        all.putAll(ours);
        all.keySet().stream()
                .filter(pointer -> !official.getOrDefault(pointer, "").equals(ours.getOrDefault(pointer, "")))
                .forEach(pointer -> differences.add(difference(path, pointer, official, ours)));
    }

    private static String difference(
            String path, String pointer, Map<String, String> official, Map<String, String> ours) {
        return path + "#" + pointer + ": official " + official.getOrDefault(pointer, "nothing") + ", catalogue "
                + ours.getOrDefault(pointer, "nothing");
    }
}
