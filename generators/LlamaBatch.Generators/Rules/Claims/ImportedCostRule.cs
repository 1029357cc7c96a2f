using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports costs to a target, such as tokens, that the progress of imported runs cannot be converted to, because the record does not say how
/// many sequences or tokens a step has.
/// </summary>
internal static class ImportedCostRule
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        IReadOnlyList<IOperation> operations,
        IReadOnlyList<ClaimCall> calls)
    {
        // A table that other code makes may have any progress.
        if (operations.Any(operation => operation.Type?.Name == "RunTable" && operation switch
        {
            IPropertyReferenceOperation read => read.Property.ContainingType.Name,
            IInvocationOperation call => call.TargetMethod.ContainingType.Name,
            _ => "RunTable",
        } != "RunTable"))
        {
            yield break;
        }

        var units = operations.Select(UnitOf).OfType<string>().Distinct().ToList();
        if (units is not [var unit])
        {
            yield break;
        }

        bool hasSequences = Has("SequencesPerStep");
        bool hasLength = Has("TokensPerSequence");
        bool hasStep = Has("TokensPerStep") || (hasSequences && hasLength);
        var reported = new HashSet<Location>();
        foreach (ClaimCall call in calls)
        {
            foreach (ClaimSide side in new[] { call.Left }.Concat(call.Rights).OfType<ClaimSide>()
                .Where(side => side.Budget.StartsWith("ToTarget", StringComparison.Ordinal)))
            {
                string cost = side.Accessor.Name;
                bool needsTokens = cost is "Tokens" or "Flops";
                string? missing = (cost, unit) switch
                {
                    (_, "Steps") when needsTokens && !hasStep => "SequencesPerStep and TokensPerSequence",
                    (_, "Sequences") when needsTokens && !hasLength => "TokensPerSequence",
                    ("Steps", "Tokens") when !hasStep => "SequencesPerStep and TokensPerSequence",
                    ("Steps", "Sequences") when !hasSequences => "SequencesPerStep",
                    ("Flops", not "Seconds") when !Has("FlopsPerToken") => "FlopsPerToken",
                    _ => null,
                };
                if (missing is not null && reported.Add(call.Place))
                {
                    yield return Diagnostic.Create(
                        Descriptors.NoSuchResult,
                        call.Place,
                        $"The progress of the runs is in {unit.ToLowerInvariant()}, which '{experiment.Record.Name}' cannot convert to "
                            + $"{cost}. Override {missing}.");
                }
            }
        }

        bool Has(string setting) => experiment.Setting(setting) is not null;
    }

    /// <summary>The unit of progress that an operation names or implies; null for other operations.</summary>
    private static string? UnitOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { ContainingType.Name: "Progress", Name: var name } } => name,
        IFieldReferenceOperation { Type.Name: "ProgressUnit", Field.Name: var name } => name,
        IInvocationOperation { TargetMethod: { ContainingType.Name: "RunTable", Name: var name } } call
            when name is "WandB" or "TensorBoard" or "MLflow" or "Torchtitan" or "TrainerState"
                && !(call.Parent is IWithOperation with && with.Initializer.Initializers.OfType<ISimpleAssignmentOperation>()
                    .Any(write => write.Target is IPropertyReferenceOperation { Property.Name: "Progress" })) => "Steps",
        _ => null,
    };
}
