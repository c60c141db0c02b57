package io.claviger.engine.secrets.rules;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A rule file that people brought: in our own language ({@link RuleFile}), or a configuration of gitleaks. */
public final class OwnRuleFile {

    private static final Pattern TOML =
            Pattern.compile("(?m)^[ \\t]{0,8}\\[\\[?[ \\t]{0,8}(?:rules|extend|allowlists?)[ \\t]{0,8}\\]\\]?");

    private OwnRuleFile() {}

    /**
     * Reads one. What is wrong with one rule is told among the problems, and does not keep the others from being used.
     *
     * @param name of the file; its ending says which language it is in, or else its content does
     * @param opener gives the text of another file that it extends, by its path; throws {@link RuleException}
     * @throws RuleException when the file as a whole cannot be read, with the line
     */
    public static OwnRules read(String name, String text, UnaryOperator<String> opener) {
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        boolean toml = name.endsWith(".toml") || !yaml && TOML.matcher(text).find();
        return toml ? GitleaksFile.parse(name, text, opener) : RuleFile.parseOwn(name, text);
    }
}
