using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Finds the optimizer types that the property <c>Optimizer</c> may return. There may be several if an axis selects the optimizer.
/// </summary>
internal static class OptimizerTypes
{
    /// <summary>
    /// The types, with derived types before their bases. The list is empty if the type of a returned expression is unknown.
    /// </summary>
    public static IReadOnlyList<INamedTypeSymbol> Of(IPropertySymbol property, BoundBodies bodies, CancellationToken cancellation)
    {
        if (MemberSyntax.Body(property.Declaration(cancellation)) is not { } body)
        {
            return [];
        }

        var types = ValuesOf(bodies.Of(body)).Select(value => value.Type as INamedTypeSymbol).ToList();
        return types.Any(type => type is null or { IsAbstract: true } || !type.DerivesFrom(KnownNames.Optimizer))
            ? []
            : [.. types.OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                .OrderByDescending(type => type.Bases().Count())];
    }

    /// <summary>The expressions whose value an expression may have, such as the branches of a conditional.</summary>
    private static IEnumerable<IOperation> ValuesOf(IOperation? operation) => operation switch
    {
        null or IThrowOperation => [],
        IBlockOperation block => block.Descendants().OfType<IReturnOperation>()
            .Where(one => !one.Ancestors().TakeWhile(outer => outer != block).Any(outer => outer is IAnonymousFunctionOperation
                or ILocalFunctionOperation))
            .SelectMany(one => ValuesOf(one.ReturnedValue)),
        ISymbolInitializerOperation initializer => ValuesOf(initializer.Value),
        IConversionOperation { OperatorMethod: null } conversion => ValuesOf(conversion.Operand),
        IParenthesizedOperation parenthesized => ValuesOf(parenthesized.Operand),
        IConditionalOperation choice => ValuesOf(choice.WhenTrue).Concat(ValuesOf(choice.WhenFalse)),
        ICoalesceOperation choice => ValuesOf(choice.Value).Concat(ValuesOf(choice.WhenNull)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => ValuesOf(arm.Value)),
        _ => [operation],
    };

    private static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            yield return outer;
        }
    }
}
