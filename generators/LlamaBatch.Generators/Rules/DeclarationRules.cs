using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Where an experiment may stand and what it must have. A record that is not partial is the compiler's to report (CS0260).</summary>
internal static class DeclarationRules
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, Compilation compilation)
    {
        INamedTypeSymbol record = experiment.Record;
        Location place = record.Locations.FirstOrDefault() ?? Location.None;
        if (record.ContainingType is { } outer)
        {
            yield return Diagnostic.Create(Descriptors.MustNotBeNested, place, record.Name, outer.Name);
        }

        if (record.IsGenericType)
        {
            yield return Diagnostic.Create(Descriptors.MustNotBeGeneric, place, record.Name);
        }

        if (!experiment.IsExperiment && record.BaseType?.TypeKind != TypeKind.Error)
        {
            yield return Diagnostic.Create(Descriptors.MustDeriveFromLlamaExperiment, place, record.Name);
        }

        if (!experiment.HasParameterlessConstructor)
        {
            yield return Diagnostic.Create(Descriptors.MustHaveBaseline, place, record.Name);
        }

        if (experiment.ReservedMember is { } reserved)
        {
            yield return Diagnostic.Create(Descriptors.MemberNameIsReserved, reserved.Locations.FirstOrDefault(), reserved.Name, record.Name);
        }

        // The later of two in ordinal order is the one that is told.
        INamedTypeSymbol? earlier = compilation.GetSymbolsWithName(record.Name, SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(other => other.Attributes(KnownNames.ExperimentAttribute).Any() && string.CompareOrdinal(other.MetadataName(), record.MetadataName()) < 0);
        if (earlier is not null)
        {
            yield return Diagnostic.Create(Descriptors.NameMustBeDistinct, place, record.MetadataName(), earlier.MetadataName());
        }

        if (experiment.HasOptimizerWithoutType)
        {
            yield return Diagnostic.Create(Descriptors.OptimizerMustHaveItsType, experiment.Setting("Optimizer")?.Locations.FirstOrDefault());
        }

        foreach (string name in new[] { "Seeds", "TuningSeeds" })
        {
            bool matters = name == "Seeds" || experiment.Axes.Any(axis => axis.TunedPer is not null);
            int seeds = experiment.Attribute.Named(name, 1);
            if (matters && seeds < 1)
            {
                yield return Diagnostic.Create(Descriptors.MustHaveSeeds, LevelSyntax.Of(experiment.Attribute, name, record), name, seeds);
            }
        }

        foreach (MetricDeclaration metric in experiment.Metrics.Where(metric => metric.Kind is null && metric.Type.TypeKind != TypeKind.TypeParameter))
        {
            // A type that is no metric at all is the compiler's to report (CS0311).
            if (metric.Type.AllInterfaces.Any(one => one.Name == "IMetric"))
            {
                yield return Diagnostic.Create(Descriptors.MetricHasNoKind, LevelSyntax.Of(metric.Attribute, record), metric.Type.Name);
            }
        }
    }
}
