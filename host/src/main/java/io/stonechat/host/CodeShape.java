package io.stonechat.host;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a method's polls belong.
 *
 * @param loops the labels that a jump leads back to
 * @param catches the labels where the script's catch clauses begin
 * @param firstLine the source line of its first instruction; 0 if the compiler does not say
 */
record CodeShape(Set<Label> loops, Set<Label> catches, int firstLine) {

    /** Looks through a method. */
    static CodeShape of(CodeModel code) {
        var seen = new HashSet<Label>();
        var loops = new HashSet<Label>();
        var typed = new HashSet<Label>();
        for (var element : code) {
            switch (element) {
                case LabelTarget target -> seen.add(target.label());
                case ExceptionCatch clause when clause.catchType().isPresent() -> typed.add(clause.handler());
                case Instruction instruction ->
                    targets(instruction).stream().filter(seen::contains).forEach(loops::add);
                default -> {}
            }
        }
        return new CodeShape(loops, catches(code.elementList(), typed), firstLine(code));
    }

    private static int firstLine(CodeModel code) {
        return code.elementStream()
                .filter(LineNumber.class::isInstance)
                .mapToInt(element -> ((LineNumber) element).line())
                .findFirst()
                .orElse(0);
    }

    private static List<Label> targets(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction branch -> List.of(branch.target());
            case TableSwitchInstruction table -> cases(table.defaultTarget(), table.cases());
            case LookupSwitchInstruction lookup -> cases(lookup.defaultTarget(), lookup.cases());
            default -> List.of();
        };
    }

    private static List<Label> cases(Label fallback, List<SwitchCase> cases) {
        return Stream.concat(Stream.of(fallback), cases.stream().map(SwitchCase::target))
                .toList();
    }

    private static Set<Label> catches(List<CodeElement> code, Set<Label> typed) {
        var catches = new HashSet<Label>();
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof LabelTarget target
                    && typed.contains(target.label())
                    && !closesResource(code.subList(i, code.size()))) {
                catches.add(target.label());
            }
        }
        return catches;
    }

    /**
     * Whether a clause is one that the compiler has made for try-with-resources: it closes the resource and throws on
     * what it caught, so it must run, and it swallows nothing.
     */
    private static boolean closesResource(List<CodeElement> clause) {
        var start = clause.stream()
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .limit(4)
                .toList();
        return start.size() == 4
                && start.get(0) instanceof StoreInstruction
                && start.get(1) instanceof LoadInstruction
                && (start.get(2).opcode() == Opcode.IFNULL
                        || isCall(start.get(2), "close")
                        || (start.get(2) instanceof LoadInstruction && isCall(start.get(3), "addSuppressed")));
    }

    private static boolean isCall(Instruction instruction, String name) {
        return instruction instanceof InvokeInstruction call && call.name().equalsString(name);
    }
}
