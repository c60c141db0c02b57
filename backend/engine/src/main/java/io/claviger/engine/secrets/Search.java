package io.claviger.engine.secrets;

import java.util.ArrayList;
import java.util.List;

/**
 * One look through a window.
 *
 * @param file the name of the text's file, without its folder
 * @param formed its values by form
 * @param found takes the candidates
 */
record Search(Window window, ScanContext context, String file, FormedValues formed, List<Candidate> found) {

    Search(Window window, ScanContext context) {
        this(window, context, context.file(), new FormedValues(window), new ArrayList<>());
    }
}
