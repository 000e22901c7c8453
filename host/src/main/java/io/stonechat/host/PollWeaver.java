package io.stonechat.host;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Weaves into scripts what keeps them from running away: polls in loops, at method entries and in catch clauses; and,
 * into compact classes, the filling of the fields that ask for a namespace.
 */
final class PollWeaver {

    private final CompiledScripts scripts;
    private final ClassFile classFile;
    private final Set<ClassDesc> namespaces;

    /** A weaver for scripts that are compiled together. */
    PollWeaver(CompiledScripts scripts, ScriptEnvironment environment) {
        this.scripts = scripts;
        Map<ClassDesc, byte[]> own = scripts.classes().stream()
                .collect(Collectors.toMap(type -> ClassDesc.of(type.name()), CompiledScripts.ScriptClass::bytes));
        Function<ClassDesc, java.io.@org.jspecify.annotations.Nullable InputStream> bytes =
                name -> own.containsKey(name) ? new ByteArrayInputStream(own.get(name)) : null;
        this.classFile =
                ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(bytes)
                        .orElse(ClassHierarchyResolver.ofClassLoading(PollWeaver.class.getClassLoader()))));
        this.namespaces = environment.namespaces().stream()
                .map(namespace -> ClassDesc.ofDescriptor(namespace.type().descriptorString()))
                .collect(Collectors.toSet());
    }

    /** The class with everything woven in. */
    byte[] weave(CompiledScripts.ScriptClass type) {
        var model = classFile.parse(type.bytes());
        return classFile.transformClass(model, (builder, element) -> weave(type, model, builder, element));
    }

    private void weave(CompiledScripts.ScriptClass type, ClassModel model, ClassBuilder builder, ClassElement element) {
        switch (element) {
            case MethodModel method when method.code().isPresent() -> weave(type, model, builder, method);
            // The compiler was given a name that is an identifier; stack traces are to show the file's own.
            case SourceFileAttribute _ ->
                builder.with(SourceFileAttribute.of(type.source().script().name()));
            default -> builder.with(element);
        }
    }

    private void weave(CompiledScripts.ScriptClass type, ClassModel model, ClassBuilder builder, MethodModel method) {
        var code = method.code().orElseThrow();
        var name = method.methodName().stringValue();
        boolean constructor = name.equals(ConstantDescs.INIT_NAME);
        boolean entry = !constructor && !name.equals(ConstantDescs.CLASS_INIT_NAME);
        var polls = new PollTransform(CodeShape.of(code), entry);
        var woven = constructor && scripts.isCompact(type)
                ? polls.andThen(NamespaceTransform.of(model, namespaces))
                : polls;
        builder.transformMethod(method, MethodTransform.transformingCode(woven));
    }
}
