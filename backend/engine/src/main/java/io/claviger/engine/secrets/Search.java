package io.claviger.engine.secrets;

import java.util.List;

/**
 * One look through a window.
 *
 * @param file the name of the text's file, without its folder
 * @param found takes the candidates
 */
record Search(Window window, ScanContext context, String file, List<Candidate> found) {}
