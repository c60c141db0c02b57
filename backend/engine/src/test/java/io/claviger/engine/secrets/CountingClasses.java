package io.claviger.engine.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/**
 * The classes that search and judge, changed so that they tell {@link Steps} of each round of a loop and of each stretch of
 * text that they have the JDK look through, copy or match: the same on every machine, as times are not.
 */
final class CountingClasses extends ClassLoader {

    private static final String COUNTED = "io.claviger.engine.secrets.";
    private static final ClassDesc STEPS = ClassDesc.of(Steps.class.getName());
    private static final ClassDesc TEXT = ConstantDescs.CD_String;
    private static final ClassDesc PATTERN = ClassDesc.of("java.util.regex.Pattern");
    private static final ClassDesc ARRAYS = ClassDesc.of("java.util.Arrays");
    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
    private static final MethodTypeDesc HEARS = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc HEARS_OF = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final Set<String> SEARCHES = Set.of("indexOf", "lastIndexOf", "contains");

    CountingClasses() {
        super(CountingClasses.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            boolean counted = name.startsWith(COUNTED) && !name.startsWith(Steps.class.getName());
            Class<?> loaded = counted ? findLoadedClass(name) : super.loadClass(name, resolve);
            return loaded != null ? loaded : changed(name);
        }
    }

    private Class<?> changed(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            ClassFile format = ClassFile.of();
            byte[] changed = format.transformClass(
                    format.parse(in.readAllBytes()),
                    ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Counting::new)));
            return defineClass(name, changed, 0, changed.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of one method. */
    private static final class Counting implements CodeTransform {

        private final Set<Label> passed = new HashSet<>();

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof LabelTarget target) {
                passed.add(target.label());
            }
            if (element instanceof BranchInstruction branch && passed.contains(branch.target())) {
                code.invokestatic(STEPS, "again", HEARS);
            }
            if (!(element instanceof InvokeInstruction call) || !replace(code, call)) {
                code.with(element);
            }
        }

        private static boolean replace(CodeBuilder code, InvokeInstruction call) {
            ClassDesc owner = call.owner().asSymbol();
            String name = call.name().stringValue();
            MethodTypeDesc type = call.typeSymbol();
            boolean searches = owner.equals(TEXT) && SEARCHES.contains(name);
            if (searches || owner.equals(PATTERN) && name.equals("matcher")) {
                code.invokestatic(STEPS, name, type.insertParameterTypes(0, owner));
                return true;
            }
            if (owner.equals(SYSTEM) && name.equals("arraycopy")) {
                code.invokestatic(STEPS, name, type);
                return true;
            }
            boolean copies = owner.equals(TEXT) && type.returnType().equals(TEXT)
                    || owner.equals(ARRAYS) && name.startsWith("copyOf");
            if (copies && call.opcode() != Opcode.INVOKESPECIAL) {
                code.with(call).dup().invokestatic(STEPS, "made", HEARS_OF);
                return true;
            }
            return false;
        }
    }
}
