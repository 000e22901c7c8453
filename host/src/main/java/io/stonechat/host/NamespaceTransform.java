package io.stonechat.host;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Set;

/**
 * Fills the fields that ask for a namespace, first thing in the constructor, so that the initialisers of other fields
 * may use them already.
 */
final class NamespaceTransform {

    private static final MethodTypeDesc LOOKUP = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Class);

    private NamespaceTransform() {}

    /** A transform of the constructor of a class. */
    static CodeTransform of(ClassModel type, Set<ClassDesc> namespaces) {
        var self = type.thisClass().asSymbol();
        var fields = type.fields().stream()
                .filter(field -> !field.flags().has(AccessFlag.STATIC))
                .filter(field -> namespaces.contains(field.fieldTypeSymbol()))
                .toList();
        return (code, element) -> {
            code.with(element);
            if (isSuperCall(element)) {
                fill(code, self, fields);
            }
        };
    }

    /** A compact class extends Object; a later {@code new Object()} looks alike and fills the same fields again. */
    private static boolean isSuperCall(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.opcode() == Opcode.INVOKESPECIAL
                && call.name().equalsString(ConstantDescs.INIT_NAME)
                && call.owner().asSymbol().equals(ConstantDescs.CD_Object);
    }

    private static void fill(CodeBuilder code, ClassDesc self, List<FieldModel> fields) {
        for (var field : fields) {
            var type = field.fieldTypeSymbol();
            code.aload(0)
                    .loadConstant(type)
                    .invokestatic(PollTransform.HOOKS, "namespace", LOOKUP)
                    .checkcast(type)
                    .putfield(self, field.fieldName().stringValue(), type);
        }
    }
}
