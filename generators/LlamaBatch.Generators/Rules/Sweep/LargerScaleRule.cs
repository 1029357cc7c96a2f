using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports <c>[Scaled]</c> attributes that give a scale more seeds than the experiment itself, which they should shorten.</summary>
internal static class LargerScaleRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment) =>
        from scale in experiment.Scales
        where scale.Scale is nameof(Scale.Quick) or nameof(Scale.Smoke)
        from number in new (string Name, int Here, int Full)[]
        {
            ("Seeds", scale.Seeds, experiment.Attribute.Named("Seeds", 5)),
            ("TuningSeeds", scale.TuningSeeds, experiment.Attribute.Named("TuningSeeds", 2)),
        }
        where number.Here > number.Full && number.Full > 0
            && (number.Name == "Seeds" || experiment.Axes.Any(axis => axis.TunedPer is not null))
        select Diagnostic.Create(
            Descriptors.ScaleIsLarger,
            LevelSyntax.Of(scale.Attribute, number.Name, experiment.Record),
            scale.Scale,
            number.Name,
            number.Here,
            number.Full);
}
