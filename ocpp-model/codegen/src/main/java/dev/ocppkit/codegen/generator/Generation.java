package dev.ocppkit.codegen.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import com.sun.codemodel.JCodeModel;
import com.sun.codemodel.JResourceFile;
import dev.ocppkit.codegen.Catalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the generator has found, and the source files it owes.
 *
 * <p>Files are attached as resources whose content is made when jsonschema2pojo writes them, which is after it has read
 * every schema: so the registries, attached with the first type, see all of them.
 */
final class Generation {
    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private final Map<String, RecordModel> records = new TreeMap<>();
    private final Map<ClassName, EnumModel> enums = new HashMap<>();
    private boolean registriesAttached;

    void add(JCodeModel target, RecordModel model) {
        RecordModel other = records.put(model.name().simpleName(), model);
        if (other != null) {
            throw new IllegalStateException(other.source() + " and " + model.source() + " both become "
                    + model.name().simpleName());
        }
        attach(target, model.name(), model.source(), () -> new RecordWriter(model, enums).type());
        attach(target, Names.codecOf(model.name()), model.source(), () -> new CodecWriter(model).type());
    }

    void add(JCodeModel target, EnumModel model) {
        enums.put(model.name(), model);
        attach(target, model.name(), model.source(), () -> new EnumWriter(model).type());
        attach(target, Names.tableOf(model.name()), model.source(), () -> new EnumWriter(model).table());
    }

    /** Attaches the sealed interfaces and the action registry once; {@code root} is the catalogue's folder. */
    void attachRegistries(JCodeModel target, Path root) {
        if (registriesAttached) {
            return;
        }
        registriesAttached = true;
        ObjectNode facts = new Catalogue(root).readActions();
        RegistryWriter registry = new RegistryWriter(records, facts);
        attach(target, Names.OCPP_REQUEST, null, registry::request);
        attach(target, Names.OCPP_RESPONSE, null, registry::response);
        attach(target, Names.OCPP_SEND, null, registry::send);
        attach(target, Names.OCPP_DATATYPE, null, registry::datatype);
        attach(target, Names.ACTION, "actions.json", registry::action);
        attach(target, ActionWriter.BLOCK, "actions.json", registry::block);
        attach(target, RegistryWriter.CODECS, null, registry::codecs);
    }

    private static void attach(
            JCodeModel target, ClassName name, @Nullable String source, Supplier<TypeSpec.Builder> content) {
        target._package(name.packageName()).addResourceFile(new SourceFile(name, source, content));
    }

    /** One Java file, written as UTF-8 whatever the platform's charset is. */
    private static final class SourceFile extends JResourceFile {
        private final ClassName name;
        private final @Nullable String source;
        private final Supplier<TypeSpec.Builder> content;

        SourceFile(ClassName name, @Nullable String source, Supplier<TypeSpec.Builder> content) {
            super(name.simpleName() + ".java");
            this.name = name;
            this.source = source;
            this.content = content;
        }

        @Override
        protected void build(OutputStream out) throws IOException {
            TypeSpec type = content.get()
                    .addAnnotation(AnnotationSpec.builder(GENERATED)
                            .addMember("value", "$S", "dev.ocppkit.codegen")
                            .build())
                    .build();
            String text = JavaFile.builder(name.packageName(), type)
                    .addFileComment("Generated from the catalogue" + (source == null ? "" : ", file " + source)
                            + ". Do not edit.")
                    .skipJavaLangImports(true)
                    .indent("    ")
                    .build()
                    .toString();
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
