using LlamaBatch.Advice;
using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Tests.Advice;

/// <summary>The advice on studies that it has not seen.</summary>
public sealed class BackTestTests
{
    /// <summary>Set this variable to rewrite the page.</summary>
    private const string Rewrite = "LLAMABATCH_REWRITE";

    [Fact]
    public void The_page_is_written_from_the_back_test()
    {
        string page = BackTestPage.Render();
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            File.WriteAllText(Path.Combine(Repository.Folder, BackTestPage.Path), page);
        }

        Assert.Equal(page, Repository.Read(BackTestPage.Path));
    }

    [Fact]
    public void A_study_takes_no_part_in_the_advice_on_itself()
    {
        foreach (AdvisedQuantity quantity in Enum.GetValues<AdvisedQuantity>())
        {
            Assert.All(
                BackTest.Of(Studies.All, quantity).Where(row => row.Advice is not null),
                row => Assert.DoesNotContain(
                    row.Advice!.Terms,
                    term => Studies.All.Single(study => study.Name == term.Study).Laboratory == row.Study.Laboratory));
        }
    }

    /// <summary>The intervals promise nine in ten. What they keep is on the page; far less would be a mistake of the rule.</summary>
    [Theory]
    [InlineData(nameof(AdvisedQuantity.LeastLossBatch))]
    [InlineData(nameof(AdvisedQuantity.CriticalBatch))]
    [InlineData(nameof(AdvisedQuantity.LearningRate))]
    public void At_least_four_in_five_held_out_optima_lie_inside(string name)
    {
        AdvisedQuantity quantity = Enum.Parse<AdvisedQuantity>(name);
        var tally = BackTestTally.Of(quantity, BackTest.Of(Studies.All, quantity));

        Assert.True((double)tally.Inside / tally.Answered >= 0.8, $"{tally}");
        Assert.True(tally.ByStudy >= 0.75, $"{tally}");
        Assert.True(tally.Studies >= 5, $"{tally}");
    }

    /// <summary>The laws of large models miss a model of bytes; the page must not hide it.</summary>
    [Fact]
    public void The_batch_of_our_byte_model_is_a_miss()
    {
        IReadOnlyList<BackTestRow> rows = BackTest.Of(Studies.All, AdvisedQuantity.LeastLossBatch);
        BackTestRow row = rows.Single(one => one.Study.Name == "LlamaBatch2026");

        Assert.False(row.IsInside);
        Assert.True(row.Optimum.Value < row.Advice!.Low);
        Assert.Same(row, BackTest.FarthestOf(rows));
    }

    /// <summary>The README repeats the tallies and an example; both must be those of the program.</summary>
    [Fact]
    public void The_README_gives_the_numbers_of_the_program()
    {
        string readme = Repository.Read("README.md").Split("## Advice with intervals")[1].Split("\n## ")[0];
        Study[] others = [.. Studies.All.Where(study => study.Name != "RealLlama8B")];
        foreach (AdvisedQuantity quantity in Enum.GetValues<AdvisedQuantity>())
        {
            var tally = BackTestTally.Of(quantity, BackTest.Of(Studies.All, quantity));
            AdvisedValue advice = new Ensemble(others, quantity).At(new(8e9, 1.3e9))!;
            string row = quantity == AdvisedQuantity.LearningRate
                ? $"| {Language.Rate(advice.Value)} | {Language.Rate(advice.Low)} to {Language.Rate(advice.High)} |"
                : $"| {Sequences(advice.Value)} sequences | {Sequences(advice.Low)} to {Sequences(advice.High)} |";

            Assert.Contains($"{tally.Inside} of {tally.Answered}", readme, StringComparison.Ordinal);
            Assert.Contains(row, readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_README_gives_the_exponents_of_the_learning_rate()
    {
        string readme = Repository.Read("README.md").Split("## Advice with intervals")[1].Split("\n## ")[0];
        var advice = AdvisedExponent.Of(Studies.All, isAdam: true)!;

        Assert.Contains(
            $"| {Language.Exponent(advice.Value)} | {Language.Exponent(advice.Low)} to {Language.Exponent(advice.High)} |",
            readme,
            StringComparison.Ordinal);
        foreach (bool isAdam in (bool[])[true, false])
        {
            IReadOnlyList<ExponentRow> rows = AdvisedExponent.BackTest(Studies.All, isAdam);
            Assert.Contains(
                $"{rows.Count(row => row.IsInside)} of {rows.Count} laboratories with {(isAdam ? "AdamW" : "SGD")}",
                readme,
                StringComparison.Ordinal);
        }
    }

    private static string Sequences(double tokens) => Number.TwoDigits(tokens / 8192);

    [Theory]
    [InlineData(1, 10, 5, false, true)]
    [InlineData(1, 10, 11, false, false)]
    [InlineData(1, 10, 11, true, true)]                                           // the optimum may be anything below 11
    [InlineData(1, 10, 0.5, true, false)]
    public void An_optimum_is_inside_or_not(double low, double high, double optimum, bool isUpperBound, bool isInside) => Assert.Equal(
        isInside,
        new BackTestRow(
            Studies.All[0],
            new(AdvisedQuantity.LeastLossBatch, TrainingSize.Optimal(1e9), optimum) { IsUpperBound = isUpperBound },
            new(AdvisedQuantity.LeastLossBatch, 3, low, high, [])).IsInside);

    [Fact]
    public void Refusals_are_counted_apart()
    {
        BackTestRow RowOf(double optimum, bool isAnswered) => new(
            Studies.All[0],
            new(AdvisedQuantity.LeastLossBatch, TrainingSize.Optimal(1e9), optimum),
            isAnswered ? new(AdvisedQuantity.LeastLossBatch, 3, 1, 10, []) : null);

        var tally = BackTestTally.Of(AdvisedQuantity.LeastLossBatch, [RowOf(5, true), RowOf(20, true), RowOf(5, false)]);
        Assert.Equal(new(AdvisedQuantity.LeastLossBatch, 1, 2, 1, 0.5, 1), tally);
    }
}
