/**
 * Running connectors: crawls and their scopes, checkpoints, progress, coverage, and what to do when a connector fails. Owns {@code
 * crawl, crawl_scope, crawl_problem, usage_checkpoint}. Observations go to the {@code catalog}; text leaves through the port {@link
 * io.claviger.server.crawl.TextInspector}, in memory, and usage events through {@link io.claviger.server.crawl.UsageRecorder}.
 */
@NullMarked
package io.claviger.server.crawl;

import org.jspecify.annotations.NullMarked;
