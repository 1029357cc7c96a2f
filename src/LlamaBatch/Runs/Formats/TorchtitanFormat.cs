using System.Globalization;
using System.Text.RegularExpressions;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>
/// The log of torchtitan, whose lines have <c>step: 10  loss: 7.9  grad_norm: 1.2  memory: 2.47GiB(3.12%)  tps: 3,502</c>.
/// </summary>
/// <remarks>
/// Columns have the names that the log uses. The name of a validation column begins with <c>validate</c>. Memory is converted to bytes, and
/// percentages to fractions from 0 to 1. If a line names the rank of its process, the rank is in the column <c>rank</c>.
/// </remarks>
internal sealed partial class TorchtitanFormat : RunFormat
{
    private const string Step = "step";
    private const string Rank = "rank";
    private const string Validation = "validate ";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Metric, string Column)> Metrics =>
    [
        (nameof(ValidationLoss), $"{Validation}loss"), (nameof(TrainLoss), "loss"), (nameof(GradientNorm), "grad_norm"),
        (nameof(ModelFlopsUtilization), "mfu"), (nameof(PeakMemory), "memory"),
    ];

    /// <inheritdoc/>
    public override IEnumerable<RowTable> Read(RunSource source)
    {
        var rows = new FoundRows(source);
        int line = 0;
        foreach (string colored in SourceText.Of(source).Split('\n'))
        {
            line++;
            string text = Color().Replace(colored, "");
            if (StepLine().Match(text) is { Success: true } step)
            {
                string prefix = step.Groups["validate"].Success ? Validation : "";
                rows.Add(
                    line,
                    [
                        (Step, Cell.Of(step.Groups[Step].Value)),
                        (Rank, Cell.Of(RankMark().Match(text).Groups[Rank].Value)),
                        .. Pair().Matches(text, step.Index + step.Length).Select(pair =>
                            (prefix + pair.Groups["name"].Value, Cell.Of(ValueOf(pair.Groups["value"].Value)))),
                    ]);
            }
        }

        return rows.Rows.Count > 0
            ? [rows.ToTable()]
            : throw new RunTableException(
                $"{Printable.OneLine(source.Shown)}: no line has 'step: … loss: …'. Name the standard output of torchtitan.");
    }

    /// <summary>A logged value without thousands separators and unit. Non-numeric text is returned unchanged.</summary>
    private static string ValueOf(string value)
    {
        Match parts = Measured().Match(value);
        if (!parts.Success)
        {
            return value;
        }

        string digits = parts.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
        return parts.Groups["unit"].Value switch
        {
            "GiB" when Decimal(digits) is decimal number => (number * (1L << 30)).ToString(CultureInfo.InvariantCulture),
            "%" when Decimal(digits) is decimal number => (number / 100).ToString(CultureInfo.InvariantCulture),
            _ => digits,
        };
    }

    /// <summary>Parses a number as a decimal, so that 9.72 % is exactly 0.0972. The result is null for NaN and infinities.</summary>
    private static decimal? Decimal(string digits)
        => decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    [GeneratedRegex(@"\x1B\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Color();

    [GeneratedRegex(@"(?<validate>\bvalidate )?\bstep:\s*(?<step>[0-9]+)\s+(?=[A-Za-z_][\w/]*:)", RegexOptions.CultureInvariant)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"(?<name>[A-Za-z_][\w/]*):\s*(?<value>[^\s:]+)(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\[rank(?<rank>[0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex RankMark();

    [GeneratedRegex(
        @"^(?<number>[-+]?(?:[0-9][0-9,]*(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|nan|inf))(?<unit>GiB|%)?(?:\([^()]*\))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Measured();
}
