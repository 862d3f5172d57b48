package dev.ocppkit.codegen.generator;

import com.sun.codemodel.JClassContainer;
import com.sun.codemodel.JPackage;
import com.sun.codemodel.JType;
import org.jsonschema2pojo.rules.Rule;
import org.jsonschema2pojo.rules.RuleFactory;

/**
 * The {@code customRuleFactory} of the build: stock rules everywhere except for objects and enumerations, which become
 * records and enums of our own shape.
 */
public final class OcppRuleFactory extends RuleFactory {
    private final Generation generation = new Generation();

    @Override
    public Rule<JPackage, JType> getObjectRule() {
        return new RecordRule(this, generation);
    }

    @Override
    public Rule<JClassContainer, JType> getEnumRule() {
        return new EnumerationRule(generation);
    }
}
