using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports questions about the time or memory of generating text, because costs are measured in training.</summary>
internal static class GenerationRule
{
    private static readonly Regex _generation = new(
        @"\b((while|when|during|for) (it is )?generating|generating text|text generation|token generation"
            + @"|(key-value|kv)[- ]cache|at inference|inference (time|speed|memory|cost|latency)|(decoding|generation) (time|speed|latency)"
            + @"|time to first token|generated tokens? per second)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _training = new(@"\btrain(s|ed|ing)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly HashSet<string> _costs =
        ["PeakMemory", "TokensPerSecond", "StepTime", "ModelFlopsUtilization", "MemoryBytes", "CpuShare"];

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment)
    {
        if (experiment.IsImported || experiment.Metrics.Count == 0
            || !experiment.Metrics.All(metric => MetricRange.IsOurs(metric.Type) && _costs.Contains(metric.Type.Name)))
        {
            yield break;
        }

        if (_generation.Match(experiment.Question) is { Success: true } said && !_training.IsMatch(experiment.Question))
        {
            yield return Diagnostic.Create(
                Descriptors.TextOfGeneration,
                LevelSyntax.OfParameter(experiment.Attribute, 0, experiment.Record),
                said.Value,
                Sentence.AllOf(experiment.Metrics.Select(metric => metric.Type.Name)),
                experiment.Metrics.Count == 1 ? "is" : "are");
        }
    }
}
