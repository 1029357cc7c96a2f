using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Sections;
using LlamaBatch.Reporting.Verdicts;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public partial class ReportWriterTests
{
    /// <summary>Names and the author's words: they are the same in every language.</summary>
    private static readonly string[] _names =
    [
        "AdamW", "Holm", "Linux", "Llama", "LlamaBatch", "LlamaConfig", "NET", "Nano", "Tape", "GiB", "NaN", "nat", "CI", "CPU", "FLOP",
        "Is the bench steady", "bench of made-up numbers", "beep", "processor",
        "is better than the large ones", "is faster than", "Larger batches update less often",
        "Corpus", "Optimizer", "Cosine", "fast", "false", "float",
    ];

    private static readonly Bench.Sweep _sweep = new();

    [Theory]
    [InlineData(ReportLanguages.English)]
    [InlineData(ReportLanguages.Chinese)]
    public Task A_quick_run(string language)
        => Verify(ReportIn(language, Scale.Quick, Stored(Scale.Quick, Bench.Finished)), "md").UseParameters(language);

    [Theory]
    [InlineData(ReportLanguages.English)]
    [InlineData(ReportLanguages.Chinese)]
    public Task A_run_that_did_not_go_as_planned(string language)
    {
        StoredResults stored = Stored(Scale.Full, trial => Bench.Finished(trial) with
        {
            Outcome = trial.Point.BatchSize == 512 && trial.Seed is 2 or 1001 ? Outcome.Diverged : Outcome.Completed,
        });
        var trials = stored.Trials.Where(entry => entry.Value is not { Phase: Phase.Evaluation, Seed: 4 })
            .ToDictionary(StringComparer.Ordinal);
        string one = trials.Keys.First();
        string missing = stored.Trials.First(entry => entry.Value is { Phase: Phase.Evaluation, Seed: 4 }).Key;
        return Verify(
            ReportIn(language, Scale.Full, stored with
            {
                Trials = trials,
                Attempts =
                [
                    new Attempt(
                        one,
                        1,
                        "a",
                        Outcome.Crashed,
                        DateTime.UnixEpoch,
                        1,
                        null,
                        new WorkerExited(77, "native code failed"),
                        null),
                    new Attempt(one, 2, "a", Outcome.Interrupted, DateTime.UnixEpoch, 1, 10, null, null),
                    new Attempt(
                        one,
                        3,
                        "a",
                        Outcome.Killed,
                        DateTime.UnixEpoch,
                        1,
                        10,
                        new WorkerSignaled(9, MemoryRanOut: false, ""),
                        null),
                    new Attempt(one, 4, "a", Outcome.OutOfMemory, DateTime.UnixEpoch, 1, 10, new AllocationFailed("bad_alloc"), null),
                    new Attempt(
                        missing,
                        1,
                        "b,seed=4",
                        Outcome.OutOfMemory,
                        DateTime.UnixEpoch,
                        1,
                        null,
                        new AllocationFailed("bad_alloc"),
                        null),
                    new Attempt(
                        missing,
                        2,
                        "b,seed=4",
                        Outcome.OutOfMemory,
                        DateTime.UnixEpoch,
                        1,
                        null,
                        new WorkerSignaled(9, MemoryRanOut: true, ""),
                        null),
                ],
                Notes = [new ChangedLine("results.jsonl", 7)],
            }),
            "md").UseParameters(language);
    }

    [Theory]
    [InlineData(ReportLanguages.English)]
    [InlineData(ReportLanguages.Chinese)]
    public Task A_run_that_has_not_begun(string language) =>
        Verify(ReportIn(language, Scale.Full, StoredResults.Empty, new CorpusShelf("nowhere")), "md").UseParameters(language);

    /// <summary>Every number, level and file of the one is in the other, and no English but names and the author's words.</summary>
    [Fact]
    public void A_report_in_Chinese_has_the_same_figures_and_no_English()
    {
        IReadOnlyDictionary<string, string> english = Report(Scale.Quick, Stored(Scale.Quick, Bench.Finished));
        IReadOnlyDictionary<string, string> chinese
            = Report(Scale.Quick, Stored(Scale.Quick, Bench.Finished), language: KnownLanguages.Chinese);
        string[] words =
        [
            .. from text in chinese.Values
               from Match word in EnglishWord().Matches(Markup().Replace(text, " "))
               select word.Value,
        ];

        Assert.Equal(english.Keys.Select(path => path.Replace(".svg", ".zh-CN.svg", StringComparison.Ordinal)
            .Replace("REPORT.md", "REPORT.zh-CN.md", StringComparison.Ordinal)).Order(), chinese.Keys.Order());
        Assert.Empty(words.Distinct().Except(_names).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_text_that_the_author_translated_is_in_the_language_and_others_stay_as_written()
    {
        var input = new ReportInput<Bench>(_sweep.PlannedAt(Scale.Quick), new CorpusShelf(""), Stored(Scale.Quick, Bench.Finished)) {
            Language = KnownLanguages.Chinese };
        var results = new Bench.Results(input.Results);
        var writer = new ReportWriter<Bench>(input);
        writer.Question("Why?", "Because.", new Translation("zh-CN", "为什么？"));
        writer.Verdicts(
            0.05,
            [
                new Claim("100 is better than the large ones", "C6", () => Bench.BeatsLarge(results)) {
                    Translations = [new Translation("zh-CN", "100 优于大批")] },
                new Claim("100 is faster than 16", "a (b)", () => Bench.IsFaster(results)),
            ],
            article: "../The article.md");
        string report = writer.Files()["REPORT.zh-CN.md"];

        Assert.StartsWith("# 为什么？\n\n> Because.\n", report, StringComparison.Ordinal);
        Assert.Contains("| 100 优于大批（[C6](../The%20article.md#c6)） |", report, StringComparison.Ordinal);
        Assert.Contains("*100 is faster than 16*（[a (b)](../The%20article.md#a%20%28b%29)）", report, StringComparison.Ordinal);
        Assert.Contains("C6 100 优于大批", writer.Files()["figures/claims.zh-CN.svg"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The article.md", "The%20article.zh-CN.md", true)]
    [InlineData("The article.md", "The%20article.md", false)]
    [InlineData("https://example.org/a.md", "https://example.org/a.md", true)]
    public void A_translated_report_leads_to_the_translated_article(string article, string address, bool exists)
    {
        using var folder = new TemporaryFolder();
        if (exists)
        {
            File.WriteAllText(folder["The article.zh-CN.md"], "");
        }

        var claim = new Claim("It holds", "C6", () => throw new UnreachableException());
        Prose LinkIn(Language language) => new SourcePage(article, folder.Path, language, Scale.Full).SourceOf(claim);

        Assert.Equal($"[C6]({address}#c6)", LinkIn(KnownLanguages.Chinese).Markdown);
        Assert.Equal($"[C6]({article.Replace(" ", "%20", StringComparison.Ordinal)}#c6)", LinkIn(KnownLanguages.English).Markdown);
    }

    [Fact]
    public void A_report_says_what_targets_took_and_that_a_falling_rate_hides_it()
    {
        var sweep = new Bench.Sweep(new Target("ValidationLoss", 2.5), new Target("ValidationLoss", 1));
        string report = Report(Scale.Quick, Stored(Scale.Quick, Bench.Finished, sweep), sweep: sweep)["REPORT.md"];
        string planned = Report(Scale.Full, StoredResults.Empty, corpora: new CorpusShelf("nowhere"), sweep: sweep)["REPORT.md"];

        Assert.Contains("## Reaching targets by batch size", report, StringComparison.Ordinal);
        Assert.Contains("### A validation loss of 2.5 nats/token", report, StringComparison.Ordinal);
        Assert.Matches(@"\|\s+100 \|\s+5 of 5 \|\s+more than", report);
        Assert.Contains("**The learning rate falls over the whole run, so the middle", report, StringComparison.Ordinal);
        Assert.Contains(
            "what it takes to reach a validation loss of 2.5 nats/token; a validation loss of 1 nats/token.",
            planned,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tuning_for_a_target_is_shown_in_tokens()
    {
        var sweep = new Bench.Sweep(new Target("ValidationLoss", 2.5)) { TunedFor = 2.5 };
        string report = Report(Scale.Quick, Stored(Scale.Quick, Bench.HigherIsFaster, sweep), sweep: sweep)["REPORT.md"];

        Assert.Contains("Tokens to validation loss 2.5 (k tokens), mean of 2 tuning seeds", report, StringComparison.Ordinal);
        Assert.Matches(@"\|\s+100 \|[^|]*\|[^|]*\|\s+\*\*4\d\d", report);
        Assert.DoesNotContain("Optimistic tuning", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_whose_own_code_fails_costs_no_other_its_verdict()
    {
        var writer = new ReportWriter<Bench>(
            new ReportInput<Bench>(_sweep.PlannedAt(Scale.Quick), new CorpusShelf(""), Stored(Scale.Quick, Bench.Finished)));
        writer.Verdicts(0.05, [new Claim("a", "", () => throw new InvalidOperationException("no luck")), new Claim(
            "b",
            "",
            () => Arms.Losses(Arms.Of("16", 1, 1.1, 1.2)).IsBelow(Arms.Losses(Arms.Of("100", 2, 2.1, 2.2))))]);
        string report = writer.Files()["REPORT.md"];

        Assert.Contains("The claim's own code threw InvalidOperationException: no luck", report, StringComparison.Ordinal);
        Assert.Contains("| b     | **Supported**", report, StringComparison.Ordinal);
    }

    /// <summary>Who widens a grid after a first look should not hide that there was one.</summary>
    [Fact]
    public void Trials_that_are_no_more_asked_for_are_named()
    {
        StoredResults stored = Stored(Scale.Quick, Bench.Finished);
        TrialResult other = stored.Trials.Values.First() with { Id = "0123456789abcdef" };
        string Of(StoredResults results) => Report(Scale.Quick, results)["REPORT.md"];

        Assert.DoesNotContain("no longer asks for", Of(stored), StringComparison.Ordinal);
        Assert.Contains(
            "- `results.jsonl` also holds 1 finished trial of earlier versions of this experiment, with other levels, settings or step implementations. "
                + "It is not counted here.",
            Of(stored with { Trials = stored.Trials.Append(new(other.Id, other)).ToDictionary(StringComparer.Ordinal) }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_axes_are_drawn_in_one_figure_with_a_line_for_each_level()
    {
        var sweep = new Bench.Sweep();
        var writer = new ReportWriter<Bench>(
            new ReportInput<Bench>(sweep.PlannedAt(Scale.Full), new CorpusShelf(""), Stored(Scale.Full, Bench.Finished, sweep)));
        writer.Figures("BatchSize");
        writer.Figures("Heads");
        IReadOnlyDictionary<string, string> files = writer.Files();

        string figure = files["figures/ValidationLoss-by-BatchSize-and-Heads.svg"];
        Assert.Contains("Validation loss against batch size, by heads", figure, StringComparison.Ordinal);
        Assert.Contains("(figures/ValidationLoss-by-BatchSize-and-Heads.svg)", files["REPORT.md"], StringComparison.Ordinal);
        Assert.All(
            sweep.Axes.First(axis => axis.Name == "Heads").LevelsAt(Scale.Full),
            heads => Assert.Contains($">{heads}</text>", figure, StringComparison.Ordinal));
    }

    /// <summary>The micro-batch changes nothing that is learned, so its lines would lie on one another.</summary>
    [Fact]
    public void Levels_that_train_identically_are_one_line()
    {
        var sweep = new Twins.Sweep();
        var writer = new ReportWriter<Twins>(
            new ReportInput<Twins>(sweep.PlannedAt(Scale.Full), new CorpusShelf(""), sweep.Stored()));
        writer.Figures("Depth");

        Assert.DoesNotContain("figures/ValidationLoss-by-Depth-and-MicroBatch.svg", writer.Files().Keys);
        Assert.Contains("figures/ValidationLoss-by-Depth.svg", writer.Files().Keys);
    }

    [Fact]
    public void A_study_of_costs_alone_says_nothing_of_what_was_learnt()
    {
        var sweep = new Bench.Sweep { IsOfCosts = true };
        var writer = new ReportWriter<Bench>(
            new ReportInput<Bench>(sweep.PlannedAt(Scale.Full), new CorpusShelf(""), Stored(Scale.Full, Bench.Finished, sweep)));
        writer.Question(sweep.Question, "");
        writer.Verdicts(0.05, []);
        writer.Figures("BatchSize");
        writer.Table("BatchSize");
        writer.Method([], new Dictionary<string, string>());
        IReadOnlyDictionary<string, string> files = writer.Files();
        string report = files["REPORT.md"];

        Assert.Contains(
            "**Batch size 512 is best in throughput (at heads 4): 512.025 ± 0.021 k tokens/s.**",
            report,
            StringComparison.Ordinal);
        Assert.Contains("parameters, the corpus Tape (a token is a beep), AdamW", report, StringComparison.Ordinal);
        Assert.Contains("## Costs by batch size", report, StringComparison.Ordinal);
        Assert.Contains("figures/TokensPerSecond-by-BatchSize.svg", files.Keys);
        Assert.Contains("32 trials were trained for costs.", report, StringComparison.Ordinal);
        Assert.Contains("This study measures costs only.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Learning metrics", report, StringComparison.Ordinal);
        Assert.DoesNotContain("0 seeds", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Unfinished", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Predicted_costs_stand_beside_the_measured()
    {
        var sweep = new Bench.Sweep { IsOfCosts = true };
        StoredResults stored = Stored(Scale.Full, Bench.Finished, sweep);
        string Of(StoredResults results)
        {
            var writer = new ReportWriter<Bench>(new ReportInput<Bench>(sweep.PlannedAt(Scale.Full), new CorpusShelf(""), results));
            writer.Table("BatchSize");
            writer.Method([], new Dictionary<string, string>());
            return writer.Files()["REPORT.md"];
        }

        // Bench makes up 1,000 tokens per second for each sequence of the batch, and 10 more for each block. Predicted are 1,250.
        string report = Of(stored with
        {
            Attempts =
            [
                .. stored.Trials.Values.Select(trial => new Attempt(
                    trial.Id, 1, "", Outcome.Completed, DateTime.UnixEpoch, 100, null, null, null)
                {
                    PredictedSeconds = trial.Tokens / (1250.0 * int.Parse(trial.Levels[0].Level, CultureInfo.InvariantCulture)),
                }),
            ],
        });

        Assert.Matches(@"\| +16 \| +20\.0 \| +0\.801 \|", report);
        Assert.Matches(@"\| +512 \| +640 \| +0\.800 \|", report);
        Assert.DoesNotContain("One after another", report, StringComparison.Ordinal);
        Assert.DoesNotContain("predicted", Of(stored), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_predicted_time_of_trials_that_learn_stands_beside_the_actual()
    {
        StoredResults stored = Stored(Scale.Quick, Bench.Finished);
        Attempt Of(TrialResult trial) => new(trial.Id, 1, "", Outcome.Completed, DateTime.UnixEpoch, 12, null, null, null)
        {
            PredictedSeconds = 8.5,
        };
        string[] learning = [.. stored.Trials.Values.Where(trial => trial.Phase != Phase.Cost).Select(trial => trial.Id)];
        string report = Report(Scale.Quick, stored with { Attempts = [.. stored.Trials.Values.Select(Of)] })["REPORT.md"];

        Assert.Contains(
            $"One after another, {learning.Length} trials were predicted to take {Words.Duration(TimeSpan.FromSeconds(10 * learning.Length))} "
                + $"without validation. With validation, they took {Words.Duration(TimeSpan.FromSeconds(12 * learning.Length))}.",
            report,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_is_the_same_bytes_whatever_order_the_results_are_in()
    {
        StoredResults stored = Stored(Scale.Quick, Bench.Finished);
        StoredResults turned = stored with { Trials = stored.Trials.Reverse().ToDictionary(StringComparer.Ordinal) };

        Assert.Equal(Report(Scale.Quick, stored), Report(Scale.Quick, turned));
    }

    [Fact]
    public void A_report_needs_no_text_where_the_results_have_its_fingerprint()
    {
        StoredResults stored = Stored(Scale.Quick, Bench.Finished);
        var recorded = new CorpusShelf(
            "nowhere",
            new Dictionary<string, string> { [CorpusShelf.KeyOf(new Bench.Tape())] = new Bench.Tape().Open(".").Fingerprint },
            new Dictionary<string, CorpusFacts> { [CorpusShelf.FactsKeyOf(new Bench.Tape())] = CorpusFacts.Endless });

        Assert.Equal(Report(Scale.Quick, stored), Report(Scale.Quick, stored, recorded));
        Assert.Empty(recorded.Fingerprints);
    }

    /// <summary>An author's fingerprint is any printable text, and a file's may be a stranger's.</summary>
    [Fact]
    public void A_fingerprint_out_of_a_file_is_no_markup()
    {
        var recorded = new CorpusShelf(
            "nowhere",
            new Dictionary<string, string> { [CorpusShelf.KeyOf(new Bench.Tape())] = "<img src=x> | `[a](b)`" });
        string report = Report(Scale.Quick, Stored(Scale.Quick, Bench.Finished), recorded)["REPORT.md"];

        Assert.DoesNotContain("<img", report, StringComparison.Ordinal);
        Assert.Contains(@"fingerprint &lt;img src=x&gt; \| \`\[a\](b)\`", report, StringComparison.Ordinal);
    }

    /// <summary>A machine that lacks a counter, or a file from a stranger, gives costs that are no numbers.</summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1e100)]
    [InlineData(0)]
    public void Costs_that_are_no_numbers_leave_a_report_of_what_is(double cost)
    {
        StoredResults some = Stored(Scale.Quick, trial => Bench.Finished(trial) is var result && trial.Phase == Phase.Cost
            && trial.Seed == 2 ? result with { Costs = new Dictionary<string, double> { ["TokensPerSecond"] = cost } } : result);
        StoredResults all = Stored(Scale.Quick, trial => Bench.Finished(trial) is var result && trial.Phase == Phase.Cost
            ? result with { Costs = new Dictionary<string, double> { ["TokensPerSecond"] = cost } }
            : result);

        foreach (StoredResults stored in (StoredResults[])[some, all])
        {
            IReadOnlyDictionary<string, string> files = Report(Scale.Quick, stored);
            Assert.Matches(@"\| 100 is faster than 16 +\| \*\*Inconclusive\*\*", files["REPORT.md"]);
            Assert.Matches(@"\| 100 is better than the large ones \(§3.2\) \| \*\*", files["REPORT.md"]);
            Assert.All(
                files.Where(file => file.Key.EndsWith(".svg", StringComparison.Ordinal)),
                file => Assert.DoesNotMatch("[\"= ,](NaN|-?Infinity|∞)[\", ]", System.Xml.Linq.XDocument.Parse(file.Value).ToString()));
        }
    }

    [Fact]
    public void A_report_names_the_step_and_the_command_that_takes_it()
    {
        string report = Report(Scale.Quick, Stored(Scale.Quick, Bench
            .Finished, step: StepKind.Autograd), step: StepKind.Autograd)["REPORT.md"];

        Assert.Contains(
            "Trials use the autograd step, whose gradients TorchSharp computes by automatic differentiation.",
            report,
            StringComparison.Ordinal);
        Assert.Matches(@"\| Training.Step +\| autograd +\| command line +\|", report);
        Assert.Contains("run Bench --scale quick --step autograd\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_for_the_step_that_the_record_has_changes_no_byte()
    {
        StoredResults stored = Stored(Scale.Quick, Bench.Finished);

        Assert.Equal(Report(Scale.Quick, stored), Report(Scale.Quick, stored, step: StepKind.Fast));
    }

    [Fact]
    public void Every_effect_with_its_interval_seeds_and_p_stands_below_the_table()
    {
        StoredResults stored = Stored(Scale.Full, Bench.Finished);
        var input = new ReportInput<Bench>(_sweep.PlannedAt(Scale.Full), new CorpusShelf(""), stored);
        var results = new Bench.Results(input.Results);
        string[] lines = [.. Report(Scale.Full, stored)["REPORT.md"].Split('\n').SkipWhile(line => line != "## Verdicts")
            .TakeWhile(line => !line.StartsWith("![", StringComparison.Ordinal))];
        IReadOnlyList<Verdict> verdicts = ClaimFamily.Decide(
            [Bench.BeatsLarge(results), Bench.IsFaster(results), Bench.UpdatesLessOften(new Bench.Plan(input.Plans))]);

        IEnumerable<string> evidence = verdicts.SelectMany(VerdictEvidence.Of).Select(fact => fact.In(KnownLanguages.English).Markdown);
        Assert.All(evidence, part => Assert.Contains(
            lines,
            line => line.Contains("- ", StringComparison.Ordinal) && line.Contains(part, StringComparison.Ordinal)));
        Assert.All(verdicts, verdict => Assert.Contains(lines, line => line.StartsWith('|')
            && line.Contains(VerdictEvidence.Main(verdict)!.In(KnownLanguages.English).Markdown, StringComparison.Ordinal)));
        Assert.Equal(3, lines.Count(line => line.Contains(" seeds", StringComparison.Ordinal)
            && line.Contains(" CI ", StringComparison.Ordinal)
            || line.Contains("For the whole claim: adjusted p", StringComparison.Ordinal)));
    }

    [Fact]
    public void Words_of_an_author_are_no_markup()
    {
        var writer = new ReportWriter<Bench>(
            new ReportInput<Bench>(_sweep.PlannedAt(Scale.Quick), new CorpusShelf(""), Stored(Scale.Quick, Bench.Finished)));
        writer.Question("Is <script>x</script> | a `title`?", "[a](b)");
        writer.Verdicts(0.05, [new Claim("a | b", "<i>", () => throw new ClaimException("It says | and <b>."))]);
        string report = writer.Files()["REPORT.md"];

        Assert.DoesNotContain("<script>", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", report, StringComparison.Ordinal);
        Assert.Matches(@"\| a \\\| b \(&lt;i&gt;\) \| \*\*Inconclusive\*\* \(cannot be decided\) \| +\|", report);
        Assert.Contains("- *a \\| b* (&lt;i&gt;): It says \\| and &lt;b&gt;.\n", report, StringComparison.Ordinal);
    }

    private static string ReportIn(string tag, Scale scale, StoredResults stored, CorpusShelf? corpora = null)
    {
        Language language = KnownLanguages.All.First(one => one.Tag == tag);
        return Report(scale, stored, corpora, language: language)[language.ReportFile];
    }

    /// <summary>The sections in the order that the generated report has them.</summary>
    private static IReadOnlyDictionary<string, string> Report(
        Scale scale,
        StoredResults stored,
        CorpusShelf? corpora = null,
        Bench.Sweep? sweep = null,
        StepKind? step = null,
        Language? language = null)
    {
        var input = new ReportInput<Bench>((sweep ?? _sweep).PlannedAt(scale, step), corpora ?? new CorpusShelf(""), stored) {
            Language = language ?? KnownLanguages.English };
        var results = new Bench.Results(input.Results);
        var plan = new Bench.Plan(input.Plans);
        var report = new ReportWriter<Bench>(input);
        report.Question(_sweep.Question, "A bench of made-up numbers.");
        report.Verdicts(
            0.05,
            [
                new Claim("100 is better than the large ones", "§3.2", () => Bench.BeatsLarge(results)),
                new Claim("100 is faster than 16", "", () => Bench.IsFaster(results)),
                new Claim("Larger batches update less often", "", () => Bench.UpdatesLessOften(plan)),
            ]);
        report.Figures("BatchSize");
        report.Table("BatchSize");
        report.Table("Heads");
        report.Targets("BatchSize");
        report.Tuning("LearningRate");
        report.Deviations();
        report.Method(["Training.BatchSize", "Optimizer.LearningRate"], new Dictionary<string, string> { ["Model"] = "LlamaConfig.Nano" });
        report.Environment();
        return report.Files();
    }

    private static StoredResults Stored(
        Scale scale,
        Func<Trial<Bench>, TrialResult> result,
        Bench.Sweep? sweep = null,
        StepKind? step = null) => StoredResults.Empty with
    {
        Trials = Bench.ResultsOf(sweep ?? _sweep, scale, result, step),
        Machines = [new MachineFacts("1.0.0", ".NET 10", "Linux", "A processor", 2, 8L << 30)],
    };

    /// <summary>Code, addresses, and the marks of SVG, which are not read.</summary>
    [GeneratedRegex(@"```[^`]*```|`[^`]*`|\]\([^)]*\)|<[^>]*>|&\w+;|\b[0-9a-f]{64}\b|\b[A-Z]\w+(\.\w+)+")]
    private static partial Regex Markup();

    [GeneratedRegex("[A-Za-z]{2,}(?:[ -][A-Za-z]{2,})*")]
    private static partial Regex EnglishWord();
}
