using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <content>Runs the statements of a method or a getter.</content>
internal sealed partial class SettingsEvaluator
{
    /// <summary>The result of a statement that leaves the innermost loop or switch statement.</summary>
    private static readonly StrongBox<object?> _break = new();

    /// <summary>The result of a return statement without a value.</summary>
    private static readonly StrongBox<object?> _end = new();

    /// <summary>The result of a statement that ends an iteration of the innermost loop.</summary>
    private static readonly StrongBox<object?> _continue = new();

    /// <summary>
    /// The value that a statement returns, boxed because it may be null. Null if execution continues with the next statement.
    /// </summary>
    private StrongBox<object?>? Run(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return block.Operations.Select(Run).FirstOrDefault(ended => ended is not null);

            case IReturnOperation { ReturnedValue: { } returned }:
                return new(Evaluate(returned));

            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation variable in group.Declarations.SelectMany(declaration => declaration.Declarators))
                {
                    Set(variable.Symbol, variable.GetVariableInitializer() is { } initializer && !variable.Symbol.IsRef
                        ? Evaluate(initializer.Value)
                        : new Unknown(variable.Syntax), variable);
                }

                return null;

            case IExpressionStatementOperation
            {
                Operation: ISimpleAssignmentOperation { IsRef: false, Target: var target, Value: var value },
            } when VariableIn(target) is { } variable:
                Set(variable, Evaluate(value), value);
                return null;

            case ILocalFunctionOperation:
                return null;                                                        // a call checks whether it writes variables

            case ISwitchOperation choice:
                return Choose(choice);

            case IBranchOperation { BranchKind: BranchKind.Break }:
                return _break;

            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return _continue;

            case IExpressionStatementOperation { Operation: IDeconstructionAssignmentOperation deconstruction }
                when TryDeconstruct(deconstruction):
                return null;

            case IExpressionStatementOperation { Operation: var change } when TryChange(change):
                return null;

            case IExpressionStatementOperation
            {
                Operation: IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, IsStatic: false } } call,
            }:
                return RunFunction(call);

            case IReturnOperation { ReturnedValue: null }:
                return _end;

            case ILoopOperation loop:
                return Loop(loop);

            case IConditionalOperation conditional:
                return Evaluate(conditional.Condition) switch
                {
                    true => Run(conditional.WhenTrue),
                    false => conditional.WhenFalse is { } otherwise ? Run(otherwise) : null,
                    Unknown unknown => new(unknown),
                    _ => new(new Unknown(conditional.Syntax)),
                };

            case IThrowOperation:
                return new(new Unknown(statement.Syntax, Problem: Thrown));

            default:
                return new(new Unknown(statement.Syntax));
        }
    }

    /// <summary>
    /// Assigns a value to a local variable. If the value is unknown, the code that computes the value may have changed variables and
    /// objects. All variables in this code and all objects therefore become unknown. A function in the code may change any variable.
    /// </summary>
    private void Set(ISymbol local, object? value, IOperation source)
    {
        if (value is Unknown)
        {
            bool callsFunction = source.DescendantsAndSelf().Any(part => part is IAnonymousFunctionOperation or IMethodReferenceOperation
                || part.Type is { TypeKind: TypeKind.Delegate }
                || part is IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke });
            IEnumerable<ISymbol> named = source.Descendants().Append(source).Select(
                part => (part as ILocalReferenceOperation)?.Local
                    ?? (ISymbol?)(part as IParameterReferenceOperation)?.Parameter).OfType<ISymbol>();
            IEnumerable<ISymbol> changeable = _locals.Where(one => callsFunction || !IsSimple(one.Value)).Select(one => one.Key);
            foreach (ISymbol changed in named.Concat(changeable).ToList())
            {
                _locals[changed] = new Unknown(source.Syntax);
            }
        }

        _locals[local] = value;
        // The argument of a call is no longer the value of its parameter.
        _arguments.Remove(local);
    }

    /// <summary>Runs the section of a switch statement that a value selects.</summary>
    private StrongBox<object?>? Choose(ISwitchOperation choice)
    {
        object? value = Evaluate(choice.Value);
        if (value is Unknown)
        {
            return new(value);
        }

        ISwitchCaseOperation? chosen = null;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                bool? matches = clause switch
                {
                    IDefaultCaseClauseOperation => false,
                    ISingleValueCaseClauseOperation single =>
                        Evaluate(single.Value) is var label and not Unknown ? AreSame(label, value) : null,
                    IPatternCaseClauseOperation { Guard: { } guard } pattern => Matches(pattern.Pattern, value) switch
                    {
                        true => Evaluate(guard) as bool?,
                        var other => other,
                    },
                    IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, value),
                    _ => null,
                };
                if (matches is null)
                {
                    return new(new Unknown(clause.Syntax));
                }

                if (matches == true)
                {
                    return Ended(section);
                }
            }

            chosen ??= section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation) ? section : null;
        }

        return chosen is null ? null : Ended(chosen);

        StrongBox<object?>? Ended(ISwitchCaseOperation section) => RunAll(section.Body) is { } ended && ended != _break ? ended : null;
    }
}
