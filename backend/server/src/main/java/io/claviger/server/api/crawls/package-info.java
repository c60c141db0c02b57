/** REST of crawls and the stream of their progress. Only translates. */
@NullMarked
package io.claviger.server.api.crawls;

import org.jspecify.annotations.NullMarked;
