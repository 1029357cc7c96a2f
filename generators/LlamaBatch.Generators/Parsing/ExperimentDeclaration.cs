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
    IReadOnlyList<TargetDeclaration> Targets,
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
        Record.ContainingType is not null || !Record.IsRecord || ReservedMember is not null ? Placement.Beside
        : Record.IsGenericType || !IsExperiment || Record.IsAbstract || !HasParameterlessConstructor || HasOptimizerWithoutType ? Placement.SurfaceOnly
        : Placement.Runnable;

    /// <summary>Whether <c>new Record()</c> is the baseline, as the sweep needs it.</summary>
    public bool HasParameterlessConstructor => Record.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 0);

    /// <summary>Whether the optimizer is declared as the base type, which no pipeline can be compiled for.</summary>
    public bool HasOptimizerWithoutType => Setting("Optimizer")?.Type.Is(KnownNames.Optimizer) == true;

    /// <summary>A member of the author's that has the name of a generated type; null if there is none.</summary>
    public ISymbol? ReservedMember => Record.GetMembers().FirstOrDefault(member =>
        member is IPropertySymbol or IFieldSymbol or IMethodSymbol or INamedTypeSymbol
        && GeneratedTypes.Contains(member.Name)
        && member.Locations.Any(place => place.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == false));

    private static string[] GeneratedTypes { get; } = ["Sweep", "Plan", "Pipeline", "Results", "Report"];

    /// <summary>The property that gives a setting: the record's own or that of the nearest base; null if none but <c>LlamaExperiment</c> has it.</summary>
    public IPropertySymbol? Setting(string name) => Record.MembersBelowExperiment(name).OfType<IPropertySymbol>().FirstOrDefault();
}
