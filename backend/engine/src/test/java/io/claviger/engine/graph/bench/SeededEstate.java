package io.claviger.engine.graph.bench;

import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.CredentialFact;
import io.claviger.engine.graph.GraphFact.ExposureFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Place;
import io.claviger.engine.graph.Privilege;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An organization of accounts, the same for the same seed. In each: a root, folders in it, resources in those; identities with a
 * credential each, of which some are roles that others take on, few are administrators, and most may do things with a few dozen
 * resources and some with thousands; and secrets that lie where others read them.
 */
final class SeededEstate {

    static final int ACCOUNTS = 200;
    static final int FOLDERS = 50;
    private static final int ROLES_IN_TEN = 2;
    private static final int ADMINISTRATORS = 2;
    private static final List<String> WORDS = List.of(
            "s3:GetObject",
            "s3:PutObject",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "sqs:SendMessage",
            "kms:Decrypt",
            "logs:PutLogEvents",
            "lambda:InvokeFunction");

    private final int identities;
    private final int resources;
    private final int grants;
    private final SplittableRandom random;

    SeededEstate(long seed, int identities, int resources, int edges) {
        this.identities = identities / ACCOUNTS;
        this.resources = resources / ACCOUNTS;
        this.random = new SplittableRandom(seed);
        // One edge contains each resource, and one authenticates each credential.
        this.grants = (edges - resources - identities) / ACCOUNTS;
    }

    /** All facts, resources before the grants to them. */
    void tell(Consumer<GraphFact> to) {
        for (int account = 0; account < ACCOUNTS; account++) {
            for (int i = 0; i < resources; i++) {
                to.accept(resource(account, i, parent(i)));
            }
            for (int i = 0; i < identities; i++) {
                to.accept(identity(account, i));
                to.accept(credential(account, i));
            }
            secrets(account, to);
        }
        for (int account = 0; account < ACCOUNTS; account++) {
            grants(account, to);
        }
    }

    /** The first is the root, folders follow, and the rest is spread over them. */
    private static int parent(int resource) {
        return resource == 0 ? -1 : resource <= FOLDERS ? 0 : 1 + resource % FOLDERS;
    }

    private void secrets(int account, Consumer<GraphFact> to) {
        for (int i = 0; i < resources / 500; i++) {
            int of = random.nextInt(20) == 0 ? random.nextInt(ACCOUNTS) : account;
            to.accept(new ExposureFact(
                    id('e', account, i),
                    place(account),
                    "aws-access-key",
                    id('r', account, random.nextInt(resources)),
                    id('c', of, random.nextInt(identities)),
                    null,
                    null));
        }
    }

    private void grants(int account, Consumer<GraphFact> to) {
        int told = 0;
        int mean = grants / identities;
        for (int i = 0; i < identities; i++) {
            if (i < ADMINISTRATORS) {
                to.accept(acts(account, i, 0, "*", Privilege.ADMIN));
                told++;
            }
            boolean takesRole = random.nextInt(10) < 4;
            if (takesRole) {
                int of = random.nextInt(50) == 0 ? random.nextInt(ACCOUNTS) : account;
                to.accept(becomes(account, i, of, random.nextInt(identities * ROLES_IN_TEN / 10)));
                told++;
            }
            int left = grants - told;
            int wanted = i == identities - 1 ? left : Math.min(left, few(mean));
            for (int n = 0; n < wanted; n++) {
                int word = random.nextInt(WORDS.size());
                to.accept(acts(
                        account,
                        i,
                        1 + random.nextInt(resources - 1),
                        WORDS.get(word),
                        word % 2 == 0 ? Privilege.READ : Privilege.WRITE));
            }
            told += wanted;
        }
    }

    /** One in fifty has twenty times the others' number. */
    private int few(int mean) {
        int usual = Math.max(1, mean * 7 / 10);
        return random.nextInt(50) == 0 ? usual * 20 : 1 + random.nextInt(2 * usual);
    }

    /** Any one grant, credential or place of a resource, as it might be told after a change. */
    GraphFact change(Random chance) {
        int account = chance.nextInt(ACCOUNTS);
        int identity = chance.nextInt(identities);
        int resource = FOLDERS + 1 + chance.nextInt(resources - FOLDERS - 1);
        return switch (chance.nextInt(4)) {
            case 0 -> becomes(account, identity, account, chance.nextInt(identities));
            case 1 -> credential(account, chance.nextInt(identities));
            case 2 -> resource(account, resource, 1 + chance.nextInt(FOLDERS));
            default -> acts(account, identity, resource, WORDS.getFirst(), Privilege.READ);
        };
    }

    UUID credentialId(Random chance) {
        return id('c', chance.nextInt(ACCOUNTS), chance.nextInt(identities));
    }

    private ResourceFact resource(int account, int number, int parent) {
        @Nullable UUID in = parent < 0 ? null : id('r', account, parent);
        return new ResourceFact(id('r', account, number), place(account), "cloud.bucket", "", in, null, Map.of());
    }

    private IdentityFact identity(int account, int number) {
        UUID owner = id('o', account, number % 20);
        return new IdentityFact(
                id('i', account, number), place(account), "cloud.role", "", true, Privilege.WRITE, owner, Map.of());
    }

    private CredentialFact credential(int account, int number) {
        return new CredentialFact(
                id('c', account, number), place(account), "aws.access-key", true, id('i', account, number), null, null);
    }

    private GrantFact becomes(int account, int number, int of, int role) {
        return grant(id('i', account, number), "assume", id('i', of, role), NodeKind.IDENTITY, Privilege.ADMIN);
    }

    private GrantFact acts(int account, int number, int resource, String action, Privilege privilege) {
        return grant(id('i', account, number), action, id('r', account, resource), NodeKind.RESOURCE, privilege);
    }

    private static GrantFact grant(UUID subject, String action, UUID target, NodeKind kind, Privilege privilege) {
        return new GrantFact(subject, place(0), subject, action, target, kind, privilege, Map.of());
    }

    private static Place place(int account) {
        return new Place(id('s', 0, 0), "cloud", "account " + account, account % 3 == 0 ? "production" : "staging");
    }

    private static UUID id(char kind, int account, int number) {
        long name = (long) kind << 56 | (long) account << 32 | number;
        long mixed = (name ^ name >>> 31) * 0x9E37_79B9_7F4A_7C15L;
        return new UUID(name, mixed ^ mixed >>> 29);
    }
}
