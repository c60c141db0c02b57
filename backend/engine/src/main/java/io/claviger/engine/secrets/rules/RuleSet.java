package io.claviger.engine.secrets.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The types that are looked for. */
public record RuleSet(List<SecretType> types) {

    /** Where the build puts the packed rules, beside this class. */
    static final String RESOURCE = "types.pack";

    public RuleSet {
        if (!(types instanceof PackedTypes)) {
            types = List.copyOf(types);
            Set<String> ids = new HashSet<>();
            for (SecretType type : types) {
                if (!ids.add(type.id())) {
                    throw new IllegalArgumentException("the secret type " + type.id() + " is described twice");
                }
            }
        }
    }

    /** The types that come with Claviger. */
    public static RuleSet builtIn() {
        return new RuleSet(new PackedTypes(PackedResource.read(RuleSet.class, RESOURCE)));
    }

    /** Whether these are the types that come with Claviger, and no others, in the order in which the build packed them. */
    public boolean isBuiltIn() {
        return types instanceof PackedTypes;
    }

    /** These types and more. A type of the same id is replaced. */
    public RuleSet with(List<SecretType> more) {
        List<SecretType> all = new ArrayList<>(types);
        for (SecretType type : more) {
            all.removeIf(known -> known.id().equals(type.id()));
            all.add(type);
        }
        return new RuleSet(all);
    }

    public Optional<SecretType> find(String id) {
        return types.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
