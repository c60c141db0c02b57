package io.claviger.cli.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites classes that were compiled for Java 5 and before, which lack the maps of types on the stack. The JVM checks such
 * classes by a slow way at every start and takes none of them into its archive; with them a command starts a tenth of a
 * second later. What the classes do is not touched.
 */
public final class ArchivableJars {

    private static final int FIRST_WITH_MAPS = 50;

    private ArchivableJars() {}

    /** Argument: the folder of jars. */
    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (var listed = Files.list(Path.of(arguments[0]))) {
            jars = listed.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            if (holdsOldClasses(jar)) {
                rewrite(jar);
            }
        }
    }

    private static boolean holdsOldClasses(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                // The description of a module is younger than the classes beside it.
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        return isOld(in.readNBytes(8));
                    }
                }
            }
            return false;
        }
    }

    private static void rewrite(Path jar) throws IOException {
        Path made = Files.createTempFile(jar.toAbsolutePath().getParent(), "made", ".part");
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(made);
                ZipOutputStream out = new ZipOutputStream(file)) {
            ClassFile format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> resource(zip, type))
                                    .orElse(ClassHierarchyResolver.defaultResolver())));
            for (ZipEntry entry : Collections.list(zip.entries())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    out.write(entry.getName().endsWith(".class") && isOld(bytes) ? withMaps(format, bytes) : bytes);
                }
                out.closeEntry();
            }
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] withMaps(ClassFile format, byte[] bytes) {
        ClassModel old = format.parse(bytes);
        return format.build(old.thisClass().asSymbol(), made -> {
            made.withVersion(ClassFile.JAVA_8_VERSION, 0);
            old.forEach(element -> {
                if (element instanceof MethodModel method) {
                    // Passing the code on as it is makes the format write its maps.
                    made.transformMethod(method, MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL));
                } else if (!(element instanceof ClassFileVersion)) {
                    made.with(element);
                }
            });
        });
    }

    private static @Nullable InputStream resource(ZipFile zip, ClassDesc type) {
        String name = type.descriptorString();
        ZipEntry entry = zip.getEntry(name.substring(1, name.length() - 1) + ".class");
        try {
            return entry == null ? null : zip.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(zip.getName() + " cannot be read", e);
        }
    }

    private static boolean isOld(byte[] start) {
        return start.length > 7 && ((start[6] & 0xFF) << 8 | start[7] & 0xFF) < FIRST_WITH_MAPS;
    }
}
