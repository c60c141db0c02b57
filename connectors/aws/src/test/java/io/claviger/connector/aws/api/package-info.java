@NullMarked
package io.claviger.connector.aws.api;

import org.jspecify.annotations.NullMarked;
