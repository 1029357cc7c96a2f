using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports axes that change two independent settings, such as the schedule and the weight decay, although the question, the summary or a
/// claim says that nothing else differs.
/// </summary>
internal static class ConfoundedLevelRule
{
    private static readonly Regex _nothingElse = new(
        @"\bnothing else (differs|changes|varies|is (different|changed|varied))\b"
            + @"|\b((everything|all) else|other things) ((is|are|stays?|remains?|being|held) )?"
            + @"(the same|equal|fixed|unchanged|constant|as it is)\b"
            + @"|\b(differ|differs) in nothing else\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Settings that have nothing to do with each other, each with the words by which a text about an axis names it.</summary>
    private static readonly Part[] _parts =
    [
        new("Training.Schedule", "schedule|rate|warm-?up|decay|cosine|linear|constant", point => point.Training?.Schedule),
        new("Training.GradientClip", "clip|clips|clipped|clipping|norm", point => point.Training?.GradientClip),
        new("Training.AveragingHalfLife", "average|averaged|averages|averaging|ema", point => point.Training?.AveragingHalfLife),
        new("Training.Precision", "precision|bfloat16|bf16|float32", point => point.Training?.Precision),
        new("Optimizer.WeightDecay", "weight decay|regularize[drs]?|regularization", point => (point.Optimizer as AdamW)?.WeightDecay),
        new("Model.TieWordEmbeddings", "tied?|tying|ties|untied|embeddings?", point => point.Model?.TieWordEmbeddings),
        new("Model.Layers", "layers?|depth|deep|deeper|model|size", point => point.Model?.Layers),
        new("Model.HiddenSize", "width|wide|wider|hidden|model|size", point => point.Model?.HiddenSize),
        new("Corpus.SequenceLength", "length|long|short|context|sequences?", point => point.Corpus?.SequenceLength),
    ];

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        var compared = experiment.Axes.Where(axis => axis is { TunedPer: null, Fault: AxisFault.None }).ToList();
        string text = $"{experiment.Question} {DocumentationText.Summary(experiment.Record, cancellation)}";
        // A claim does not say which axis it means, unless there is only one.
        string? ofClaim = compared.Count == 1 ? experiment.Claims.Select(claim => claim.Text).FirstOrDefault(_nothingElse.IsMatch) : null;
        Match said = _nothingElse.Match(text) is { Success: true } match ? match : _nothingElse.Match(ofClaim ?? "");
        if (!said.Success || !evaluation.HasAllPoints)
        {
            yield break;
        }

        foreach (AxisDeclaration axis in compared)
        {
            string about = $"{AboutOf(axis, cancellation)} {_nothingElse.Replace($"{experiment.Question} {ofClaim}", "")}";
            var changed = _parts.Where(part => TuningRules.Varies(axis, evaluation.Points, part.ValueOf)).ToList();
            if (changed.Count > 1 && changed.Where(part => !part.Words.IsMatch(about)).ToList() is [var unnamed]
                && evaluation.Points.GroupBy(unnamed.ValueOf).OrderBy(same => same.Count()).First().First() is var point)
            {
                yield return Diagnostic.Create(
                    Descriptors.LevelsAreConfounded,
                    SettingPlace.Of(experiment, point, unnamed.Setting),
                    said.Value,
                    axis.Property.Name,
                    $"{changed.First(part => part != unnamed).Setting} and {unnamed.Setting}");
            }
        }
    }

    /// <summary>The texts that say what an axis changes: its name, its summary, and the names and summaries of its levels.</summary>
    private static string AboutOf(AxisDeclaration axis, CancellationToken cancellation) => string.Join(
        " ",
        ClaimWords.PartsOf(axis.Property.Name)
            .Append(DocumentationText.Summary(axis.Property, cancellation))
            .Concat(axis.LevelType.GetMembers().OfType<IFieldSymbol>().Where(_ => axis.LevelType.TypeKind == TypeKind.Enum)
                .SelectMany(level => ClaimWords.PartsOf(level.Name).Append(DocumentationText.Summary(level, cancellation)))));

    private sealed class Part(string setting, string words, Func<PointEvaluation, object?> valueOf)
    {
        public string Setting { get; } = setting;

        public Regex Words { get; } = new($@"\b({words})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        public Func<PointEvaluation, object?> ValueOf { get; } = valueOf;
    }
}
