/** What network addresses are for, and so which of them may be reached on somebody else's word. */
@NullMarked
package io.claviger.engine.network;

import org.jspecify.annotations.NullMarked;
