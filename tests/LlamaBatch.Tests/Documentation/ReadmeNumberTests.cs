using System.Globalization;
using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>The numbers that README gives for a study are those of the study's report.</summary>
public sealed partial class ReadmeNumberTests
{
    /// <summary>Numbers that README computes from several numbers of a report, with the numbers of the report.</summary>
    private static readonly Dictionary<(string Study, string Number), (double From, double To)> _computed = new()
    {
        [("GrowingBatch", "22")] = (1_600, 1_250),    // percent fewer steps: a late switch against the small batch
        [("GrowingBatch", "70")] = (1_600, 475),      // the ramp against the small batch
    };

    [Fact]
    public void Every_number_of_a_row_is_in_its_report()
    {
        string readme = Repository.Read("README.md");
        MatchCollection rows = Row().Matches(readme[readme.IndexOf("What we found", StringComparison.Ordinal)..]);

        Assert.InRange(rows.Count, 15, 60);
        Assert.Empty(
            from Match row in rows
            let study = row.Groups["study"].Value
            let report = Reports(study, row.Groups["text"].Value)
            from Match number in Number().Matches(row.Groups["text"].Value)
            where !IsIn(report, study, number.Value)
            select $"{study}: {number.Value} is not in the report");
    }

    [Theory]
    [InlineData("0.27", "0.27 nats/token", true)]
    [InlineData("61", "60.8 (95 % CI 59.0 to 63.6)", true)]
    [InlineData("18", "1,725 % higher", true)]
    [InlineData("17", "1,725 % higher", false)]
    [InlineData("0.28", "0.27 nats/token", false)]
    public void A_number_is_rounded_or_a_ratio(string number, string report, bool isIn) => Assert.Equal(isIn, IsIn(report, "", number));

    /// <summary>The report of a study, and those of other studies that a row names.</summary>
    private static string Reports(string study, string text) => string.Concat(
        Named().Matches(text).Select(match => match.Groups[1].Value).Prepend(study)
            .Where(name => File.Exists(Path.Combine(Repository.Folder, "experiments", name, "REPORT.md")))
            .Select(name => Repository.Read($"experiments/{name}/REPORT.md")));

    private static bool IsIn(string report, string study, string number)
    {
        double wanted = Value(number);
        int point = number.IndexOf('.', StringComparison.Ordinal);
        int digits = point < 0 ? 0 : number.Length - point - 1;
        bool Rounds(double value) => Math.Round(value, digits, MidpointRounding.AwayFromZero) == wanted;
        return _computed.TryGetValue((study, number), out var pair)
            ? Math.Round(100 * (1 - (pair.To / pair.From))) == wanted && Written(pair.From) && Written(pair.To)
            : Number().Matches(report).Any(match => Rounds(Value(match.Value))
                || (IsPercent(report, match) && Rounds(1 + (Value(match.Value) / 100))));

        bool Written(double value) => report.Contains(value.ToString("N0", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static bool IsPercent(string report, Match number) =>
        report.AsSpan(number.Index + number.Length).StartsWith(" %", StringComparison.Ordinal);

    private static double Value(string number) =>
        double.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| \[[^\]]*\]\(experiments/(?<study>\w+)/REPORT\.md\) \|(?<text>.*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<![\w.])\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]+)`")]
    private static partial Regex Named();
}
