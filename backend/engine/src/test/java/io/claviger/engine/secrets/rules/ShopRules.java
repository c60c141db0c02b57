package io.claviger.engine.secrets.rules;

/** A rule file of a vendor that does not exist, with one type, whose rest a test says. */
public final class ShopRules {

    private static final String HEADER = """
            provider: shop
            name: Shop
            types:
              - kind: api-key
                title: Shop API key
                severity: high
                doc: https://docs.corp.internal/keys
                opens: The shop's API
                revoke: Delete it under Settings
            """;

    private ShopRules() {}

    /** The text of the file, in which these are the type's further members. */
    public static String text(String... members) {
        return HEADER + "    " + String.join("\n    ", members) + "\n";
    }

    /** The type of that file. */
    public static SecretType type(String... members) {
        return RuleFile.parse("shop.yaml", text(members)).getFirst().type();
    }
}
