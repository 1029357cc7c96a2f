using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reads lists that are written out in code, such as <c>[16, 256]</c> and <c>new[] { 16, 256 }</c>.</summary>
internal static class WrittenList
{
    /// <summary>The elements of a list that an operation creates. Null if the operation does not write out a list.</summary>
    public static IReadOnlyList<IOperation>? ElementsOf(IOperation operation) => Unconverted(operation) switch
    {
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues,
        _ => null,
    };

    /// <summary>The tuples that a list writes out.</summary>
    public static IEnumerable<ITupleOperation> TuplesOf(IOperation list) =>
        (ElementsOf(list) ?? []).Select(Unconverted).OfType<ITupleOperation>();

    /// <summary>The operation without the conversions around it.</summary>
    public static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;
}
