package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of what one principal may make: of its choice, as far as its policies leave it one. */
final class NewNames {

    /** One that no policy speaks of but by a star. */
    private static final String NAME = "a-new-name";

    private static final int MOST = 4;

    private NewNames() {}

    /**
     * ARNs of what is not there yet.
     *
     * @param type {@code user}, {@code role}, {@code group} or {@code policy}
     * @param actions that it must be allowed on them
     */
    static List<String> of(World world, Rights its, String type, List<String> actions) {
        List<String> patterns = new ArrayList<>();
        for (String action : actions) {
            its.patterns(action).stream().map(Template::toString).forEach(patterns::add);
        }
        return fitting(world, its.principal(), type, patterns);
    }

    /** @param patterns of ARNs, one of which each fits */
    static List<String> fitting(World world, IamPrincipal maker, String type, List<String> patterns) {
        Set<String> names = new LinkedHashSet<>(List.of(maker.inIam(maker.account(), type + '/' + NAME)));
        for (String pattern : patterns) {
            Arn arn = Arn.parse(pattern);
            String resource = arn == null ? "" : arn.resource();
            if (resource.startsWith(type + '/') && resource.indexOf('$') < 0) {
                names.add(
                        maker.inIam(maker.account(), resource.replace("*", NAME).replace('?', 'x')));
            }
        }
        return names.stream().filter(world::isNew).limit(MOST).toList();
    }
}
