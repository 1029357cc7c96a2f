using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>A <c>[Measure]</c> attribute, which adds a metric to an experiment.</summary>
internal sealed record MetricDeclaration(AttributeData Attribute, ITypeSymbol Type, MetricKind? Kind, long EveryTokens)
{
    /// <summary>The names of the metric interfaces that the type implements.</summary>
    public IReadOnlyList<string> KindNames =>
        [.. from contract in Type.AllInterfaces
            where contract.Is(KnownNames.StepMetric) || contract.Is(KnownNames.ValidationMetric) || contract.Is(KnownNames.CostMetric)
            orderby contract.Name
            select contract.Name];

    /// <summary>Whether the metric needs the gradient of each micro-batch.</summary>
    public bool NeedsMicroBatches => Has("NeedsMicroBatches", KnownNames.MicroBatchMetrics);

    /// <summary>Whether the metric needs an optimizer with a preconditioner.</summary>
    public bool NeedsPreconditioner => Has("NeedsPreconditioner", KnownNames.PreconditionerMetrics);

    /// <summary>Whether only the fast training step, which is written in C#, measures the metric.</summary>
    public bool NeedsFastStep => Has("NeedsFastStep", KnownNames.FastStepMetrics);

    /// <summary>
    /// Whether the metric needs a probe, that is, gradients or sharpness measured at the weights of a run. Built-in metrics are recognized
    /// by name, and user-defined metrics by their property <c>Probes</c>.
    /// </summary>
    public bool NeedsProbe => KnownNames.ProbeMetrics.Any(name => Type.Is(name)) || HasOwnProbes;

    /// <summary>Whether the metric is user-defined and has a property <c>Probes</c>, which names the probes that it needs.</summary>
    public bool HasOwnProbes => Type.ContainingAssembly?.Name != "LlamaBatch" && Type.Implementing("Probes").Any();

    /// <summary>
    /// Whether a Boolean property of the metric is true. Built-in metrics are recognized by name. The property of a user-defined metric
    /// must return the literal <c>true</c>.
    /// </summary>
    private bool Has(string property, IReadOnlyList<string> known) =>
        known.Any(name => Type.Is(name))
        || Type.Implementing(property).SelectMany(member => member.DeclaringSyntaxReferences).Any(reference => reference
            .GetSyntax() is PropertyDeclarationSyntax { ExpressionBody.Expression: LiteralExpressionSyntax { Token.Value: true } });
}
