/**
 * Reads a git repository: every version of every file once, as text in which secrets may be found, and the authors of its
 * commits as evidence of who owns it.
 *
 * <p>A repository on disk is read where it lies, and nothing is written to it; a remote one is fetched into a temporary
 * folder that is removed on close. No configuration but the repository's own is read, and none of its hooks or filters run.
 *
 * <p>What is read is what a branch, a tag or another ref leads to. What only a reflog still knows, or nothing at all, is
 * not; nor are links to other repositories (submodules) and symbolic links.
 */
@NullMarked
package io.claviger.connector.git;

import org.jspecify.annotations.NullMarked;
