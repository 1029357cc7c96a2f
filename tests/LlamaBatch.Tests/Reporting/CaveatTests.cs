using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

/// <summary>Where a report says that its error rate does not hold, or that its points differ in more than they compare.</summary>
public class CaveatTests
{
    private static readonly DateTime _start = new(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Looks_with_fewer_seeds_are_said_with_their_error()
    {
        StoredResults stored = Stored();
        Look With(int seeds, int hours) => new(_start.AddHours(hours), Scale.Full, seeds, 4, Identities(stored));

        Assert.DoesNotContain("Repeated looks", Weak(stored with { Looks = [With(5, 0)] }), StringComparison.Ordinal);
        Assert.Contains(
            "**Repeated looks.** Verdicts were computed with 3, 4 and 5 seeds. "
                + "If seeds are added until a claim is decided, "
                + "the error rate is 10 % instead of 5 %, for a true effect equal to the margin.",
            Weak(stored with { Looks = [With(3, 0), With(4, 1), With(5, 2)] }),
            StringComparison.Ordinal);

        // A look at another scale saw other trials.
        Assert.DoesNotContain(
            "Repeated looks",
            Weak(stored with { Looks = [With(3, 0) with { Scale = Scale.Quick }, With(5, 2)] }),
            StringComparison.Ordinal);
    }

    /// <summary>Results of before looks were recorded have start times all the same.</summary>
    [Fact]
    public void Seeds_that_were_trained_later_are_said_without_looks_too()
    {
        StoredResults stored = Stored();
        StoredResults Begun(Func<int, double> hours) => stored with
        {
            Attempts = [.. stored.Trials.Values.Where(trial => trial.Phase == Phase.Evaluation).Select(
                trial => new Attempt(trial.Id, 1, "", Outcome.Completed, _start.AddHours(hours(trial.Seed)), 60, null, null, null))],
        };

        Assert.DoesNotContain("Seeds added", Weak(Begun(seed => 0.02 * seed)), StringComparison.Ordinal);
        Assert.Matches(
            @"\*\*Seeds added later\.\*\* The seeds were trained on 2 occasions, up to 3 and 5 seeds\. "
                + @"If earlier reports led to more seeds, "
                + @"the error rate is (8\.[5-9]|9(\.\d)?) % instead of 5 %, for a true effect equal to the margin\.",
            Weak(Begun(seed => seed > 3 ? 26 : 0)));
    }

    /// <summary>A study that was trained again keeps its earlier trials, which may have run elsewhere.</summary>
    [Fact]
    public void The_method_names_the_machines_of_the_counted_trials_alone()
    {
        StoredResults stored = Stored();
        MachineFacts now = new("1.0.0", ".NET 10", "Linux", "Present processor", 2, 8L << 30);
        MachineFacts then = now with { Processor = "Earlier processor" };
        Attempt By(string trial, MachineFacts machine) => new(trial, 1, "", Outcome.Completed, _start, 60, null, null, machine);

        var writer = new ReportWriter<Bench>(new ReportInput<Bench>(
            new Bench.Sweep().PlannedAt(Scale.Full),
            new CorpusShelf(""),
            stored with
            {
                Machines = [then, now],
                Attempts = [By("0123456789abcdef", then), .. stored.Trials.Values.Select(trial => By(trial.Id, now))],
            }));
        writer.Method([], new Dictionary<string, string>());
        string report = writer.Files()["REPORT.md"];

        Assert.Contains("on a Present processor (2 cores)", report, StringComparison.Ordinal);
        Assert.DoesNotContain("on Earlier processor", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_that_came_after_the_results_are_named()
    {
        StoredResults stored = Stored();
        string[] identities = [.. Identities(stored)];
        Look first = new(_start, Scale.Full, 5, 4, identities);

        Assert.DoesNotContain("after the results", Report(stored with { Looks = [first] }), StringComparison.Ordinal);
        string added = Report(stored with { Looks = [first with { Claims = identities[1..] }] });
        Assert.Contains("**Claims after the results.** 1 of 3 claims was added after an earlier report (2026-11-24): "
            + "§3.2. It may have been written to fit the results, "
            + "so the error rate in *Method* does not hold for it.", added, StringComparison.Ordinal);
        Assert.Contains(
            "- *100 is better than the large ones* (§3.2), margin 0.01 nats/token, **added after the results were seen**: ",
            added,
            StringComparison.Ordinal);
        Assert.Contains(
            "1 of 3 claims was changed after an earlier report (2026-11-24): §3.2.",
            Report(stored with { Looks = [first with { Claims = [$"{identities[0].Split('-')[0]}-00000000", .. identities[1..]] }] }),
            StringComparison.Ordinal);
        Assert.Contains(
            "**Dropped claims.** 1 claim of the report of 2026-11-24 is missing here. "
                + "The p values are adjusted for fewer claims than were tested.",
            Report(stored with { Looks = [first with { Claims = [.. identities, "00000000-11111111"] }] }),
            StringComparison.Ordinal);

        // Arithmetic cannot be chosen to suit results, so its claims are no part of a look.
        Assert.DoesNotContain(
            "after the results",
            Report(stored with { Looks = [first with { Claims = identities[..2] }] }),
            StringComparison.Ordinal);

        // What was claimed when nothing had been measured was claimed before.
        Assert.DoesNotContain("after the results", Report(stored with { Looks = [first with { Seeds = 0, Blocks = 0 }, first with { AtUtc
            = _start.AddHours(1), Claims = identities[1..] }] }), StringComparison.Ordinal);
    }

    /// <summary>Claims that are added make the others less sure: it is said which.</summary>
    [Fact]
    public void What_the_earlier_claims_would_have_been_is_said()
    {
        // p = 0.04 alone; among five claims 0.2.
        Samples left = Arms.Losses(Arms.Of("16", 1.00, 1.01, 1.02, 1.03));
        Verdict Close() => left.IsBelow(Arms.Losses(Arms.Of("32", 1.04, 1.02, 1.05, 1.03 + 0.033)), 0);
        var early = new Claim("early", "C1", Close);
        Claim[] claims = [early, .. Enumerable.Range(0, 4)
            .Select(i => new Claim($"late {i}", "", () => left.IsBelow(Arms.Losses(Arms.Of("64", 1.01, 1.0, 1.03, 1.02)), 0)))];
        IReadOnlyList<Verdict> verdicts = ClaimFamily.Decide([.. claims.Select(claim => claim.Ask())]);
        Assert.Equal(VerdictStatus.Supported, ClaimFamily.Decide([early.Ask()])[0].Status);
        Assert.Equal(VerdictStatus.Inconclusive, verdicts[0].Status);

        string sentence = Said(new ClaimHistory(
            [new Look(_start, Scale.Full, 4, 0, [ClaimIdentity.Of(early, verdicts[0])])],
            claims,
            verdicts).Facts(0.05).First());

        Assert.EndsWith("Without them, C1 would be supported.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_identity_of_a_claim_is_what_it_says()
    {
        string Of(string text, double margin, double value = 1) =>
            ClaimIdentity.Of(
                new Claim(text, "", null!),
                Arms.Losses(Arms.Of("16", value, 1.1, 1.2)).IsBelow(Arms.Losses(Arms.Of("32", 1, 1.1, 1.2)), margin));

        Assert.Equal(Of("a", 0.01), Of("a", 0.01, value: 7));
        Assert.NotEqual(Of("a", 0.01), Of("a", 0.02));
        Assert.NotEqual(Of("a", 0.01), Of("b", 0.01));
        Assert.True(ClaimIdentity.HaveOneText(Of("a", 0.01), Of("a", 0.02)));
    }

    [Fact]
    public void Costs_of_one_occasion_are_said()
    {
        StoredResults stored = Stored();
        StoredResults Begun(Func<int, double> hours) => stored with
        {
            Attempts = [.. stored.Trials.Values.Where(trial => trial.Phase == Phase.Cost).Select(
                trial => new Attempt(trial.Id, 1, "", Outcome.Completed, _start.AddHours(hours(trial.Seed)), 60, null, null, null))],
        };

        Assert.Contains(
            "**Single session.** All costs were measured within 4 minutes. "
                + "On another day, costs may shift by amounts that differ between configurations. "
                + "Repetitions on the same day cannot show such shifts. "
                + "If the shifts have a standard deviation of 0.5 % and the true effect equals the margin, "
                + "the error rate is 20 % instead of 5 %. For a standard deviation of 1 %, it is 43 %.",
            Weak(Begun(block => 0.0167 * block)),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Single session", Weak(Begun(block => 24 * block)), StringComparison.Ordinal);
        Assert.DoesNotContain("Single session", Weak(stored), StringComparison.Ordinal);
    }

    [Fact]
    public void Skewed_differences_are_named_with_what_they_do()
    {
        double[] plateau = [0.011, 0.012, 0.010, 0.013, 0.009, 0.011, 0.012, 0.010, 0.010, 0.3];
        Samples other = Arms.Losses(Arms.Of("32", [.. plateau.Select(_ => 1.0)]));
        SkewedDifferences? Of(params double[] above)
            => SkewCaveats.Of([.. Arms.Losses(Arms.Of("16", [.. above.Select(value => 1 + value)])).IsAbove(other).Comparisons], 0.05);

        Assert.Equal(
            "**Skewed differences.** Between batch size 16 and batch size 32, the differences in validation loss are skewed (g₁ = 2.7, "
                + "p &lt; 0.001; 1 comparison tested). "
            + "For exponentially distributed differences, the error rate of the t-test is 10 % instead of 5 % "
            + "if the true effect equals the margin.",
            Said(Of(plateau)));
        Assert.Null(Of([.. plateau[..9], 0.0105]));
    }

    [Fact]
    public void Tuning_on_noise_or_on_one_seed_is_said_with_its_error()
    {
        TunedLevel Tuned(
            params double[][] trials) => new(
                new("LearningRate", "0.01"),
                IsEdge: false,
                [new("0.005", trials[0].Average()), new("0.01", trials[1].Average()), new("0.02", trials[2].Average())])
            {
                Trials = trials,
            };
        NoisyTuning? Of(TunedLevel tuned)
        {
            ResultTable table = LossPoints.Table((16, 1), (32, 1));
            var points = table.Points.Select(point => point with { Tuned = [tuned] }).ToList();
            var results = new ResultTable(Scale.Full, table.Axes, table.Metrics, table.Seeds, points);
            return TuningCaveats.Of(results, LossPoints.Loss, judgesLearning: true).OfType<NoisyTuning>().SingleOrDefault();
        }

        Assert.Equal(
            "**Effect of noisy tuning.** Without noise in tuning, a false claim with a margin of 0 is supported with a probability of "
                + "2.5 %. If noise chose the tuned values, this probability is 8.5 % with 5 evaluation seeds and 16 % with 10. "
                + "More evaluation seeds narrow the interval, but do not remove the bias of a badly tuned value. "
                + "Tune on more tuning seeds.",
            Said(Of(Tuned([1.7, 1.9], [1.65, 1.85], [1.7, 1.94]))));
        Assert.Contains(
            "this probability is 5.8 % with 5 evaluation seeds and 10 % with 10.",
            Said(Of(Tuned([1.7, 1.9, 1.8, 1.7, 1.9], [1.65, 1.85, 1.9, 1.65, 1.85], [1.7, 1.94, 1.8, 1.7, 1.9]))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "**Single tuning seed.** With one tuning seed, noise may have chosen the values.",
            Said(Of(Tuned([1.7], [1.65], [1.8]))),
            StringComparison.Ordinal);
        Assert.Null(Of(Tuned([1.7, 1.71], [1.65, 1.66], [1.8, 1.81])));
        Assert.Null(Of(Tuned([1.7, 1.9], [1.7, 1.9], [1.7, 1.9])));    // an axis without effect: the same trials at every level
    }

    [Fact]
    public void Points_that_differ_in_more_than_they_compare_are_named()
    {
        string weak = Weak(Stored());

        // 1/(0.006 · 0.01 · 3906 steps) at a batch of 16, 1/(0.012 · 0.01 · 122) at 512; β₂ is 0.999 at every batch.
        Assert.Contains(
            "**Unscaled weight decay.** With learning rate η and weight decay λ, the weights forget an update after about 1/(ηλ) steps. "
            + "In units of the run's length, this time ranges from 4.3 (batch size 16 and heads 2) to 68 (batch size 512 and heads 2).",
            weak,
            StringComparison.Ordinal);
        Assert.Contains(
            "**Unequal half-life of β₂.** The half-life of the second-moment average (β₂) ranges from 709 k tokens (batch size 16 and "
                + "heads 2) to 22.7 M tokens (batch size 512 and heads 2).",
            weak,
            StringComparison.Ordinal);
        Assert.Contains("**Shared validation windows.**", weak, StringComparison.Ordinal);
        Assert.DoesNotContain("Unusual margins", weak, StringComparison.Ordinal);
    }

    [Fact]
    public void A_margin_far_from_the_usual_one_is_named()
    {
        var input = new ReportInput<Bench>(new Bench.Sweep().PlannedAt(Scale.Full), new CorpusShelf(""), Stored());
        Verdict Within(double margin)
            => Arms.Losses(Arms.Of("16", 1, 1.1, 1.2)).IsNoWorseThan(Arms.Losses(Arms.Of("32", 1, 1.2, 1.3)), margin);
        UnusualMargins? Of(params IReadOnlyList<double> margins) => SettingCaveats
            .Of(input, [.. margins.Select((_, i) => new Claim("a", $"C{30 + i}", null!))], [.. margins.Select(Within)])
            .OfType<UnusualMargins>().FirstOrDefault();

        Assert.Equal(
            "**Unusual margins.** C30 uses a margin of 0.1 nats/token; the usual one for validation loss is 0.01 nats/token.",
            Said(Of(0.1)));
        Assert.Equal(
            "**Unusual margins.** C30 and C32 use a margin of 0.1 nats/token; the usual one for validation loss is 0.01 nats/token. "
                + "C31 uses a margin of 0.2 nats/token; the usual one for validation loss is 0.01 nats/token.",
            Said(Of(0.1, 0.2, 0.1)));
        Assert.Null(Of(0.02));
    }

    [Fact]
    public void A_target_that_tuning_reaches_sooner_elsewhere_is_named()
    {
        var sweep = new Bench.Sweep(new Target("ValidationLoss", 2.5));
        IReadOnlyList<string> Of(Bench.Sweep of)
        {
            var input = new ReportInput<Bench>(
                of.PlannedAt(Scale.Full),
                new CorpusShelf(""),
                StoredResults.Empty with { Trials = Bench.ResultsOf(of, Scale.Full, Bench.HigherIsFaster) });
            Samples To(string batch) => input.Results.ToTarget(2.5, TargetCost.Steps, [new AxisLevels("BatchSize", [batch])]);
            return [.. TargetCaveats.Of(input, [To("100").IsBelow(To("16"))]).Select(Said)];
        }

        string caveat = Assert.Single(Of(sweep));
        Assert.StartsWith("**Tuned for another goal.** The learning rate is tuned for the end of the run, not for the target 2.5. "
            + "Other values reach the target sooner in the tuning trials: at batch size 16 and heads 2, ",
            caveat, StringComparison.Ordinal);
        Assert.EndsWith("Tune for it with `TunedPer(…, For = 2.5)`.", caveat, StringComparison.Ordinal);
        Assert.Empty(Of(new Bench.Sweep(new Target("ValidationLoss", 2.5)) { TunedFor = 2.5 }));
    }

    /// <summary>S_min (1 + B_crit/B) falls with the batch, whatever its numbers.</summary>
    [Fact]
    public void Steps_that_rise_with_the_batch_are_named()
    {
        var sweep = new Bench.Sweep(new Target("ValidationLoss", 2.5)) { TunedFor = 2.5 };
        TrialResult Slow(Trial<Bench> trial)
        {
            double needed = trial.Plan.TokensPerStep * (trial.Point.BatchSize == 512 ? 90 : 30 + 3000.0 / trial.Point.BatchSize)
                * (1 + 0.01 * Math.Sin(trial.Seed));
            return Bench.Finished(trial) with { Learning = new Dictionary<string, IReadOnlyList<Measurement>> {
                ["ValidationLoss"] = [new((long)(needed / 2), 3), new((long)needed, 2.5), new((long)(2 * needed), 2)] } };
        }

        IEnumerable<string> Of(Func<Trial<Bench>, TrialResult> trained) =>
            TargetCaveats.Of(new ReportInput<Bench>(
                sweep.PlannedAt(Scale.Full),
                new CorpusShelf(""),
                StoredResults.Empty with { Trials = Bench.ResultsOf(sweep, Scale.Full, trained) }), []).Select(Said);

        Assert.StartsWith(
            "**More steps at a larger batch size.** To the target of 2.5, batch size 512 takes 90 steps, more than the 42 of batch size 256. "
                + "By the law of McCandlish et al. (2018), steps never rise with the batch size. "
                + "Likely causes of the rise: a coarse grid of learning rates, a short warm-up at the larger batch size (",
            Of(Slow).First(),
            StringComparison.Ordinal);
        Assert.Empty(Of(Bench.Finished));
    }

    [Fact]
    public void A_target_within_the_warm_up_is_named()
    {
        var sweep = new Bench.Sweep(new Target("ValidationLoss", 2.5)) { TunedFor = 2.5 };
        TrialResult Reaching(Trial<Bench> trial, double warmups)
        {
            double needed = trial.Plan.TokensPerStep * trial.Plan.WarmupSteps * warmups;
            return Bench.Finished(trial) with { Learning = new Dictionary<string, IReadOnlyList<Measurement>> {
                ["ValidationLoss"] = [new((long)(needed / 2), 3), new((long)needed, 2.5), new((long)(2 * needed), 2)] } };
        }

        IEnumerable<string> Of(double warmups) =>
            TargetCaveats.Of(new ReportInput<Bench>(
                sweep.PlannedAt(Scale.Full),
                new CorpusShelf(""),
                StoredResults.Empty with
                {
                    Trials = Bench.ResultsOf(sweep, Scale.Full, trial => Reaching(trial, trial.Point.BatchSize == 16 ? warmups : 1.2)),
                }), []).Select(Said).Where(said => said.StartsWith("**Target within", StringComparison.Ordinal));

        Assert.Matches(
            @"^\*\*Target within the warm-up\.\*\* Batch size 16 reaches the target of 2\.5 after \d+ steps, within its warm-up of \S+ steps\. The ",
            Assert.Single(Of(0.9)));
        Assert.Empty(Of(1.1));
    }

    [Fact]
    public void Reports_that_contradict_each_other_are_linked()
    {
        OtherVerdict Other(
            VerdictStatus status,
            string source = "§4") => new(
                "WholeBatch",
                new DecidedClaim("x", source, "", status),
                [new("Training.MicroBatch", 100), new("Training.GradientClip", 1)]);
        string Of(params OtherVerdict[] others) => Report(Stored(), others);

        Assert.Contains(
            "**[WholeBatch](../WholeBatch/REPORT.md) has the opposite verdict, refuted**, with other settings "
                + "(Training.MicroBatch: here 4, there 100).",
            Of(Other(VerdictStatus.Refuted)),
            StringComparison.Ordinal);
        Assert.Equal(
            Report(Stored()),
            Of(Other(VerdictStatus.Supported), Other(VerdictStatus.Inconclusive), Other(VerdictStatus.Refuted, "§3.2")));
    }

    private static string Said(Fact? fact) => fact!.In(KnownLanguages.English).Markdown;

    private static StoredResults Stored()
        => StoredResults.Empty with { Trials = Bench.ResultsOf(new Bench.Sweep(), Scale.Full, Bench.Finished) };

    private static IReadOnlyList<string> Identities(StoredResults stored)
    {
        IReadOnlyList<string> identities = [];
        Written(stored, [], claims => identities = [.. claims.Select(claim => claim.Identity)]);
        return identities;
    }

    private static string Report(StoredResults stored, params OtherVerdict[] others) => Written(stored, others, null);

    private static string Weak(StoredResults stored) => Report(stored) is var report
            && report.IndexOf("## Weak evidence", StringComparison.Ordinal) is > 0 and int start ? report[start..] : "";

    private static string Written(StoredResults stored, IReadOnlyList<OtherVerdict> others, Action<IReadOnlyList<DecidedClaim>>? decided)
    {
        var input = new ReportInput<Bench>(new Bench.Sweep().PlannedAt(Scale.Full), new CorpusShelf(""), stored) {
            Others = () => others,
            Decided = decided };
        var results = new Bench.Results(input.Results);
        var writer = new ReportWriter<Bench>(input);
        writer.Verdicts(
            0.05,
            [
                new Claim("100 is better than the large ones", "§3.2", () => Bench.BeatsLarge(results)),
                new Claim("100 is faster than 16", "§4", () => Bench.IsFaster(results)),
                new Claim("Larger batches update less often", "", () => Bench.UpdatesLessOften(new Bench.Plan(input.Plans))),
            ]);
        return writer.Files()["REPORT.md"];
    }
}
