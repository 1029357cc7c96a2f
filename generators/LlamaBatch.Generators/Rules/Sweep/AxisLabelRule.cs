using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports axes whose names become the same words in the report, such as <c>Decay</c> and <c>decay</c>.</summary>
internal static class AxisLabelRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment) =>
        from alike in experiment.Axes.GroupBy(axis => Naming.Words(axis.Property.Name), StringComparer.OrdinalIgnoreCase)
        let first = alike.First().Property
        from axis in alike.Skip(1)
        where axis.Property.Name != first.Name
        select Diagnostic.Create(
            Descriptors.AxesReadAlike,
            axis.Property.Locations.FirstOrDefault(),
            first.Name,
            axis.Property.Name,
            alike.Key);
}
