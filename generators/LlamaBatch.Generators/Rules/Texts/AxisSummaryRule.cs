using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports axes whose summary describes another setting, such as "Sequences per optimizer step" above an axis Beta1. Such a summary is
/// usually left over from a copied axis. It also reports a quantity that no level changes, and a unit that the levels cannot have, such as
/// steps beside 0.1.
/// </summary>
internal static class AxisSummaryRule
{
    /// <summary>The beginnings of summaries, each with the parts of names of which an axis must have one.</summary>
    private static readonly (Regex Beginning, string[] Names)[] _summaries =
    [
        (Of("sequences (per|in an?|in each) (optimizer )?step|batch size"),
            ["batch", "size", "sequences", "bs", "gradient", "accumulation"]),
        (Of("(peak |constant |highest |maximum )?learning rate"),
            ["rate", "lr", "step", "alpha", "eta", "schedule", "factor", "scale", "floor", "warmup"]),
        (Of("((number of )?(decoder |transformer )?layers|number of (decoder |transformer )?blocks)"),
            ["layers", "layer", "depth", "blocks", "deep", "shape", "size"]),
        (Of("(the )?(weight decay)"), ["decay", "wd", "weight", "lambda", "timescale"]),
        (Of("(the )?(hidden size|width of the model)"), ["hidden", "size", "width", "wide", "dim", "shape", "model"]),
        (Of("decay of the (running |moving )?(mean|average) of (the )?squared gradients"), ["beta2", "beta", "betas", "half"]),
        (Of("decay of the (running |moving )?(mean|average) of (the )?gradients"), ["beta1", "beta", "betas", "momentum", "half"]),
        (Of("base( θ)? of the rotary (frequencies|embeddings?)"), ["rope", "theta", "base", "rotary"]),
        (Of("(clipping norm|norm (at|to) which gradients are clipped)"), ["clip", "clipping", "norm", "gradient"]),
        (Of("(length of the )?warm-?up"), ["warmup", "warm", "schedule", "ramp"]),
        (Of("(number of )?key-value heads"), ["heads", "head", "kv", "key", "groups", "group"]),
    ];

    /// <summary>The largest level that is certainly a number of sequences, and not of tokens.</summary>
    private const int LargestBatch = 4_096;

    private static readonly Regex _tokensPerStep = Of("(number of )?tokens (per|in an?|in each) (optimizer )?(step|batch)");

    /// <summary>A statement that levels count something.</summary>
    private static readonly Regex _count = new(
        @"\b(in|number of) ((optimizer|training) )?(steps|tokens|sequences|bytes|dimensions)(?=\s*([.,;:)]|$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A statement that levels are shares.</summary>
    private static readonly Regex _share = new(
        @"\bas an? (share|fraction) of (the|its) (run|training|steps|text|tokens|peak|whole)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, Compilation compilation, CancellationToken cancellation)
    {
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis =>
            SymbolEqualityComparer.Default.Equals(axis.Property.ContainingType, experiment.Record)))
        {
            string summary = DocumentationText.Summary(axis.Property, cancellation);
            var names = ClaimWords.PartsOf(axis.Property.Name).ToList();
            // Only an axis with the name of another setting certainly means that setting.
            if (_summaries.FirstOrDefault(one => one.Beginning.IsMatch(summary)) is { Beginning: { } beginning } known
                && !names.Intersect(known.Names).Any() && HasOneSummary(axis.Property, cancellation)
                && NamedSetting.Of(axis, experiment, compilation) is { } setting && !IsOfOwnType(setting, evaluation))
            {
                yield return Diagnostic.Create(
                    Descriptors.QuestionOfAnother,
                    axis.Property.Locations.FirstOrDefault(),
                    $"The summary of axis '{axis.Property.Name}' begins with '{beginning.Match(summary).Value}', but the axis sets "
                        + $"{setting.Path}. Write a summary of this axis.");
            }
            else if ((UnitProblem(axis, summary) ?? TokensOfSequences(axis, summary, experiment, compilation)) is { } unit)
            {
                yield return Diagnostic.Create(Descriptors.QuestionOfAnother, axis.Property.Locations.FirstOrDefault(), unit);
            }
            else if (HasOneSummary(axis.Property, cancellation)
                && (AxisQuantity.Problem(axis, summary, experiment, evaluation) ?? AxisValue.Problem(axis, summary, evaluation))
                    is { } unchanged)
            {
                yield return Diagnostic.Create(Descriptors.QuestionOfAnother, axis.Property.Locations.FirstOrDefault(), unchanged);
            }
        }
    }

    /// <summary>Whether a setting belongs to a user-defined optimizer or corpus, which may have any name for a usual quantity.</summary>
    private static bool IsOfOwnType(NamedSetting setting, SweepEvaluation evaluation) =>
        evaluation.Points.Any(point => setting.Section switch
        {
            "Optimizer" => point.Optimizer is null or IOwnSection,
            "Corpus" => point.Corpus is null or IOwnSection,
            _ => false,
        });

    /// <summary>The problem of a summary in tokens above an axis that sets the batch size, which is in sequences, or null.</summary>
    private static string? TokensOfSequences(
        AxisDeclaration axis, string summary, ExperimentDeclaration experiment, Compilation compilation) =>
        _tokensPerStep.IsMatch(summary)
        && axis.Levels.All(level => LevelNumber.Is(level.Value) && LevelNumber.Of(level.Value!) <= LargestBatch)
        && NamedSetting.Of(axis, experiment, compilation)?.Path == "Training.BatchSize"
            ? $"The summary of axis '{axis.Property.Name}' says tokens per step, but Training.BatchSize is in sequences. "
                + "Write sequences, or divide the levels by the length of a sequence."
            : null;

    /// <summary>The problem of a summary that says that the levels are counts or shares although their numbers cannot be, or null.</summary>
    private static string? UnitProblem(AxisDeclaration axis, string summary)
    {
        var levels = axis.Levels.Where(level => LevelNumber.Is(level.Value)).Select(level => LevelNumber.Of(level.Value!))
            .Where(level => level != 0).ToList();
        Match said = _count.Match(summary) is { Success: true } count && levels.TrueForAll(level => level is > 0 and < 1) ? count
            : _share.Match(summary) is { Success: true } share && levels.TrueForAll(level => level > 1) ? share
            : Match.Empty;
        return said.Success && levels.Count > 1 && levels.Count >= axis.Levels.Count - 1
            ? $"The summary of axis '{axis.Property.Name}' says '{said.Value}', but its levels are from "
                + $"{LevelName.Of(levels.Min(), null)} to {LevelName.Of(levels.Max(), null)}. Write what the levels are."
            : null;
    }

    /// <summary>Whether a property has one summary. A second one may be left from a member that was removed.</summary>
    private static bool HasOneSummary(IPropertySymbol property, CancellationToken cancellation) =>
        Regex.Matches(property.GetDocumentationCommentXml(cancellationToken: cancellation) ?? "", "<summary>").Count == 1;

    private static Regex Of(string beginning) =>
        new(
            $@"^\s*(The )?({beginning})(?=\s*([.,;:(]|$|\b(of|in|for|as|at|per|by)\b))",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
