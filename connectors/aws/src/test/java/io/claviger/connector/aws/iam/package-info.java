/** What is read off the documents of IAM. */
@NullMarked
package io.claviger.connector.aws.iam;

import org.jspecify.annotations.NullMarked;
