using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>A <c>[Measure]</c> attribute.</summary>
internal sealed record MetricDeclaration(AttributeData Attribute, ITypeSymbol Type, MetricKind? Kind, long EveryTokens)
{
    /// <summary>The kinds of metric that the type implements.</summary>
    public IReadOnlyList<string> KindNames =>
        [.. from contract in Type.AllInterfaces
            where contract.Is(KnownNames.StepMetric) || contract.Is(KnownNames.ValidationMetric) || contract.Is(KnownNames.CostMetric)
            orderby contract.Name
            select contract.Name];

    /// <summary>Whether a step must measure the gradients of its micro-batches for it.</summary>
    public bool NeedsMicroBatches => Has("NeedsMicroBatches", KnownNames.MicroBatchMetrics);

    /// <summary>Whether only the fast step measures it.</summary>
    public bool NeedsFastStep => Has("NeedsFastStep", KnownNames.FastStepMetrics);

    /// <summary>Whether the type says so: a built-in one by its name, an author's by a property that is literally <c>true</c>.</summary>
    private bool Has(string property, IReadOnlyList<string> known) =>
        known.Any(name => Type.Is(name))
        || Type.GetMembers(property).SelectMany(member => member.DeclaringSyntaxReferences).Any(reference => reference
            .GetSyntax() is PropertyDeclarationSyntax { ExpressionBody.Expression: LiteralExpressionSyntax { Token.Value: true } });
}
