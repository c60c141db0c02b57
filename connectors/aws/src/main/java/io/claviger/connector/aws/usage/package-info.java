/**
 * What was used, and what AWS itself finds: who called with which key (CloudTrail), which services a principal used (service last
 * accessed), and the findings of Access Analyzer.
 */
@NullMarked
package io.claviger.connector.aws.usage;

import org.jspecify.annotations.NullMarked;
