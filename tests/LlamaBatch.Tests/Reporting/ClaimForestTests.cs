using System.Globalization;
using System.Xml.Linq;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Figures;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

public class ClaimForestTests
{
    private static readonly MetricDefinition _loss = MetricDefinition.Validation<ValidationLoss>();

    [Fact]
    public void An_effect_is_in_margins_and_turned_towards_the_claim()
    {
        ForestRow row = RowOf(Arms("100", 1.00, 1.02).IsBelow(Arms("256", 1.20, 1.22), margin: 0.05));

        Assert.Equal(4, row.Effect, 9);
        Assert.Equal((1, double.PositiveInfinity), (row.HoldsFrom, row.HoldsTo));
        Assert.Equal("batch size 100 against 256", row.Label);
        Assert.StartsWith("−0.2", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_the_opposite_of_the_claim_lies_to_the_left() =>
        Assert.Equal(-4, RowOf(Arms("100", 1.20, 1.22).IsBelow(Arms("256", 1.00, 1.02), margin: 0.05)).Effect, 9);

    [Fact]
    public void Equal_holds_between_the_margins_and_no_worse_from_the_lower_one_on()
    {
        Samples left = Arms("100", 1.00, 1.02);
        Samples right = Arms("256", 1.20, 1.22);

        ForestRow equal = RowOf(left.IsEquivalentTo(right, margin: 0.1));
        ForestRow noWorse = RowOf(left.IsNoWorseThan(right, margin: 0.1));

        Assert.Equal((-1, 1), (equal.HoldsFrom, equal.HoldsTo));
        Assert.Equal((-1, double.PositiveInfinity), (noWorse.HoldsFrom, noWorse.HoldsTo));
        Assert.Equal(2, noWorse.Effect, 9);
    }

    [Fact]
    public void What_was_not_reached_is_a_bound_with_an_open_interval()
    {
        Samples early = Arms("100", 1.0, 1.1, 1.15, 1.15, 1.2, 1.3);
        Samples never = Arms("256", 2.0, 2.0, 2.0, 2.0, 2.0, 2.0);
        Sample late = new() {
            Name = never.Arms[0].Name,
            Levels = never.Arms[0].Levels,
            Values = [.. never.Arms[0].Values.Select(value => value with { Censored = true })] };

        ForestRow row = RowOf(early.IsBelow(new Samples { Metric = _loss, Budget = Budget.EqualTokens, Arms = [late] }, margin: 0.1));

        Assert.StartsWith("≤ −0.85", row.Text, StringComparison.Ordinal);
        Assert.Equal((7, double.PositiveInfinity), (Math.Round(row.Low, 9), row.High));
    }

    [Fact]
    public void Arithmetic_has_no_row()
        => Assert.Empty(ClaimForest.Of([new Claim("a", "", () => Verdict.IllPosed("no"))],
            [Verdict.IllPosed("no")], KnownLanguages.English));

    [Fact]
    public Task A_forest_figure() => Verify(
        new ForestFigure(
            [
                new("C1 Below", VerdictStatus.Supported, [new("a against b", 4, 3, 5, 1, double.PositiveInfinity, "−0.2")]),
                new("C2 Equal", VerdictStatus.Inconclusive, [new("a against b", 0.5, -0.5, 1.5, -1, 1, "+0.1")]),
                new("C3 No worse", VerdictStatus.Refuted, [new("a against b", -5000, -6000, -4000, -1, double
                    .PositiveInfinity, "+9"), new("a against c", -2, double.NaN, double.NaN, -1, double.PositiveInfinity, "+1")]),
            ],
            KnownLanguages.English).ToSvg(),
        "svg");

    [Fact]
    public void Long_texts_are_broken_into_lines_that_lose_no_word_and_overlap_nothing()
    {
        string claim = string.Join(' ', Enumerable.Repeat("a long claim", 20));
        var svg = XElement.Parse(new ForestFigure(
            [
                new(claim, VerdictStatus.Supported, [new(
                    "the effect of batch size 512 against batch size 100",
                    1,
                    0,
                    2,
                    1,
                    double.PositiveInfinity,
                    "+0.1 floating-point operations for each token")]),
                new(
                    "next",
                    VerdictStatus.Refuted,
                    [new("a against b", 4, 3, double.PositiveInfinity, 1, double.PositiveInfinity, "≥ +0.2")]),
            ],
            KnownLanguages.English).ToSvg());
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => (X: double.Parse(element.Attribute("x")!.Value, CultureInfo.InvariantCulture), Y: double.Parse(
                element.Attribute("y")!.Value,
                CultureInfo.InvariantCulture), element.Value))
            .ToList();

        Assert.DoesNotContain("…", svg.Value, StringComparison.Ordinal);
        Assert.Contains($"Supported: {claim}", string.Join(' ', texts.Select(text => text.Value)), StringComparison.Ordinal);
        Assert.All(
            texts.GroupBy(text => text.X),
            column => Assert.All(column.Zip(column.Skip(1)), pair => Assert.True(pair.Second.Y - pair.First.Y >= 18)));
    }

    private static ForestRow RowOf(Verdict verdict)
        => Assert.Single(Assert.Single(ClaimForest.Of([new Claim("claim", "", () => verdict)], [verdict], KnownLanguages.English)).Rows);

    private static Samples Arms(string label, params double[] values) => new()
    {
        Metric = _loss,
        Budget = Budget.EqualTokens,
        Arms = [new Sample {
            Name = LlamaBatch.Tests.Arms.NameOf(label),
            Levels = [new("BatchSize", label)],
            Values = [.. values.Append(values.Average()).Select((value, i) => new SeedValue(i + 1, value))] }],
    };
}
