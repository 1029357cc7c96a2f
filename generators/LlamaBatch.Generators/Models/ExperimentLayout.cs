using System.Collections.Immutable;

namespace LlamaBatch.Generators;

/// <summary>
/// Makes generated files unique: one set per record, distinct file names, and one <c>Plan</c> and <c>Results</c> per namespace.
/// </summary>
internal static class ExperimentLayout
{
    public static ImmutableArray<ExperimentModel> Arrange(ImmutableArray<ExperimentModel> experiments)
    {
        // A record with two [Experiment] attributes is listed twice. The compiler reports the second attribute (CS0579).
        ExperimentModel[] arranged = [.. experiments.GroupBy(experiment => experiment.FullName, StringComparer.Ordinal)
            .Select(group => group.First())];

        foreach (var alike in Numbered(arranged).GroupBy(one => one.Experiment.HintName, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
        {
            int number = 1;
            foreach (var (place, experiment) in alike.OrderBy(one => one.Experiment.FullName, StringComparer.Ordinal).Skip(1))
            {
                arranged[place] = experiment with { HintName = $"{experiment.HintName}({++number})" };
            }
        }

        foreach (var beside in Numbered(arranged).Where(
            one => one.Experiment is { PlanPlace: PartPlace.InNamespace } or { ResultsPlace: PartPlace.InNamespace })
            .GroupBy(one => one.Experiment.Namespace, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            var (first, experiment) = beside.First();
            arranged[first] = experiment with
            {
                PlanPlace = PartPlace.InNamespace,
                ResultsPlace = PartPlace.InNamespace,
                Axes = beside.SelectMany(one => one.Experiment.Axes).GroupBy(axis => axis.Parameter).Select(group => group.First())
                    .ToEquatableArray(),
                Metrics = beside.SelectMany(one => one.Experiment.Metrics).GroupBy(metric => metric.Name).Select(group => group.First())
                    .ToEquatableArray(),
                Targets = beside.SelectMany(one => one.Experiment.Targets).GroupBy(target => target.Value).Select(group => group.First())
                    .ToEquatableArray(),
                MeasuresStepTime = beside.Any(one => one.Experiment.MeasuresStepTime),
            };
            foreach (var (place, other) in beside.Skip(1))
            {
                arranged[place] = other with { PlanPlace = PartPlace.Nowhere, ResultsPlace = PartPlace.Nowhere };
            }
        }

        return [.. arranged];
    }

    private static List<(int Place, ExperimentModel Experiment)> Numbered(IEnumerable<ExperimentModel> experiments)
        => [.. experiments.Select((experiment, place) => (place, experiment))];
}
