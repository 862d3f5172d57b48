package dev.ocppkit.codegen.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ocppkit.codegen.Catalogue;
import dev.ocppkit.codegen.SpecVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Imports the official schema files of OCPP 2.1 or 2.0.1 into the catalogue.
 *
 * <p>Our own descriptions that are already in the catalogue stay. A second run over the same files changes nothing. What
 * was added, removed or changed is printed; what is not understood stops the import, with file and JSON pointer, before
 * anything is written.
 */
public final class SchemaImporter {
    private final Catalogue catalogue;
    private final boolean officialDescriptions;
    private final PrintStream out;

    /**
     * Prepares an import.
     *
     * @param catalogue the catalogue to rewrite
     * @param officialDescriptions whether the official descriptions replace ours; only for a catalogue that stays on the
     *     machine of the one who holds the official files, because their licence does not allow changed copies
     * @param out where the differences are printed
     */
    public SchemaImporter(Catalogue catalogue, boolean officialDescriptions, PrintStream out) {
        this.catalogue = catalogue;
        this.officialDescriptions = officialDescriptions;
        this.out = out;
    }

    /**
     * Runs the importer: {@code SOURCE CATALOGUE [BASE]}.
     *
     * <p>{@code SOURCE} is the official folder or zip of a version, or a folder with both. With {@code BASE}, the
     * catalogue is first copied from there and the official descriptions are used where there are any.
     *
     * @param args the paths
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            throw new IllegalArgumentException("usage: SchemaImporter SOURCE CATALOGUE [BASE]");
        }
        Path target = Path.of(args[1]);
        SchemaImporter importer = new SchemaImporter(new Catalogue(target), args.length == 3, System.out);
        Map<SpecVersion, NormalisedSet> sets = importer.read(Path.of(args[0]));
        if (args.length == 3) {
            copy(Path.of(args[2]), target);
        }
        importer.write(sets);
    }

    /**
     * Imports what is found at a place.
     *
     * @param source folder or zip
     * @throws IOException if the source cannot be read
     * @throws ImportException if an official file holds something unknown
     */
    public void run(Path source) throws IOException {
        write(read(source));
    }

    private Map<SpecVersion, NormalisedSet> read(Path source) throws IOException {
        Map<SpecVersion, Map<String, ObjectNode>> official =
                OfficialSchemas.read(source).byVersion();
        Map<SpecVersion, NormalisedSet> sets = new TreeMap<>();
        official.forEach((version, files) -> sets.put(version, NormalisedSet.of(files, officialDescriptions)));
        return sets;
    }

    private void write(Map<SpecVersion, NormalisedSet> sets) {
        sets.forEach(this::write);
        reportActionsWithoutFacts(sets);
    }

    private void write(SpecVersion version, NormalisedSet set) {
        out.println("OCPP " + version.folder() + ": " + set.messages().size() + " files, "
                + set.types().size() + " types");
        writeKind(version, Catalogue.MESSAGES, set.messages());
        writeKind(version, Catalogue.TYPES, set.types());
    }

    private void writeKind(SpecVersion version, String kind, Map<String, ObjectNode> imported) {
        Map<String, ObjectNode> existing = catalogue.read(version, kind);
        String prefix = version.folder() + "/" + kind + "/";
        for (Map.Entry<String, ObjectNode> entry : imported.entrySet()) {
            String name = entry.getKey();
            ObjectNode schema = entry.getValue();
            ObjectNode old = existing.remove(name);
            if (old == null) {
                out.println("  added   " + prefix + name);
            } else {
                // As text, because the order of properties is the order of record components.
                if (!structureText(old).equals(structureText(schema))) {
                    out.println("  changed " + prefix + name);
                }
                Descriptions.keep(old, schema);
            }
            catalogue.write(version, kind, name, schema);
        }
        for (String name : existing.keySet()) {
            out.println("  removed " + prefix + name);
            catalogue.delete(version, kind, name);
        }
    }

    private static String structureText(ObjectNode schema) {
        return Catalogue.toText(Descriptions.without(schema));
    }

    private void reportActionsWithoutFacts(Map<SpecVersion, NormalisedSet> sets) {
        if (!Files.exists(catalogue.actionsFile())) {
            return;
        }
        JsonNode facts = catalogue.readActions().path("actions");
        List<String> missing = new ArrayList<>();
        for (NormalisedSet set : sets.values()) {
            for (String message : set.messages().keySet()) {
                String action = message.replaceFirst("(Request|Response)$", "");
                if (!facts.has(action) && !missing.contains(action)) {
                    missing.add(action);
                }
            }
        }
        missing.forEach(action -> out.println("  to do: actions.json lacks the facts of " + action));
    }

    private static void copy(Path base, Path target) throws IOException {
        Path from = base.toAbsolutePath().normalize();
        Path to = target.toAbsolutePath().normalize();
        if (!Files.isDirectory(from) || from.startsWith(to) || to.startsWith(from)) {
            throw new IllegalArgumentException("BASE must be a folder apart from CATALOGUE, but is " + base);
        }
        if (Files.exists(to)) {
            try (Stream<Path> old = Files.walk(to)) {
                for (Iterator<Path> it = old.sorted((a, b) -> b.compareTo(a)).iterator(); it.hasNext(); ) {
                    Files.delete(it.next());
                }
            }
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Iterator<Path> it = files.iterator(); it.hasNext(); ) {
                Path file = it.next();
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
