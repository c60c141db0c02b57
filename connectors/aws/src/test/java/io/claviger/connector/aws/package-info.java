@NullMarked
package io.claviger.connector.aws;

import org.jspecify.annotations.NullMarked;
