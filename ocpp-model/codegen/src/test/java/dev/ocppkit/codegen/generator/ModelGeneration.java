package dev.ocppkit.codegen.generator;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsonschema2pojo.AnnotationStyle;
import org.jsonschema2pojo.DefaultGenerationConfig;
import org.jsonschema2pojo.Jsonschema2Pojo;
import org.jsonschema2pojo.NoopRuleLogger;
import org.jsonschema2pojo.rules.RuleFactory;

/** Runs the generator as the Maven plugin does, with the configuration that stands in the POM of ocpp-model. */
final class ModelGeneration {
    /** The catalogue that was made for these tests; it shows every feature and has nothing to do with OCPP. */
    static final Path TEST_CATALOGUE = Path.of("src/test/resources/catalogue").toAbsolutePath();

    private ModelGeneration() {}

    /** Generates into a folder; the arguments are the catalogue and that folder. For tests that need a JVM of its own. */
    public static void main(String[] args) throws IOException {
        generate(Path.of(args[0]), Path.of(args[1]));
    }

    /** Generates and returns the files by their path in the folder, with slashes. */
    static Map<String, String> run(Path catalogue, Path target) {
        try {
            generate(catalogue, target);
            return sources(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                sources.put(name, Files.readString(file));
            }
        }
        return sources;
    }

    private static void generate(Path catalogue, Path target) throws IOException {
        Jsonschema2Pojo.generate(new Configuration(catalogue.resolve("2.1"), target), new NoopRuleLogger());
    }

    private static final class Configuration extends DefaultGenerationConfig {
        private final Path source;
        private final Path target;

        Configuration(Path source, Path target) {
            this.source = source;
            this.target = target;
        }

        @Override
        public Iterator<URL> getSource() {
            try {
                return List.of(source.toUri().toURL()).iterator();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public File getTargetDirectory() {
            return target.toFile();
        }

        @Override
        public boolean isRemoveOldOutput() {
            return true;
        }

        @Override
        public Class<? extends RuleFactory> getCustomRuleFactory() {
            return OcppRuleFactory.class;
        }

        @Override
        public String getTargetPackage() {
            return "dev.ocppkit.model";
        }

        @Override
        public String getOutputEncoding() {
            return "UTF-8";
        }

        @Override
        public boolean isUseBigDecimals() {
            return true;
        }

        @Override
        public String getDateTimeType() {
            return "java.time.Instant";
        }

        @Override
        public AnnotationStyle getAnnotationStyle() {
            return AnnotationStyle.NONE;
        }
    }
}
