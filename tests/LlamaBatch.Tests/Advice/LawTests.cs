using System.Globalization;
using System.Text.RegularExpressions;
using LlamaBatch.Advice;

namespace LlamaBatch.Tests.Advice;

/// <summary>The laws against numbers that their papers and others print.</summary>
public sealed class LawTests
{
    /// <summary>
    /// A card of predictions that was worked out by hand: Llama 7B on 1 T tokens, 124 M parameters on 2.5 G, 0.1 M on 10 M and on 1 M.
    /// </summary>
    [Theory]
    [InlineData(6.738e9, 1e12, 7.3e6, 4.1e6, 2.5e6, 34e6)]
    [InlineData(124e6, 2.5e9, 0.28e6, 0.13e6, 0.25e6, 2.1e6)]
    [InlineData(1e5, 1e7, 4.4e3, 5.8e3, 30e3, 165e3)]
    [InlineData(1e5, 1e6, 2.1e3, 1.5e3, 12e3, 57e3)]
    public void The_card_of_predictions_is_met_to_the_digits_that_it_prints(
        double parameters, double tokens, double deepSeek, double stepLaw, double powerLines, double critical)
    {
        var size = new TrainingSize(parameters, tokens);

        Near(deepSeek, Value("DeepSeek2024", AdvisedQuantity.LeastLossBatch, size));
        Near(stepLaw, Value("StepLaw2025", AdvisedQuantity.LeastLossBatch, size));
        Near(powerLines, Value("PowerLines2025", AdvisedQuantity.LeastLossBatch, size));
        Near(critical, Value("PowerLines2025", AdvisedQuantity.CriticalBatch, size));
    }

    /// <summary>DeepSeek-AI 2024, figure 3: near-optimal batch and rate at 10¹⁷ and 10²⁰ FLOPs.</summary>
    [Theory]
    [InlineData(1e17, 0.11e6, 2.34e-3)]
    [InlineData(1e20, 1.02e6, 9.86e-4)]
    public void DeepSeek_gives_the_values_of_its_figure(double flops, double batch, double rate)
    {
        var size = new TrainingSize(Math.Sqrt(flops / 6), Math.Sqrt(flops / 6));

        Near(batch, Value("DeepSeek2024", AdvisedQuantity.LeastLossBatch, size));
        Near(rate, Value("DeepSeek2024", AdvisedQuantity.LearningRate, size));
    }

    /// <summary>Kaplan et al. 2020, eq. 1.4; it doubles for each 13 % less loss.</summary>
    [Theory]
    [InlineData(3.5, 0.51e6)]
    [InlineData(3.0, 1.07e6)]
    [InlineData(2.5, 2.5e6)]
    [InlineData(2.0, 7.4e6)]
    public void Kaplan_gives_the_critical_batch_of_a_loss(double loss, double batch)
    {
        Near(batch, KaplanLaw.CriticalBatchAt(loss));
        Assert.Equal(2, KaplanLaw.CriticalBatchAt(loss * Math.Pow(2, -0.21)) / KaplanLaw.CriticalBatchAt(loss), 9);
    }

    /// <summary>The loss that is found satisfies both of the paper's equations.</summary>
    [Theory]
    [InlineData(8e9, 1.3e9)]
    [InlineData(1e6, 1e8)]
    [InlineData(4e11, 1.5e13)]
    public void Kaplan_solves_its_two_equations(double parameters, double tokens)
    {
        var size = new TrainingSize(parameters, tokens);
        double loss = KaplanLaw.LossOf(size);
        double steps = tokens / KaplanLaw.CriticalBatch(size);

        Assert.Equal(Math.Pow(6.5e13 / parameters, 0.077) + Math.Pow(2.1e3 / steps, 0.76), loss, 9);
    }

    /// <summary>The ladder of OLMo 2 rounds the law of Porian et al.: 160 sequences of 2,048 and 4.7e-3 at 108 M parameters.</summary>
    [Fact]
    public void Porian_gives_the_batch_and_rate_of_the_ladder_that_rounds_it()
    {
        var size = new TrainingSize(108e6, 20 * 108e6);

        Near(160 * 2048, Value("Porian2024", AdvisedQuantity.LeastLossBatch, size), 0.03);
        Near(4.7e-3, Value("Porian2024", AdvisedQuantity.LearningRate, size), 0.01);
    }

    /// <summary>The steps that Zhang et al. published and the formula that they printed are two roads to one number.</summary>
    [Fact]
    public void Zhang_converted_agrees_with_the_fit_of_its_own_steps()
    {
        Study zhang = Of("Zhang2024");
        Law law = zhang.LawOf(AdvisedQuantity.CriticalBatch)!;
        IReadOnlyList<Optimum> fitted = zhang.TestedOptima(AdvisedQuantity.CriticalBatch);

        Assert.Equal(5, fitted.Count);
        Assert.All(fitted, one => Near(one.Value, law.Value(TrainingSize.Optimal(20 * one.Size.Parameters)), 0.15));
    }

    [Fact]
    public void A_critical_batch_at_20_percent_more_steps_is_converted_by_the_papers_formula()
    {
        // S(B) = a + b/B with a = 1,000 and b/a = 3,000: at B* the steps are 1.2 · S(256) · 256 / B*, with S(256) · 256 taken as b + 256 a.
        const double a = 1000, b = 3e6;
        double batch = (b / (5 * a)) + (1.2 * 256);

        Assert.Equal(1.2 * (b + (256 * a)) / batch, a + (b / batch), 9);
        Assert.Equal(b / a, Studies.FromOverhead(batch), 9);
    }

    /// <summary>The critical batch that experiments/RealLlama8B finds with the same runs.</summary>
    [Fact]
    public void The_runs_of_Llama_8B_give_the_critical_batch_of_the_report()
    {
        string report = Repository.Read("experiments/RealLlama8B/REPORT.md");
        Optimum found = Of("RealLlama8B").Optima.Single();

        Assert.Contains("**The critical batch size is 84 (95 % CI 64.5 to 100", report, StringComparison.Ordinal);
        Assert.Contains("The minimum amount of text is 132,135 sequences", report, StringComparison.Ordinal);
        Near(84, found.Value / 8192, 0.005);
        Near(132_135, found.Size.Tokens / 8192, 0.005);
    }

    /// <summary>Our own optima are those of the committed reports.</summary>
    [Fact]
    public void Our_own_optima_stand_in_the_committed_reports_as_typed()
    {
        string report = Repository.Read("experiments/TimeToTarget/REPORT.md");
        double[] batches = [.. Regex.Matches(report, @"\*\*The critical batch size is ([0-9.]+) \(").Select(NumberOf)];
        double[] texts = [.. Regex.Matches(report, @"The minimum amount of text is ([0-9,]+) sequences").Select(NumberOf)];
        IReadOnlyList<Optimum> optima = Of("LlamaBatch2026").TestedOptima(AdvisedQuantity.CriticalBatch);

        Assert.Equal(batches, optima.Select(one => Math.Round(one.Value / 32, 1)));
        Assert.Equal(texts, optima.Select(one => one.Size.Tokens / 32));
        Assert.Contains("| **1.159 ± 0.011** |", Repository.Read("experiments/BatchSize100/REPORT.md"), StringComparison.Ordinal);
        Assert.Matches(@"\| +32 \|.*\| 1.2e-2 +\|", Repository.Read("experiments/BatchSize100/REPORT.md"));
    }

    /// <summary>The exponents of our own study are those of its report.</summary>
    [Fact]
    public void Our_exponents_are_those_of_the_report()
    {
        string report = Repository.Read("experiments/RateLaws/REPORT.md");
        Assert.Equal(
            [(true, 0.09), (false, 0.42), (false, 0.5)],
            Of("LlamaBatch2026").RateExponents.Select(one => (one.IsAdam, one.Value)));
        foreach (string exponent in (string[])["0.09 (95 % CI −0.15 to 0.32,", "0.42 (95 % CI 0.27 to 0.51,", "0.5 (95 % CI 0.3 to 1.0,"])
        {
            Assert.Contains(exponent, report, StringComparison.Ordinal);
        }
    }

    /// <summary>Every batch rises with the text, and the rate falls with the parameters, wherever a law has a value.</summary>
    [Fact]
    public void Laws_rise_and_fall_as_all_studies_find()
    {
        double[] tokens = [.. Enumerable.Range(0, 9).Select(i => Math.Pow(10, 7 + i))];
        foreach (Law law in Studies.All.SelectMany(study => study.Laws))
        {
            TrainingSize[] sizes = law.Quantity == AdvisedQuantity.LearningRate
                ? [.. tokens.Select(one => new TrainingSize(one, 1e10))]
                : [.. tokens.Select(one => new TrainingSize(1e9, one))];
            double[] logs = [.. sizes.Select(law.LogAt).OfType<double>()];

            Assert.True(logs.Length >= 7, law.Formula);
            Assert.Equal(law.Quantity == AdvisedQuantity.LearningRate ? logs.OrderDescending() : logs.Order(), logs);
        }
    }

    /// <summary>A law of the arithmetic alone does not know a model of 1 T parameters on a thousand tokens.</summary>
    [Fact]
    public void A_law_of_the_arithmetic_is_far_from_sizes_of_another_shape() =>
        Assert.True(Of("DeepSeek2024").LawOf(AdvisedQuantity.LeastLossBatch)!.DecadesTo(new(1e12, 1e6)) > 6);

    [Fact]
    public void A_law_without_a_positive_value_has_no_logarithm() =>
        Assert.Null(Of("Zhang2024").LawOf(AdvisedQuantity.CriticalBatch)!.LogAt(new(1e5, 1e6)));

    [Fact]
    public void Studies_have_names_for_the_command_line_and_one_law_for_a_quantity()
    {
        Assert.Equal(Studies.All.Count, Studies.All.DistinctBy(study => study.Name.ToUpperInvariant()).Count());
        Assert.All(Studies.All, study => Assert.Matches("^[A-Za-z0-9]+$", study.Name));
        Assert.All(Studies.All, study => Assert.Equal(study.Laws.Count, study.Laws.DistinctBy(law => law.Quantity).Count()));
        Assert.All(
            Studies.All,
            study => Assert.NotEmpty(study.Laws.Count + study.Optima.Count + study.RateExponents.Count > 0 ? study.Source : ""));
    }

    [Theory]
    [InlineData(5e9, 0)]
    [InlineData(1e11, 0)]
    [InlineData(1e12, 1)]
    [InlineData(4e7, 2)]
    public void A_distance_counts_decades_outside_the_fit(double tokens, double decades) => Assert.Equal(
        decades, Of("StepLaw2025").LawOf(AdvisedQuantity.LeastLossBatch)!.DecadesTo(new(1e9, tokens)), 9);

    private static Study Of(string name) => Studies.All.Single(study => study.Name == name);

    private static double Value(string study, AdvisedQuantity quantity, TrainingSize size) => Of(study).LawOf(quantity)!.Value(size);

    private static double NumberOf(Match match) => double.Parse(match.Groups[1].Value.Replace(",", ""), CultureInfo.InvariantCulture);

    /// <summary>Equal to two digits, or to a share.</summary>
    private static void Near(double expected, double actual, double share = 0.05) =>
        Assert.InRange(actual, expected * (1 - share), expected * (1 + share));
}
