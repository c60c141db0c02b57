package io.claviger.engine.secrets.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a rule file that people brought says.
 *
 * @param allowances what they do not want to be told
 * @param disabled ids of types that they do not want to be looked for
 * @param problems what of it cannot be used, each with file, line, column and reason
 */
public record OwnRules(
        List<SecretType> types, List<Allowance> allowances, Set<String> disabled, List<String> problems) {

    public static final OwnRules NONE = new OwnRules(List.of(), List.of(), Set.of(), List.of());

    public OwnRules {
        types = List.copyOf(types);
        allowances = List.copyOf(allowances);
        disabled = Set.copyOf(disabled);
        problems = List.copyOf(problems);
    }

    /** The types that come with Claviger, and these; of an id that is there twice the later counts. */
    public RuleSet with(RuleSet builtIn) {
        if (types.isEmpty() && disabled.isEmpty()) {
            return builtIn;
        }
        RuleSet all = builtIn.with(types);
        return new RuleSet(all.types().stream()
                .filter(type -> !disabled.contains(type.id()))
                .toList());
    }

    /** What this and a further file say. */
    public OwnRules and(OwnRules further) {
        List<SecretType> allTypes = new ArrayList<>(types);
        allTypes.addAll(further.types);
        List<Allowance> allAllowances = new ArrayList<>(allowances);
        allAllowances.addAll(further.allowances);
        Set<String> allDisabled = new HashSet<>(disabled);
        allDisabled.addAll(further.disabled);
        List<String> allProblems = new ArrayList<>(problems);
        allProblems.addAll(further.problems);
        return new OwnRules(allTypes, allAllowances, allDisabled, allProblems);
    }
}
