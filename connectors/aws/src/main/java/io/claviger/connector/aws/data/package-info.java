/**
 * What holds data, or passes it on: buckets, queues, topics, tables, repositories of images, file systems, search domains, event
 * buses. Each is told as a resource with the policy that says who may use it, how it is encrypted, its tags, and so how sensitive
 * it is; never what is in it.
 */
@NullMarked
package io.claviger.connector.aws.data;

import org.jspecify.annotations.NullMarked;
