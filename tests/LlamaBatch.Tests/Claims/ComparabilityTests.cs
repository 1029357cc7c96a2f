using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>Losses that are measured on different sets, or after different budgets, are never compared in silence.</summary>
public class ComparabilityTests
{
    private static readonly MetricDefinition _bits = MetricDefinition.Validation<BitsPerByte>();

    private static readonly Corpus[] _texts =
    [
        Corpora.TextFiles("a") with { SequenceLength = 32 },
        Corpora.TextFiles("b") with { SequenceLength = 32 },
        Corpora.TextFiles("a") with { SequenceLength = 32, ValidationShare = 0.2 },
        Corpora.TextFiles("a") with { SequenceLength = 32, Split = Split.ByPosition },
        Corpora.TextFiles("a") with { SequenceLength = 64 },
        Corpora.MarkovText with { SequenceLength = 32 },
    ];

    private static Sample Arm(
        int level, Corpus corpus, int windows = 512, long tokens = 1000, long steps = 0, double seconds = 0) => new()
    {
        Name = new GivenName($"batch size {level}"),
        Levels = [new AxisLevel("BatchSize", $"{level}")],
        Values = [.. Enumerable.Range(1, 5).Select(seed => new SeedValue(seed, level + 0.01 * seed))],
        MeasuredOn = new ValidationSet(corpus, windows),
        Tokens = tokens,
        Steps = steps,
        Seconds = seconds,
    };

    private static Samples Of(MetricDefinition metric, params Sample[] arms)
        => new() { Metric = metric, Budget = metric.Kind == MetricKind.Cost ? Budget.None : Budget.EqualTokens, Arms = arms };

    [Theory]
    [InlineData(1, "different texts (TextFiles with Path = a and TextFiles with Path = b)")]
    [InlineData(2, "different texts (TextFiles with ValidationShare = 0.1 and TextFiles with ValidationShare = 0.2)")]
    [InlineData(3, "different texts (TextFiles with its defaults and TextFiles with Split = ByPosition)")]
    [InlineData(4, "different sequence lengths (32 and 64 tokens)")]
    [InlineData(
        5,
        "different texts (TextFiles and MarkovText) and tokenizers (a token is a byte of UTF-8 text and a token is one of 64 symbols)")]
    public void A_claim_over_unlike_validation_sets_is_refused(int other, string difference)
    {
        string problem = Arms.Said(() => Of(Arms.Loss, Arm(16, _texts[0])).IsBelow(Of(Arms.Loss, Arm(32, _texts[other]))));

        Assert.Equal(
            $"The claim compares the validation loss of batch size 16 and batch size 32, measured on {difference}. "
                + "These values are not comparable. "
            + "Compare configurations that share them, or declare the comparison with .AcrossValidationSets().",
            problem);
    }

    [Fact]
    public void Every_form_of_claim_refuses_them()
    {
        Samples losses = Of(Arms.Loss, Arm(16, _texts[0]), Arm(32, _texts[0]), Arm(64, _texts[1]));
        Samples costs = Of(Arms.Throughput, [.. losses.Arms]);
        Samples first = Of(Arms.Loss, losses.Arms[0]);
        Samples last = Of(Arms.Loss, losses.Arms[2]);

        Assert.All<Func<object>>(
            [
                () => first.IsEquivalentTo(last),
                () => first.IsNoWorseThan(last),
                () => first.IsBestOf(losses),
                () => losses.IsIncreasing(),
                () => losses.SlopePerDoubling(),
                () => losses.Exponent(),
                () => losses.BestLevel(),
                () => losses.Fit("Constant", "", Contrast.Difference, levels => levels[0].Mean),
                () => first.EffectAgainst(last),
                () => Pareto.IsNonDominated(first, losses, costs),
            ],
            claim => Assert.Contains("are not comparable", Arms.Said(claim)));
        Assert.All<Action>([() => costs.IsIncreasing(), () => costs.SlopePerDoubling()], claim => claim());
    }

    [Fact]
    public void A_declared_comparison_is_decided_and_says_in_what_the_arms_differ()
    {
        Samples one = Of(Arms.Loss, Arm(16, _texts[0]));
        Samples other = Of(Arms.Loss, Arm(32, _texts[1]));
        Verdict verdict = one.AcrossValidationSets().IsBelow(other).Decided();
        Verdict slope = Of(Arms.Loss, one.Arms[0], other.Arms[0]).AcrossValidationSets().SlopePerDoubling().IsAbove(0).Decided();

        Assert.Equal(VerdictStatus.Supported, verdict.Status);
        Assert.All([verdict, slope], declared => Assert.Contains(
            "The configurations are measured on different texts (TextFiles with Path = a and TextFiles with Path = b), "
                + "which the claim allows.",
            declared.Hint));
        Assert.DoesNotContain(
            "allows",
            Of(Arms.Loss, Arm(16, _texts[0])).AcrossValidationSets().IsBelow(Of(Arms.Loss, Arm(32, _texts[0]))).Decided().Hint);
    }

    [Fact]
    public void Token_budgets_are_refused_and_declared_likewise()
    {
        Samples one = Of(Arms.Loss, Arm(16, _texts[0]));
        Samples other = Of(Arms.Loss, Arm(32, _texts[0], tokens: 2000));
        Samples both = Of(Arms.Loss, one.Arms[0], other.Arms[0]);

        Assert.All<Func<object>>([() => one.IsBelow(other), () => both.SlopePerDoubling(), () => both.IsIncreasing()], claim => Assert
            .Equal(
                "The claim compares the validation loss of batch size 16 and batch size 32 at equal tokens, "
                    + "but the token budgets differ (1,000 and 2,000 tokens). "
                + "Train all on equally many tokens, or declare the comparison with .AcrossTokenBudgets().",
                Arms.Said(claim)));
        Assert.Contains(
            "The token budgets differ (1,000 and 2,000 tokens), which the claim allows.",
            one.AcrossTokenBudgets().IsBelow(other).Decided().Hint);
    }

    [Fact]
    public void Claims_at_equal_steps_need_the_same_steps_on_any_number_of_tokens()
    {
        Samples Making(int level, long steps, long tokens) => new()
        {
            Metric = Arms.Loss,
            Budget = Budget.EqualSteps,
            Arms = [Arm(level, _texts[0], tokens: tokens, steps: steps)],
        };
        Samples one = Making(16, 500, 256_000);

        Assert.Equal(
            "The claim compares the validation loss of batch size 16 and batch size 100 at equal steps, but they make 500 and 2,000 steps. "
                + "Train all for equally many steps (Training.Steps), or compare them with EqualTokens.",
            Arms.Said(() => one.IsBelow(Making(100, 2000, 1_600_000))));
        Assert.Contains(
            "Each configuration makes 500 steps.",
            one.IsBelow(Making(100, 500, 1_600_000)).Decided().Hint,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4.1, "Each configuration trains for 4 s to 4.1 s on one thread.")]
    [InlineData(4.0, "Each configuration trains for 4 s on one thread.")]
    [InlineData(
        4.3,
        "The claim compares the validation loss of batch size 16 and batch size 100 at equal time, "
            + "but on one thread they train for 4 s and 4.3 s. Set Training.Tokens so that the times differ by at most 5 %.")]
    public void Claims_at_equal_time_need_times_that_differ_by_at_most_five_percent(double seconds, string says)
    {
        Samples For(int level, double time) =>
            new() { Metric = Arms.Loss, Budget = Budget.EqualTime, Arms = [Arm(level, _texts[0], tokens: level * 1000, seconds: time)] };
        string heard;
        try
        {
            heard = For(16, 4.0).IsBelow(For(100, seconds)).Decided().Hint;
        }
        catch (ClaimException refused)
        {
            heard = KnownLanguages.English.Say(refused.Problem).ToString();
        }

        Assert.Contains(says, heard, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_differ_in_what_they_depend_on()
    {
        string? Between(MetricDefinition metric, Sample left, Sample right) =>
            Comparability.ValidationSets(metric, [left, right]) is { } difference
                ? KnownLanguages.English.Difference(difference).ToString()
                : null;
        Sample one = Arm(16, _texts[0]);

        Assert.Equal("different numbers of validation windows (512 and 1,024)", Between(Arms.Loss, one, Arm(32, _texts[0], windows: 1024)));
        Assert.Null(Between(MetricDefinition.Step<TrainLoss>(), one, Arm(32, _texts[0], windows: 1024)));
        Assert.NotNull(Between(MetricDefinition.Step<TrainLoss>(), one, Arm(32, _texts[4])));
        Assert.Null(Between(MetricDefinition.Step<GradientNorm>(), one, Arm(32, _texts[1])));
        Assert.Null(Between(Arms.Throughput, one, Arm(32, _texts[1])));
        Assert.Null(Between(_bits, Arm(16, new Tokenized("bytes")), Arm(32, new Tokenized("words"))));
        Assert.Equal(
            "different tokenizers (a token is bytes and a token is words)",
            Between(Arms.Loss, Arm(16, new Tokenized("bytes")), Arm(32, new Tokenized("words"))));
    }

    [Fact]
    public void A_tuned_axis_cannot_rank_them()
    {
        string[] lengths = [.. new Lengths(isTuned: true).PlannedAt(Scale.Full).ProblemSentences()];

        Assert.Contains(
            "Lengths: the levels of the tuned axis Length are measured on different sequence lengths (32 and 64 tokens), "
                + "so their validation loss cannot choose one. "
            + "Hold this fixed along Length, or compare Length without [TunedPer].",
            lengths);
        Assert.Empty(new Lengths(isTuned: false).PlannedAt(Scale.Full).ProblemSentences());
    }

    [Fact]
    public void A_report_says_it_and_ranks_nothing()
    {
        var sweep = new Lengths(isTuned: false);
        var corpora = new CorpusShelf("");
        var results = sweep.PlannedAt(Scale.Full).EvaluationTrials(corpora, new Dictionary<string, TrialResult>())
            .ToDictionary(trial => trial.Id, Bench.Finished);
        var report = new ReportWriter<Bench>(
            new ReportInput<Bench>(sweep.PlannedAt(Scale.Full), corpora, StoredResults.Empty with { Trials = results }));
        report.Verdicts(0.05, []);
        report.Figures("Length");
        report.Table("Length");
        report.Method([], new Dictionary<string, string>());
        string text = report.Files()["REPORT.md"];

        Assert.Contains("**Validation loss at the end of the runs cannot rank the levels of the axis length**, "
            + "because they are measured on different sequence lengths (32 and 64 tokens).", text);
        Assert.DoesNotContain("the text in the same order", text);
        Assert.Contains(
            "**Not directly comparable here: validation loss.** The configurations are measured on different sequence lengths "
                + "(32 and 64 tokens). A claim that compares such values must declare it.",
            text);
        Assert.DoesNotContain("lowest", text);
        Assert.DoesNotContain("best", text);
        Assert.Contains("not comparable", report.Files()["figures/ValidationLoss-by-Length.svg"]);
    }

    [Fact]
    public void Corpora_of_one_name_and_other_tokens_are_refused()
    {
        Assert.Equal(
            "Two corpora of Hiding have the same name and settings (Hidden) but different tokens; "
                + "list what decides the tokens in Hidden.Settings().",
            Assert.Throws<CorpusException>(() => new Hiding().PlannedAt(Scale.Full).CheckCorpora(new CorpusShelf(""))).Message);
    }

    private sealed class Hiding : Sweep<Study>
    {
        public override string Name => "Hiding";

        public override string Question => "";

        public override Study Baseline => new();

        public override IReadOnlyList<MetricDefinition> Metrics => [];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 0;

        public override IReadOnlyList<Axis<Study>> Axes => [new Axis<Study, int> {
            Name = "Seed",
            Levels = [1, 2],
            BaselineLevel = 1,
            With = (point, level) => point with { Seed = level } }];
    }

    private sealed record Study : LlamaExperiment
    {
        public int Seed { get; init; } = 1;

        public override LlamaConfig Model => LlamaConfig.Nano;

        public override Corpus Corpus => new Hidden { Seed = Seed };

        public override Training Training => new();

        public override AdamW Optimizer => new();
    }

    /// <summary>A corpus that does not say what decides its tokens.</summary>
    private sealed record Hidden : Corpus
    {
        public int Seed { get; init; } = 1;

        public override string Name => "Hidden";

        public override IEnumerable<Setting> Settings() => [];

        public override TokenSource Open(string folder) => (Corpora.MarkovText with { SourceSeed = Seed }).Open(folder);
    }

    private sealed record Tokenized(string Tokens) : Corpus
    {
        public override string Name => "Own";

        public override string TokenIs => Tokens;

        public override string TextKey => "one text";

        public override IEnumerable<Setting> Settings() => [new(nameof(Tokens), Tokens)];

        public override TokenSource Open(string folder) => throw new NotSupportedException();
    }
}
