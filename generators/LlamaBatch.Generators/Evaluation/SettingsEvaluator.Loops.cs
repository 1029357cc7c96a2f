using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <content>Loops, and statements that change a local variable, such as <c>width *= 2</c>.</content>
internal sealed partial class SettingsEvaluator
{
    /// <summary>Runs a loop. If it has more iterations than the budget allows, its result is unknown.</summary>
    private StrongBox<object?>? Loop(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForLoopOperation { Condition: { } condition } counted:
                return RunAll(counted.Before) ?? While(condition, counted, counted.AtLoopBottom);

            case IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false } repeated:
                StrongBox<object?>? first = repeated.ConditionIsTop ? null : Run(repeated.Body);
                return first == _break ? null : first is null || first == _continue ? While(condition, repeated, []) : first;

            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var variable } } each
                when ElementOf(each.Collection) is { } type && SymbolEqualityComparer.Default.Equals(type, variable.Type)
                    && Evaluate(each.Collection) is List<object?> elements:
                for (int i = 0; i < elements.Count; i++)
                {
                    Set(variable, elements[i], each);
                    if ((budget.TryRepeat(each.Syntax, i) ? Run(each.Body) : new(new Unknown(each.Syntax))) is { } ended
                        && ended != _continue)
                    {
                        return ended == _break ? null : ended;
                    }
                }

                return null;

            case IForEachLoopOperation each when TargetsOf(each) is { } targets
                && Evaluate(each.Collection) is List<object?> rows && IsSequence(each.Collection):
                for (int i = 0; i < rows.Count; i++)
                {
                    if (rows[i] is not TupleValue row || !budget.TryRepeat(each.Syntax, i) || !TryAssign(targets, row, each))
                    {
                        return new(new Unknown(each.Syntax));
                    }

                    if (Run(each.Body) is { } ended && ended != _continue)
                    {
                        return ended == _break ? null : ended;
                    }
                }

                return null;

            default:
                return new(new Unknown(loop.Syntax));
        }
    }

    private StrongBox<object?>? While(IOperation condition, ILoopOperation loop, IReadOnlyList<IOperation> next)
    {
        for (int i = 0; budget.TryRepeat(loop.Syntax, i); i++)
        {
            switch (Evaluate(condition))
            {
                case true:
                    StrongBox<object?>? ended = Run(loop.Body);
                    ended = ended is null || ended == _continue ? RunAll(next) : ended;
                    if (ended is not null)
                    {
                        return ended == _break ? null : ended;
                    }

                    break;
                case false:
                    return null;
                case Unknown unknown:
                    return new(unknown);
                default:
                    return new(new Unknown(condition.Syntax));
            }
        }

        return new(new Unknown(loop.Syntax));
    }

    private StrongBox<object?>? RunAll(IReadOnlyList<IOperation> statements) =>
        statements.Select(Run).FirstOrDefault(ended => ended is not null);

    /// <summary>Changes a local variable or a parameter. Returns false for other targets.</summary>
    private bool TryChange(IOperation change)
    {
        (ISymbol? local, object? value) = change switch
        {
            ICompoundAssignmentOperation
            {
                OperatorMethod: null,
                InConversion.IsIdentity: true,
                OutConversion.IsIdentity: true,
            } compound when VariableIn(compound.Target) is { } one =>
                (one, Combined(compound.OperatorKind, compound.Target, Evaluate(compound.Value))),
            IIncrementOrDecrementOperation { OperatorMethod: null } step when VariableIn(step.Target) is { } one =>
                (one, Combined(
                    step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract,
                    step.Target,
                    OneOf(step.Target.Type!))),
            _ => (null, null),
        };
        if (local is null)
        {
            return false;
        }

        Set(local, value, change);
        return true;

        object Combined(BinaryOperatorKind kind, IOperation target, object? right) => (Evaluate(target), right) switch
        {
            (Unknown unknown, _) => unknown,
            (_, Unknown unknown) => unknown,
            ({ } left, { } value) => Arithmetic.Binary(kind, left, value)
                ?? new Unknown(change.Syntax, Problem: Arithmetic.DivisionOf(kind, value, change.Syntax.ToString())),
            _ => new Unknown(change.Syntax),
        };

        static object? OneOf(ITypeSymbol type) => type.SpecialType switch
        {
            SpecialType.System_Int32 => 1,
            SpecialType.System_Int64 => 1L,
            SpecialType.System_Double => 1.0,
            _ => null,
        };
    }

    /// <summary>The local variable, or the parameter of a method, that an operation names; null for other targets.</summary>
    private ISymbol? VariableIn(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        // A parameter of a primary constructor is a field of the object.
        IParameterReferenceOperation
        {
            Parameter: { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } parameter,
        } when _locals.ContainsKey(parameter) => parameter,
        _ => null,
    };

    /// <summary>The variables of a loop that splits tuples, as in <c>foreach (var (size, share) in table)</c>; null for another loop.</summary>
    private static IReadOnlyList<IOperation>? TargetsOf(IForEachLoopOperation loop) => loop.LoopControlVariable switch
    {
        ITupleOperation tuple => tuple.Elements,
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => tuple.Elements,
        _ => null,
    };

    private static ITypeSymbol? ElementOf(IOperation collection) =>
        WrittenList.Unconverted(collection).Type is IArrayTypeSymbol array ? array.ElementType : null;
}
