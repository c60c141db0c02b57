/** Tests of what is read off the records of CloudTrail. */
@NullMarked
package io.claviger.connector.aws.usage;

import org.jspecify.annotations.NullMarked;
