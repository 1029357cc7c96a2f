using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports questions about a quantity that the experiment neither measures nor plans, such as "How much memory does it save?" beside
/// <c>TokensPerSecond</c>.
/// </summary>
internal static class QuestionMetricRule
{
    private static readonly (string Noun, Regex Words, string[] Metrics)[] _quantities =
    [
        ("memory", Of(@"(how much|more|less|peak|costs?) memory(?! of)|memory (does|do|is|needs?)"),
            ["memory", "bytes", "gb", "gib", "mb", "mib"]),
        ("speed", Of(@"(faster|slower) (per|for each|a) (step|token)|tokens per second|throughput|how fast (is|are) a step"),
            ["second", "speed", "time", "throughput", "utilization", "seconds", "faster", "slower"]),
    ];

    public static Diagnostic? Check(ExperimentDeclaration experiment)
    {
        var measured = experiment.Metrics.SelectMany(metric => ClaimWords.PartsOf(metric.Type.Name))
            .Concat(experiment.Claims.SelectMany(claim => ClaimWords.Of(claim.Text))).ToList();
        return experiment.Metrics.Count > 0
            && Array.FindAll(_quantities, one => one.Words.IsMatch(experiment.Question)) is [var asked]
            && !measured.Any(asked.Metrics.Append(asked.Noun).Contains)
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                LevelSyntax.OfParameter(experiment.Attribute, 0, experiment.Record),
                $"The question is about {asked.Noun}, and the experiment measures and claims nothing about it. "
                    + "Write a question that this experiment answers, or measure it.")
            : null;
    }

    private static Regex Of(string words) => new($@"\b({words})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
