@NullMarked
package io.claviger.server.crawl;

import org.jspecify.annotations.NullMarked;
