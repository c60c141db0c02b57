package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look through a window.
 *
 * @param file the name of the text's file, without its folder
 * @param formless the type of values that stand behind a vendor's name and have none of its forms, if it is looked for
 * @param found takes the candidates
 */
record Search(
        Window window,
        ScanContext context,
        String file,
        @Nullable SecretType formless,
        List<Candidate> found) {}
