using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reads lists that code writes, such as <c>[16, 256]</c> and <c>new[] { 16, 256 }</c>.</summary>
internal static class WrittenList
{
    /// <summary>The elements of a list, without conversions around the list; null if the operation creates no list of elements.</summary>
    public static IReadOnlyList<IOperation>? ElementsOf(IOperation operation) => Unconverted(operation) switch
    {
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues,
        _ => null,
    };

    /// <summary>The operation inside all conversions around it.</summary>
    public static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;
}
