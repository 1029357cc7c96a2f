using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports trials whose sequence length differs from that in the question and the summary, and imported runs whose sequence length differs
/// from that in the texts beside them, such as the source of the table.
/// </summary>
internal static class StatedLengthRule
{
    private const string Setting = "TokensPerSequence";

    private static readonly Regex _length = new(
        $@"\b((sequences|contexts|windows) (of|with) {StatedNumber.Integer} tokens"
            + $@"|sequence length (of )?{StatedNumber.Integer})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another model, or about sequences that a trial does not train on.</summary>
    private static readonly Regex _aside = new(
        @"\b(paper|papers|published|article|original|et al|instead|longer|shorter|unlike|version|scaled|Llama|GPT\S*|OLMo|Pythia|up to|at most|at least|tested|evaluated|evaluation|evaluate|import\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Checks the question and the summary of an experiment that trains.</summary>
    public static Diagnostic? CheckTrained(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text) =>
        !_aside.IsMatch(text)
        && _length.Matches(text).Cast<Match>().Select(match => StatedNumber.In(match)).Distinct().ToList() is [var stated]
        && points.Select(point => point.Trainable!.SequenceLength).Distinct().ToList() is [var actual] && !stated.Equals((double)actual)
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, points[0], "Corpus.SequenceLength", "Corpus"),
                Number.Exact(stated),
                "tokens per sequence",
                FormattableString.Invariant($"{actual:N0}"),
                "")
            : null;

    public static IEnumerable<Diagnostic> Check(
        IReadOnlyList<IOperation> operations, ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        if (experiment.Setting(Setting) is not { } setting
            || SweepEvaluation.BaselineOf(setting, experiment, cancellation) is not { } value || value is not (int or long))
        {
            yield break;
        }

        // Operations per token depend on the length of the sequences.
        IOperation? length = operations.OfType<IInvocationOperation>()
            .Where(call => call is { TargetMethod.Name: "FlopsPerToken", Arguments: [_] }).Select(call => call.Arguments[0].Value)
            .FirstOrDefault();
        if (length is not null && WrittenValue.NumberOf(length) is { } other
            && !other.Equals(Convert.ToDouble(value, CultureInfo.InvariantCulture)))
        {
            yield return Diagnostic.Create(
                Descriptors.RunsInAnotherUnit,
                length.Syntax.GetLocation(),
                FormattableString.Invariant($"The operations are counted for sequences of {other:N0} tokens, and {Setting} is {value:N0}. ")
                    + $"Write {Setting} for the length, or correct one of the two.");
            yield break;
        }

        string texts = string.Join(" ", experiment.Axes.Select(axis => DocumentationText.Summary(axis.Property, cancellation))
            .Prepend(ExperimentTexts.Of(experiment, operations, cancellation)));
        if (_length.Matches(texts).Cast<Match>()
                .Select(match => StatedNumber.In(match)).Distinct().ToList() is not [var stated]
            || stated.Equals(Convert.ToDouble(value, CultureInfo.InvariantCulture)))
        {
            yield break;
        }

        yield return Diagnostic.Create(
            Descriptors.StatedBudgetDiffers,
            MemberSyntax.Body(setting.Declaration(cancellation)) is ArrowExpressionClauseSyntax arrow ? arrow.Expression.GetLocation()
                : setting.Locations.FirstOrDefault(),
            Number.Exact(stated),
            "tokens per sequence",
            string.Format(CultureInfo.InvariantCulture, "{0:N0}", value),
            "");
    }
}
