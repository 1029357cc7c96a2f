using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports axes whose summary describes another setting, such as "Sequences per optimizer step" above an axis Beta1. Such a summary is
/// usually left over from a copied axis.
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
    ];

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, Compilation compilation, CancellationToken cancellation)
    {
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis =>
            SymbolEqualityComparer.Default.Equals(axis.Property.ContainingType, experiment.Record)))
        {
            string summary = DocumentationText.Summary(axis.Property, cancellation);
            var names = ClaimWords.PartsOf(axis.Property.Name).ToList();
            // Only an axis with the name of another setting certainly means that setting.
            if (_summaries.FirstOrDefault(one => one.Beginning.IsMatch(summary)) is { Beginning: { } beginning } known
                && !names.Intersect(known.Names).Any() && HasOneSummary(axis.Property, cancellation)
                && NamedSetting.Of(axis, experiment, compilation) is { } setting)
            {
                yield return Diagnostic.Create(
                    Descriptors.QuestionOfAnother,
                    axis.Property.Locations.FirstOrDefault(),
                    $"The summary of axis '{axis.Property.Name}' begins with '{beginning.Match(summary).Value}', but the axis sets "
                        + $"{setting.Path}. Write a summary of this axis.");
            }
        }
    }

    /// <summary>Whether a property has one summary. A second one may be left from a member that was removed.</summary>
    private static bool HasOneSummary(IPropertySymbol property, CancellationToken cancellation) =>
        Regex.Matches(property.GetDocumentationCommentXml(cancellationToken: cancellation) ?? "", "<summary>").Count == 1;

    private static Regex Of(string beginning) =>
        new(
            $@"^\s*(The )?({beginning})(?=\s*([.,;:(]|$|\b(of|in|for|as|at|per|by)\b))",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
