package io.stonechat.host;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Adds the polls to one method. */
final class PollTransform implements CodeTransform {

    static final ClassDesc HOOKS = ClassDesc.ofDescriptor(ScriptHooks.class.descriptorString());

    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc THROWN = NOTHING.insertParameterTypes(0, ConstantDescs.CD_Throwable);

    /** A loop asks once in so many turns; one less than a power of two. */
    private static final int TURN_MASK = 1023;

    private final CodeShape shape;
    private final boolean entry;
    private int counter;
    private boolean pendingCatch;
    private boolean pendingLoop;

    /**
     * A transform for one method.
     *
     * @param entry whether its entry is a poll, too
     */
    PollTransform(CodeShape shape, boolean entry) {
        this.shape = shape;
        this.entry = entry;
    }

    @Override
    public void atStart(CodeBuilder code) {
        if (shape.firstLine() > 0) {
            code.lineNumber(shape.firstLine());
        }
        if (!shape.loops().isEmpty()) {
            counter = code.allocateLocal(TypeKind.INT);
            code.iconst_0().istore(counter);
        }
        if (entry) {
            code.invokestatic(HOOKS, "enter", NOTHING);
        }
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LabelTarget target -> {
                pendingCatch |= shape.catches().contains(target.label());
                pendingLoop |= shape.loops().contains(target.label());
            }
            // Behind the line number that precedes it, so that a stack trace taken in a poll names the right line.
            case Instruction _ -> emitPending(code);
            default -> {}
        }
        code.with(element);
    }

    private void emitPending(CodeBuilder code) {
        if (pendingCatch) {
            code.dup().invokestatic(HOOKS, "caught", THROWN);
        }
        if (pendingLoop) {
            pollLoop(code);
        }
        pendingCatch = false;
        pendingLoop = false;
    }

    private void pollLoop(CodeBuilder code) {
        var goOn = code.newLabel();
        code.iinc(counter, 1)
                .iload(counter)
                .loadConstant(TURN_MASK)
                .iand()
                .ifne(goOn)
                .invokestatic(HOOKS, "loop", NOTHING)
                .labelBinding(goOn);
    }
}
