package io.claviger.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * How long the first page of the list of credentials takes, through the REST API, by one filter at a time: with its total, and with
 * facets too. The estate is a seeded one; the server is the built one, in a process of its own.
 *
 * <p>Arguments: how many credentials (1000000), how often each list is asked for (40), and the names of filters (all).
 */
public final class InventoryBench {

    private static final long SEED = 20261121;
    private static final int WARM_UP = 5;
    private static final double PAGE_BOUND = 100;
    private static final double FACETS_BOUND = 300;
    private static final String FACETS = "&facets=kind,status,privilege,environment,source.name";

    private final RunningServer server;
    private final int times;
    private double worstPage;
    private double worstFacets;

    private InventoryBench(RunningServer server, int times) {
        this.server = server;
        this.times = times;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        // nothing but the API: what the estate's own dates would have the evaluation do is not what is measured
        try (RunningServer server = new RunningServer(Map.of("CLAVIGER_ROLES", "api"))) {
            LargeEstate estate = new LargeEstate(SEED, size);
            fill(server, estate);
            InventoryBench bench = new InventoryBench(server, times);
            InventoryFilter.all(estate).stream()
                    .filter(filter -> arguments.length < 3 || filter.name().contains(arguments[2]))
                    .forEach(bench::measure);
            System.out.printf(
                    "slowest p95: page %.0f ms, %.2f of the bound of %.0f ms; with facets %.0f ms, %.2f of the bound of %.0f ms%n",
                    bench.worstPage,
                    bench.worstPage / PAGE_BOUND,
                    PAGE_BOUND,
                    bench.worstFacets,
                    bench.worstFacets / FACETS_BOUND,
                    FACETS_BOUND);
        }
        System.exit(0);
    }

    private static void fill(RunningServer server, LargeEstate estate) throws SQLException {
        try (Connection connection = server.database().connect()) {
            Effort effort = new Effort();
            new EstateLoad(connection, estate).run();
            System.out.printf("the estate is loaded in %.0f s%n", effort.seconds());
        }
    }

    private void measure(InventoryFilter filter) {
        Timings page = time(filter, "");
        Timings facets = time(filter, FACETS);
        worstPage = Math.max(worstPage, page.at(0.95));
        worstFacets = Math.max(worstFacets, facets.at(0.95));
        System.out.printf(
                "%-22s %,9d match  page p50 %4.0f p95 %4.0f ms (%.2f; %3.0f processor ms)  with facets p50 %4.0f p95 %4.0f ms (%.2f; %3.0f)  %s%n",
                filter.name(),
                page.total(),
                page.at(0.5),
                page.at(0.95),
                page.at(0.95) / PAGE_BOUND,
                page.processorMillis(),
                facets.at(0.5),
                facets.at(0.95),
                facets.at(0.95) / FACETS_BOUND,
                facets.processorMillis(),
                Effort.machine());
    }

    private Timings time(InventoryFilter filter, String more) {
        for (int i = 0; i < WARM_UP; i++) {
            ask(filter.text(i) + more);
        }
        double[] millis = new double[times];
        long total = 0;
        Effort effort = new Effort();
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            String answer = ask(filter.text(i + WARM_UP) + more);
            millis[i] = (System.nanoTime() - begin) / 1e6;
            total = total(answer);
        }
        return Timings.of(millis, effort.processorSeconds() * 1000 / times, total);
    }

    private String ask(String query) {
        int facets = query.indexOf("&facets");
        String filter = facets < 0 ? query : query.substring(0, facets);
        try {
            return server.read("/credentials?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)
                    + query.substring(filter.length()));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("The list for " + filter + " failed", failure);
        }
    }

    private static long total(String answer) {
        try {
            JsonNode page = RunningServer.JSON.readTree(answer);
            return page.path("total").asLong();
        } catch (IOException failure) {
            throw new IllegalStateException("The answer is no JSON", failure);
        }
    }
}
