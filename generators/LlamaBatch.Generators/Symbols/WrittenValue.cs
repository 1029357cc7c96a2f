using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reads numbers, texts, arguments and variables that are written out in code.</summary>
internal static class WrittenValue
{
    /// <summary>The value of a constant text; null for other operations.</summary>
    public static string? TextOf(IOperation? operation) =>
        operation is not null && WrittenList.Unconverted(operation).ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>The value of a constant expression as a number; null for other expressions and for enums.</summary>
    public static double? NumberOf(IOperation operation) => operation switch
    {
        { Type.TypeKind: TypeKind.Enum } => null,                                   // an enum, such as the contrast of a fit
        { ConstantValue: { HasValue: true, Value: int or long or float or double } constant } => Convert
            .ToDouble(constant.Value, CultureInfo.InvariantCulture),
        IConversionOperation conversion => NumberOf(conversion.Operand),
        _ => null,
    };

    /// <summary>The constant inside a boxing conversion, before it is converted to <c>object</c>.</summary>
    public static IOperation ConstantIn(IOperation operation) =>
        operation is IConversionOperation { ConstantValue.HasValue: false } conversion ? ConstantIn(conversion.Operand) : operation;

    /// <summary>The value of an argument; null if the call leaves it out.</summary>
    public static IOperation? ArgumentOf(IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(one => one.Parameter?.Name == parameter)?.Value;

    /// <summary>The initial value of a local variable. Null if code also assigns to the variable, or if it has no initializer.</summary>
    /// <remarks>
    /// The initializer must precede the use, because two variables could be initialized with each other in code that does not compile.
    /// </remarks>
    public static IOperation? InitialValueOf(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        IEnumerable<IOperation> all = root.DescendantsAndSelf();
        IOperation? value = all.OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Symbol, local.Local))?.Initializer?.Value;
        IDeconstructionAssignmentOperation? split = value is not null ? null
            : all.OfType<IDeconstructionAssignmentOperation>().FirstOrDefault(one => PartOf(one) is not null);
        value ??= split is null ? null : PartOf(split);
        return value is null || value.Syntax.Span.End > local.Syntax.SpanStart
            || all.OfType<IAssignmentOperation>().Where(write => write != split).Any(write => write.Target.DescendantsAndSelf()
                .OfType<ILocalReferenceOperation>().Any(target => SymbolEqualityComparer.Default.Equals(target.Local, local.Local)))
            ? null
            : value;

        // The value of the variable in "var (one, other) = (…, …)".
        IOperation? PartOf(IDeconstructionAssignmentOperation split)
        {
            if (split.Target is not IDeclarationExpressionOperation { Expression: ITupleOperation targets }
                || WrittenList.Unconverted(split.Value) is not ITupleOperation values || values.Elements.Length != targets.Elements.Length)
            {
                return null;
            }

            int place = targets.Elements.ToList().FindIndex(target =>
                target is ILocalReferenceOperation one && SymbolEqualityComparer.Default.Equals(one.Local, local.Local));
            return place < 0 ? null : values.Elements[place];
        }
    }

    /// <summary>
    /// The constant with which a read-only field is initialized. Null for other fields, such as those that a constructor sets.
    /// </summary>
    public static object? InitialValueOf(IFieldReferenceOperation reference) =>
        reference is { Field.IsReadOnly: true, SemanticModel: { } model }
        && reference.Field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax
        {
            Initializer.Value: var initial,
        }
        && initial.SyntaxTree == model.SyntaxTree
            ? model.GetConstantValue(initial).Value
            : null;
}
