using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// An annotated record with its symbols at hand: what <see cref="ExperimentParser"/> reads, what the rules look at, and what the model is made from. It lives for one
/// parse and never enters the incremental pipeline.
/// </summary>
internal sealed record ExperimentDeclaration(
    INamedTypeSymbol Record,
    AttributeData Attribute,
    IReadOnlyList<AxisDeclaration> Axes,
    IReadOnlyList<MetricDeclaration> Metrics,
    IReadOnlyList<ClaimDeclaration> Claims,
    IReadOnlyList<ScaleDeclaration> Scales)
{
    /// <summary>Whether the record derives from <c>LlamaExperiment</c>, directly or not.</summary>
    public bool IsExperiment
    {
        get
        {
            for (INamedTypeSymbol? type = Record.BaseType; type is not null; type = type.BaseType)
            {
                if (type.Is(KnownNames.LlamaExperiment))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public Placement Placement =>
        Record.ContainingType is not null ? Placement.Nested
        : Record.IsGenericType || !IsExperiment || Record.IsAbstract ? Placement.SurfaceOnly
        : Placement.Runnable;

    /// <summary>The overridden or own property of a setting; null if the record does not define it.</summary>
    public IPropertySymbol? Setting(string name) => Record.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault();
}

/// <summary>An <c>[Axis]</c> property.</summary>
internal sealed record AxisDeclaration(
    IPropertySymbol Property,
    AttributeData Attribute,
    AttributeData? TunedPer,
    ITypeSymbol LevelType,
    IReadOnlyList<TypedConstant> Levels,
    IReadOnlyList<TypedConstant> Quick,
    IReadOnlyList<TypedConstant> Smoke);

/// <summary>A <c>[Measure]</c> attribute.</summary>
internal sealed record MetricDeclaration(AttributeData Attribute, ITypeSymbol Type, MetricModelKind? Kind, long EveryTokens);

/// <summary>A <c>[Claim]</c> method.</summary>
internal sealed record ClaimDeclaration(IMethodSymbol Method, AttributeData Attribute, string Text, string Source, ClaimSubject? Subject);

/// <summary>What a claim is decided on.</summary>
internal enum ClaimSubject
{
    Results,
    Plan,
}

/// <summary>A <c>[Scaled]</c> attribute.</summary>
internal sealed record ScaleDeclaration(AttributeData Attribute, string Scale, long Tokens, int Seeds, int TuningSeeds);
