using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Sections;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public class SummarySectionTests
{
    private static readonly Bench.Sweep _sweep = new();

    /// <summary>Five seeds around a value: sd = 0.01 √2.5, so that half of the interval is 2.776 · 0.0158 / √5 = 0.0196.</summary>
    private static readonly double[] _seeds = [-0.02, -0.01, 0, 0.01, 0.02];

    [Fact]
    public void The_best_leads_by_the_difference_of_its_seeds()
    {
        string answer = Answer((batch, seed) => batch switch { 16 => 2, 100 => 2.5, _ => 3 } + _seeds[seed - 1]);

        Assert.StartsWith(
            "**After 1.64 M tokens, batch size 16 is best (at heads 4): 2.000 ± 0.020 nats/token.** Batch size 100 is 0.5000 worse (95 % CI "
                + "0.5000 to 0.5000, 5 seeds). Batch size 256 is worst: 3.000 ± 0.020 nats/token. ",
            answer,
            StringComparison.Ordinal);
        // The heads change nothing, so none is best.
        Assert.EndsWith(
            "worst: 3.000 ± 0.020 nats/token. For scale: at 2.000 nats/token, the model gives the correct next token a probability of 14 % on "
                + "(geometric) average.",
            answer,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_seeds_cannot_tell_apart_is_not_told_apart()
    {
        // 100 is worse by 0.01 on average, by between -0.03 and 0.05 in single seeds.
        string answer = Answer(
            (batch, seed) => batch == 256 ? 3 + _seeds[seed - 1] : batch == 16 ? 2 + _seeds[seed - 1] : 2.01 - _seeds[seed - 1]);

        Assert.Contains("batch size 16 is best (at heads 4): 2.000 ± 0.020 nats/token.** Batch size 100 has 2.010 ± 0.020 nats/token; "
            + "the difference is within the noise of the seeds.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void What_diverged_is_said_first_and_is_not_the_best_of_anything()
    {
        string answer = Answer((batch, seed) => 2 + _seeds[seed - 1], diverges: batch => batch == 256);

        Assert.StartsWith(
            "**10 of 30 trials diverged**: 5 of 5 at batch size 256 and heads 2; 5 of 5 at batch size 256 and heads 4. "
                + "**After 1.64 M tokens, batch size 16 is best (at heads 4): 2.000 ± 0.020 nats/token.** "
                + "Batch size 100 has 2.000 ± 0.020 nats/token; the difference is within the noise of the seeds.",
            answer,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "**30 of 30 trials diverged**, in 6 configurations. *Deviations* lists them.",
            Answer((_, _) => 2, diverges: _ => true),
            StringComparison.Ordinal);
        Assert.DoesNotContain("best", Answer((_, _) => 2, diverges: _ => true), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_level_with_results_nothing_is_the_best()
    {
        Assert.DoesNotContain(
            "batch size 100 is best",
            Answer((_, seed) => 2 + _seeds[seed - 1], isLeftOut: trial => trial.Point.BatchSize != 100),
            StringComparison.Ordinal);
        Assert.Equal("", Answer((_, _) => 2, isLeftOut: trial => trial.Phase == Phase.Evaluation));
    }

    [Fact]
    public void It_is_said_what_a_token_and_a_step_are() =>
        Assert.Equal(
            "Scope: a model of 125 k to 133 k parameters, 1.64 M tokens of the corpus Tape (a token is a beep), AdamW, one thread per trial. "
                + "These results do not extrapolate to larger models or other text. "
            + "In the baseline configuration, a step takes 100 sequences of 64 tokens (6,400 tokens), "
            + "computed in micro-batches of at most 4 sequences (256 tokens).",
            Said(SummarySection.Outcome(Input((batch, _) => batch), [])));

    [Fact]
    public void Claims_are_counted_by_their_verdicts()
    {
        Verdict supported = Arms.Losses(Arms.Of("16", 1, 1.1, 1.2)).IsBelow(Arms.Losses(Arms.Of("100", 2, 2.1, 2.2))).Decided();
        Verdict open = Arms.Losses(Arms.Of("16", 1, 2, 3)).IsBelow(Arms.Losses(Arms.Of("100", 3, 1, 2))).Decided();

        Assert.StartsWith(
            "**Of 3 claims: 2 supported, 1 inconclusive.** Scope:",
            Said(SummarySection.Outcome(Input((batch, _) => batch), [supported, open, supported])),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_are_counted_by_what_they_were_for()
    {
        // 3 batches and 2 heads: 6 points. Tuned: 3 levels on 2 seeds at each; compared on 5 seeds; 4 blocks of costs.
        // Each trial has a million tokens here.
        Assert.Equal(
            "Compared: batch size (16, 100, 256) and heads (2, 4), with the learning rate tuned for each batch size. "
            + "90 trials were trained: 36 for tuning, 30 for evaluation on 5 seeds and 24 for costs. "
            + "Together they read 90 M tokens on an A (2 cores) and a B (1 core).",
            Extent(Input((batch, _) => batch, machines: [Machine("A", 2), Machine("B", 1), Machine("A", 2)])));
    }

    [Fact]
    public void Phases_and_machines_that_there_were_not_are_not_named()
    {
        string extent = Extent(Input((batch, _) => batch, isLeftOut: trial => trial.Phase == Phase.Cost));

        Assert.EndsWith(
            " 66 trials were trained: 36 for tuning and 30 for evaluation on 5 seeds. Together they read 66 M tokens.",
            extent,
            StringComparison.Ordinal);
    }

    private static string Answer(Func<int, int, double> loss, Func<int, bool>? diverges = null, Func<Trial<Bench>, bool>? isLeftOut = null)
        =>
        Said(SummarySection.Lead(Input(loss, diverges, isLeftOut)));

    private static string Said(IReadOnlyList<Fact> facts) => KnownLanguages.English.Paragraph(facts).Markdown;

    /// <summary>A quick run whose loss depends on batch and evaluation seed alone.</summary>
    private static ReportInput<Bench> Input(
        Func<int, int, double> loss,
        Func<int, bool>? diverges = null,
        Func<Trial<Bench>, bool>? isLeftOut = null,
        params MachineFacts[] machines)
    {
        var leftOut = new HashSet<string>(StringComparer.Ordinal);
        var results = Bench.ResultsOf(_sweep, Scale.Quick, trial =>
        {
            if (isLeftOut?.Invoke(trial) == true && trial.Phase != Phase.Tuning)
            {
                leftOut.Add(trial.Id);
            }

            return Bench.Finished(trial) with
            {
                Tokens = 1_000_000,
                Outcome = trial.Phase == Phase.Evaluation && diverges?.Invoke(trial.Point.BatchSize) == true
                    ? Outcome.Diverged
                    : Outcome.Completed,
                Learning = new Dictionary<string, IReadOnlyList<Measurement>> {
                    ["ValidationLoss"] = [new(1_000_000, trial.Phase == Phase.Evaluation ? loss(trial.Point.BatchSize, trial.Seed) : 1)] },
            };
        });
        return new ReportInput<Bench>(_sweep.PlannedAt(Scale.Quick), new CorpusShelf(""), StoredResults.Empty with
        {
            Trials = results.Where(entry => !leftOut.Contains(entry.Key)).ToDictionary(StringComparer.Ordinal),
            Machines = machines,
        });
    }

    private static MachineFacts Machine(string processor, int cores) => new("1.0.0", ".NET 10", "Linux", processor, cores, 8L << 30);

    private static string Extent(ReportInput<Bench> input) => KnownLanguages.English.Paragraph(MethodSection.Extent(input)).Markdown;
}
