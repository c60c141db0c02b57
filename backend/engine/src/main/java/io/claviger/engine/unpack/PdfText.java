package io.claviger.engine.unpack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of a PDF, page by page. */
final class PdfText {

    static {
        // The library looks for a log and would say so; what it might log is the user's text.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private PdfText() {}

    static byte[] of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).getBytes(StandardCharsets.UTF_8);
        }
    }
}
