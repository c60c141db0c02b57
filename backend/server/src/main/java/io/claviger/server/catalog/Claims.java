package io.claviger.server.catalog;

import io.claviger.server.catalog.Owners.Claim;
import io.claviger.server.catalog.Owners.Evidence;
import io.claviger.server.catalog.Owners.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts evidence together by owner. */
final class Claims {

    private Claims() {}

    static List<Claim> grouped(List<Claim> decided, List<Claim> supported) {
        Map<Owner, List<Evidence>> evidence = new LinkedHashMap<>();
        decided.forEach(claim -> evidence.put(claim.owner(), new ArrayList<>()));
        supported.forEach(claim -> evidence.computeIfAbsent(claim.owner(), any -> new ArrayList<>())
                .addAll(claim.evidence()));
        List<Claim> claims = new ArrayList<>();
        for (Claim claim : decided) {
            claims.add(new Claim(
                    claim.owner(),
                    List.copyOf(evidence.getOrDefault(claim.owner(), List.of())),
                    claim.confidence(),
                    claim.confirmed()));
            evidence.remove(claim.owner());
        }
        evidence.entrySet().stream()
                .map(entry ->
                        new Claim(entry.getKey(), List.copyOf(entry.getValue()), together(entry.getValue()), false))
                .sorted(Comparator.comparing(Claim::confidence).reversed())
                .forEach(claims::add);
        return claims;
    }

    /** Independent witnesses: wrong together only if each is. */
    private static double together(List<Evidence> evidence) {
        double wrong = 1;
        for (Evidence one : evidence) {
            wrong *= 1 - one.confidence();
        }
        return Math.round((1 - wrong) * 10_000) / 10_000.0;
    }
}
